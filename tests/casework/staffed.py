# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""More cases of the adult unit in Norr, and who has them by their logs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.casework.assigning import Outcome, assign, hand_over
from kvarbo.casework.drafts import Draft
from kvarbo.casework.holding import standing
from kvarbo.casework.services import append, open_case
from kvarbo.organisation.models import User
from kvarbo.people.services import create_person
from tests.casebook import actor, joined
from tests.personas import NOW, TODAY

VUX = "vux-norr"


def another(household: SimpleNamespace, by: User, name: str = "Nora Exempelsson") -> Case:
    """An open case of the unit, with a tenant of its own."""
    tenant = create_person(actor_id="u_test", board=household.board, name=name, now=NOW)
    drafts = [joined(tenant.pk)]
    return open_case(actor=actor(by), board=household.board, unit=VUX, area=None, today=TODAY, now=NOW, drafts=drafts)


def give(by: User, to: User, *cases: Case, **more: Any) -> Outcome:
    call = {"role": None, "today": TODAY, "now": NOW} | more
    return assign(actor=actor(by), cases=[case.pk for case in cases], user_id=to.pk, **call)


def pass_on(by: User, of: User, to: dict[Case, User | None], **more: Any) -> Outcome:
    receivers = {case.pk: user.pk if user else "" for case, user in to.items()}
    call = {"today": TODAY, "now": NOW} | more
    return hand_over(actor=actor(by), from_user=of.pk, to=receivers, **call)


def guard(case: Case, by: User, who: User, kind: str = "assigned") -> None:
    """Name somebody for what is protected in the case."""
    data = {"unit": VUX, "role": "skyddshandläggare", "user": who.pk}
    seq = Case.objects.get(pk=case.pk).seq
    draft = Draft(type=kind, data=data, on=TODAY, zone="protected")
    append(actor=actor(by), case=case, drafts=[draft], expected_seq=seq, today=TODAY, now=NOW)


def who_has(case: Case, on: Any = TODAY) -> list[str]:
    """User ids, the first named first."""
    return [one.user_id for one in standing(log_of(case=case), unit=VUX, on=on)]


def whys(outcome: Outcome) -> list[str]:
    return [one.why for one in outcome.refused]
