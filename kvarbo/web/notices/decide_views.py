# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One notice: whom it is about and what is done; once decided, what was decided, and the way to undo it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from kvarbo.cases.models import Case
from kvarbo.common.errors import DomainError
from kvarbo.notices import services
from kvarbo.notices.enums import NoticeStatus
from kvarbo.notices.exceptions import AlreadyDecided
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match, candidates
from kvarbo.organisation.models import Area
from kvarbo.rules.profile import Unit
from kvarbo.web.notices.decided import UndoForm, decided_page, said_again, trace_of, undo_page
from kvarbo.web.notices.decision_form import NONE, OPEN, DecisionForm, name_and_year
from kvarbo.web.notices.entrance import note_read, notice_at, registering
from kvarbo.web.notices.listing import proposal_for
from kvarbo.web.notices.matchview import match_views, questions_of
from kvarbo.web.notices.paper_facts import notice_facts
from kvarbo.web.notices.reckoning import notice_clock, notice_reasons
from kvarbo.web.notices.rows import looked_words
from kvarbo.web.notices.stop import halt_of, stop_page
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.visit import Visit
from kvarbo.web.workplace.drafts import begun, done


@require_http_methods(["GET", "HEAD", "POST"])
def notice_page(request: HttpRequest, notice_id: str) -> HttpResponse:
    visit = registering(request)
    notice = notice_at(visit, notice_id)
    if notice.status == NoticeStatus.DECIDED:
        return _already(request, visit, notice)
    matches = candidates(user=visit.user, notice=notice, on=visit.today)
    form = _form(request, visit, notice, matches)
    if request.method == "POST" and form.is_valid() and "back" not in request.POST:
        answer = _answer(request, visit, notice, form)
        if answer is not None:
            return answer
    begun(request, form)
    note_read(visit, notice)
    return render(request, "notices/decide.html", _context(visit, notice, form, matches))


def _answer(request: HttpRequest, visit: Visit, notice: Notice, form: DecisionForm) -> HttpResponse | None:
    """The way on, or None when the form has to be shown again with what is wrong."""
    if form.waits:
        try:
            actor = visit.actor_for_board(notice.board)
            services.leave_waiting(actor=actor, notice=notice, today=visit.today, now=visit.now)
        except AlreadyDecided:
            return _already(request, visit, notice_at(visit, notice.pk))
        said = f"Sparat kl. {clock_time(visit.now)}. Underrättelsen om {notice.tenant_name} väntar kvar."
        messages.info(request, f"{said} Det syns att du har tittat. Inget är beslutat.")
        return redirect("notice-list")
    halt = halt_of(notice, form)
    if halt and not ("confirm" in request.POST and request.POST.get("compared")):
        note_read(visit, notice)
        return stop_page(request, notice, halt)
    try:
        answer = _decide(request, visit, notice, form)
        done(request)
        return answer
    except AlreadyDecided:
        return _already(request, visit, notice_at(visit, notice.pk))
    except DomainError as fault:
        form.add_error(None, fault.message)
    return None


def _already(request: HttpRequest, visit: Visit, notice: Notice) -> HttpResponse:
    """Someone has decided: the same person twice goes on; another sees what was decided."""
    if request.method == "POST" and said_again(visit, notice, request.POST.get("decision", "")):
        return _way_on(visit, notice.case)
    if request.method == "POST":
        messages.info(request, "Underrättelsen är redan beslutad. Inget ändrades.")
        return redirect("notice", notice_id=notice.pk)
    note_read(visit, notice)
    return decided_page(request, visit, notice)


def _form(request: HttpRequest, visit: Visit, notice: Notice, matches: list[Match]) -> DecisionForm:
    proposal = proposal_for(notice.board)
    return DecisionForm(
        notice=notice,
        matches=matches,
        units=_units(visit, notice),
        proposed=proposal.unit if proposal else None,
        data=request.POST if request.method == "POST" else None,
    )


def _units(visit: Visit, notice: Notice) -> list[Unit]:
    """Units of the board that may coordinate a case."""
    profile = visit.profile
    return [
        unit
        for unit in profile.units.values()
        if unit.board == notice.board.slug and profile.unit_kinds[unit.kind].coordinates
    ]


def _context(visit: Visit, notice: Notice, form: DecisionForm, matches: list[Match]) -> dict[str, Any]:
    views = match_views(matches, today=visit.today)
    return {
        "notice": notice,
        "form": form,
        "first": views[0] if views else None,
        "others": views[1:],
        "proposal": proposal_for(notice.board),
        "facts": notice_facts(notice, today=visit.today),
        "clock": notice_clock(notice, today=visit.today),
        "reasons": notice_reasons(notice),
        "questions": questions_of(notice),
        "looked": looked_words([notice], today=visit.today).get(notice.pk, ""),
        "trace": trace_of(notice, visit=visit),
        "crumbs": [("Nya underrättelser", reverse("notice-list")), ("Vem gäller den?", "")],
    }


def _decide(request: HttpRequest, visit: Visit, notice: Notice, form: DecisionForm) -> HttpResponse:
    actor, decision = visit.actor_for_board(notice.board), form.cleaned_data["decision"]
    call: dict[str, Any] = {"actor": actor, "notice": notice, "today": visit.today, "now": visit.now}
    if decision == NONE:
        services.decide_none(reason=form.cleaned_data["reason"], **call)
        _receipt(request, visit, notice, f"Ingen åtgärd för underrättelsen om {notice.tenant_name}.")
        return redirect("notice-list")
    call |= {"person": form.chosen_person, "members": form.members, "hand": form.cleaned_data["hand"] or "first"}
    whom = name_and_year(form.chosen_person) if form.chosen_person else notice.tenant_name
    if decision == OPEN:
        unit = visit.profile.units[form.cleaned_data["unit"]]
        area = Area.objects.filter(profile=notice.board.profile, slug=unit.area, board=notice.board).first()
        why = form.cleaned_data["unit_reason"] if form.unit_changed else ""
        case = services.decide_open(unit=unit.slug, area=area, unit_reason=why, **call)
        _receipt(request, visit, notice, f"{whom} har fått ärende {case.number} hos {unit.name}.")
    else:
        case = services.decide_join(case=form.case, **call)
        _receipt(request, visit, notice, f"Underrättelsen om {whom} ligger nu i ärende {case.number}.")
    return _way_on(visit, case)


def _receipt(request: HttpRequest, visit: Visit, notice: Notice, words: str) -> None:
    """Sparat kl. 09.42. What, whom, where, and the way back."""
    undo = reverse("undo-decision", args=[notice.pk])
    saved = f"Sparat kl. {clock_time(visit.now)}."
    messages.success(request, format_html('{} {} <a href="{}">Ångra</a>', saved, words, undo))


def _way_on(visit: Visit, case: Case | None) -> HttpResponse:
    """To the case, for one who may read it; else back to the list."""
    if case and Case.objects.visible_to(user=visit.user, on=visit.today).filter(pk=case.pk).exists():
        return redirect("case", number=case.number)
    return redirect("notice-list")


@require_http_methods(["GET", "HEAD", "POST"])
def undo_decision(request: HttpRequest, notice_id: str) -> HttpResponse:
    """Back to waiting, with a reason: the trace stays."""
    visit = registering(request)
    notice = notice_at(visit, notice_id)
    if notice.status != NoticeStatus.DECIDED:
        if request.method == "POST":
            messages.info(request, "Beslutet är redan ångrat. Underrättelsen väntar.")
            return redirect("notice", notice_id=notice.pk)
        raise Http404
    form = UndoForm(data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor, reason = visit.actor_for_board(notice.board), form.cleaned_data["reason"]
        try:
            services.undo_decision(actor=actor, notice=notice, reason=reason, today=visit.today, now=visit.now)
        except DomainError as fault:
            form.add_error(None, fault.message)
        else:
            words = f"Beslutet om {notice.tenant_name} är ångrat och underrättelsen väntar igen."
            done(request)
            messages.success(request, f"Sparat kl. {clock_time(visit.now)}. {words}")
            return redirect("notice", notice_id=notice.pk)
    begun(request, form)
    note_read(visit, notice)
    return undo_page(request, visit, notice, form)
