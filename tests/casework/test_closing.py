# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door lets a case close when nothing is left, or when the leader of the unit that coordinates answers for it."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework import closing
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.casework.services import Draft, correct, withdraw
from tests.atonce import at_once
from tests.casebook import HOUR, actor, contact, joins, overruled, payment
from tests.closingbook import WHY, housed, settle, with_closing
from tests.personas import NOW, TODAY, employ

DAY = dt.timedelta(days=1)
PAID = Draft(type="case_closed", data={"outcome": "paid"}, on=TODAY)
AGAIN = Draft(type="case_reopened", on=TODAY, reason="En ny underrättelse har kommit.")


@pytest.fixture
def profile(organisation):
    return with_closing()


@pytest.fixture
def settled(write, household, petra, case):
    settle(write, household, petra)


def call(case, user, *, today=TODAY, now=NOW + 2 * HOUR, key=None):
    return closing.Call(actor(user), case, Case.objects.get(pk=case.pk).seq, today, now, key)


def closed_on(case):
    return Case.objects.get(pk=case.pk).closed_on


def test_what_is_left_is_told_as_far_as_the_reader_may_know(case, hanna):
    found = closing.hindrances(case=case, today=TODAY, zones={"coordination", "economy"})
    assert [(one.text, one.unit, one.step_key is None) for one in found] == [
        ("Ta ställning till om en utredning ska inledas", "vux-norr", False),
        ("Ring hushållet", "vux-norr", False),
        ("Kontakt med familjen", "bou-norr", True),
    ]
    assert found[2].legal_basis == ""


def test_a_case_with_something_left_does_not_close(case, write):
    with pytest.raises(NotAllowed) as refused:
        write(PAID)
    said = refused.value.message
    assert "Kvar: Ta ställning till om en utredning ska inledas; Ring hushållet; Kontakt med familjen." in said
    assert "Samtala med barnet" not in said
    assert "En arbetsledare vid Vuxenenheten Norr kan besluta att avsluta ändå" in said
    assert closed_on(case) is None


def test_a_case_with_nothing_left_closes(case, settled, hanna):
    closing.close(call=call(case, hanna), outcome="paid", on=TODAY)
    assert closed_on(case) == TODAY
    assert set(case.steps.values_list("step_id", "state")) >= {("folj-upp-3", "waiting"), ("folj-upp-12", "waiting")}


def test_a_family_that_moves_must_have_somewhere_to_live(case, settled, household, hanna, write):
    with pytest.raises(NotAllowed, match="inte antecknat vilket boende"):
        closing.close(call=call(case, hanna), outcome="moved_own_home", on=TODAY)
    write(housed(household))
    closing.close(call=call(case, hanna), outcome="moved_own_home", on=TODAY)
    assert closed_on(case) == TODAY


def test_the_leader_of_the_unit_closes_anyway_named_and_with_a_reason(case, birgitta):
    rows = closing.close(call=call(case, birgitta), outcome="unknown", on=TODAY, override_reason=WHY)
    event = Event.objects.select_related("payload").get(pk=rows[0].pk)
    assert event.payload.data == {"outcome": "unknown", "override": birgitta.pk}
    assert (event.user_id, event.payload.reason) == (birgitta.pk, WHY)


def test_nobody_else_decides_that(case, write, hanna, birgitta, organisation):
    told = {"outcome": "unknown", "override": hanna.pk}
    by_her = Draft(type="case_closed", data=told, on=TODAY, reason=WHY)
    in_anothers_name = Draft(type="case_closed", data=told | {"override": birgitta.pk}, on=TODAY, reason=WHY)
    for draft in (by_her, in_anothers_name):
        with pytest.raises(NotAllowed, match="Bara en arbetsledare"):
            write(draft)
    with pytest.raises(BadEvent, match="Skriv varför"):
        write(Draft(type="case_closed", data=overruled(birgitta).data, on=TODAY), by=birgitta)
    assert closed_on(case) is None


def test_another_unit_in_the_case_neither_closes_nor_decides(case, write, omar, settled, organisation):
    write(joins("eb-norr"))
    with pytest.raises(NotAllowed, match="Bara den enhet som samordnar"):
        write(PAID, by=omar)
    leader = employ(organisation, username="siv", name="Siv Krondal", unit="eb-norr", role="ekonomihandläggare")
    leader.memberships.update(code="team_leader")
    with pytest.raises(NotAllowed, match="Bara den enhet som samordnar"):
        write(overruled(leader), by=leader)


@pytest.mark.parametrize("outcome", ["kvar", "betald"])
def test_only_an_outcome_of_the_list(case, settled, write, outcome):
    with pytest.raises(BadEvent, match="finns inte i kommunens lista"):
        write(Draft(type="case_closed", data={"outcome": outcome}, on=TODAY))


def test_not_before_it_was_opened_and_not_twice(case, settled, write):
    with pytest.raises(BadEvent, match="före dagen då det öppnades"):
        write(Draft(type="case_closed", data={"outcome": "paid"}, on=TODAY - DAY))
    write(PAID)
    with pytest.raises(NotAllowed, match="redan avslutat"):
        write(PAID)


def test_what_the_same_saving_does_counts(case, household, write, petra):
    write(joins("bou-norr"))
    write(Draft(type="step_skipped", data={"step_key": f"hor-barnet/{household.lova.pk}"}, on=TODAY, zone="child",
                reason="Redan hörd."), by=petra)  # fmt: skip
    decided = Draft(type="step_done", data={"step_key": "inled-utredning/n_ett"}, on=TODAY)
    write(decided, contact(household.ture.pk, about=("n_ett",)), PAID)
    assert closed_on(case) == TODAY


def test_clocks_run_on(case, settled, write):
    before = list(case.deadlines.filter(state="running").values_list("key", "due"))
    write(PAID)
    after = case.deadlines.filter(state="running").exclude(rule__startswith="sol-16").values_list("key", "due")
    assert before
    assert list(after) == before


def test_a_closed_case_takes_only_what_belongs_there(case, settled, write, household, hanna):
    write(PAID)
    with pytest.raises(NotAllowed, match="Öppna det igen"):
        write(payment())
    with pytest.raises(NotAllowed, match="Öppna det igen"):
        write(housed(household))
    assigned = {"role": "vuxenhandläggare", "user": hanna.pk, "unit": "vux-norr"}
    write(
        Draft(type="note", on=TODAY, reason="Ringde och tackade."),
        contact(household.ture.pk),
        Draft(type="assigned", data=assigned, on=TODAY),
        Draft(type="step_postponed", data={"step_key": f"folj-upp-3/{case.pk}", "until": "2027-03-01"}, on=TODAY,
              reason="Bortrest i februari."),
    )  # fmt: skip
    assert case.steps.get(step_id="folj-upp-3").until == dt.date(2027, 3, 1)


def test_a_step_that_fell_away_at_the_closing_is_not_acted_on(case, write, birgitta):
    write(overruled(birgitta), by=birgitta)
    done = Draft(type="step_done", data={"step_key": "forsta-kontakt/n_ett"}, on=TODAY)
    with pytest.raises(NotAllowed, match="Öppna det igen"):
        write(done)


def test_whoever_must_be_hidden_can_be_hidden_afterwards(case, settled, write, household, tove):
    write(PAID)
    assigned = {"role": "skyddshandläggare", "user": tove.pk, "unit": "vux-norr"}
    write(Draft(type="assigned", data=assigned, on=TODAY, zone="protected"), by=tove)
    changed = {"person": household.ture.pk, "lives_here": "permanent"}
    write(Draft(type="person_changed", data=changed, on=TODAY, zone="protected"), by=tove)


def test_the_outcome_is_corrected_under_the_rules_of_the_routine(case, settled, write, hanna, household):
    event = write(PAID)[0]
    given = {"actor": actor(hanna), "case": case, "event_id": event.event_id, "reason": "Fel utfall",
             "expected_seq": Case.objects.get(pk=case.pk).seq, "today": TODAY + DAY, "now": NOW + DAY}  # fmt: skip
    moved = Draft(type="case_closed", data={"outcome": "evicted"}, on=TODAY)
    with pytest.raises(NotAllowed, match="vilket boende"):
        correct(draft=moved, **given)
    correct(draft=Draft(type="case_closed", data={"outcome": "plan_kept"}, on=TODAY), **given)
    assert closed_on(case) == TODAY


def test_a_closing_is_taken_back_by_the_unit_that_coordinates_alone(case, settled, write, omar, hanna):
    write(joins("eb-norr"))
    event = write(PAID)[0]
    given = {"case": case, "event_id": event.event_id, "reason": "Fel", "today": TODAY, "now": NOW + 3 * HOUR}
    with pytest.raises(NotAllowed):
        withdraw(actor=actor(omar), expected_seq=Case.objects.get(pk=case.pk).seq, **given)
    withdraw(actor=actor(hanna), expected_seq=Case.objects.get(pk=case.pk).seq, **given)
    assert closed_on(case) is None


def test_closed_opened_and_closed_again_the_same_day(case, settled, hanna):
    closing.close(call=call(case, hanna), outcome="paid", on=TODAY)
    closing.reopen(call=call(case, hanna, now=NOW + 3 * HOUR), reason="Betalningen kom inte fram.")
    assert closed_on(case) is None
    closing.close(call=call(case, hanna, now=NOW + 4 * HOUR), outcome="plan_kept", on=TODAY)
    assert closed_on(case) == TODAY


def test_opened_again_with_a_reason_and_only_when_closed(case, settled, write, hanna):
    with pytest.raises(NotAllowed, match="inte avslutat"):
        write(AGAIN)
    write(PAID)
    with pytest.raises(BadEvent, match="Skriv varför"):
        write(Draft(type="case_reopened", on=TODAY))
    write(AGAIN)
    assert closed_on(case) is None


def test_followed_up_only_after_the_closing(case, settled, hanna):
    later = TODAY + dt.timedelta(days=93)
    asked = {"on": later, "months": 3, "still_home": False, "reached": True, "moved_on": TODAY, "moved_to": "relatives"}
    with pytest.raises(NotAllowed, match="först efter avslutet"):
        closing.follow_up(call=call(case, hanna, today=later, now=NOW + 93 * DAY), **asked)
    closing.close(call=call(case, hanna), outcome="paid", on=TODAY)
    closing.follow_up(call=call(case, hanna, today=later, now=NOW + 93 * DAY), **asked)
    assert case.steps.get(step_id="folj-upp-3").state == "done"
    assert case.steps.get(step_id="folj-upp-12").state == "waiting"


def test_the_same_sending_twice_is_one_closing(case, settled, hanna):
    first = call(case, hanna, key="k1")
    assert closing.close(call=first, outcome="paid", on=TODAY) == closing.close(call=first, outcome="paid", on=TODAY)
    assert Event.objects.filter(case=case, type="case_closed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_close_it_once(case, settled, hanna, birgitta):
    calls = [call(case, user) for user in (hanna, birgitta)]
    acts = [lambda one=one: closing.close(call=one, outcome="paid", on=TODAY) for one in calls]
    at_once(*acts)
    assert Event.objects.filter(case=case, type="case_closed").count() == 1
