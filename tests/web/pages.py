# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a page as a person does: its words, its forms."""

import html
import re
from collections.abc import Mapping

from django.http import HttpResponse


def words(response: HttpResponse) -> str:
    """The page's text on one line, without tags."""
    body = re.sub(r"(?s)<(script|style|head).*?</\1>", " ", response.content.decode())
    body = re.sub(r"</?(em|strong)>", "", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def without_tokens(response: HttpResponse) -> str:
    """The page without what differs at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


def filled(response: HttpResponse, **changes: str) -> dict[str, str | list[str]]:
    """The page's form as it stands, with some fields changed: what a browser would send."""
    form = response.context["form"]
    found: dict[str, str | list[str]] = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, list | tuple):
            found[bound.html_name] = [str(one) for one in value]
        elif value not in (None, False):
            found[bound.html_name] = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return found | changes


def errors(response: HttpResponse) -> Mapping[str, list[str]]:
    return response.context["form"].errors
