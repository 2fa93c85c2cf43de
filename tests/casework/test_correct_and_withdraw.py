# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing is overwritten: an event is told anew or taken back, and both stay in the log."""

import datetime as dt
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case, CasePerson, Event
from kvarbo.cases.selectors import log_of
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.casework.services import correct, withdraw
from kvarbo.organisation.models import User
from kvarbo.rules.caselog import effective
from tests.casebook import HOUR, Write, actor, contact, joins, payment
from tests.personas import NOW, TODAY


def holding(case: Case, *types: str) -> list[tuple[str, object]]:
    log = log_of(case=case)
    assert log.last_recorded is not None
    events = effective(log, day=TODAY, known_at=log.last_recorded)
    return [(event.id, event.data.get("result")) for event in events if event.type in types]


@pytest.fixture
def change(case: Case, hanna: User):
    def change(what, *, by: User = hanna, minutes: int = 0, **given):
        now = NOW + 2 * HOUR + dt.timedelta(minutes=minutes)
        seq = Case.objects.get(pk=case.pk).seq
        return what(actor=actor(by), case=case, expected_seq=seq, today=TODAY, now=now, **given)

    return change


def test_a_correction_tells_the_event_anew(case: Case, write: Write, household: SimpleNamespace, change) -> None:
    [wrong] = write(contact(household.ture.pk, "no_answer"))
    [right] = change(
        correct, event_id=wrong.event_id, draft=contact(household.ture.pk, "reached"), reason="Han svarade till slut"
    )
    assert holding(case, "contact") == [(right.event_id, "reached")]
    assert Event.objects.filter(pk=wrong.event_id).exists()


def test_withdrawing_a_correction_lets_the_first_hold_again(
    case: Case, write: Write, household: SimpleNamespace, change
) -> None:
    [first] = write(contact(household.ture.pk, "no_answer"))
    [second] = change(correct, event_id=first.event_id, draft=contact(household.ture.pk), reason="Fel")
    change(withdraw, event_id=second.event_id, reason="Det var rätt från början", minutes=1)
    assert holding(case, "contact") == [(first.event_id, "no_answer")]


def test_a_withdrawn_event_counts_no_more(case: Case, write: Write, household: SimpleNamespace, change) -> None:
    [wrong] = write(contact(household.ture.pk))
    change(withdraw, event_id=wrong.event_id, reason="Fel ärende")
    assert holding(case, "contact") == []


def test_withdrawing_that_a_person_joined_takes_the_person_out_of_the_lists(
    case: Case, household: SimpleNamespace, change
) -> None:
    joining = next(
        event for event in log_of(case=case).events
        if event.type == "person_joined" and event.data["person"] == household.lova.pk
    )  # fmt: skip
    change(withdraw, event_id=joining.id, reason="Bor inte där")
    assert not CasePerson.objects.filter(case=case, person=household.lova).exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_both_demand_a_reason(case: Case, write: Write, household: SimpleNamespace, change, reason: str) -> None:
    [event] = write(contact(household.ture.pk))
    with pytest.raises(BadEvent, match="reason"):
        change(withdraw, event_id=event.event_id, reason=reason)
    with pytest.raises(BadEvent, match="reason"):
        change(correct, event_id=event.event_id, draft=contact(household.ture.pk), reason=reason)


def test_a_correction_keeps_the_type(case: Case, write: Write, household: SimpleNamespace, change) -> None:
    [event] = write(contact(household.ture.pk))
    with pytest.raises(BadEvent, match="är contact, inte payment"):
        change(correct, event_id=event.event_id, draft=payment(), reason="Fel")


def test_an_event_is_taken_back_once(case: Case, write: Write, household: SimpleNamespace, change) -> None:
    [event] = write(contact(household.ture.pk))
    [back] = change(withdraw, event_id=event.event_id, reason="Fel")
    for target in (event.event_id, back.event_id):
        with pytest.raises(BadEvent):
            change(withdraw, event_id=target, reason="Igen", minutes=1)


def test_what_others_point_at_cannot_be_taken_back_by_force_of_order(
    case: Case, write: Write, household: SimpleNamespace, change
) -> None:
    """The log still reads when a notice that a payment names is withdrawn: ids stay introduced."""
    write(payment())
    [joined] = Event.objects.filter(case=case, type="notice_joined")
    change(withdraw, event_id=joined.event_id, reason="Fel hushåll")
    assert log_of(case=case).events


def test_the_opening_stays(case: Case, change) -> None:
    opened = Event.objects.get(case=case, type="case_opened")
    with pytest.raises(NotAllowed, match="öppnade ärendet"):
        change(withdraw, event_id=opened.event_id, reason="Fel")


def test_the_unit_that_coordinates_is_not_taken_back(case: Case, change) -> None:
    joined = Event.objects.get(case=case, type="unit_joined")
    with pytest.raises(NotAllowed, match="samordnar"):
        change(withdraw, event_id=joined.event_id, reason="Fel")


def test_a_withdrawal_lies_in_the_zone_of_what_it_takes_back(case: Case, write: Write, change) -> None:
    [paid] = write(payment())
    [back] = change(withdraw, event_id=paid.event_id, reason="Gällde en annan")
    assert back.zone == "economy"


def test_what_one_may_not_see_cannot_be_changed_or_told_apart(case: Case, write: Write, change, petra: User) -> None:
    write(joins("bou-norr"))
    [paid] = write(payment(), now=NOW + HOUR)
    with pytest.raises(NotAllowed, match="finns inte"):
        change(withdraw, event_id=paid.event_id, reason="Fel", by=petra)


def test_correcting_back_gives_the_first_plan_again(
    case: Case, write: Write, household: SimpleNamespace, change
) -> None:
    def states() -> dict[str, str]:
        return dict(case.steps.values_list("key", "state"))

    reached, missed = (contact(household.ture.pk, result, about=("n_ett",)) for result in ("reached", "no_answer"))
    [first] = write(reached)
    before = states()
    [second] = change(correct, event_id=first.event_id, draft=missed, reason="Fel")
    assert states() != before
    change(correct, event_id=second.event_id, draft=reached, reason="Rätt ändå", minutes=1)
    assert states() == before
