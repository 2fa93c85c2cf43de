# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside each role to choose stands one line: what that person's day begins with."""

import datetime as dt
from types import SimpleNamespace

from kvarbo.cases.models import Case
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import User
from kvarbo.planning.models import PlanStep
from kvarbo.web.entry.personas import waits_for
from tests.personas import NOW, TODAY


def _step(case: Case, key: str, *, days: int, person: str = "") -> None:
    PlanStep.objects.create(
        case=case, key=key, step_id=key, subject=case.pk, title=key, outside_title=key, zone="coordination",
        role="vuxenhandläggare", unit="vux-norr", person=person, required="routine", state="open",
        due=TODAY + dt.timedelta(days=days),
    )  # fmt: skip


def _notice(organisation: SimpleNamespace, *, ago: int) -> None:
    Notice.objects.create(
        board=organisation.boards["norr"], paper="hyra", kind="notice", kind_by_table="notice",
        cause="rent_arrears", sender="landlord",
        channel="email", received_on=TODAY - dt.timedelta(days=ago), registered_by="u_test",
        registered_at=NOW, amount=8900, regime="JB12",
    )  # fmt: skip


def test_nothing_waits(hanna: User, maj: User):
    assert waits_for(user=hanna, today=TODAY) == "Inget steg väntar i dag."
    assert waits_for(user=maj, today=TODAY) == "Ingen underrättelse väntar."


def test_whoever_registers_hears_of_the_oldest_paper(organisation: SimpleNamespace, maj: User):
    _notice(organisation, ago=1)
    assert waits_for(user=maj, today=TODAY).startswith("En underrättelse väntar, sedan")
    _notice(organisation, ago=3)
    oldest = TODAY - dt.timedelta(days=3)
    words = waits_for(user=maj, today=TODAY)
    assert words.startswith("2 underrättelser väntar, den äldsta sedan")
    assert f" {oldest.day} " in words


def test_whoever_works_with_cases_hears_of_own_steps_and_the_late_ones(case: Case, hanna: User):
    PlanStep.objects.all().delete()
    _step(case, "ett", days=2, person=hanna.pk)
    _step(case, "tva", days=3, person="u_other")
    assert waits_for(user=hanna, today=TODAY) == "1 steg pågår i 1 ärende."
    _step(case, "tre", days=-1, person=hanna.pk)
    assert waits_for(user=hanna, today=TODAY) == "2 steg pågår i 1 ärende, 1 av dem skulle ha varit klara."
