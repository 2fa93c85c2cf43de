# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""*Stanna upp*: a likely mistake of person is shown side by side before anything is saved. It never forbids."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kvarbo.notices.doubting import doubts
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match
from kvarbo.web.notices.decision_form import JOIN, NONE, OPEN, DecisionForm, name_and_year
from kvarbo.web.notices.rows import compare_rows

OWN = ("csrfmiddlewaretoken", "compared", "confirm", "back")


class StopForm(forms.Form):
    compared = forms.BooleanField(
        label="Jag har jämfört uppgifterna",
        error_messages={"required": "Kryssa i att du har jämfört, eller gå tillbaka."},
    )


@dataclass(frozen=True)
class Halt:
    """Why to stop and look, and at whom."""

    reasons: tuple[str, ...]
    matches: tuple[Match, ...]
    echo: str


def halt_of(notice: Notice, form: DecisionForm) -> Halt | None:
    """What to look at before this decision is saved, or None: go on."""
    decision, chosen = form.cleaned_data["decision"], form.chosen_match
    if decision == NONE:
        return None
    if chosen is None:
        return _new_though_known(notice, form)
    reasons = list(doubts(notice=notice, match=chosen))
    if decision == OPEN and chosen.cases:
        numbers = " och ".join(case.number for case in chosen.cases)
        reasons.append(f"{chosen.person.name} har redan ett öppet ärende, {numbers}. Du är på väg att öppna ett till.")
    if not reasons:
        return None
    what = f"lägger till i ärende {form.case_number}" if decision.startswith(JOIN) else "öppnar ett ärende"
    return Halt(tuple(reasons), (chosen,), f"Du {what} för {name_and_year(chosen.person)}.")


def _new_though_known(notice: Notice, form: DecisionForm) -> Halt | None:
    if not form.by_person:
        return None
    names = " eller ".join(name_and_year(match.person) for match in form.by_person.values())
    reason = f"Du är på väg att anteckna {notice.tenant_name} som en ny person. Vi känner redan {names}."
    return Halt((reason,), tuple(form.by_person.values()), f"Du registrerar på en ny person: {notice.tenant_name}.")


def stop_page(request: HttpRequest, notice: Notice, halt: Halt) -> HttpResponse:
    """All that was filled in comes along, hidden."""
    stop = StopForm(data=request.POST if "confirm" in request.POST else None)
    kept = [(name, value) for name, values in request.POST.lists() if name not in OWN for value in values]
    context = {
        "notice": notice,
        "form": stop,
        "halt": halt,
        "compared": [(match.person.name, compare_rows(match)) for match in halt.matches],
        "kept": kept,
        "crumbs": [("Nya underrättelser", reverse("notice-list")), ("Stanna upp", "")],
    }
    return render(request, "notices/stop.html", context)
