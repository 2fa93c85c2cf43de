# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What meets and stops the clocks of arrears: payments by the day they were made, undertakings by the way they went."""

import pytest

from tests.rules.casebuilder import cited, deadline, event, household, plan_of, withdrawn

RECOVERY, UNDERTAKING, EARLIEST = (
    f"jb-12-44-{name}/n1" for name in ("atervinningsfrist", "betalningsatagande", "tidigast-beslut")
)
BRL_RECOVERY, BRL_EARLIEST = "brl-7-23-atervinningsfrist/n1", "brl-7-23-tidigast-beslut/n1"
# Served and notified Thu 3 Dec: three weeks end on Christmas Eve, payment is in time through Mon 28 Dec.
NOTICE = event("notice_joined", "2026-12-03", eid="e7", served_on="2026-12-03", interest=312)
LAST, LATE, AFTER = "2026-12-28", "2026-12-29", "2026-12-30"


def paid(day, amount=8940, **envelope):
    return event("payment", day, amount=amount, **envelope)


def undertaken(day, **data):
    return event("undertaking_sent", day, **data)


def state(found):
    return [one["state"] if one else None for one in (deadline(found, k) for k in (RECOVERY, UNDERTAKING, EARLIEST))]


def planned(*events, on=AFTER, known_at=None, regime="JB12"):
    return plan_of([*household(regime=regime), NOTICE, *events], on, known_at)


class TestPayment:
    def test_in_full_on_the_last_day_meets_and_stops_the_others(self):
        found = planned(paid(LAST, eid="e9"))
        assert state(found) == ["met", "stopped", "stopped"]
        assert "e9" in cited(deadline(found, RECOVERY))
        assert "e9" in cited(deadline(found, UNDERTAKING))
        assert "e9" in cited(deadline(found, EARLIEST))

    def test_the_day_after_is_too_late(self):
        assert state(planned(paid(LATE))) == ["missed", "missed", "met"]

    def test_the_part_that_cites_a_payment_has_the_payment_s_zone(self):
        found = planned(paid("2026-12-10", eid="e9", zone="protected"))
        parts = [part for part in deadline(found, RECOVERY)["because"] if "e9" in part["events"]]
        assert {part["zone"] for part in parts} == {"protected"}
        others = [part for part in deadline(found, RECOVERY)["because"] if "e7" in part["events"]]
        assert {part["zone"] for part in others} == {"coordination"}

    def test_by_parts_meets_when_they_reach_the_amount(self):
        parts = [paid("2026-12-10", 5000, eid="e8"), paid("2026-12-20", 3939, eid="e9")]
        assert state(planned(*parts, on="2026-12-21")) == ["running", "running", "running"]
        found = planned(*parts, paid(LAST, 1, eid="e10"))
        assert state(found) == ["met", "stopped", "stopped"]
        assert {"e8", "e9", "e10"} <= cited(deadline(found, RECOVERY))

    def test_a_part_that_came_late_does_not_help(self):
        assert state(planned(paid("2026-12-10", 8939), paid(LATE, 1))) == ["missed", "missed", "met"]

    def test_before_the_notice_came_counts_too(self):
        early = event("payment", "2026-12-04", paid_on="2026-12-01")
        assert state(planned(early, on="2026-12-05"))[0] == "met"

    def test_too_much_is_enough(self):
        assert state(planned(paid("2026-12-10", 90000)))[0] == "met"

    def test_of_another_notice_does_not_help(self):
        other = event("notice_joined", "2026-12-03", notice="n2", served_on="2026-12-03")
        assert state(planned(other, paid("2026-12-10", notice="n2")))[0] == "missed"

    def test_learnt_late_counts_by_the_day_it_was_made(self):
        learnt = event("payment", "2027-01-11", paid_on=LAST)
        assert state(planned(learnt, on="2027-01-10")) == ["missed", "missed", "met"]
        assert state(planned(learnt, on="2027-01-11")) == ["met", "stopped", "stopped"]

    def test_interest_is_not_counted(self):
        assert state(planned(paid("2026-12-10", 8940)))[0] == "met"

    def test_a_dispute_changes_nothing(self):
        disputed = event("amount_disputed", "2026-12-09", amount=4000)
        assert state(planned(disputed, paid("2026-12-10", 4000)))[0] == "missed"

    def test_withdrawn_no_longer_counts(self):
        events = [paid("2026-12-10", eid="e9"), withdrawn("e9", "2026-12-11")]
        assert state(planned(*events, on="2026-12-12")) == ["running", "running", "running"]

    def test_corrected_to_less_no_longer_meets(self):
        again = paid("2026-12-10", 894, eid="e10", corrects="e9")
        assert state(planned(paid("2026-12-10", eid="e9"), again, on="2026-12-12"))[0] == "running"

    def test_of_a_home_owner_meets_and_stops(self):
        found = planned(paid(LAST), regime="BRL")
        assert deadline(found, BRL_RECOVERY)["state"] == "met"
        assert deadline(found, BRL_EARLIEST)["state"] == "stopped"

    def test_meets_a_lower_bound(self):
        unknown = event("notice_joined", "2026-12-03", eid="e8", served_on=None, notice="n2")
        found = plan_of([*household(), unknown, paid("2026-12-10", notice="n2")], AFTER)
        assert deadline(found, "jb-12-44-atervinningsfrist/n2")["state"] == "met"

    def test_of_private_rent_meets_its_clock(self):
        late = event("notice_joined", "2026-12-10", due_on="2026-12-10")
        for day, expected in ((LAST, "met"), (LATE, "missed")):
            found = plan_of([*household(regime="PRIV2026"), late, paid(day)], AFTER)
            assert deadline(found, "priv-6-3-uppsagning/n1")["state"] == expected


class TestUndertaking:
    def test_by_recommended_letter_counts_on_the_day_it_was_posted_without_receipt(self):
        found = planned(undertaken(LAST, eid="e9"))
        assert state(found) == ["stopped", "met", "stopped"]
        assert "e9" in cited(deadline(found, UNDERTAKING))

    def test_by_recommended_letter_the_day_after_is_too_late(self):
        assert state(planned(undertaken(LATE))) == ["missed", "missed", "met"]

    @pytest.mark.parametrize("how", ["letter", "email", "portal", "api", "file", "handed_over", "phone", "sms"])
    def test_another_way_counts_with_a_receipt_and_never_without(self, how):
        assert state(planned(undertaken(LAST, how=how, proof="k17"))) == ["stopped", "met", "stopped"]
        assert state(planned(undertaken("2026-12-04", how=how))) == ["missed", "missed", "met"]
        assert state(planned(undertaken(LATE, how=how, proof="k17"))) == ["missed", "missed", "met"]

    def test_without_a_receipt_does_not_hide_a_later_one_with(self):
        sent = [undertaken("2026-12-04", how="email"), undertaken("2026-12-07", eid="e9", how="email", proof="k1")]
        found = planned(*sent)
        assert state(found) == ["stopped", "met", "stopped"]
        assert "e9" in cited(deadline(found, UNDERTAKING))

    def test_is_no_help_to_a_home_owner(self):
        found = planned(undertaken("2026-12-04"), regime="BRL")
        assert deadline(found, BRL_RECOVERY)["state"] == "missed"
        assert deadline(found, BRL_EARLIEST)["state"] == "met"
        assert deadline(found, UNDERTAKING) is None

    def test_is_no_help_in_private_letting(self):
        late = event("notice_joined", "2026-12-10", due_on="2026-12-10")
        found = plan_of([*household(regime="PRIV2026"), late, undertaken("2026-12-11")], AFTER)
        assert deadline(found, "priv-6-3-uppsagning/n1")["state"] == "missed"

    def test_helps_under_the_older_private_act(self):
        assert state(planned(undertaken(LAST), regime="PRIV2012")) == ["stopped", "met", "stopped"]

    def test_of_another_notice_does_not_help(self):
        other = event("notice_joined", "2026-12-03", notice="n2", served_on="2026-12-03")
        assert state(planned(other, undertaken("2026-12-10", notice="n2")))[1] == "missed"

    def test_meets_a_lower_bound(self):
        unknown = event("notice_joined", "2026-12-03", eid="e8", served_on=None, notice="n2")
        found = plan_of([*household(), unknown, undertaken("2026-12-10", notice="n2")], AFTER)
        assert deadline(found, "jb-12-44-betalningsatagande/n2")["state"] == "met"
        assert deadline(found, "jb-12-44-atervinningsfrist/n2")["state"] == "stopped"

    def test_given_after_the_debt_was_paid_leaves_the_payment_as_what_met_it(self):
        found = planned(paid("2026-12-10"), undertaken("2026-12-14"))
        assert [state(found)[0], state(found)[2]] == ["met", "stopped"]

    def test_given_first_stands_when_the_debt_is_paid_later(self):
        found = planned(undertaken("2026-12-10"), paid("2026-12-14"))
        assert deadline(found, UNDERTAKING)["state"] == "met"
        assert deadline(found, EARLIEST)["state"] == "stopped"

    def test_learnt_late_counts_by_the_day_it_was_given(self):
        sent = undertaken(LAST, recorded="2027-01-11T12:00:00+01:00")
        assert state(planned(sent, on="2027-01-12", known_at="2027-01-10T12:00:00+01:00"))[1] == "missed"
        assert state(planned(sent, on="2027-01-12"))[1] == "met"


class TestServedLater:
    """Payment after a preliminary day may be in time once the serving is known."""

    unknown = event("notice_joined", "2026-11-20", eid="e7", served_on=None)

    def test_a_payment_after_the_lower_bound_is_met_when_the_serving_turns_out_later(self):
        events = [*household(), self.unknown, paid("2026-12-15", recorded="2026-12-16T12:00:00+01:00")]
        assert state(plan_of(events, "2026-12-16"))[0] == "running"
        served = event("service_confirmed", "2026-12-17", served_on="2026-11-27")
        found = plan_of([*events, served], "2026-12-17")
        assert deadline(found, RECOVERY)["due"] == "2026-12-18"
        assert state(found) == ["met", "stopped", "stopped"]

    def test_a_serving_that_turns_out_early_makes_it_missed(self):
        served = event("service_confirmed", "2026-12-17", served_on="2026-11-20")
        found = plan_of([*household(), self.unknown, served], "2026-12-17")
        assert state(found) == ["missed", "missed", "met"]
        assert not deadline(found, RECOVERY)["preliminary"]
