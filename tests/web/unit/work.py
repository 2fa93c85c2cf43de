# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households of a unit, made as tests of the unit's pages need them."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

from kvarbo.cases.models import Case
from kvarbo.casework.services import Draft, append, open_case
from kvarbo.organisation.models import Membership, User
from kvarbo.people.services import create_person
from tests.casebook import actor, notice, opening
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)


def days_ago(count: int) -> dt.date:
    return TODAY - DAY * count


def another_case(household: SimpleNamespace, organisation: SimpleNamespace, by: User, name: str, **told: str) -> Case:
    """One more household of vux-norr, with a tenant of its own and one notice."""
    tenant = create_person(actor_id="u_test", board=household.board, name=name, now=NOW)
    mark = name.split()[0].lower()
    joining, _, tenancy, _ = opening(SimpleNamespace(**{**vars(household), "ture": tenant}))
    return open_case(
        actor=actor(by),
        board=household.board,
        unit="vux-norr",
        area=organisation.areas["norr"],
        today=TODAY,
        now=NOW,
        drafts=[joining, tenancy, notice(f"n_{mark}", household.tenancy.pk, **told)],
    )


def given_to(user: User, on: dt.date = TODAY) -> Draft:
    place = Membership.objects.select_related("unit").get(user=user)
    return Draft(
        type="assigned", data={"unit": place.unit.slug, "role": place.role_slug, "user": user.pk}, on=on, zone=None
    )


def write_in(case: Case, by: User, *drafts: Draft) -> None:
    append(
        actor=actor(by), case=case, drafts=list(drafts), expected_seq=Case.objects.get(pk=case.pk).seq, today=TODAY,
        now=NOW + dt.timedelta(hours=1),
    )  # fmt: skip
