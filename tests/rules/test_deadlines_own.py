# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The board's own clocks: inquiries about children, decisions, disposal; and what is never a deadline."""

import pytest

from tests.rules.casebuilder import (
    child,
    cited,
    deadline,
    deadline_keys,
    event,
    household,
    plan_of,
    tiny_profile,
    withdrawn,
)
from tests.rules.tinyprofile import CHOICES

INQUIRY, APPEAL, CARRIED_OUT = "sol-20-3-utredningstid/p2", "fl-44-overklagande/a1", "sol-34-1-ej-verkstallt/a1"
DISPOSAL = "sol-16-1-gallring/EX-0412"


def planned(*events, on="2026-11-24", profile=None):
    return plan_of([*household("2026-10-01"), child("2026-10-01"), *events], on, profile=profile)


class TestInquiry:
    def test_four_months_from_the_day_it_was_opened_and_rolled(self):
        found = deadline(planned(event("inquiry", "2026-10-30", opened_on="2026-10-27")), INQUIRY)
        assert (found["nominal"], found["due"], found["kind"]) == ("2027-02-27", "2027-03-01", "last_day")
        assert (found["state"], found["zone"]) == ("running", "child")

    def test_without_the_day_the_event_s_own_counts(self):
        assert deadline(planned(event("inquiry", "2026-10-27")), INQUIRY)["nominal"] == "2027-02-27"

    def test_met_when_closed_by_the_day_it_was_closed(self):
        opened = event("inquiry", "2026-10-27")
        closed = event("inquiry", "2027-03-10", eid="e9", result="closed", closed_on="2027-03-01")
        assert deadline(planned(opened, closed, on="2027-03-09"), INQUIRY)["state"] == "missed"
        found = deadline(planned(opened, closed, on="2027-03-10"), INQUIRY)
        assert found["state"] == "met"
        assert "e9" in cited(found)

    def test_not_met_when_closed_too_late(self):
        events = [event("inquiry", "2026-10-27"), event("inquiry", "2027-03-02", result="closed")]
        assert deadline(planned(*events, on="2027-03-03"), INQUIRY)["state"] == "missed"

    def test_not_opened_sets_off_none(self):
        assert deadline_keys(planned(event("inquiry", "2026-11-20", result="not_opened"))) == set()

    def test_each_child_has_its_own(self):
        events = [
            child("2026-10-01", person="p3"),
            event("inquiry", "2026-10-27"),
            event("inquiry", "2026-11-20", child="p3"),
        ]
        found = planned(*events)
        assert deadline(found, INQUIRY)["nominal"] == "2027-02-27"
        assert deadline(found, "sol-20-3-utredningstid/p3")["nominal"] == "2027-03-20"

    def test_opened_again_counts_anew(self):
        events = [
            event("inquiry", "2026-10-27"),
            event("inquiry", "2026-11-10", result="closed"),
            event("inquiry", "2026-11-20"),
        ]
        found = deadline(planned(*events), INQUIRY)
        assert (found["nominal"], found["state"]) == ("2027-03-20", "running")

    def test_its_reasons_stand_in_the_child_s_zone(self):
        found = deadline(planned(event("inquiry", "2026-10-27", eid="e7")), INQUIRY)
        assert {part["zone"] for part in found["because"] if part["events"]} == {"child"}


class TestDecision:
    asked = event("application", "2026-11-16")

    @pytest.mark.parametrize("result", ["rejected", "partly_granted"])
    def test_three_weeks_to_appeal_what_was_not_granted_in_full(self, result):
        found = planned(self.asked, event("decision", "2026-11-20", result=result))
        assert deadline_keys(found) == {APPEAL}
        one = deadline(found, APPEAL)
        assert (one["nominal"], one["due"], one["zone"]) == ("2026-12-11", "2026-12-11", "economy")

    def test_the_appeal_is_rolled_and_then_missed(self):
        refused = event("decision", "2026-12-03", result="rejected")
        for day, state in (("2026-12-28", "running"), ("2026-12-29", "missed")):
            one = deadline(planned(self.asked, refused, on=day), APPEAL)
            assert (one["nominal"], one["due"], one["state"]) == ("2026-12-24", "2026-12-28", state)

    def test_three_months_to_carry_out_what_was_granted_and_not_rolled(self):
        found = planned(self.asked, event("decision", "2026-11-20"))
        assert deadline_keys(found) == {CARRIED_OUT}
        one = deadline(found, CARRIED_OUT)
        assert (one["nominal"], one["due"], one["kind"]) == ("2027-02-20", "2027-02-20", "last_day")

    def test_an_application_without_decision_has_no_clock(self):
        assert deadline_keys(planned(self.asked)) == set()


class TestDisposal:
    closed = event("case_closed", "2026-11-20")

    def test_five_years_then_the_end_of_the_next(self):
        one = deadline(planned(self.closed), DISPOSAL)
        assert (one["earliest"], one["nominal"], one["due"]) == ("2031-11-20", "2032-12-31", "2032-12-31")
        assert one["kind"] == "last_day"

    def test_never_where_records_are_kept(self):
        keeps = tiny_profile(val=CHOICES.replace("gallring: ja", "gallring: nej"))
        assert deadline_keys(planned(self.closed, profile=keeps)) == set()

    def test_an_open_case_has_none(self):
        assert deadline_keys(planned()) == set()

    def test_gone_when_the_closing_is_withdrawn(self):
        events = [event("case_closed", "2026-11-20", eid="e7"), withdrawn("e7", "2026-11-23")]
        assert deadline_keys(planned(*events)) == set()

    def test_gone_when_the_case_is_reopened(self):
        assert deadline_keys(planned(self.closed, event("case_reopened", "2026-11-23"))) == set()

    def test_closed_again_counts_from_the_last_closing(self):
        again = event("case_closed", "2026-11-24")
        found = planned(self.closed, event("case_reopened", "2026-11-23"), again)
        assert deadline(found, DISPOSAL)["earliest"] == "2031-11-24"


def test_duties_that_stand_in_steps_are_no_deadlines():
    events = [
        event("notice_joined", "2026-11-20", kind="report", cause="disturbance", sender="person"),
        event("protection_assessed", "2026-11-20"),
        event("preliminary_assessment", "2026-11-20"),
        event("eviction_time_informed", "2026-11-20"),
        event("consent_given", "2026-11-20"),
        event("meeting", "2026-11-20"),
        event("referral", "2026-11-20"),
    ]
    assert deadline_keys(planned(*events)) == set()


@pytest.mark.parametrize("name", ["goteborg", "exempelkommun"])
def test_the_published_profiles_dispose_as_the_contract_says(name):
    from kvarbo.rules.profile import load_profile

    profile = load_profile(name)
    unit = next(iter(profile.units))
    area = profile.units[unit].area
    events = [
        event("case_opened", "2026-10-01"),
        event("unit_joined", "2026-10-01", unit=unit),
        event("person_joined", "2026-10-01"),
        event("tenancy_recorded", "2026-10-01", area=area),
        event("case_closed", "2026-11-20"),
    ]
    keys = deadline_keys(plan_of(events, "2026-11-24", profile=profile))
    assert (DISPOSAL in keys) == (name == "exempelkommun")
