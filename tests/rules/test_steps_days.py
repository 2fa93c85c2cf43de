# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a step opens and is due: counted from what set it off, or back from a last day, and never moved by today."""

import pytest

from tests.rules.casebuilder import CASE, child, event, findings, household, plan_of, routine_of, states, step

# Mon 23 Nov. Three weeks from it is Mon 14 Dec.
DAY, NEXT = "2026-11-23", "2026-11-24"
NOTICE = event("notice_joined", DAY, eid="e7", served_on=DAY)
PER_NOTICE = {"id": "steget", "per": "underrättelse"}
BEFORE = {"före": "jb-12-44-atervinningsfrist"}


def planned(*events, on=NEXT, steps=(), regime="JB12", **given):
    text = routine_of(*steps) if steps else None
    return plan_of([*household(regime=regime), *events], on, routine=text, **given)


def due(latest, *events, key="steget/n1", **given):
    found = planned(NOTICE, *events, steps=[{**PER_NOTICE, "senast": latest}], **given)
    return step(found, key)["due"]


class TestDue:
    @pytest.mark.parametrize(
        ("workdays", "day"), [(0, DAY), (1, NEXT), (5, "2026-11-30"), (24, "2026-12-29"), (28, "2027-01-07")]
    )
    def test_so_many_workdays_after_what_set_it_off(self, workdays, day):
        """From Wed 23 Dec on: 24 (eve), 25, 26, 27 are none; nor are 31 Dec (eve), 1 Jan and 6 Jan."""
        assert due({"arbetsdagar": workdays, "från": "utlösare"}) == day

    def test_a_weekend_s_notice_counts_from_the_day_itself(self):
        saturday = event("notice_joined", "2026-11-21", served_on="2026-11-21")
        for workdays, day in ((0, "2026-11-21"), (1, "2026-11-23")):
            text = routine_of({**PER_NOTICE, "senast": {"arbetsdagar": workdays, "från": "utlösare"}})
            found = plan_of([*household(), saturday], NEXT, routine=text)
            assert step(found, "steget/n1")["due"] == day

    def test_counts_from_when_the_board_learnt_not_from_the_letter(self):
        late = event("notice_joined", DAY, received_on="2026-11-20", served_on="2026-11-20")
        found = step(plan_of([*household(), late], NEXT), "ring/n1")
        assert (found["opens_on"], found["due"]) == (DAY, NEXT)

    @pytest.mark.parametrize(("workdays", "day"), [(0, "2026-12-14"), (1, "2026-12-11"), (8, "2026-12-02")])
    def test_so_many_workdays_before_the_nominal_last_day(self, workdays, day):
        assert due({**BEFORE, "arbetsdagar": workdays}) == day

    def test_the_nominal_day_counts_not_the_rolled(self):
        given = event("notice_joined", "2026-12-03", served_on="2026-12-03")
        text = routine_of({**PER_NOTICE, "senast": {**BEFORE, "arbetsdagar": 0}})
        assert step(plan_of([*household(), given], "2026-12-03", routine=text), "steget/n1")["due"] == "2026-12-24"

    def test_of_two_times_the_earlier_holds(self):
        assert due([{"arbetsdagar": 6, "från": "utlösare"}, {**BEFORE, "arbetsdagar": 8}]) == "2026-12-01"
        assert due([{"arbetsdagar": 6, "från": "utlösare"}, {**BEFORE, "arbetsdagar": 10}]) == "2026-11-30"

    def test_before_it_opens_it_becomes_the_day_it_opens(self):
        assert due({**BEFORE, "arbetsdagar": 30}) == DAY

    @pytest.mark.parametrize("on", [NEXT, "2026-12-01", "2027-03-01"])
    def test_never_moves_with_today(self, on):
        assert due({**BEFORE, "arbetsdagar": 30}, on=on) == DAY
        assert due({"arbetsdagar": 1, "från": "utlösare"}, on=on) == NEXT
        assert due({**BEFORE, "arbetsdagar": 8}, on=on) == "2026-12-02"

    def test_follows_the_serving_that_moves_the_last_day(self):
        served = event("service_confirmed", NEXT, served_on=NEXT)
        assert due({**BEFORE, "arbetsdagar": 8}, served) == "2026-12-03"

    def test_a_home_owner_s_last_day_is_the_anchor_when_named(self):
        both = ["jb-12-44-atervinningsfrist", "brl-7-23-atervinningsfrist"]
        assert due({"före": both, "arbetsdagar": 8}, regime="BRL") == "2026-12-02"

    def test_nothing_said_gives_no_due(self):
        found = step(planned(NOTICE, steps=[PER_NOTICE]), "steget/n1")
        assert (found["due"], found["opens_on"], found["state"]) == (None, DAY, "open")


class TestEvictionDays:
    time = event("eviction_time_informed", DAY, at="2026-12-09T09:30")
    counted = {"id": "steget", "per": "mål", "senast": {"före": "avhysning", "arbetsdagar": 5}}

    def test_without_a_time_the_step_waits_and_is_not_late(self):
        found = planned(event("enforcement_applied", DAY), steps=[self.counted], on="2027-03-01")
        assert (step(found, "steget/m1")["state"], step(found, "steget/m1")["due"]) == ("waiting", None)

    def test_with_a_time_it_is_counted_back_from_the_day_of_the_eviction(self):
        found = step(planned(event("enforcement_applied", DAY), self.time, steps=[self.counted]), "steget/m1")
        assert (found["state"], found["due"], found["opens_on"]) == ("open", "2026-12-02", DAY)

    def test_a_new_time_moves_what_is_per_matter(self):
        new = event("eviction_time_informed", NEXT, eviction="ev2", replaces="ev1", at="2026-12-16T09:30")
        found = step(planned(self.time, new, steps=[self.counted]), "steget/m1")
        assert (found["due"], found["state"]) == ("2026-12-09", "open")

    def test_a_replaced_time_takes_its_undone_steps_with_it(self):
        new = event("eviction_time_informed", NEXT, eviction="ev2", replaces="ev1", at="2026-12-16T09:30")
        found = states(planned(self.time, new))
        assert found["bekrafta-kfm/ev1"] == "obsolete"
        assert found["bekrafta-kfm/ev2"] == "open"

    def test_a_replaced_time_keeps_what_was_done_and_the_new_one_is_due_again(self):
        new = event("eviction_time_informed", NEXT, eviction="ev2", replaces="ev1", at="2026-12-16T09:30")
        found = planned(self.time, event("kfm_confirmed", DAY), new)
        assert states(found)["bekrafta-kfm/ev1"] == "done"
        again = step(found, "bekrafta-kfm/ev2")
        assert (again["state"], again["opens_on"], again["due"], again["required"]) == ("open", NEXT, NEXT, "law")

    def test_work_per_matter_stands_when_the_time_is_replaced(self):
        new = event("eviction_time_informed", NEXT, eviction="ev2", replaces="ev1", at="2026-12-16T09:30")
        met = event("meeting", NEXT, about=["m1"])
        assert states(planned(self.time, met, new))["planera/m1"] == "done"

    def test_a_withdrawn_matter_ends_what_says_so_and_stays_in_its_section(self):
        found = planned(self.time, event("eviction_withdrawn", NEXT))
        assert states(found)["planera/m1"] == "obsolete"
        assert found["routine"]["section"] == "kfm"

    def test_the_day_of_the_notice_is_the_last_for_confirming_even_on_a_saturday(self):
        told = event("eviction_time_informed", "2026-11-21", at="2026-12-09T09:30")
        assert step(planned(told), "bekrafta-kfm/ev1")["due"] == "2026-11-21"


class TestWaiting:
    def test_until_what_comes_before_is_done(self):
        first, then = {"id": "forst", "per": "underrättelse"}, {**PER_NOTICE, "efter": [{"steg": "forst"}]}
        found = planned(NOTICE, steps=[first, then])
        assert states(found) == {"forst/n1": "open", "steget/n1": "waiting"}
        done = event("step_done", NEXT, step_key="forst/n1")
        assert states(planned(NOTICE, done, steps=[first, then]))["steget/n1"] == "open"

    def test_another_subject_s_doing_does_not_open_it(self):
        first, then = {"id": "forst", "per": "underrättelse"}, {**PER_NOTICE, "efter": [{"steg": "forst"}]}
        other = event("notice_joined", DAY, notice="n2")
        done = event("step_done", NEXT, step_key="forst/n2")
        found = states(planned(NOTICE, other, done, steps=[first, then]))
        assert (found["steget/n1"], found["steget/n2"]) == ("waiting", "open")

    def test_for_the_outcome_asked_for(self):
        visit = {"id": "besok", "per": "underrättelse", "klart_av": {"händelse": "besök"}}
        then = {**PER_NOTICE, "efter": [{"steg": "besok", "utfall": "uteblev"}]}
        for result, state in (("no_answer", "open"), ("reached", "waiting")):
            visited = event("visit", NEXT, about=["n1"], result=result)
            assert states(planned(NOTICE, visited, steps=[visit, then]))["steget/n1"] == state

    def test_for_its_day(self):
        later = {"id": "folj", "utlöses_av": "ärende_avslutat", "öppnar": {"månader": 3}}
        closed = event("case_closed", "2026-11-30")
        for day, state in (("2027-02-27", "waiting"), ("2027-02-28", "open")):
            found = step(planned(closed, steps=[later], on=day), f"folj/{CASE}")
            assert (found["state"], found["opens_on"]) == (state, "2027-02-28")

    def test_parked_comes_before_waiting(self):
        parked = event("step_postponed", NEXT, step_key="steget/n1", until="2026-12-24")
        then = {**PER_NOTICE, "efter": [{"steg": "forst"}]}
        found = planned(NOTICE, parked, steps=[{"id": "forst", "per": "underrättelse"}, then])
        assert states(found)["steget/n1"] == "postponed"

    def test_what_has_ended_is_obsolete_though_parked_or_waiting(self):
        ends = {"upphör": {"någon": [["underrättelse.löst", "är", "ja"]]}}
        then = {**PER_NOTICE, "efter": [{"steg": "forst"}], **ends}
        parked = event("step_postponed", NEXT, step_key="steget/n1", until="2026-12-24")
        events = [NOTICE, parked, event("payment", NEXT)]
        assert (
            states(planned(*events, steps=[{"id": "forst", "per": "underrättelse"}, then]))["steget/n1"] == "obsolete"
        )

    def test_skipped_comes_before_obsolete(self):
        ends = {"upphör": {"någon": [["underrättelse.löst", "är", "ja"]]}}
        events = [NOTICE, event("step_skipped", NEXT, step_key="steget/n1"), event("payment", NEXT)]
        assert states(planned(*events, steps=[{**PER_NOTICE, **ends}]))["steget/n1"] == "skipped"


class TestRepeat:
    def contact(self, day, result="no_answer"):
        return event("contact", day, about=["n1"], result=result)

    def test_a_second_time_gets_a_number(self):
        found = planned(NOTICE, self.contact(DAY))
        assert (states(found)["ring/n1"], states(found)["ring/n1/2"]) == ("done", "open")
        assert step(found, "ring/n1/2")["subject"] == "n1"

    def test_no_more_than_the_most(self):
        found = planned(NOTICE, self.contact(DAY), self.contact(NEXT), self.contact("2026-11-25"), on="2026-11-26")
        assert {key for key in states(found) if key.startswith("ring/")} == {"ring/n1", "ring/n1/2"}
        assert states(found)["ring/n1/2"] == "done"

    def test_not_once_it_has_succeeded(self):
        found = planned(NOTICE, self.contact(DAY, "reached"))
        assert {key for key in states(found) if key.startswith("ring/")} == {"ring/n1"}

    def test_no_second_time_before_the_first_is_done(self):
        assert "ring/n1/2" not in states(planned(NOTICE))

    def test_the_second_time_is_done_by_hand_with_its_number(self):
        found = planned(NOTICE, self.contact(DAY), event("step_done", NEXT, eid="e9", step_key="ring/n1/2"))
        assert step(found, "ring/n1/2")["done_by"] == "e9"
        assert findings(found) == []

    def test_the_next_time_is_due_so_many_workdays_after_the_last(self):
        assert step(planned(NOTICE, self.contact(DAY)), "ring/n1/2")["due"] == "2026-11-25"


class TestFacts:
    """What sets a step off counts as the contract defines it."""

    two = {**PER_NOTICE, "när": {"alla": [["underrättelser.hyra_eller_störning", "minst", 2]]}}

    def repeated(self, received, *others, **given):
        mine = event("notice_joined", DAY, received_on=received, **given)
        return "steget/n1" in states(planned(*others, mine, steps=[self.two], on="2026-11-30"))

    @pytest.mark.parametrize(("day", "counts"), [("2025-11-20", True), ("2025-11-19", False), ("2026-11-20", True)])
    def test_from_the_same_date_twelve_months_before(self, day, counts):
        other = event("notice_joined", day, notice="n0")
        old = [event("tenancy_recorded", "2025-01-01", eid="h0", tenancy="t1"), other]
        assert self.repeated("2026-11-20", *old) == counts

    def test_paid_or_not(self):
        other = event("notice_joined", "2026-10-20", notice="n0")
        paid = event("payment", "2026-10-21", notice="n0")
        assert self.repeated("2026-11-20", other, paid)

    @pytest.mark.parametrize(
        ("given", "counts"),
        [
            ({"cause": "disturbance"}, True),
            ({"cause": "electricity_debt"}, False),
            ({"kind": "report"}, False),
            ({"kind": "early_signal"}, False),
        ],
    )
    def test_only_notices_of_rent_or_disturbance(self, given, counts):
        assert self.repeated("2026-11-20", event("notice_joined", "2026-11-10", notice="n0", **given)) == counts

    def test_a_later_one_does_not_make_the_first_repeated(self):
        later = event("notice_joined", "2026-11-25", notice="n0")
        assert not self.repeated("2026-11-20", later)

    @pytest.mark.parametrize(
        ("given", "counts"),
        [
            ({"lives_here": "permanent"}, True),
            ({"lives_here": "alternating"}, True),
            ({"lives_here": "visiting"}, True),
            ({"lives_here": "unknown"}, True),
            ({"lives_here": "no"}, False),
            ({"born_on": "2008-11-25"}, True),
            ({"born_on": "2008-11-24"}, False),
            ({"born_on": None}, True),
        ],
    )
    def test_a_child_is_under_18_or_unknown_and_lives_here_somehow(self, given, counts):
        found = plan_of([*household(), child(**given)], NEXT)
        assert (found["routine"]["section"] == "barnfamilj") == counts

    def test_a_child_who_left_counts_no_more(self):
        found = plan_of([*household(), child(), event("person_left", DAY, person="p2")], NEXT)
        assert found["routine"]["section"] == "utan-barn"

    @pytest.mark.parametrize(
        ("given", "counts"),
        [
            ({"part": "tenant"}, True),
            ({"part": "co_tenant"}, True),
            ({"part": "partner"}, True),
            ({"part": "adult"}, True),
            ({"part": "adult", "lives_here": "no"}, False),
            ({"part": "adult", "born_on": None}, False),
            ({"part": "adult", "born_on": "1961-11-25"}, False),
        ],
    )
    def test_65_on_the_day_and_living_there(self, given, counts):
        old = event("person_joined", DAY, person="p3", **{"lives_here": "permanent", "born_on": "1961-11-24", **given})
        assert (f"aldre/{CASE}" in states(plan_of([*household(), old], NEXT))) == counts
