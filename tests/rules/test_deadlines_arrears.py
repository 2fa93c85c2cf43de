# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clocks that a notice of arrears or disturbance sets off, under each regime, and what they are counted from."""

import pytest

from kvarbo.rules.errors import InputError
from tests.rules.casebuilder import (
    cited,
    deadline,
    deadline_keys,
    effective_ids,
    event,
    findings,
    household,
    plan_of,
    withdrawn,
)

RECOVERY, UNDERTAKING, EARLIEST = (
    f"jb-12-44-{name}/n1" for name in ("atervinningsfrist", "betalningsatagande", "tidigast-beslut")
)
BRL_RECOVERY, BRL_EARLIEST = "brl-7-23-atervinningsfrist/n1", "brl-7-23-tidigast-beslut/n1"
PRIVATE, DISTURBANCE = "priv-6-3-uppsagning/n1", "jb-12-25a-storning/n1"


def notice(day="2026-11-20", **data):
    """Received the day it is entered; the tenant was served the same day unless the test says otherwise."""
    return event("notice_joined", day, eid="e7", **{"served_on": day, **data})


def planned(*events, on="2026-11-24", regime="JB12", known_at=None):
    return plan_of([*household(regime=regime), *events], on, known_at)


class TestWhichClocks:
    @pytest.mark.parametrize(
        ("regime", "keys"),
        [
            ("JB12", {RECOVERY, UNDERTAKING, EARLIEST}),
            ("PRIV2012", {RECOVERY, UNDERTAKING, EARLIEST}),
            ("BRL", {BRL_RECOVERY, BRL_EARLIEST}),
            ("PRIV2026", {PRIVATE}),
            ("ANNAT", set()),
        ],
    )
    def test_arrears_under_each_regime(self, regime, keys):
        assert deadline_keys(planned(notice(due_on="2026-10-30"), regime=regime)) == keys

    @pytest.mark.parametrize(
        ("regime", "keys"),
        [("JB12", {DISTURBANCE}), ("PRIV2012", {DISTURBANCE}), ("BRL", set()), ("PRIV2026", set()), ("ANNAT", set())],
    )
    def test_disturbance_under_each_regime(self, regime, keys):
        assert deadline_keys(planned(notice(cause="disturbance", due_on="2026-10-30"), regime=regime)) == keys

    @pytest.mark.parametrize("kind", ["report", "application", "early_signal"])
    @pytest.mark.parametrize("cause", ["rent_arrears", "disturbance"])
    @pytest.mark.parametrize("regime", ["JB12", "BRL", "PRIV2026"])
    def test_only_a_notice_sets_off_a_clock(self, kind, cause, regime):
        found = planned(notice(kind=kind, cause=cause, due_on="2026-10-30"), regime=regime)
        assert deadline_keys(found) == set()

    @pytest.mark.parametrize("cause", ["unlawful_sublet", "electricity_debt", "eviction"])
    @pytest.mark.parametrize("regime", ["JB12", "BRL", "PRIV2026"])
    def test_other_causes_set_off_none(self, cause, regime):
        assert deadline_keys(planned(notice(cause=cause, due_on="2026-10-30"), regime=regime)) == set()

    def test_private_letting_needs_the_due_day(self):
        assert deadline_keys(planned(notice(rent_month="2026-11"), regime="PRIV2026")) == set()

    def test_private_letting_counts_two_weeks_from_the_due_day(self):
        found = deadline(planned(notice(due_on="2026-12-10"), regime="PRIV2026"), PRIVATE)
        assert (found["nominal"], found["due"], found["earliest"]) == ("2026-12-24", "2026-12-28", "2026-12-25")
        assert (found["kind"], found["state"], found["preliminary"]) == ("last_day", "running", False)

    def test_a_due_day_from_before_the_act_is_refused_by_the_name_of_its_event(self):
        with pytest.raises(InputError) as caught:
            planned(notice(due_on="2026-06-30"), regime="PRIV2026")
        assert "e7" in str(caught.value)
        assert "priv-6-3-uppsagning" in str(caught.value)

    def test_each_notice_has_its_own_clock(self):
        other = event("notice_joined", "2026-11-23", notice="n2", served_on="2026-11-23")
        found = planned(notice(), other)
        assert len(found["deadlines"]) == 6
        assert deadline(found, "jb-12-44-atervinningsfrist/n2")["nominal"] == "2026-12-14"
        assert deadline(found, RECOVERY)["nominal"] == "2026-12-11"

    def test_a_notice_follows_its_own_tenancy(self):
        flat = event("tenancy_recorded", "2026-11-02", tenancy="t2", regime="BRL")
        found = planned(flat, notice(tenancy="t2"))
        assert deadline_keys(found) == {BRL_RECOVERY, BRL_EARLIEST}

    def test_helping_rules_are_never_deadlines(self):
        found = planned(notice(due_on="2026-10-30", rent_month="2026-11", posted_on="2026-11-19"))
        assert {one["rule"] for one in found["deadlines"]} == {key.partition("/")[0] for key in
                                                               (RECOVERY, UNDERTAKING, EARLIEST)}  # fmt: skip

    def test_a_withdrawn_notice_takes_its_clocks_away(self):
        paid = event("payment", "2026-11-21")
        assert deadline_keys(planned(notice(), paid, withdrawn("e7", "2026-11-23"))) == set()

    def test_closing_the_case_ends_no_clock(self):
        closed = event("case_closed", "2026-11-23")
        assert deadline(planned(notice(), closed), RECOVERY)["state"] == "running"


class TestDays:
    VECTORS = [
        ("2026-11-20", "2026-12-11", "2026-12-11", "2026-12-15"),
        ("2026-12-03", "2026-12-24", "2026-12-28", "2026-12-30"),
        ("2026-12-04", "2026-12-25", "2026-12-28", "2026-12-30"),
        ("2026-12-10", "2026-12-31", "2027-01-04", "2027-01-05"),
        ("2027-03-05", "2027-03-26", "2027-03-30", "2027-03-31"),
        ("2027-04-15", "2027-05-06", "2027-05-07", "2027-05-09"),
        ("2027-06-04", "2027-06-25", "2027-06-28", "2027-06-30"),
    ]

    @pytest.mark.parametrize(("start", "nominal", "due", "earliest"), VECTORS)
    def test_three_weeks_and_two_vardagar(self, start, nominal, due, earliest):
        found = planned(notice(start), on=start)
        for key in (RECOVERY, UNDERTAKING):
            one = deadline(found, key)
            assert (one["nominal"], one["due"], one["earliest"]) == (nominal, due, None)
            assert (one["kind"], one["state"], one["preliminary"]) == ("last_day", "running", False)
        one = deadline(found, EARLIEST)
        assert (one["nominal"], one["due"], one["earliest"], one["kind"]) == (earliest, earliest, earliest, "earliest")
        assert one["after"] == [RECOVERY]
        assert one["state"] == "running"

    def test_a_home_owner_counts_the_third_vardag(self):
        found = planned(notice("2027-04-15"), on="2027-04-15", regime="BRL")
        assert deadline(found, BRL_RECOVERY)["due"] == "2027-05-07"
        # Nominal Thu 6 May (holiday); vardagar after it are 7, 8 and 10 May: the day is always a vardag.
        assert deadline(found, BRL_EARLIEST)["earliest"] == "2027-05-10"
        assert deadline(found, BRL_EARLIEST)["after"] == [BRL_RECOVERY]

    def test_the_later_of_served_and_notified_counts(self):
        assert deadline(planned(notice(served_on="2026-11-18")), RECOVERY)["nominal"] == "2026-12-11"
        assert deadline(planned(notice(served_on="2026-11-23")), RECOVERY)["nominal"] == "2026-12-14"

    def test_a_recommended_letter_counts_from_the_day_it_was_posted(self):
        given = {"channel": "recommended_letter", "posted_on": "2026-11-17", "served_on": "2026-11-16"}
        found = deadline(planned(notice(**given)), RECOVERY)
        assert (found["nominal"], found["preliminary"]) == ("2026-12-08", False)
        assert "jb-12-63-meddelande" in {part["rule"] for part in found["because"]}

    @pytest.mark.parametrize("channel", ["letter", "email", "portal", "api", "file", "handed_over"])
    def test_every_other_channel_counts_from_the_day_it_came(self, channel):
        given = {"channel": channel, "posted_on": "2026-11-17", "served_on": "2026-11-16"}
        found = deadline(planned(notice(**given)), RECOVERY)
        assert (found["nominal"], found["preliminary"]) == ("2026-12-11", False)

    def test_an_ordinary_letter_shows_the_other_reading(self):
        found = deadline(planned(notice(channel="letter")), RECOVERY)
        assert found["readings"]

    def test_a_recommended_letter_without_its_day_is_preliminary(self):
        found = planned(notice(channel="recommended_letter"))
        for key in (RECOVERY, UNDERTAKING, EARLIEST):
            assert deadline(found, key)["preliminary"]
        assert deadline(found, RECOVERY)["nominal"] == "2026-12-11"

    def test_without_the_served_day_it_is_a_lower_bound(self):
        found = planned(notice(served_on=None))
        for key in (RECOVERY, UNDERTAKING, EARLIEST):
            assert deadline(found, key)["preliminary"]
        assert deadline(found, RECOVERY)["nominal"] == "2026-12-11"

    def test_the_last_confirmed_serving_counts_before_the_notice_s_own(self):
        first = event("service_confirmed", "2026-11-23", served_on="2026-11-19")
        last = event("service_confirmed", "2026-11-24", served_on="2026-11-22")
        assert deadline(planned(notice(), first, last), RECOVERY)["nominal"] == "2026-12-13"
        assert deadline(planned(notice(), last, first), RECOVERY)["nominal"] == "2026-12-13"
        assert deadline(planned(notice(), first, last, on="2026-11-23"), RECOVERY)["nominal"] == "2026-12-11"

    def test_a_serving_of_another_notice_means_nothing(self):
        other = event("notice_joined", "2026-11-20", notice="n2")
        served = event("service_confirmed", "2026-11-23", notice="n2", served_on="2026-11-23")
        assert deadline(planned(notice(), other, served), RECOVERY)["nominal"] == "2026-12-11"

    def test_disturbance_is_at_once_and_never_missed(self):
        found = deadline(planned(notice("2026-11-21", cause="disturbance"), on="2027-06-01"), DISTURBANCE)
        assert (found["kind"], found["state"]) == ("at_once", "running")
        assert (found["nominal"], found["due"]) == ("2026-11-21", "2026-11-21")

    def test_a_disturbance_told_by_recommended_letter_counts_from_posting(self):
        given = {"channel": "recommended_letter", "posted_on": "2026-11-17", "cause": "disturbance"}
        assert deadline(planned(notice(**given)), DISTURBANCE)["due"] == "2026-11-17"


class TestStates:
    def test_it_runs_through_the_rolled_day_and_is_missed_the_day_after(self):
        for day, state in (("2026-12-24", "running"), ("2026-12-28", "running"), ("2026-12-29", "missed")):
            found = planned(notice("2026-12-03"), on=day)
            assert deadline(found, RECOVERY)["state"] == state
            assert deadline(found, UNDERTAKING)["state"] == state

    def test_the_earliest_decision_runs_before_its_day_and_is_then_met(self):
        for day, state in (("2026-12-14", "running"), ("2026-12-15", "met"), ("2027-03-01", "met")):
            assert deadline(planned(notice(), on=day), EARLIEST)["state"] == state

    @pytest.mark.parametrize("given", [{"served_on": None}, {"channel": "recommended_letter"}])
    @pytest.mark.parametrize("regime", ["JB12", "BRL", "PRIV2012"])
    def test_a_lower_bound_is_never_missed(self, given, regime):
        found = planned(notice(**given), on="2027-06-01", regime=regime)
        for one in found["deadlines"]:
            if one["kind"] == "last_day":
                assert (one["state"], one["preliminary"]) == ("running", True)

    def test_private_letting_is_missed_after_the_rolled_day(self):
        for day, state in (("2026-12-28", "running"), ("2026-12-29", "missed")):
            found = planned(notice(due_on="2026-12-10"), on=day, regime="PRIV2026")
            assert deadline(found, PRIVATE)["state"] == state

    def test_every_deadline_tells_who_what_is_lost_and_where_it_stands(self):
        for regime in ("JB12", "BRL", "PRIV2026"):
            for one in planned(notice(due_on="2026-11-10"), regime=regime)["deadlines"]:
                assert one["key"] == f"{one['rule']}/{one['subject']}"
                for field in ("who", "lost", "legal_basis", "zone"):
                    assert one[field]
                assert one["superseded"] == []
                assert "e7" in cited(one)


class TestFindings:
    def test_an_unknown_amount_is_told(self):
        assert "amount_unknown" in findings(planned(notice(amount=None)))
        assert "amount_unknown" not in findings(planned(notice()))

    def test_no_payment_meets_an_unknown_amount(self):
        paid = event("payment", "2026-11-23", amount=99999)
        found = planned(notice(amount=None), paid)
        assert deadline(found, RECOVERY)["state"] == "running"
        assert "amount_unknown" in findings(found)

    def test_reasons_cite_only_what_holds(self):
        served = event("service_confirmed", "2026-11-23", eid="e8", served_on="2026-11-21")
        again = event("service_confirmed", "2026-11-23", eid="e9", corrects="e8", served_on="2026-11-22")
        events = [*household(), notice(), served, again]
        found = plan_of(events, "2026-11-24")
        holding = set(effective_ids(events, "2026-11-24"))
        for one in [*found["deadlines"], *found["steps"]]:
            assert cited(one) <= holding
        assert "e9" in cited(deadline(found, RECOVERY))
        assert deadline(found, RECOVERY)["nominal"] == "2026-12-13"
