# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What arrives: the list, the form from paper, and the decision."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kvarbo.audit.services import record
from kvarbo.cases.models import Case
from kvarbo.common.errors import DomainError
from kvarbo.notices import services
from kvarbo.notices.enums import NoticeStatus
from kvarbo.notices.exceptions import AlreadyDecided, BadNotice, NoticeNotFound, NoUnit
from kvarbo.notices.form3 import questions
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Proposal, candidates, get_notice, responsible_unit, waiting
from kvarbo.organisation.models import Area
from kvarbo.organisation.selectors import current_profile, names_of_staff
from kvarbo.rules.profile import Unit
from kvarbo.web.notices.decision_form import JOIN, NONE, OPEN, DecisionForm
from kvarbo.web.notices.forms import NoticeForm
from kvarbo.web.notices.reckoning import notice_clock, notice_reasons
from kvarbo.web.notices.rows import compare_rows, decided_rows, decided_words, notice_facts, waiting_rows
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.ui.shapes import Action
from kvarbo.web.visit import Visit, visit_of

RECENT = 10


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    visit = _registering(request)
    rows = waiting_rows(waiting(user=visit.user, on=visit.today), today=visit.today)
    decided = Notice.objects.visible_to(user=visit.user, on=visit.today).filter(status=NoticeStatus.DECIDED)
    decided = decided.select_related("case").order_by("-decided_at", "pk")[:RECENT]
    context = {
        "rows": rows,
        "decided": decided_rows(decided, today=visit.today),
        "actions": [Action("Registrera från papper", "ny/", primary=True)],
        "now": visit.now,
    }
    return render(request, "notices/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_notice(request: HttpRequest) -> HttpResponse:
    visit = _registering(request)
    if request.method == "POST":
        form = NoticeForm(boards=visit.boards, today=visit.today, data=request.POST)
        if form.is_valid() and (notice := _register(visit, form)):
            messages.success(request, f"Sparat kl. {clock_time(visit.now)}. Nu är det dags att säga vem den gäller.")
            return redirect("notice", notice_id=notice.pk)
    else:
        fresh = {"received_on": visit.today.isoformat(), "submission": secrets.token_urlsafe(18)}
        form = NoticeForm(boards=visit.boards, today=visit.today, initial=fresh)
    crumbs = [("Nya underrättelser", "../"), ("Från papper", "")]
    return render(request, "notices/new.html", {"form": form, "crumbs": crumbs})


@require_http_methods(["GET", "HEAD", "POST"])
def notice_page(request: HttpRequest, notice_id: str) -> HttpResponse:
    """The match and the decision; once decided, what was decided."""
    visit = _registering(request)
    try:
        notice = get_notice(user=visit.user, notice_id=notice_id, on=visit.today)
    except NoticeNotFound:
        raise Http404 from None
    if notice.status == NoticeStatus.DECIDED:
        return _decided_page(request, visit, notice)
    form, proposal = _decision_form(request, visit, notice)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, visit, notice, form)
        except AlreadyDecided:
            return redirect("notice", notice_id=notice.pk)
        except DomainError as fault:
            form.add_error(None, fault.message)
    _note_read(visit, notice)
    return render(request, "notices/decide.html", _decision_context(visit, notice, form, proposal))


def _note_read(visit: Visit, notice: Notice) -> None:
    record(actor_id=visit.user.pk, action="read", object_kind="notice", object_id=notice.pk, at=visit.now)


def _registering(request: HttpRequest) -> Visit:
    visit = visit_of(request)
    if not visit.takes_in_notices:
        raise Http404
    return visit


def _register(visit: Visit, form: NoticeForm) -> Notice | None:
    """The saved notice, or None with every fault said on the form."""
    board = form.chosen_board
    actor, key = visit.actor_for_board(board), form.cleaned_data["submission"] or None
    try:
        return services.register(actor=actor, board=board, form=form.draft, today=visit.today, now=visit.now, key=key)
    except BadNotice as fault:
        form.blame(fault.errors)
    except DomainError as fault:
        form.add_error(None, fault.message)
    return None


def _decision_form(request: HttpRequest, visit: Visit, notice: Notice) -> tuple[DecisionForm, Proposal | None]:
    matches = candidates(user=visit.user, notice=notice, on=visit.today)
    try:
        proposal: Proposal | None = responsible_unit(board=notice.board, area=None)
    except NoUnit:
        proposal = None
    form = DecisionForm(
        notice=notice,
        matches=matches,
        units=_units(notice),
        proposed=proposal.unit if proposal else None,
        data=request.POST if request.method == "POST" else None,
    )
    form.matches = [(match, compare_rows(match)) for match in matches]  # type: ignore[attr-defined]
    return form, proposal


def _units(notice: Notice) -> list[Unit]:
    """Units of the board that may coordinate a case."""
    profile = current_profile()
    return [
        unit
        for unit in profile.units.values()
        if unit.board == notice.board.slug and profile.unit_kinds[unit.kind].coordinates
    ]


def _decision_context(visit: Visit, notice: Notice, form: DecisionForm, proposal: Proposal | None) -> dict[str, Any]:
    draft = services.NoticeDraft(
        channel=notice.channel,
        posted_on=notice.posted_on.isoformat() if notice.posted_on else "",
        served_on=notice.served_on.isoformat() if notice.served_on else "",
    )
    return {
        "notice": notice,
        "form": form,
        "proposal": proposal,
        "facts": notice_facts(notice, today=visit.today),
        "clock": notice_clock(notice, today=visit.today),
        "reasons": notice_reasons(notice),
        "questions": list(questions(draft=draft).values()),
        "crumbs": [("Nya underrättelser", "../"), ("Vem gäller den?", "")],
    }


def _decide(request: HttpRequest, visit: Visit, notice: Notice, form: DecisionForm) -> HttpResponse:
    actor, decision = visit.actor_for_board(notice.board), form.cleaned_data["decision"]
    call: dict[str, Any] = {"actor": actor, "notice": notice, "today": visit.today, "now": visit.now}
    saved = f"Sparat kl. {clock_time(visit.now)}."
    if decision == NONE:
        services.decide_none(reason=form.cleaned_data["reason"], **call)
        messages.success(request, f"{saved} Ingen åtgärd för underrättelsen om {notice.tenant_name}.")
        return redirect("notice-list")
    call |= {"person": form.chosen_person, "members": form.members, "hand": form.cleaned_data["hand"] or "first"}
    if decision == OPEN:
        unit = current_profile().units[form.cleaned_data["unit"]]
        area = Area.objects.filter(profile=notice.board.profile, slug=unit.area, board=notice.board).first()
        case = services.decide_open(unit=unit.slug, area=area, **call)
        messages.success(request, f"{saved} {notice.tenant_name} har fått ärende {case.number} hos {unit.name}.")
    else:
        case = services.decide_join(case=form.case, **call)
        messages.success(request, f"{saved} Underrättelsen ligger nu i ärende {case.number}.")
    return _way_on(visit, case)


def _way_on(visit: Visit, case: Case | None) -> HttpResponse:
    """To the case, for one who may read it; else back to the list."""
    if case and Case.objects.visible_to(user=visit.user, on=visit.today).filter(pk=case.pk).exists():
        return redirect("case", number=case.number)
    return redirect("notice-list")


def _said_again(visit: Visit, notice: Notice, decision: str) -> bool:
    """Whether a form that was sent twice asks for just what this person has decided."""
    words = {"open": OPEN, "none": NONE, "join": f"{JOIN}:{notice.case.number if notice.case else ''}"}
    return notice.decided_by == visit.user.pk and decision == words[notice.decision]


def _decided_page(request: HttpRequest, visit: Visit, notice: Notice) -> HttpResponse:
    if request.method == "POST" and _said_again(visit, notice, request.POST.get("decision", "")):
        return _way_on(visit, notice.case)
    if request.method == "POST":
        messages.info(request, "Underrättelsen är redan beslutad. Inget ändrades.")
        return redirect("notice", notice_id=notice.pk)
    _note_read(visit, notice)
    names = names_of_staff(ids=[notice.decided_by])
    seen = Case.objects.visible_to(user=visit.user, on=visit.today).filter(pk=notice.case_id).exists()
    context = {
        "notice": notice,
        "facts": notice_facts(notice, today=visit.today),
        "decided": decided_words(notice, by=names.get(notice.decided_by, "")),
        "seen": seen,
        "crumbs": [("Nya underrättelser", "../"), ("Beslutad", "")],
    }
    return render(request, "notices/decided.html", context)
