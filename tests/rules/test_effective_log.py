# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a log holds: two times, corrections, withdrawals, and an order that the file has no say in."""

import datetime as dt
import itertools
import json

import pytest

from kvarbo.cli.main import main
from kvarbo.rules.caselog import end_of
from tests.rules.casebuilder import (
    case_json,
    effective_ids,
    event,
    household,
    plan_of,
    step,
    tiny_files,
    withdrawn,
)

MORNING, NOON, EVENING = (f"2026-11-23T{hour}:00:00+01:00" for hour in ("08", "12", "18"))


def note(day="2026-11-23", eid="e1", **envelope):
    return event("note", day, eid=eid, **envelope)


class TestTwoTimes:
    def test_an_event_is_seen_from_the_moment_it_was_recorded(self):
        events = [note(recorded=NOON)]
        assert effective_ids(events, "2026-11-23", NOON) == ["e1"]
        assert effective_ids(events, "2026-11-23", "2026-11-23T11:59:59.999999+01:00") == []

    def test_moments_are_compared_across_offsets(self):
        assert effective_ids([note(recorded=NOON)], "2026-11-23", "2026-11-23T11:00:00Z") == ["e1"]
        assert effective_ids([note(recorded=NOON)], "2026-11-23", "2026-11-23T11:59:00+02:00") == []

    def test_an_event_with_a_coming_day_is_not_seen(self):
        events = [note("2026-11-24", recorded=MORNING)]
        assert effective_ids(events, "2026-11-23", EVENING) == []
        assert effective_ids(events, "2026-11-24", EVENING) == ["e1"]

    def test_a_coming_event_gives_only_the_next_change(self):
        without = plan_of(household(), "2026-11-23", NOON)
        coming = event("notice_joined", "2026-11-26", recorded=MORNING)
        found = plan_of([*household(), coming], "2026-11-23", NOON)
        assert found["next_change_on"] == "2026-11-26"
        assert {**found, "next_change_on": None} == {**without, "next_change_on": None}

    def test_what_was_learnt_late_counts_from_when_it_was_recorded_only(self):
        events = [note("2026-11-20", recorded=NOON)]
        assert effective_ids(events, "2026-11-22") == []
        assert effective_ids(events, "2026-11-22", EVENING) == ["e1"]


class TestDefaultMoment:
    """No known_at: the end of the day asked, in Stockholm."""

    @pytest.mark.parametrize(
        ("day", "last", "next_"),
        [
            ("2026-11-23", "2026-11-23T23:59:59+01:00", "2026-11-24T00:00:00+01:00"),
            ("2026-11-23", "2026-11-23T22:59:59Z", "2026-11-23T23:00:00Z"),
            ("2026-07-01", "2026-07-01T21:59:59Z", "2026-07-01T22:00:00Z"),
            # Clocks go back on 2026-10-25 and forward on 2026-03-29: the day ends in the new time.
            ("2026-10-25", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),
            ("2026-10-24", "2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z"),
            ("2026-03-29", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"),
            ("2026-03-28", "2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z"),
        ],
    )
    def test_the_day_s_last_moment_is_seen_and_the_next_day_s_first_is_not(self, day, last, next_):
        assert effective_ids([note(day, recorded=last)], day) == ["e1"]
        assert effective_ids([note(day, recorded=next_)], day) == []

    def test_the_command_uses_it(self, tmp_path, capsys):
        folder = tmp_path / "profil"
        for path, body in tiny_files().items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(body)
        late = event("notice_joined", "2026-07-01", recorded="2026-07-01T21:59:59Z")
        (tmp_path / "case.json").write_text(json.dumps(case_json([*household("2026-07-01"), late])))
        main(["plan", str(tmp_path / "case.json"), "--profile", str(folder), "--on", "2026-07-01"])
        found = json.loads(capsys.readouterr().out)
        assert step(found, "inled/n1")
        assert dt.datetime.fromisoformat(found["known_at"]) == end_of(dt.date(2026, 7, 1))


class TestCorrections:
    def test_acts_from_its_own_recorded_moment(self):
        events = [note(), note(eid="e2", corrects="e1", recorded=EVENING)]
        assert effective_ids(events, "2026-11-23", "2026-11-23T17:59:00+01:00") == ["e1"]
        assert effective_ids(events, "2026-11-23", EVENING) == ["e2"]

    def test_tells_the_whole_event_anew_with_its_day(self):
        events = [note(), note("2026-11-20", eid="e2", corrects="e1", recorded=EVENING)]
        assert effective_ids(events, "2026-11-22", EVENING) == ["e2"]
        assert effective_ids(events, "2026-11-22", NOON) == []

    def test_that_moves_the_event_to_a_coming_day_hides_it_until_then(self):
        events = [note(), note("2026-11-25", eid="e2", corrects="e1", recorded=EVENING)]
        assert effective_ids(events, "2026-11-23", EVENING) == []
        assert effective_ids(events, "2026-11-25", EVENING) == ["e2"]

    def test_in_a_chain_the_last_holds(self):
        events = [
            note(recorded=MORNING),
            note(eid="e2", corrects="e1", recorded=NOON),
            note(eid="e3", corrects="e2", recorded=EVENING),
        ]
        for moment, holds in ((MORNING, "e1"), (NOON, "e2"), (EVENING, "e3")):
            assert effective_ids(events, "2026-11-23", moment) == [holds]

    def test_the_file_s_order_of_a_chain_means_nothing(self):
        events = [
            note(recorded=MORNING),
            note(eid="e2", corrects="e1", recorded=NOON),
            note(eid="e3", corrects="e2", recorded=EVENING),
        ]
        for order in itertools.permutations(events):
            assert effective_ids(order, "2026-11-23", EVENING) == ["e3"]


class TestWithdrawals:
    def test_acts_from_its_recorded_moment(self):
        events = [note(), withdrawn("e1", "2026-11-23", eid="e2", recorded=EVENING)]
        assert effective_ids(events, "2026-11-23", NOON) == ["e1"]
        assert effective_ids(events, "2026-11-23", EVENING) == []

    def test_acts_from_its_recorded_moment_whatever_its_day(self):
        events = [note(), withdrawn("e1", "2026-11-25", eid="e2", recorded=EVENING)]
        assert effective_ids(events, "2026-11-23", EVENING) == []

    def test_of_a_correction_lets_the_former_hold_again(self):
        events = [
            note(recorded=MORNING),
            note(eid="e2", corrects="e1", recorded=NOON),
            withdrawn("e2", "2026-11-23", eid="e3", recorded=EVENING),
        ]
        for moment, holds in ((MORNING, "e1"), (NOON, "e2"), (EVENING, "e1")):
            assert effective_ids(events, "2026-11-23", moment) == [holds]

    def test_of_the_last_of_three_lets_the_second_hold_again(self):
        events = [
            note(recorded=MORNING),
            note(eid="e2", corrects="e1", recorded=NOON),
            note(eid="e3", corrects="e2", recorded="2026-11-23T13:00:00+01:00"),
            withdrawn("e3", "2026-11-23", eid="e4", recorded=EVENING),
        ]
        assert effective_ids(events, "2026-11-23", EVENING) == ["e2"]

    def test_what_holds_again_can_be_corrected_again(self):
        events = [
            note(recorded=MORNING),
            note(eid="e2", corrects="e1", recorded=NOON),
            withdrawn("e2", "2026-11-23", eid="e3", recorded="2026-11-23T13:00:00+01:00"),
            note(eid="e4", corrects="e1", recorded=EVENING),
        ]
        assert effective_ids(events, "2026-11-23", EVENING) == ["e4"]

    def test_of_first_the_correction_and_then_the_event(self):
        events = [
            note(recorded=MORNING),
            note(eid="e2", corrects="e1", recorded=NOON),
            withdrawn("e2", "2026-11-23", eid="e3", recorded="2026-11-23T13:00:00+01:00"),
            withdrawn("e1", "2026-11-23", eid="e4", recorded=EVENING),
        ]
        assert effective_ids(events, "2026-11-23", EVENING) == []
        assert effective_ids(events, "2026-11-23", "2026-11-23T14:00:00+01:00") == ["e1"]

    def test_a_withdrawn_event_is_entered_anew(self):
        events = [note(), withdrawn("e1", "2026-11-23", eid="e2"), note(eid="e3", recorded=EVENING)]
        assert effective_ids(events, "2026-11-23", EVENING) == ["e3"]

    def test_the_withdrawal_itself_is_no_event_that_holds(self):
        events = [note(), note(eid="e0"), withdrawn("e1", "2026-11-23", eid="e2")]
        assert effective_ids(events, "2026-11-23") == ["e0"]


class TestOrder:
    """`on`, `at`, the type's place in the table, `id` as text."""

    def ids(self, *events):
        found = {tuple(effective_ids(order, "2026-11-30")) for order in itertools.permutations(events)}
        assert len(found) == 1
        return list(found.pop())

    def test_by_day(self):
        assert self.ids(note("2026-11-24", eid="a"), note("2026-11-23", eid="b")) == ["b", "a"]

    def test_then_by_clock(self):
        assert self.ids(note(eid="a", clock="15:40"), note(eid="b", clock="09:00")) == ["b", "a"]

    def test_then_by_the_type_s_place_in_the_table(self):
        last = note(eid="a")
        first = event("contact", "2026-11-23", eid="b", with_="kfm")
        middle = event("fact_set", "2026-11-23", eid="c")
        assert self.ids(last, first, middle) == ["c", "b", "a"]

    def test_then_by_id_as_text(self):
        assert self.ids(note(eid="e2"), note(eid="e10"), note(eid="E3")) == ["E3", "e10", "e2"]

    def test_when_it_was_recorded_means_nothing(self):
        assert self.ids(note(eid="a", recorded=EVENING), note(eid="b", recorded=MORNING)) == ["a", "b"]

    def test_a_correction_stands_where_its_own_day_puts_it(self):
        moved = note("2026-11-25", eid="c", corrects="a", recorded=EVENING)
        assert self.ids(note("2026-11-23", eid="a"), note("2026-11-24", eid="b"), moved) == ["b", "c"]
