# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of one case, and entering an event by its form."""

from kvarbo.cases.models import Case
from tests.web.pages import filled


def page_of(case: Case) -> str:
    return f"/arenden/{case.number}/"


def form_of(case: Case, slug: str) -> str:
    return f"{page_of(case)}handelse/{slug}/"


def enter(client, case: Case, slug: str, *, query: str = "", **changes):
    """Open the form, change some fields and send it: the answer to the sending."""
    address = form_of(case, slug)
    return client.post(address, filled(client.get(address + query), **changes))
