# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from tests.web.notices.paper import notice

__all__ = ["notice"]
