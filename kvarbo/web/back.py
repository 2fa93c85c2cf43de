# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way back to where one came from: a page of ours that a form may lead to, or nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

LONGEST = 600
PAGES = frozenset({"my-day", "unit", "unit-list", "case"})


def safe_back(address: str) -> str:
    """The address if it is one of the pages above, with its choices; empty for anything else."""
    if not address.startswith("/") or address.startswith("//") or len(address) > LONGEST:
        return ""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or "\\" in address or not address.isprintable():
        return ""
    try:
        found = resolve(parts.path)
    except Resolver404:
        return ""
    return address if found.url_name in PAGES else ""
