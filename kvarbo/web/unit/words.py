# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said of a unit and its people. Nobody is ranked, and why somebody is away is never said."""

from __future__ import annotations

import datetime as dt

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kvarbo.web.ui.dates import near_day, short_day
from kvarbo.web.ui.words import count_of, in_words, upper_first
from kvarbo.web.unit.desk import Colleague, Desk


def households(count: int) -> str:
    return count_of(count, one="hushåll", many="hushåll")


def clocks(count: int) -> str:
    return count_of(count, one="klocka", many="klockor") if count else "ingen klocka"


def to_list(count: int) -> str:
    """The link to the list."""
    return "Se hushållet i listan" if count == 1 else f"Se alla {households(count)} i en lista"


def genitive(name: str) -> str:
    """Hannas, Ines: a name that ends with the sound takes no more of it."""
    return name if name[-1:].lower() in ("s", "x", "z") else f"{name}s"


def lead(desk: Desk) -> str | SafeString:
    """65 hushåll. Tre har ingen handläggare. Sju klockor går ut i veckan, två av dem utan att vi har fått kontakt."""
    if not desk.open_lines:
        return "Inga hushåll just nu."
    parts: list[str | SafeString] = [f"{households(len(desk.open_lines))}."]
    parts.append(_unassigned(len(desk.unassigned)))
    parts.append(_ending(desk))
    if desk.evictions:
        first = min(line.eviction_at for line in desk.evictions)
        parts.append(_evictions(len(desk.evictions), near_day(first[:10], today=desk.today)))
    return SafeString(" ".join(format_html("{}", part) for part in parts))


def _unassigned(count: int) -> str | SafeString:
    if not count:
        return "Alla har en handläggare."
    return format_html("<strong>{} har ingen handläggare.</strong>", upper_first(in_words(count, gender="t")))


def _ending(desk: Desk) -> str:
    count = len(desk.ending)
    if not count:
        return "Ingen klocka går ut i veckan."
    words = "klocka" if count == 1 else "klockor"
    silent = sum(line.without_contact for line in desk.ending)
    told = f"{upper_first(in_words(count))} {words} går ut i veckan"
    if not silent:
        return f"{told}, och vi har fått kontakt med {'hushållet' if count == 1 else 'alla'}."
    if silent == count:
        return f"{told}, {'utan att vi har fått kontakt' if count == 1 else 'alla utan att vi har fått kontakt'}."
    return f"{told}, {in_words(silent)} av dem utan att vi har fått kontakt."


def _evictions(count: int, first: str) -> SafeString:
    if count == 1:
        return format_html("<strong>En avhysning är satt till {}.</strong>", first)
    words = upper_first(in_words(count))
    return format_html("<strong>{} avhysningar är satta i veckan, den första {}.</strong>", words, first)


def away_words(one: Colleague, *, today: dt.date) -> str:
    """When somebody is back, or that they leave; empty for one who is here."""
    if one.left:
        return "Har slutat"
    if one.leaves_on is not None:
        return f"Slutar, borta från {short_day(one.leaves_on, today=today)}"
    if not one.absent:
        return ""
    if one.absent_until is None:
        return "Borta tills vidare"
    return f"Borta, tillbaka {short_day(one.absent_until, today=today)}"
