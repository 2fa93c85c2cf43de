# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the service itself falls short, counted by unit and month: never a household's risk, never a colleague's."""
