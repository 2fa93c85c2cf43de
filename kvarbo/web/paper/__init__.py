# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The paper twin: a case's plan on one sheet, a unit's day on a few, and what was done on paper entered afterwards."""
