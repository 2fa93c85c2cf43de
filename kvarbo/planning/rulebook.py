# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law that ships with this release, read once."""

from functools import lru_cache

from kvarbo.rules.law import Law, load_law


@lru_cache(maxsize=1)
def current_law() -> Law:
    return load_law()
