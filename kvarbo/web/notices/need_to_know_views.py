# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""*Behöver veta*: a paper came on someone whom the registrar may not see. For those who may, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kvarbo.audit.services import record
from kvarbo.cases.models import Case
from kvarbo.common.errors import DomainError
from kvarbo.common.personnummer import masked
from kvarbo.notices import services
from kvarbo.notices.hidden import HitNotFound
from kvarbo.notices.models import HiddenHit
from kvarbo.notices.selectors import get_hit, may_need_to_know, need_to_know
from kvarbo.people.models import Person
from kvarbo.web.formrenderer.widgets import CardLabel, RadioCards
from kvarbo.web.notices.rows import sender_words
from kvarbo.web.ui.dates import clock_time, near_day
from kvarbo.web.ui.shapes import Fact
from kvarbo.web.visit import Visit, visit_of

SAME, OTHER = "samma", "olika"


class HitForm(forms.Form):
    choice = forms.ChoiceField(
        label="Är de samma person?",
        choices=[
            (SAME, CardLabel("Ja, slå ihop", "Den nya raden hör sedan till den person ni redan känner.")),
            (OTHER, CardLabel("Nej, de är två", "De står kvar var för sig.")),
        ],
        widget=RadioCards(),
        error_messages={"required": "Välj om de är samma person."},
    )
    reason = forms.CharField(
        label="Hur vet du det?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Sparas med ditt namn. Registratorn ser det inte.",
        error_messages={"required": "Skriv hur du vet."},
    )


@dataclass(frozen=True)
class HitRow:
    """One paper and the two rows that it left: the one known before and the one just made."""

    hit: HiddenHit
    came: str
    sender: str
    new_case: str
    may_open: bool
    known_cases: tuple[str, ...]


def _visit(request: HttpRequest) -> Visit:
    visit = visit_of(request)
    if not may_need_to_know(user=visit.user, on=visit.today):
        raise Http404
    return visit


@require_safe
def hit_list(request: HttpRequest) -> HttpResponse:
    visit = _visit(request)
    rows = [_row(visit, hit) for hit in need_to_know(user=visit.user, on=visit.today)]
    for row in rows:
        _note_read(visit, row.hit)
    return render(request, "notices/need_to_know.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def hit_page(request: HttpRequest, hit_id: int) -> HttpResponse:
    visit = _visit(request)
    try:
        hit = get_hit(user=visit.user, hit_id=hit_id, on=visit.today)
    except HitNotFound:
        raise Http404 from None
    form = HitForm(data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _handled(request, visit, hit, form):
        return redirect("need-to-know")
    _note_read(visit, hit)
    context = {
        "form": form,
        "row": _row(visit, hit),
        "known": _facts(hit.hidden),
        "new": _facts(hit.person),
        "crumbs": [("Behöver veta", reverse("need-to-know")), ("Samma person?", "")],
    }
    return render(request, "notices/hidden_hit.html", context)


def _handled(request: HttpRequest, visit: Visit, hit: HiddenHit, form: HitForm) -> bool:
    same = form.cleaned_data["choice"] == SAME
    try:
        services.handle_hidden_hit(
            actor=visit.actor_for_board(hit.notice.board),
            hit_id=hit.pk,
            same_person=same,
            reason=form.cleaned_data["reason"],
            today=visit.today,
            now=visit.now,
        )
    except DomainError as fault:
        form.add_error(None, fault.message)
        return False
    words = "är nu samma person hos oss" if same else "står kvar som två personer"
    messages.success(request, f"Sparat kl. {clock_time(visit.now)}. {hit.person.name} och {hit.hidden.name} {words}.")
    return True


def _row(visit: Visit, hit: HiddenHit) -> HitRow:
    seen = Case.objects.visible_to(user=visit.user, on=visit.today)
    case = hit.notice.case
    known = seen.filter(persons__person=hit.hidden).order_by("-opened_on", "number")
    return HitRow(
        hit=hit,
        came=f"kom {near_day(hit.notice.received_on, today=visit.today)}",
        sender=sender_words(hit.notice, profile=visit.profile),
        new_case=case.number if case else "",
        may_open=bool(case) and seen.filter(pk=hit.notice.case_id).exists(),
        known_cases=tuple(known.values_list("number", flat=True)),
    )


def _facts(person: Person) -> list[Fact]:
    number = masked(person.personnummer) if person.personnummer else "saknas"
    found = [Fact("Namn", person.name), Fact("Personnummer", number)]
    if person.protected:
        found.append(Fact("Skydd", "Skyddade personuppgifter"))
    return found


def _note_read(visit: Visit, hit: HiddenHit) -> None:
    record(actor_id=visit.user.pk, action="read", object_kind="hidden_hit", object_id=str(hit.pk), at=visit.now)
