# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Min dag: what comes first, what waits, and what others did meanwhile."""
