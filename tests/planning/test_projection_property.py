# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is written, in whatever order, by whom and on which day: every stored projection is the log's own."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import SimpleNamespace

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kvarbo.cases.models import Case
from kvarbo.casework.exceptions import BadEvent, CaseNotFound, NotAllowed
from kvarbo.casework.services import Draft, append
from kvarbo.organisation.models import User
from kvarbo.planning.nightly import replan_reached
from kvarbo.planning.services import check_all
from tests.casebook import HOUR, actor, contact, joins, notice, payment
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)
UNITS = st.sampled_from(["bou-norr", "eb-norr", "vux-norr"])


def _about(result: str, back: int) -> Draft:
    return contact("landlord", result, on=TODAY - back * DAY, about=("n_ett",))


def _left(unit: str) -> Draft:
    return Draft(type="unit_left", data={"unit": unit}, on=TODAY)


def _eviction(number: int) -> Draft:
    data = {"eviction": f"ev{number}", "matter": "m1", "at": f"2026-12-{10 + number:02d}T10:00"}
    return Draft(type="eviction_time_informed", data=data, on=TODAY)


def _parked(until: int) -> Draft:
    data = {"step_key": "forsta-kontakt/n_ett", "until": (TODAY + until * DAY).isoformat()}
    return Draft(type="step_postponed", data=data, on=TODAY, reason="Väntar på svar")


DRAFTS = st.one_of(
    st.builds(_about, st.sampled_from(["reached", "no_answer", "refused"]), st.integers(0, 5)),
    st.builds(payment, st.sampled_from([500, 17300, 17800])),
    st.builds(joins, UNITS, st.sampled_from(["coordinating", "participating"])),
    st.builds(_left, UNITS),
    st.builds(_eviction, st.integers(1, 3)),
    st.builds(_parked, st.integers(1, 9)),
    st.just(Draft(type="case_closed", data={"outcome": "unknown"}, on=TODAY, reason="Flyttat")),
    st.just(Draft(type="case_reopened", on=TODAY, reason="Ny skuld")),
    st.just(Draft(type="service_confirmed", data={"notice": "n_ett", "served_on": TODAY.isoformat()}, on=TODAY)),
)
TAKEN_BACK = st.integers(0, 30)
ACTS = st.lists(st.tuples(st.one_of(DRAFTS, TAKEN_BACK), st.integers(0, 9)), min_size=1, max_size=7)


@contextmanager
def forgotten() -> Iterator[None]:
    """What an example writes is gone after it, so that each begins from the same case."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _write(
    case: Case, user: User, act: Draft | int, *, today: dt.date, now: dt.datetime, leader: User | None = None
) -> None:
    """The draft, or a withdrawal of the event at that place. What the door refuses is refused.

    The leader closes the case, and answers for what is left.
    """
    case.refresh_from_db()
    if isinstance(act, Draft) and act.type == "case_closed" and leader is not None:
        user, act = leader, replace(act, data={**act.data, "override": leader.pk})
    if isinstance(act, int):
        events = list(case.events.order_by("seq"))
        act = Draft(type="withdrawn", on=TODAY, corrects=events[act % len(events)].event_id, reason="Fel")
    with suppress(BadEvent, CaseNotFound, NotAllowed):
        append(actor=actor(user), case=case, drafts=[act], expected_seq=case.seq, today=today, now=now)


@QUICK
@given(acts=ACTS)
def test_every_stored_projection_is_the_log_s_own(
    case: Case, household: SimpleNamespace, hanna: User, birgitta: User, acts: list[tuple[Draft | int, int]]
) -> None:
    with forgotten():
        for act, days in acts:
            today, now = TODAY + days * DAY, NOW + days * DAY + HOUR
            _write(case, hanna, act, today=today, now=now, leader=birgitta)
            replan_reached(today=today, now=now)
            assert check_all(today=today, now=now) == []
        for days in (20, 60, 400):
            replan_reached(today=TODAY + days * DAY, now=NOW + days * DAY)
            assert check_all(today=TODAY + days * DAY, now=NOW + days * DAY) == []


@QUICK
@given(amounts=st.lists(st.integers(1, 90000), min_size=1, max_size=3))
def test_more_notices_keep_it_so(case: Case, household: SimpleNamespace, hanna: User, amounts: list[int]) -> None:
    with forgotten():
        for number, amount in enumerate(amounts):
            draft = notice(f"n_{number}", household.tenancy.pk, on=TODAY - DAY, amount=amount)
            _write(case, hanna, draft, today=TODAY, now=NOW + HOUR)
            assert check_all(today=TODAY, now=NOW + HOUR) == []
        assert case.deadlines.filter(rule="jb-12-44-atervinningsfrist").count() == 1 + len(amounts)
