# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was decided on a notice, what was undone before, and undoing it with a reason."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kvarbo.cases.models import Case
from kvarbo.notices.models import Notice, UndoneDecision
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.web.notices.decision_form import JOIN, NONE, OPEN
from kvarbo.web.notices.paper_facts import notice_facts
from kvarbo.web.notices.rows import decided_words
from kvarbo.web.ui.dates import short_moment
from kvarbo.web.ui.shapes import EventRow
from kvarbo.web.visit import Visit

UNDONE_SV = {"open": "Nytt ärende", "join": "Lades till i ett ärende", "none": "Ingen åtgärd"}


class UndoForm(forms.Form):
    reason = forms.CharField(
        label="Varför ångras beslutet?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Det syns på underrättelsen vad som ångrades, av vem, när och varför.",
        error_messages={"required": "Skriv varför beslutet ångras."},
    )


def said_again(visit: Visit, notice: Notice, decision: str) -> bool:
    """Whether a form that was sent twice asks for just what this person has decided."""
    words = {"open": OPEN, "none": NONE, "join": f"{JOIN}:{notice.case.number if notice.case else ''}"}
    return notice.decided_by == visit.user.pk and decision == words[notice.decision]


def trace_of(notice: Notice, *, visit: Visit) -> list[EventRow]:
    """Decisions that were taken back, the newest first."""
    undone = list(UndoneDecision.objects.filter(notice=notice).select_related("case").order_by("-undone_at", "-pk"))
    names = names_of_staff(ids=[one for row in undone for one in (row.decided_by, row.undone_by)])
    return [
        EventRow(
            text=f"{names.get(row.undone_by, 'Någon')} ångrade beslutet: {_what(row)}. Skäl: {row.reason.rstrip('.')}.",
            when=short_moment(row.undone_at, today=visit.today),
            icon="undo",
            note=f"Beslutat {short_moment(row.decided_at, today=visit.today)} av {names.get(row.decided_by, 'någon')}.",
        )
        for row in undone
    ]


def _what(row: UndoneDecision) -> str:
    number = f" {row.case.number}" if row.case else ""
    return f"{UNDONE_SV.get(row.decision, row.decision)}{number}"


def _decided(notice: Notice) -> str:
    names = names_of_staff(ids=[notice.decided_by])
    return decided_words(notice, by=names.get(notice.decided_by, ""))


def decided_page(request: HttpRequest, visit: Visit, notice: Notice) -> HttpResponse:
    seen = Case.objects.visible_to(user=visit.user, on=visit.today).filter(pk=notice.case_id).exists()
    context = {
        "notice": notice,
        "facts": notice_facts(notice, today=visit.today),
        "decided": _decided(notice),
        "when": short_moment(notice.decided_at, today=visit.today) if notice.decided_at else "",
        "seen": seen,
        "trace": trace_of(notice, visit=visit),
        "crumbs": [("Nya underrättelser", reverse("notice-list")), ("Beslutad", "")],
    }
    return render(request, "notices/decided.html", context)


def undo_page(request: HttpRequest, visit: Visit, notice: Notice, form: UndoForm) -> HttpResponse:
    context = {
        "notice": notice,
        "form": form,
        "decided": _decided(notice),
        "crumbs": [
            ("Nya underrättelser", reverse("notice-list")),
            ("Beslutad", reverse("notice", args=[notice.pk])),
            ("Ångra", ""),
        ],
    }
    return render(request, "notices/undo.html", context)
