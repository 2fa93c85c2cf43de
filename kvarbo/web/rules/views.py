# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rule manual: what each rule says, and a place to try it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from kvarbo.planning.rulebook import current_law
from kvarbo.rules.answers import answer
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import Law
from kvarbo.rules.manual import CERTAINTY_SV, KIND_SV, LAWS, REGIME_SV, STYLE, UNIT_SV, render_manual
from kvarbo.rules.noticequestions import notice_questions
from kvarbo.rules.rule import Rule, Value
from kvarbo.rules.wording import say_count, say_list
from kvarbo.web.rules.answering import Told, tell
from kvarbo.web.rules.forms import TryForm
from kvarbo.web.ui.dates import long_day
from kvarbo.web.ui.shapes import Action, Fact
from kvarbo.web.visit import visit_of

PAGE_STYLE = (
    STYLE + "@media (max-width: 34rem) { td, th { overflow-wrap: anywhere; } table { table-layout: fixed; } }\n"
)
# The manual is one self-contained file, so its style stands in it: the policy lets through that style and no other.
STYLE_HASH = "'sha256-" + base64.b64encode(hashlib.sha256(PAGE_STYLE.encode()).digest()).decode() + "'"


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    law = current_law()
    approved = sum(bool(rule.approved) for rule in law.rules.values())
    return render(
        request,
        "rules/list.html",
        {
            "laws": [(title, _rules_of(law, folder)) for folder, title in LAWS.items()],
            "count": len(law.rules),
            "approved": approved,
            "actions": [Action("Skriv ut alla", "skriv-ut/", icon="print")],
            "questions": len(notice_questions()),
        },
    )


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    """What the program asks about a notice, when, and by which court case: for a jurist to read and doubt."""
    rows = [(one, CERTAINTY_SV[one.certainty]) for one in notice_questions()]
    crumbs = [("Regler", "../"), ("Frågor om en underrättelse", "")]
    return render(request, "rules/questions.html", {"rows": rows, "crumbs": crumbs})


@require_safe
def rule_page(request: HttpRequest, rule_id: str) -> HttpResponse:
    law, visit = current_law(), visit_of(request)
    rule = law.rules.get(rule_id)
    if rule is None:
        raise Http404
    form = TryForm(rule=rule, data=request.GET or None)
    told = _try(law, rule, form, visit.today) if form.is_bound else None
    crumbs = [("Regler", "../"), (LAWS.get(rule.folder, rule.folder), "")]
    context: dict[str, Any] = {"rule": rule, "form": form, "told": told, "crumbs": crumbs, "facts": _facts(rule)}
    unsure = [reading for reading in rule.readings if reading.unsure]
    context |= {"unsure": unsure, "sure": [reading for reading in rule.readings if not reading.unsure]}
    context |= {"values": [(value, _length(value)) for value in reversed(rule.values)]}
    return render(request, "rules/rule.html", context)


@require_safe
@csp_update({"style-src": [SELF, STYLE_HASH]})
def manual(request: HttpRequest) -> HttpResponse:
    """The printed manual as a page: with a landmark, and room on a phone."""
    page = render_manual(current_law(), printed_on=visit_of(request).today)
    icon = f'<link rel="icon" href="{static("kvarbo/favicon.svg")}" type="image/svg+xml">'
    page = page.replace("<body>", "<body><main>", 1).replace("</body>", "</main></body>", 1)
    return HttpResponse(page.replace(f"<style>{STYLE}</style>", f"{icon}<style>{PAGE_STYLE}</style>", 1))


def _rules_of(law: Law, folder: str) -> list[Rule]:
    return sorted((rule for rule in law.rules.values() if rule.folder == folder), key=_natural)


def _natural(rule: Rule) -> list[tuple[int, str]]:
    """So that 9 stands before 20."""
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", rule.id)]


def _try(law: Law, rule: Rule, form: TryForm, today: dt.date) -> Told | None:
    """The answer, or None with the fault said on the form."""
    if not form.is_valid():
        return None
    regime = form.cleaned_data.get("regime") or None
    try:
        found = answer(law=law, rule_id=rule.id, given=form.given, on=form.cleaned_data["on"], regime=regime)
    except InputError as fault:
        form.add_error(None, forms.ValidationError(fault.message))
        return None
    return tell(found, rule=rule, today=today)


def _facts(rule: Rule) -> list[Fact]:
    regimes = say_list([REGIME_SV[regime] for regime in rule.regimes]) if rule.regimes else "alla boendeformer"
    checked = f"{CERTAINTY_SV[rule.certainty]}, av {rule.verified_by}"
    return [
        Fact("Regel", rule.id, f"version {rule.revision}"),
        Fact(
            "Svarar med", KIND_SV[rule.kind], "Flyttas till nästa vardag" if rule.rolls else "Flyttas aldrig för helg"
        ),
        Fact("Gäller för", regimes[:1].upper() + regimes[1:]),
        Fact("Kontrollerad mot lydelse", rule.wording_of.isoformat(), f"{long_day(rule.verified_on)}, {checked}"),
        Fact(
            "Godkänd", rule.approved or "Inte godkänd än", "" if rule.approved else "Ingen jurist har godkänt regeln."
        ),
        Fact("Avgörande dag", rule.deciding),
        Fact("Vem ska göra det", rule.who),
        Fact("Vad som går förlorat", rule.lost),
    ]


def _length(value: Value) -> str:
    if value.length is None:
        return "ingen tid, bara dagen"
    told = say_count(value.length.number, *UNIT_SV[value.length.unit])
    if value.longer_if:
        longer = value.longer_if[1]
        told += f", i vissa fall {say_count(longer.number, *UNIT_SV[longer.unit])}"
    return told
