# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Law, routines and plans as pure functions: no Django, no clock, no database."""
