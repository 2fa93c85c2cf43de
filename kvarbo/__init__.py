# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kvarbo: software that helps a Swedish municipality keep people in their homes."""
