# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with many notices: read, mapped, judged row by row, and taken in exactly once."""
