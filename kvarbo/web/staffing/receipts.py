# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said when something was given, handed over or undone."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest

from kvarbo.casework.assigning import Outcome
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.web.staffing import words
from kvarbo.web.staffing.places import address
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.unit.desk import Desk
from kvarbo.web.unit.words import households


def tell(request: HttpRequest, desk: Desk, outcome: Outcome, *, word: str, key: str, names: Mapping[str, str]) -> None:
    """What was done, with one way to undo all of it; and what was not, with why."""
    if outcome.done:
        staff = names_of_staff(ids={one.user_id for one in outcome.done if one.user_id})
        text = f"{word} kl. {clock_time(desk.visit.now)}. {words.who_got(outcome, staff)}"
        back = request.POST.get("till", "")
        messages.success(request, text, address("unit-assign-undo", desk, key, till=back))
    tell_refused(request, outcome, names=names)


def tell_again(request: HttpRequest, desk: Desk, count: int, *, key: str) -> None:
    """The same form came twice: nothing more was written, and all of it may still be undone."""
    text = f"Det är redan sparat: {households(count)} lämnades över."
    messages.success(request, text, address("unit-assign-undo", desk, key, till=request.POST.get("till", "")))


def tell_refused(
    request: HttpRequest, outcome: Outcome, *, names: Mapping[str, str], word: str = "ändrades inte"
) -> None:
    if outcome.refused:
        count = households(len(outcome.refused))
        messages.warning(request, f"{count} {word}. {words.refusals(outcome.refused, names)}")


def tell_undone(request: HttpRequest, desk: Desk, outcome: Outcome, *, names: Mapping[str, str]) -> None:
    if outcome.done:
        count = len(outcome.done)
        text = f"{households(count)} är som före."
        messages.success(request, f"Ångrat kl. {clock_time(desk.visit.now)}. {text}")
    tell_refused(request, outcome, names=names, word="gick inte att ångra")
