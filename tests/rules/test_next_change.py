# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`next_change_on`: the first later day on which section, state or due change though nothing is entered."""

import pytest

from tests.rules.casebuilder import CASE, child, event, household, plan_of, routine_of

DAY, NEXT = "2026-11-23", "2026-11-24"
NOTICE = event("notice_joined", DAY, served_on=DAY)
PLAIN = routine_of({"id": "steget"})


def following(*events, on=NEXT, routine=PLAIN, regime="JB12"):
    return plan_of([*household(regime=regime), *events], on, routine=routine)["next_change_on"]


def test_nothing_ahead_is_null():
    assert following(event("person_left", DAY, person="p1")) is None


def test_the_day_after_a_running_last_day_s_due_and_a_running_earliest():
    served = event("notice_joined", "2026-12-03", served_on="2026-12-03")
    # Due Mon 28 Dec, missed from the 29th; a decision may come from Wed 30 Dec.
    assert following(served, on="2026-12-03") == "2026-12-29"
    assert following(served, on="2026-12-28") == "2026-12-29"
    assert following(served, on="2026-12-29") == "2026-12-30"


def test_a_lower_bound_is_never_missed_so_only_the_earliest_counts():
    unknown = event("notice_joined", DAY, served_on=None)
    assert following(unknown) == "2026-12-17"


def test_the_ceiling_is_missed_though_preliminary():
    assert following(event("order_served", DAY)) == "2026-12-08"


def test_a_stopped_clock_has_no_day():
    assert following(NOTICE, event("payment", NEXT), event("person_left", DAY, person="p1")) is None


@pytest.mark.parametrize("condition", ["barn.antal", "barn.boende"])
def test_a_child_s_eighteenth_birthday(condition):
    text = routine_of({"id": "steget", "när": {"alla": [[condition, "minst", 1]]}})
    assert following(child(born_on="2008-12-24"), routine=text) == "2026-12-24"


def test_a_birthday_on_leap_day_is_the_last_of_february():
    text = routine_of({"id": "steget", "när": {"alla": [["barn.antal", "minst", 1]]}})
    assert following(child(born_on="2012-02-29"), routine=text) == "2030-02-28"


def test_somebody_s_sixty_fifth_birthday():
    text = routine_of({"id": "steget", "när": {"alla": [["vuxna.65_eller_äldre", "minst", 1]]}})
    old = event("person_joined", DAY, person="p3", part="adult", born_on="1961-12-24")
    assert following(old, routine=text) == "2026-12-24"


def test_a_birthday_that_moves_nothing_is_no_change():
    assert following(child(born_on="2008-12-24"), event("person_left", DAY, person="p1")) is None


def test_the_end_of_the_window_of_a_case_s_repeated_notices():
    text = routine_of({"id": "steget", "när": {"alla": [["underrättelser.hyra_eller_störning", "minst", 1]]}})
    solved = [NOTICE, event("payment", NEXT)]
    assert following(*solved, routine=text) == "2027-11-24"


def test_a_parked_step_s_until():
    parked = event("step_postponed", NEXT, step_key=f"steget/{CASE}", until="2026-12-01")
    assert following(parked) == "2026-12-01"


def test_a_parked_added_step_s_until():
    added = event("step_added", DAY, eid="e8")
    parked = event("step_postponed", NEXT, step_key="added/e8", until="2026-12-01")
    assert following(added, parked) == "2026-12-01"
    done = event("step_done", NEXT, step_key="added/e8")
    assert following(added, parked, done, event("person_left", DAY, person="p1")) is None


def test_a_waiting_step_s_opening():
    text = routine_of({"id": "folj", "utlöses_av": "ärende_avslutat", "öppnar": {"månader": 3}})
    assert following(event("case_closed", DAY), routine=text) == "2027-02-23"


def test_a_consent_s_last_day_is_still_in_it():
    text = routine_of({"id": "steget", "när": {"alla": [["samtycke.finns", "är", "ja"]]}})
    assert following(event("consent_given", DAY, until="2026-12-01"), routine=text) == "2026-12-02"


def test_a_recorded_event_with_a_coming_day():
    coming = event("note", "2026-11-27", recorded=f"{NEXT}T08:00:00+01:00")
    assert following(coming) == "2026-11-27"
    assert following({**coming, "recorded_at": "2026-11-25T08:00:00+01:00"}) != "2026-11-27"


def test_a_payment_made_ahead_counts_on_its_day():
    paid = event("payment", NEXT, paid_on="2026-12-01")
    found = plan_of([*household(), NOTICE, paid], NEXT, routine=PLAIN)
    assert {one["state"] for one in found["deadlines"]} == {"running"}
    assert found["next_change_on"] == "2026-12-01"


def test_a_step_of_a_notice_opens_though_its_clock_will_never_come():
    """Under ANNAT no clock runs for the debt; the step waits for its day and for nothing else."""
    hangs = {"före": "jb-12-44-atervinningsfrist", "arbetsdagar": 4}
    text = routine_of({"id": "senare", "per": "underrättelse", "öppnar": {"arbetsdagar": 3}, "senast": hangs})
    assert following(NOTICE, routine=text, regime="ANNAT") == "2026-11-26"
    after = plan_of([*household(regime="ANNAT"), NOTICE], "2026-11-26", routine=text)
    assert [one["state"] for one in after["steps"]] == ["open"]
