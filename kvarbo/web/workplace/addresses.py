# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which addresses hold a form whose text is worth keeping, and what to call what was begun there."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from kvarbo.notices.papers import PAPERS
from kvarbo.web.cases.kinds import KIND_OF_SLUG

# Pages that put back by themselves what was begun in them. What was typed anywhere else is shown as text.
RESTORED = frozenset(
    {
        "case-close",
        "case-follow-up",
        "case-from-paper",
        "case-reopen",
        "event-correct",
        "event-new",
        "event-withdraw",
        "move-in-list",
        "new-notice",
        "notice",
        "undo-decision",
    }
)
# What these are about stands in the form as well as in the address.
ABOUT_A_STEP = frozenset({"event-new", "case-follow-up"})
# Nothing sent to these is anyone's text.
NEVER_KEPT = frozenset({"log-in", "log-out", "choose-role", "refill", "session", "keep-draft", "discard-draft"})
# What a page sends along by itself.
MARKS = frozenset({"csrfmiddlewaretoken", "on", "seq", "key", "steg", "submission", "next", "board", "received_on"})
TITLES = {
    "case-close": "Avsluta ärendet",
    "case-follow-up": "Följ upp",
    "case-from-paper": "Från papper",
    "case-reopen": "Öppna igen",
    "event-correct": "Rätta en händelse",
    "event-withdraw": "Ta tillbaka en händelse",
    "move-in-list": "Flytta i listan",
    "notice": "Vem gäller underrättelsen?",
    "undo-decision": "Ångra ett beslut",
}


def place_of(address: str) -> ResolverMatch | None:
    """The page at an address of ours."""
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return None
    try:
        return resolve(urlsplit(address).path)
    except Resolver404:
        return None


def safe_next(address: str) -> str:
    """The address if it is a page of ours; empty for anything else."""
    match = place_of(address)
    return address if match and match.view_name not in NEVER_KEPT else ""


def page_before(request: HttpRequest) -> str:
    """The page of ours that a button stood on; empty for none. No page repeats its own address: it may be a guess."""
    told = urlsplit(request.headers.get("Referer", ""))
    address = f"{told.path}?{told.query}" if told.query else told.path
    return safe_next(address) if told.netloc == request.get_host() else ""


def address_of(request: HttpRequest) -> str:
    """Where the form of this request is found again, whether it is asked for or sent."""
    address = request.get_full_path()
    match = request.resolver_match
    name = match.view_name if match else ""
    if name == "new-notice" and (key := request.POST.get("submission", "")):
        return f"{request.path}?{urlencode({'utkast': key})}"
    if name in ABOUT_A_STEP and (step := request.POST.get("steg", "")) and not request.GET.get("steg"):
        return f"{address}{'&' if request.GET else '?'}{urlencode({'steg': step})}"
    return address


def typed(values: dict[str, list[str]]) -> bool:
    """Whether a person has written anything, beyond what the page sends along by itself."""
    return any(text.strip() for name, texts in values.items() if name not in MARKS for text in texts)


def worth_keeping(view_name: str, values: dict[str, list[str]]) -> bool:
    """Own forms that put it back, and any other where someone has written words."""
    if not view_name or view_name in NEVER_KEPT or not typed(values):
        return False
    texts = [text for name, texts in values.items() if name not in MARKS for text in texts]
    return view_name in RESTORED or any(len(text.split()) > 1 for text in texts)


def title_of(address: str) -> str:
    """What was begun at an address, without anyone's name."""
    match = place_of(address)
    if match is None:
        return "Formulär"
    told = match.kwargs
    if match.view_name == "event-new" and told["slug"] in KIND_OF_SLUG:
        title = KIND_OF_SLUG[told["slug"]].title
    elif match.view_name == "new-notice" and told["paper"] in PAPERS:
        title = PAPERS[told["paper"]].title
    else:
        title = TITLES.get(match.view_name, "Formulär")
    return f"{title}, ärende {told['number']}" if "number" in told else title


def case_number_of(address: str) -> str:
    match = place_of(address)
    return str(match.kwargs.get("number", "")) if match else ""
