# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The municipality's profile, its boards, areas, units and roles, and its staff."""
