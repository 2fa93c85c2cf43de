# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawn time line of the case page."""

from kvarbo.web.timeline.whole import timeline_of

__all__ = ["timeline_of"]
