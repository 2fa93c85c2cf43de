# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Steps: their keys, when they are listed, their state and days, and what completes them."""

import pytest

from tests.rules.casebuilder import (
    CASE,
    child,
    event,
    findings,
    household,
    plan_of,
    routine_of,
    states,
    step,
    withdrawn,
)

# Mon 23 Nov: the day of the first notice unless a test says otherwise.
DAY, NEXT = "2026-11-23", "2026-11-24"
NOTICE = event("notice_joined", DAY, eid="e7", served_on=DAY)
FAMILY = [*household(), child()]
PER = {
    "ärende": CASE,
    "underrättelse": "n1",
    "barn": "p2",
    "mål": "m1",
    "avhysningstid": "ev1",
    "möte": "mo1",
}
EVERYTHING = [
    *FAMILY,
    NOTICE,
    event("enforcement_applied", DAY),
    event("eviction_time_informed", DAY, at="2026-12-09T09:30"),
    event("meeting", DAY, eid="mo1"),
]


def planned(*events, on=NEXT, **given):
    return plan_of([*household(), *events], on, **given)


class TestKeys:
    @pytest.mark.parametrize("per", PER)
    def test_a_key_is_the_step_s_id_and_its_subject(self, per):
        text = routine_of({"id": "steget", "per": per})
        assert list(states(plan_of(EVERYTHING, NEXT, routine=text))) == [f"steget/{PER[per]}"]

    @pytest.mark.parametrize("per", [per for per in PER if per != "ärende"])
    def test_without_its_subject_a_step_is_not_listed(self, per):
        text = routine_of({"id": "steget", "per": per})
        assert states(planned(routine=text)) == {}

    def test_one_step_for_each_subject(self):
        text = routine_of({"id": "steget", "per": "underrättelse"})
        found = planned(NOTICE, event("notice_joined", DAY, notice="n2"), routine=text)
        assert set(states(found)) == {"steget/n1", "steget/n2"}

    def test_a_case_s_steps_stand_once_whatever_comes(self):
        text = routine_of({"id": "steget"})
        found = planned(NOTICE, event("notice_joined", DAY, notice="n2"), routine=text)
        assert set(states(found)) == {f"steget/{CASE}"}

    def test_a_corrected_meeting_is_the_same_subject(self):
        text = routine_of({"id": "skriv", "per": "möte"})
        again = event("meeting", DAY, eid="mo2", corrects="mo1", held=False)
        done = event("step_done", NEXT, step_key="skriv/mo1")
        assert states(planned(event("meeting", DAY, eid="mo1"), again, done, routine=text)) == {"skriv/mo1": "done"}

    def test_a_corrected_added_step_keeps_its_key(self):
        again = event("step_added", DAY, eid="e9", corrects="e8", title="Ring mamman")
        done = event("step_done", NEXT, step_key="added/e8")
        found = planned(event("step_added", DAY, eid="e8"), again, done)
        assert step(found, "added/e8")["title"] == "Ring mamman"
        assert step(found, "added/e8")["state"] == "done"

    def test_a_corrected_notice_keeps_what_was_done_about_it(self):
        again = event("notice_joined", DAY, eid="e8", corrects="e7", served_on=DAY, amount=1)
        done = event("step_done", NEXT, step_key="inled/n1")
        assert step(planned(NOTICE, again, done), "inled/n1")["state"] == "done"


class TestAnswer:
    def test_a_step_tells_what_the_routine_says(self):
        found = step(planned(NOTICE), "inled/n1")
        assert (found["id"], found["subject"], found["required"]) == ("inled", "n1", "law")
        assert (found["title"], found["outside_title"]) == ("Ta ställning till utredning", "Ställningstagande")
        assert (found["role"], found["unit"], found["person"]) == ("vuxenhandläggare", "vux-norr", None)
        assert (found["zone"], found["rule"], found["state"]) == ("coordination", "sol-14-2-utredning", "open")
        assert (found["opens_on"], found["due"], found["until"], found["done_by"]) == (DAY, NEXT, None, None)

    def test_a_plan_has_the_contract_s_keys_and_no_other(self):
        found = planned(NOTICE, event("eviction_time_informed", DAY, at="2026-12-09T09:30"), event("step_added", DAY))
        assert set(found) == {"case", "on", "known_at", "next_change_on", "versions", "routine", "steps", "deadlines",
                              "slack", "findings"}  # fmt: skip
        for one in found["steps"]:
            assert set(one) == {"key", "id", "subject", "title", "outside_title", "zone", "paragraph", "role", "unit",
                                "person", "required", "state", "opens_on", "due", "latest_start", "slack", "until",
                                "done_by", "rule", "because"}  # fmt: skip
        for one in found["deadlines"]:
            assert set(one) == {"key", "rule", "subject", "zone", "kind", "state", "nominal", "due", "earliest",
                                "preliminary", "who", "lost", "legal_basis", "because", "after", "superseded",
                                "readings"}  # fmt: skip
        for one in [*found["steps"], *found["deadlines"]]:
            for part in one["because"]:
                assert set(part) == {"text", "events", "rule", "legal_basis", "zone"}
        assert all(set(row) == {"unit", "anchor", "workdays"} for row in found["slack"])

    def test_a_reason_has_the_zone_of_the_event_it_cites(self):
        guarded = event("notice_joined", DAY, eid="e7", zone="protected")
        parts = step(planned(guarded), "ring/n1")["because"]
        assert {part["zone"] for part in parts if "e7" in part["events"]} == {"protected"}
        assert {part["zone"] for part in parts if not part["events"]} <= {"coordination"}

    def test_a_child_s_step_says_what_it_is_about_only_inside(self):
        found = step(plan_of(FAMILY, NEXT), "barnets-behov/p2")
        assert (found["zone"], found["outside_title"]) == ("child", "Ett steg hos barn och unga")

    def test_the_versions_are_named(self):
        found = planned()
        assert set(found["versions"]) == {"law", "profile", "engine"}
        assert all(found["versions"].values())
        assert (found["routine"]["id"], found["routine"]["version"]) == ("prov", "2026:1")


class TestCompleting:
    def contact(self, day, *about, eid="e8", **data):
        return event("contact", day, eid=eid, about=about, **data)

    def test_by_an_event_about_its_subject(self):
        found = step(planned(NOTICE, self.contact(NEXT, "n1")), "ring/n1")
        assert (found["state"], found["done_by"]) == ("done", "e8")

    def test_not_by_one_about_another_subject_or_none(self):
        other = event("notice_joined", DAY, notice="n2")
        found = states(planned(NOTICE, other, self.contact(NEXT, "n2", "p1")))
        assert (found["ring/n1"], found["ring/n2"]) == ("open", "done")
        assert states(planned(NOTICE, self.contact(NEXT, "p1")))["ring/n1"] == "open"

    def test_one_event_may_be_about_two_subjects(self):
        other = event("notice_joined", DAY, notice="n2")
        found = states(planned(NOTICE, other, self.contact(NEXT, "n1", "n2")))
        assert (found["ring/n1"], found["ring/n2"]) == ("done", "done")

    def test_on_the_day_it_was_set_off_counts_and_the_day_before_does_not(self):
        assert states(planned(NOTICE, self.contact(DAY, "n1")))["ring/n1"] == "done"
        assert states(planned(NOTICE, self.contact("2026-11-22", "n1")))["ring/n1"] == "open"

    def test_an_event_is_always_about_the_case(self):
        found = step(planned(event("consent_given", NEXT, eid="e8")), f"samtycke/{CASE}")
        assert (found["state"], found["done_by"]) == ("done", "e8")

    def test_the_data_name_the_subject(self):
        time = event("eviction_time_informed", DAY, at="2026-12-09T09:30")
        found = planned(time, event("kfm_confirmed", DAY, eid="e8", eviction="ev1"))
        assert step(found, "bekrafta-kfm/ev1")["done_by"] == "e8"

    def test_the_wanted_outcome_must_be_met(self):
        opened = event("inquiry", DAY, result="opened")
        closed = event("inquiry", NEXT, result="closed")
        assert states(plan_of([*FAMILY, opened], NEXT))["barnets-behov/p2"] == "open"
        assert states(plan_of([*FAMILY, opened, closed], NEXT))["barnets-behov/p2"] == "done"

    def test_by_hand_with_its_key(self):
        found = step(planned(NOTICE, event("step_done", NEXT, eid="e8", step_key="ring/n1")), "ring/n1")
        assert (found["state"], found["done_by"]) == ("done", "e8")

    def test_by_hand_before_it_was_set_off_does_not_count(self):
        early = event("step_done", "2026-11-20", step_key="ring/n1")
        assert states(planned(NOTICE, early))["ring/n1"] == "open"

    def test_a_law_step_is_done_by_hand_too(self):
        assert states(planned(NOTICE, event("step_done", NEXT, step_key="inled/n1")))["inled/n1"] == "done"

    def test_withdrawn_is_no_longer_done(self):
        events = [NOTICE, self.contact(DAY, "n1"), withdrawn("e8", NEXT)]
        assert states(planned(*events))["ring/n1"] == "open"

    def test_a_coming_event_completes_nothing_yet(self):
        coming = event("contact", "2026-11-26", about=["n1"], recorded=f"{DAY}T15:00:00+01:00")
        assert states(planned(NOTICE, coming))["ring/n1"] == "open"


class TestByHand:
    def test_skipped(self):
        found = step(planned(NOTICE, event("step_skipped", NEXT, step_key="ring/n1")), "ring/n1")
        assert (found["state"], found["done_by"]) == ("skipped", None)

    def test_done_comes_before_skipped(self):
        acts = [event("step_skipped", DAY, step_key="ring/n1"), event("step_done", NEXT, step_key="ring/n1")]
        assert states(planned(NOTICE, *acts))["ring/n1"] == "done"

    def test_postponed_until_its_day_and_then_open_with_the_same_due(self):
        parked = event("step_postponed", DAY, step_key="ring/n1", until="2026-11-30")
        for day, state in (("2026-11-29", "postponed"), ("2026-11-30", "open")):
            found = step(planned(NOTICE, parked, on=day), "ring/n1")
            assert (found["state"], found["until"], found["due"]) == (state, "2026-11-30", NEXT)

    def test_postponed_again_the_last_holds(self):
        first = event("step_postponed", DAY, step_key="ring/n1", until="2026-12-30")
        last = event("step_postponed", NEXT, step_key="ring/n1", until="2026-11-30")
        assert step(planned(NOTICE, first, last), "ring/n1")["until"] == "2026-11-30"

    @pytest.mark.parametrize("kind", ["step_skipped", "step_postponed"])
    def test_what_the_law_demands_is_kept(self, kind):
        found = planned(NOTICE, event(kind, NEXT, step_key="inled/n1"))
        assert (step(found, "inled/n1")["state"], step(found, "inled/n1")["until"]) == ("open", None)
        assert [(one["code"], one["step"]) for one in found["findings"]] == [("law_step_kept", "inled/n1")]

    @pytest.mark.parametrize("kind", ["step_done", "step_skipped", "step_postponed"])
    @pytest.mark.parametrize("key", ["ringa/n1", "ring/n9", "ring", "added/e99", "ring/n1/9"])
    def test_an_unknown_key_has_no_effect_and_is_told(self, kind, key):
        found = planned(NOTICE, event(kind, NEXT, step_key=key))
        assert states(found) == states(planned(NOTICE))
        assert findings(found) == ["unknown_step"]
        assert found["findings"][0]["text"]

    def test_a_known_key_is_no_finding(self):
        assert findings(planned(NOTICE, event("step_done", NEXT, step_key="ring/n1"))) == []

    def test_moved_has_another_due(self):
        moved = event("order_moved", NEXT, step_key="ring/n1", due="2026-12-03")
        assert step(planned(NOTICE, moved), "ring/n1")["due"] == "2026-12-03"


class TestAdded:
    def test_stands_with_what_it_was_given(self):
        one = event("step_added", DAY, eid="e8", due="2026-11-27", role="barnhandläggare")
        one["data"]["zone"] = "child"
        found = step(planned(one), "added/e8")
        assert (found["title"], found["role"], found["unit"]) == ("Ring skolan", "barnhandläggare", "bou-norr")
        assert (found["state"], found["opens_on"], found["due"]) == ("open", DAY, "2026-11-27")
        assert (found["zone"], found["required"]) == ("child", "no")
        assert "Ring" not in found["outside_title"]

    @pytest.mark.parametrize(
        ("kind", "state"), [("step_done", "done"), ("step_skipped", "skipped"), ("step_postponed", "postponed")]
    )
    def test_is_done_skipped_and_parked_as_any_other(self, kind, state):
        found = planned(event("step_added", DAY, eid="e8"), event(kind, NEXT, step_key="added/e8"))
        assert step(found, "added/e8")["state"] == state
        assert findings(found) == []

    def test_can_be_moved(self):
        moved = event("order_moved", NEXT, step_key="added/e8", due="2026-12-03")
        assert step(planned(event("step_added", DAY, eid="e8"), moved), "added/e8")["due"] == "2026-12-03"

    def test_done_before_it_was_added_does_not_count(self):
        early = event("step_done", "2026-11-20", step_key="added/e8")
        assert states(planned(event("step_added", DAY, eid="e8"), early))["added/e8"] == "open"

    def test_is_gone_when_withdrawn(self):
        found = planned(event("step_added", DAY, eid="e8"), withdrawn("e8", NEXT))
        assert step(found, "added/e8") is None

    def test_ends_with_the_case(self):
        found = planned(event("step_added", DAY, eid="e8"), event("case_closed", NEXT))
        assert states(found)["added/e8"] == "obsolete"

    def test_a_law_step_is_not_moved(self):
        moved = event("order_moved", NEXT, step_key="inled/n1", due="2026-12-03")
        found = planned(NOTICE, moved)
        assert step(found, "inled/n1")["due"] == NEXT
        assert findings(found) == ["law_step_kept"]
