# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What survives a switch of section, a closing, and a change of routine; and on whom each step falls."""

from kvarbo.rules.profile import Profile
from tests.rules.casebuilder import (
    CASE,
    child,
    event,
    findings,
    household,
    log_of,
    plan_log,
    plan_of,
    routine_of,
    states,
    step,
    tiny_files,
    withdrawn,
)
from tests.rules.tinyprofile import ROUTINE

DAY, NEXT = "2026-11-23", "2026-11-24"
NOTICE = event("notice_joined", DAY, eid="e7", served_on=DAY)
TIME = event("eviction_time_informed", "2026-11-25", at="2026-12-09T09:30")
LATER = "2026-11-26"


def planned(*events, on=LATER, **given):
    return plan_of([*household(), *events], on, **given)


class TestSections:
    def test_the_first_that_holds(self):
        assert planned(NOTICE)["routine"]["section"] == "utan-barn"
        assert planned(child(), NOTICE)["routine"]["section"] == "barnfamilj"
        assert planned(child(), NOTICE, TIME)["routine"]["section"] == "kfm"

    def test_an_application_makes_it_a_matter_too_and_a_verdict_alone_does_not(self):
        assert planned(event("enforcement_applied", DAY))["routine"]["section"] == "kfm"
        assert planned(event("verdict", DAY))["routine"]["section"] == "utan-barn"

    def test_a_withdrawn_event_takes_its_section_back(self):
        told = {**TIME, "id": "e9"}
        assert planned(NOTICE, told, withdrawn("e9", LATER))["routine"]["section"] == "utan-barn"

    def test_undone_steps_of_a_section_left_are_no_longer_listed(self):
        before, after = planned(NOTICE, on=NEXT), planned(NOTICE, TIME)
        assert "inled/n1" in states(before)
        assert "inled/n1" not in states(after)

    def test_a_done_step_of_a_section_left_is_kept_done(self):
        done = event("step_done", NEXT, eid="e9", step_key="inled/n1")
        assert step(planned(NOTICE, done, TIME), "inled/n1")["done_by"] == "e9"

    def test_a_step_done_by_its_event_in_a_section_left_is_kept_done(self):
        events = [child(), event("notice_joined", DAY, notice="n0"), NOTICE]
        events += [event("step_done", DAY, step_key="informera-bou/n1"), event("summons_sent", NEXT, about=["n1"])]
        assert states(planned(*events, on=NEXT))["kalla/n1"] == "done"
        assert states(planned(*events, TIME))["kalla/n1"] == "done"

    def test_a_skipped_and_a_parked_step_of_a_section_left_are_kept(self):
        text = routine_of(
            {"id": "a", "per": "underrättelse", "avsnitt": ["utan-barn"]},
            {"id": "b", "per": "underrättelse", "avsnitt": ["utan-barn"]},
            {"id": "c", "per": "underrättelse", "avsnitt": ["utan-barn"]},
            sections=(
                {"id": "kfm", "när": {"alla": [["mål.antal", "minst", 1]]}},
                {"id": "utan-barn", "när": "alltid"},
            ),
        )
        acts = [
            event("step_skipped", NEXT, step_key="a/n1"),
            event("step_postponed", NEXT, step_key="b/n1", until="2026-12-24"),
        ]
        assert states(planned(NOTICE, *acts, TIME, routine=text)) == {"a/n1": "skipped", "b/n1": "postponed"}

    def test_a_shared_step_survives_with_its_days(self):
        before, after = step(planned(NOTICE, on=NEXT), "ring/n1"), step(planned(NOTICE, TIME), "ring/n1")
        assert (after["state"], after["opens_on"], after["due"]) == ("open", before["opens_on"], before["due"])

    def test_an_added_step_survives(self):
        assert "added/e9" in states(planned(NOTICE, event("step_added", NEXT, eid="e9"), TIME))


class TestClosing:
    closed = event("case_closed", LATER, eid="e20")

    def test_undone_steps_become_obsolete_and_done_ones_stay(self):
        done = event("step_done", NEXT, step_key="ring/n1")
        found = states(planned(NOTICE, done, self.closed))
        assert (found["inled/n1"], found["ring/n1"]) == ("obsolete", "done")
        assert found[f"samtycke/{CASE}"] == "obsolete"

    def test_what_the_closing_sets_off_goes_on(self):
        found = step(planned(NOTICE, self.closed), f"uppfoljning-3/{CASE}")
        assert (found["state"], found["opens_on"]) == ("waiting", "2027-02-26")
        found = step(planned(NOTICE, self.closed, on="2027-02-26"), f"uppfoljning-3/{CASE}")
        assert found["state"] == "open"

    def test_the_follow_up_is_done_in_its_time(self):
        asked = event("follow_up", "2027-02-28", months=3)
        found = planned(NOTICE, self.closed, asked, on="2027-02-28")
        assert states(found)[f"uppfoljning-3/{CASE}"] == "done"

    def test_another_follow_up_does_not_do_it(self):
        asked = event("follow_up", "2027-02-28", months=12)
        found = planned(NOTICE, self.closed, asked, on="2027-02-28")
        assert states(found)[f"uppfoljning-3/{CASE}"] == "open"

    def test_opened_again_the_steps_are_open_again(self):
        found = states(planned(NOTICE, self.closed, event("case_reopened", "2026-11-27"), on="2026-11-27"))
        assert found["inled/n1"] == "open"

    def test_a_withdrawn_closing_leaves_no_trace(self):
        found = planned(NOTICE, self.closed, withdrawn("e20", "2026-11-27"), on="2026-11-27")
        assert states(found) == states(planned(NOTICE, on="2026-11-27"))

    def test_clocks_run_on(self):
        found = planned(NOTICE, self.closed)
        assert {one["state"] for one in found["deadlines"] if one["subject"] == "n1"} == {"running"}


class TestWho:
    def test_a_role_s_unit_in_the_home_s_area(self):
        assert step(planned(NOTICE), "beslut-om-skuld/n1")["unit"] == "eb-norr"

    def test_a_unit_that_takes_part_goes_before_the_area_s(self):
        joined = event("unit_joined", DAY, unit="eb-soder", part="participating")
        assert step(planned(NOTICE, joined), "beslut-om-skuld/n1")["unit"] == "eb-soder"

    def test_a_unit_that_left_no_longer_does(self):
        joined = event("unit_joined", DAY, unit="eb-soder", part="participating")
        left = event("unit_left", NEXT, unit="eb-soder")
        assert step(planned(NOTICE, joined, left), "beslut-om-skuld/n1")["unit"] == "eb-norr"

    def test_a_role_without_unit_is_told(self):
        text = routine_of({"id": "steget", "roll": "fältare"})
        found = planned(routine=text)
        assert (states(found), step(found, f"steget/{CASE}")["unit"]) == ({f"steget/{CASE}": "open"}, None)
        assert [(one["code"], one["step"]) for one in found["findings"]] == [("role_without_unit", f"steget/{CASE}")]

    def test_the_person_assigned(self):
        given = {"role": "vuxenhandläggare", "unit": None}
        one, two = event("assigned", DAY, user="u7", **given), event("assigned", NEXT, user="u8", **given)
        assert step(planned(NOTICE), "ring/n1")["person"] is None
        assert step(planned(NOTICE, one), "ring/n1")["person"] == "u7"
        assert step(planned(NOTICE, one, two), "ring/n1")["person"] == "u8"
        assert (
            step(planned(NOTICE, one, two, event("unassigned", LATER, user="u8", **given)), "ring/n1")["person"] == "u7"
        )

    def test_someone_else_s_assignment_does_not_end_mine(self):
        one, two = event("assigned", DAY, user="u7"), event("assigned", NEXT, user="u8")
        found = planned(NOTICE, one, two, event("unassigned", LATER, user="u7"))
        assert step(found, "ring/n1")["person"] == "u8"

    def test_nobody_at_another_unit(self):
        one = event("assigned", DAY, user="u7", role="ekonomihandläggare", unit="eb-norr")
        found = planned(NOTICE, one)
        assert step(found, "beslut-om-skuld/n1")["person"] == "u7"
        assert step(found, "ring/n1")["person"] is None


SECOND = (
    ROUTINE.replace('version: "2026:1"', 'version: "2026:2"')
    .replace("id: ring\n", "id: kontakta\n")
    .replace("rubrik: Ring\n", "rubrik: Ta kontakt\n")
)


class TestRoutineAdopted:
    profile = Profile.from_files(
        {**tiny_files(), "rutiner/prov/2.yaml": SECOND.replace("2020-01-01", "2099-01-01").encode()}
    )
    adopted = event("routine_adopted", LATER, from_="2026:1", to="2026:2", map={"ring": "kontakta"})

    def planned(self, *events, on=LATER):
        return plan_log(log_of([*household(), NOTICE, *events]), on, profile=self.profile)

    def test_a_case_keeps_its_version_until_another_is_adopted(self):
        assert self.planned()["routine"]["version"] == "2026:1"
        found = self.planned(self.adopted)
        assert found["routine"]["version"] == "2026:2"
        assert "ring/n1" not in states(found)
        assert states(found)["kontakta/n1"] == "open"

    def test_before_the_day_it_was_adopted_the_old_holds(self):
        assert self.planned(self.adopted, on="2026-11-25")["routine"]["version"] == "2026:1"

    def test_done_and_skipped_before_keep_their_definition(self):
        done = event("contact", DAY, eid="e9", about=["n1"])
        found = self.planned(done, self.adopted)
        assert (step(found, "ring/n1")["state"], step(found, "ring/n1")["title"]) == ("done", "Ring")
        assert step(found, "ring/n1")["done_by"] == "e9"
        assert "kontakta/n1" not in states(found)
        skipped = event("step_skipped", DAY, step_key="ring/n1")
        assert states(self.planned(skipped, self.adopted))["ring/n1"] == "skipped"

    def test_what_was_done_is_never_asked_for_again_under_the_same_id(self):
        done = event("step_done", DAY, step_key="inled/n1")
        assert states(self.planned(done, self.adopted))["inled/n1"] == "done"

    def test_an_added_step_stays(self):
        assert "added/e9" in states(self.planned(event("step_added", DAY, eid="e9"), self.adopted))

    def test_reverting_is_another_such_event(self):
        back = event("routine_adopted", "2026-11-27", from_="2026:2", to="2026:1", map={"kontakta": "ring"})
        found = self.planned(self.adopted, back, on="2026-11-27")
        assert found["routine"]["version"] == "2026:1"
        assert states(found) == states(self.planned(on="2026-11-27"))

    def test_withdrawn_it_was_never_adopted(self):
        events = [{**self.adopted, "id": "e9"}, withdrawn("e9", "2026-11-27")]
        assert self.planned(*events, on="2026-11-27")["routine"]["version"] == "2026:1"

    def test_a_case_opened_under_a_named_version_has_it(self):
        opened = [event("case_opened", "2026-11-02", eid="h1", routine="prov", version="2026:2"), *household()[1:]]
        found = plan_log(log_of([*opened, NOTICE]), LATER, profile=self.profile)
        assert found["routine"]["version"] == "2026:2"


class TestSlack:
    """Today is Mon 23 Nov, the eviction Wed 9 Dec."""

    time = event("eviction_time_informed", DAY, at="2026-12-09T09:30")
    roles = (("vuxenhandläggare", 11), ("ekonomihandläggare", 9), ("barnhandläggare", 13))

    def work(self, role, days, **given):
        plain = {"id": f"steg-{days}", "per": "mål", "roll": role, "tar": {"arbetsdagar": days}}
        return {**plain, "senast": {"före": "avhysning", "arbetsdagar": 0}, **given}

    def planned(self, *events, steps=None, on=DAY):
        text = routine_of(*(steps or [self.work(*one) for one in self.roles]))
        return plan_of([*household(), self.time, *events], on, routine=text)

    def test_latest_start_and_slack_of_each_step(self):
        found = self.planned()
        days = [(one["latest_start"], one["slack"]) for one in found["steps"]]
        assert days == [("2026-11-24", 1), ("2026-11-26", 3), ("2026-11-20", -1)]

    def test_each_unit_s_smallest(self):
        rows = {(row["unit"], row["anchor"]): row["workdays"] for row in self.planned()["slack"]}
        assert rows == {("vux-norr", "ev1"): 1, ("eb-norr", "ev1"): 3, ("bou-norr", "ev1"): -1}
        steps = [self.work("vuxenhandläggare", 2), self.work("vuxenhandläggare", 11)]
        assert self.planned(steps=steps)["slack"] == [{"unit": "vux-norr", "anchor": "ev1", "workdays": 1}]

    def test_slack_is_counted_from_the_day_asked(self):
        rows = self.planned(on="2026-11-27")["slack"]
        assert {row["unit"]: row["workdays"] for row in rows} == {"vux-norr": -3, "eb-norr": -1, "bou-norr": -5}

    def test_along_the_longest_path(self):
        first = self.work("vuxenhandläggare", 4, efter=[], senast=[])
        short = self.work("ekonomihandläggare", 2, efter=[{"steg": "steg-4"}])
        long = self.work("barnhandläggare", 7, efter=[{"steg": "steg-4"}])
        found = self.planned(steps=[first, short, long])
        starts = {one["id"]: one["latest_start"] for one in found["steps"]}
        assert starts == {"steg-4": "2026-11-24", "steg-2": "2026-12-07", "steg-7": "2026-11-30"}

    def test_what_is_done_is_no_longer_on_the_path(self):
        first = self.work("vuxenhandläggare", 4, efter=[], senast=[])
        then = self.work("barnhandläggare", 7, efter=[{"steg": "steg-4"}])
        found = self.planned(event("step_done", DAY, step_key="steg-4/m1"), steps=[first, then])
        assert found["slack"] == [{"unit": "bou-norr", "anchor": "ev1", "workdays": 5}]
        assert step(found, "steg-4/m1")["slack"] is None

    def test_none_towards_a_time_replaced_withdrawn_carried_out_or_past(self):
        new = event("eviction_time_informed", DAY, eviction="ev2", replaces="ev1", at="2026-12-16T09:30")
        assert {row["anchor"] for row in self.planned(new)["slack"]} == {"ev2"}
        assert self.planned(event("eviction_withdrawn", DAY))["slack"] == []
        assert self.planned(event("eviction_done", DAY))["slack"] == []
        assert self.planned(on="2026-12-10")["slack"] == []

    def test_towards_each_running_arrears_clock(self):
        given = {"id": "beslut", "per": "underrättelse", "tar": {"arbetsdagar": 3}}
        text = routine_of({**given, "senast": {"före": "jb-12-44-atervinningsfrist", "arbetsdagar": 0}})
        other = event("notice_joined", NEXT, notice="n2", served_on=NEXT)
        found = plan_of([*household(), NOTICE, other], NEXT, routine=text)
        # Nominal 14 and 15 Dec; three arbetsdagar of work before them.
        rows = {(row["unit"], row["anchor"]): row["workdays"] for row in found["slack"]}
        assert rows == {("vux-norr", "n1"): 11, ("vux-norr", "n2"): 12}
        paid = event("payment", NEXT)
        found = plan_of([*household(), NOTICE, other, paid], NEXT, routine=text)
        assert {row["anchor"] for row in found["slack"]} == {"n2"}
        assert findings(found) == []
