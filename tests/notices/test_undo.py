# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Undoing a decision: the notice waits again, the case's log tells that it was taken back, and the trace stays."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import log_of
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import Draft
from kvarbo.notices.exceptions import UnableToUndo
from kvarbo.notices.models import Notice, UndoneDecision
from kvarbo.notices.selectors import waiting
from kvarbo.notices.services import decide_none, undo_decision
from kvarbo.organisation.models import User
from kvarbo.planning.services import check_all
from kvarbo.rules import caselog
from tests.casebook import HOUR, Write, actor
from tests.notices.conftest import WHEN
from tests.notices.paper import Register
from tests.personas import NOW, TODAY

LATER = {"today": TODAY, "now": NOW + 5 * HOUR}


@pytest.fixture
def undoes(maj: User):
    def undoes(notice: Notice, by: User = maj, reason: str = "Fel person") -> Notice:
        return undo_decision(actor=actor(by), notice=notice, reason=reason, **LATER)

    return undoes


def holds(case: Case) -> list[str]:
    log = log_of(case=case)
    return [event.type for event in caselog.effective(log, day=TODAY, known_at=log.last_recorded)]


def test_doing_nothing_is_undone(registered: Register, maj: User, undoes) -> None:
    notice = decide_none(actor=actor(maj), notice=registered(), reason="Fel kommun", **WHEN)
    undoes(notice)
    notice.refresh_from_db()
    assert (notice.status, notice.decision, notice.decision_reason, notice.decided_at) == ("waiting", "", "", None)
    assert list(waiting(user=maj, on=TODAY)) == [notice]
    trace = UndoneDecision.objects.get()
    assert (trace.decision, trace.decision_reason, trace.reason) == ("none", "Fel kommun", "Fel person")
    assert (trace.decided_by, trace.undone_by, trace.undone_at) == (maj.pk, maj.pk, LATER["now"])


def test_a_joining_is_withdrawn_from_the_case(
    registered: Register, joins, case: Case, household: SimpleNamespace, undoes
) -> None:
    before = holds(case)
    notice = registered(paper="kronofogden-tid", tenant_name="Ture Exempelsson")
    joins(notice, case, household.ture)
    undoes(notice)
    assert holds(case) == before
    assert len(UndoneDecision.objects.get().withdrawn) == 2
    notice.refresh_from_db()
    assert (notice.case, notice.person) == (None, None)
    assert check_all(**LATER) == []


def test_an_opened_case_is_closed_as_a_mistake(registered: Register, opens, undoes) -> None:
    notice = registered()
    case = opens(notice)
    undoes(notice)
    case.refresh_from_db()
    assert case.closed_on == TODAY
    assert sorted(holds(case)) == ["case_closed", "case_opened", "unit_joined"]
    assert log_of(case=case).events[-1].data["outcome"] == "misregistered"
    assert not case.persons.exists()
    assert UndoneDecision.objects.get().case == case


def test_an_undone_notice_is_decided_anew(registered: Register, opens, undoes) -> None:
    notice = registered()
    first = opens(notice)
    undoes(notice)
    second = opens(notice, now=LATER["now"] + HOUR)
    assert second != first
    notice.refresh_from_db()
    assert notice.case == second


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_demanded(registered: Register, opens, undoes, reason: str) -> None:
    notice = registered()
    opens(notice)
    with pytest.raises(UnableToUndo, match="Skriv varför"):
        undoes(notice, reason=reason)


def test_what_waits_cannot_be_undone(registered: Register, undoes) -> None:
    with pytest.raises(UnableToUndo, match="väntar"):
        undoes(registered())


def test_someone_else_has_written_since(
    registered: Register, joins, case: Case, household: SimpleNamespace, write: Write, undoes
) -> None:
    notice = registered(tenant_name="Ture Exempelsson")
    joins(notice, case, household.ture)
    case.refresh_from_db()
    write(Draft(type="note", on=TODAY), now=NOW + 3 * HOUR)
    with pytest.raises(UnableToUndo, match="Någon annan har skrivit"):
        undoes(notice)
    notice.refresh_from_db()
    assert notice.status == "decided"
    assert not UndoneDecision.objects.exists()


def test_something_points_at_the_notice(registered: Register, opens, undoes, joins) -> None:
    first = registered()
    case = opens(first)
    first.refresh_from_db()
    joins(registered(rent_month="2026-10"), case, first.person, now=NOW + 2 * HOUR)
    with pytest.raises(UnableToUndo, match="bygger på"):
        undoes(first)


def test_another_board_undoes_nothing(registered: Register, opens, undoes, cilla: User) -> None:
    notice = registered()
    opens(notice)
    with pytest.raises(NotAllowed):
        undoes(notice, by=cilla)


def test_the_trace_cannot_be_edited(registered: Register, opens, undoes) -> None:
    notice = registered()
    opens(notice)
    undoes(notice)
    with pytest.raises(IntegrityError), transaction.atomic():
        UndoneDecision.objects.update(reason="annat")
    with pytest.raises(IntegrityError), transaction.atomic():
        UndoneDecision.objects.all().delete()
