# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clocks at Kronofogden and the rent tribunal, each per matter."""

import pytest

from tests.rules.casebuilder import cited, deadline, deadline_keys, event, household, plan_of, withdrawn

FOUR, HEARD, RESPITE, DEFERRAL, STORED, ANSWER, REOPEN, REFER, APPEAL = (
    f"{rule}/m1"
    for rule in (
        "ub-16-3-fyra-veckor", "ub-16-3-tidigast-avhysning", "ub-16-4-anstand", "ub-16-5-uppskov",
        "ub-16-6-magasinering", "bfl-25-yttrande", "bfl-53-atervinning-utslag",
        "jb-12-49-hanskjutande", "jb-12-70-overklagande",
    )
)  # fmt: skip
REGIMES = ["JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT"]


def planned(*events, on="2026-11-24", regime="JB12"):
    return plan_of([*household("2026-10-01", regime=regime), *events], on)


def applied(day="2026-11-02", **data):
    return event("enforcement_applied", day, **{"documents_on": day, **data})


class TestFourWeeks:
    def test_runs_from_the_documents_and_is_not_rolled(self):
        found = deadline(planned(applied("2026-11-20", documents_on="2026-11-07")), FOUR)
        assert (found["nominal"], found["due"], found["kind"]) == ("2026-12-05", "2026-12-05", "last_day")
        assert (found["state"], found["preliminary"]) == ("running", False)

    def test_without_the_documents_there_is_none(self):
        assert deadline_keys(planned(applied(documents_on=None, applied_on="2026-11-01"))) == set()

    @pytest.mark.parametrize("regime", REGIMES)
    def test_runs_under_every_regime(self, regime):
        assert FOUR in deadline_keys(planned(applied(), regime=regime))

    def test_runs_through_its_day_then_missed(self):
        for day, state in (("2026-11-30", "running"), ("2026-12-01", "missed")):
            assert deadline(planned(applied(), on=day), FOUR)["state"] == state

    def test_met_by_the_eviction_in_time(self):
        done = event("eviction_done", "2026-11-30", eid="e9")
        found = deadline(planned(applied(), done, on="2026-12-10"), FOUR)
        assert found["state"] == "met"
        assert "e9" in cited(found)

    def test_not_met_by_an_eviction_after_it(self):
        done = event("eviction_done", "2026-12-01")
        assert deadline(planned(applied(), done, on="2026-12-10"), FOUR)["state"] == "missed"

    def test_an_eviction_in_another_matter_does_not_meet_it(self):
        done = event("eviction_done", "2026-11-30", matter="m2")
        assert deadline(planned(applied(), done, on="2026-12-10"), FOUR)["state"] == "missed"

    def test_stopped_when_the_application_is_withdrawn(self):
        back = event("eviction_withdrawn", "2026-11-20", eid="e9")
        found = deadline(planned(applied(), back, on="2026-12-10"), FOUR)
        assert found["state"] == "stopped"
        assert "e9" in cited(found)

    def test_gone_when_its_event_is_withdrawn(self):
        assert deadline_keys(planned({**applied(), "id": "e7"},
                                     withdrawn("e7", "2026-11-20"))) == set()  # fmt: skip


class TestHeard:
    def test_one_week_after_and_not_rolled(self):
        heard = event("defendant_heard", "2026-11-23", on="2026-11-21")
        found = deadline(planned(heard), HEARD)
        assert (found["nominal"], found["due"], found["earliest"]) == ("2026-11-28",) * 3
        assert found["kind"] == "earliest"

    def test_running_before_its_day_then_met(self):
        for day, state in (("2026-11-26", "running"), ("2026-11-27", "met")):
            assert deadline(planned(event("defendant_heard", "2026-11-20"), on=day), HEARD)["state"] == state

    def test_stopped_when_the_application_is_withdrawn(self):
        events = [event("defendant_heard", "2026-11-20"), event("eviction_withdrawn", "2026-11-23")]
        assert deadline(planned(*events), HEARD)["state"] == "stopped"

    @pytest.mark.parametrize("regime", REGIMES)
    def test_runs_under_every_regime(self, regime):
        assert HEARD in deadline_keys(planned(event("defendant_heard", "2026-11-20"), regime=regime))


class TestRespite:
    def test_two_weeks_from_the_end_of_the_four(self):
        found = deadline(planned(applied(), event("respite", "2026-11-20")), RESPITE)
        assert (found["nominal"], found["due"]) == ("2026-12-14", "2026-12-14")
        assert found["after"] == [FOUR]

    def test_four_weeks_when_compensation_is_paid(self):
        granted = event("respite", "2026-11-20", compensation_paid=True)
        assert deadline(planned(applied(), granted), RESPITE)["nominal"] == "2026-12-28"

    def test_is_not_rolled(self):
        found = deadline(planned(applied("2026-11-13"), event("respite", "2026-11-20")), RESPITE)
        assert found["due"] == "2026-12-25"

    def test_from_the_week_after_hearing_when_that_is_later(self):
        heard = event("defendant_heard", "2026-11-27")
        found = deadline(planned(applied(), heard, event("respite", "2026-11-28"), on="2026-11-28"), RESPITE)
        assert found["nominal"] == "2026-12-18"
        assert HEARD in found["after"]

    def test_from_the_four_weeks_when_they_end_later(self):
        heard = event("defendant_heard", "2026-11-09")
        found = deadline(planned(applied(), heard, event("respite", "2026-11-20")), RESPITE)
        assert found["nominal"] == "2026-12-14"
        assert FOUR in found["after"]

    def test_refused_gives_none(self):
        assert RESPITE not in deadline_keys(planned(applied(), event("respite", "2026-11-20", granted=False)))


class TestDeferral:
    def test_six_months_from_the_application_and_not_rolled(self):
        asked = applied("2026-11-05", applied_on="2026-11-02", documents_on="2026-11-04")
        found = deadline(planned(asked, event("deferral", "2026-11-20")), DEFERRAL)
        assert (found["nominal"], found["due"]) == ("2027-05-02", "2027-05-02")

    def test_else_from_the_documents(self):
        asked = applied("2026-11-05", documents_on="2026-11-04")
        assert deadline(planned(asked, event("deferral", "2026-11-20")), DEFERRAL)["nominal"] == "2027-05-04"

    def test_else_from_the_day_of_the_event(self):
        asked = applied("2026-11-05", documents_on=None)
        assert deadline(planned(asked, event("deferral", "2026-11-20")), DEFERRAL)["nominal"] == "2027-05-05"

    def test_a_shorter_month_ends_on_its_last_day(self):
        asked = applied("2026-10-31", documents_on=None, applied_on="2026-08-31")
        assert deadline(planned(asked, event("deferral", "2026-11-20")), DEFERRAL)["nominal"] == "2027-02-28"

    def test_refused_gives_none(self):
        assert DEFERRAL not in deadline_keys(planned(applied(), event("deferral", "2026-11-20", granted=False)))


class TestEviction:
    def test_storage_is_three_months_and_not_rolled(self):
        found = deadline(planned(event("eviction_done", "2026-11-20")), STORED)
        assert (found["nominal"], found["due"], found["state"]) == ("2027-02-20", "2027-02-20", "running")

    def test_storage_runs_out(self):
        found = planned(event("eviction_done", "2026-11-20"), on="2027-02-21")
        assert deadline(found, STORED)["state"] == "missed"

    def test_the_time_alone_sets_off_no_clock(self):
        assert deadline_keys(planned(event("eviction_time_informed", "2026-11-20"))) == set()


class TestOrder:
    def test_two_weeks_are_a_ceiling_always_preliminary_and_not_rolled(self):
        served = event("order_served", "2026-11-23", on="2026-11-22")
        found = deadline(planned(served), ANSWER)
        assert (found["nominal"], found["due"], found["preliminary"]) == ("2026-12-06", "2026-12-06", True)

    def test_missed_after_it_although_preliminary(self):
        served = event("order_served", "2026-11-22")
        for day, state in (("2026-12-06", "running"), ("2026-12-07", "missed")):
            found = deadline(planned(served, on=day), ANSWER)
            assert (found["state"], found["preliminary"]) == (state, True)

    def test_met_by_contesting_in_time_by_the_day_it_was_done(self):
        served = event("order_served", "2026-11-22")
        said = event("contested", "2026-12-10", on="2026-12-06", eid="e9")
        assert deadline(planned(served, said, on="2026-12-09"), ANSWER)["state"] == "missed"
        found = deadline(planned(served, said, on="2026-12-10"), ANSWER)
        assert found["state"] == "met"
        assert "e9" in cited(found)

    def test_not_met_by_contesting_too_late(self):
        served, said = event("order_served", "2026-11-22"), event("contested", "2026-12-07")
        assert deadline(planned(served, said, on="2026-12-10"), ANSWER)["state"] == "missed"

    def test_the_letter_s_own_day_is_told(self):
        found = deadline(planned(event("order_served", "2026-11-23", term_ends_on="2026-12-03")), ANSWER)
        told = " ".join(part["text"] for part in found["because"])
        assert "3 dec" in told or "2026-12-03" in (told, found["nominal"])


class TestVerdict:
    def test_one_month_and_rolled(self):
        found = deadline(planned(event("verdict", "2026-11-28", on="2026-11-26"), on="2026-11-28"), REOPEN)
        assert (found["nominal"], found["due"]) == ("2026-12-26", "2026-12-28")

    @pytest.mark.parametrize("regime", REGIMES)
    def test_runs_under_every_regime(self, regime):
        assert REOPEN in deadline_keys(planned(event("verdict", "2026-11-20"), regime=regime))

    def test_missed_after_the_rolled_day(self):
        for day, state in (("2026-12-28", "running"), ("2026-12-29", "missed")):
            assert deadline(planned(event("verdict", "2026-11-26"), on=day), REOPEN)["state"] == state


class TestTribunal:
    def test_with_the_end_of_the_term_it_is_the_month_to_refer(self):
        found = planned(event("tribunal", "2026-11-20", term_ends_on="2026-09-30"))
        assert deadline_keys(found) == {REFER}
        assert deadline(found, REFER)["nominal"] == "2026-10-30"

    @pytest.mark.parametrize("regime", ["PRIV2012", "BRL", "PRIV2026", "ANNAT"])
    def test_the_month_to_refer_exists_in_ordinary_tenancies_alone(self, regime):
        found = planned(event("tribunal", "2026-11-20", term_ends_on="2026-12-31"), regime=regime)
        assert REFER not in deadline_keys(found)

    def test_without_it_it_is_three_weeks_to_appeal_from_the_day_of_the_decision(self):
        found = planned(event("tribunal", "2026-11-23", on="2026-11-20"))
        assert deadline_keys(found) == {APPEAL}
        assert (deadline(found, APPEAL)["nominal"], deadline(found, APPEAL)["due"]) == ("2026-12-11", "2026-12-11")

    def test_the_appeal_is_rolled(self):
        found = deadline(planned(event("tribunal", "2026-12-03"), on="2026-12-03"), APPEAL)
        assert (found["nominal"], found["due"]) == ("2026-12-24", "2026-12-28")


def test_two_matters_have_their_own_clocks():
    found = planned(applied(), applied("2026-11-09", matter="m2"))
    assert deadline(found, FOUR)["nominal"] == "2026-11-30"
    assert deadline(found, "ub-16-3-fyra-veckor/m2")["nominal"] == "2026-12-07"
