# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way a case file is refused: one line that names the event and the field, and nothing else happens."""

import pytest

from kvarbo.rules.caselog import parse_case
from kvarbo.rules.errors import InputError
from tests.rules.casebuilder import case_json, child, event, household, log_of, withdrawn

DAY = "2026-11-23"


def refused(events):
    """The one line that says why."""
    with pytest.raises(InputError) as caught:
        log_of(events)
    text = str(caught.value)
    assert "\n" not in text
    return text


def spoiled(change):
    """A good case in which the notice (event e7) has been spoiled by `change`."""
    one = event("notice_joined", DAY, eid="e7")
    change(one)
    return [*household(), one]


def nothing(one):
    """Spoils nothing."""


def put(key, value):
    def change(one):
        one[key] = value

    return change


def put_data(key, value):
    def change(one):
        one["data"][key] = value

    return change


def drop(key):
    return lambda one: one.pop(key)


def drop_data(key):
    return lambda one: one["data"].pop(key)


def test_the_unspoiled_case_is_accepted():
    assert len(log_of(spoiled(nothing)).events) == 5


@pytest.mark.parametrize(
    "key", ["type", "v", "on", "at", "recorded_at", "by", "about", "zone", "corrects", "reason", "data"]
)
def test_a_missing_key_of_the_envelope_is_named(key):
    text = refused(spoiled(drop(key)))
    assert "e7" in text
    assert key in text


def test_an_event_without_id_is_named_by_its_place():
    raw = case_json(spoiled(nothing))
    del raw["events"][4]["id"]
    with pytest.raises(InputError) as caught:
        parse_case(raw, place="prov.json")
    text = str(caught.value)
    assert "5" in text
    assert "id" in text


@pytest.mark.parametrize("key", ["user", "role", "unit"])
def test_a_missing_key_of_the_author_is_named(key):
    text = refused(spoiled(lambda one: one["by"].pop(key)))
    assert "e7" in text
    assert key in text


ENVELOPE_FAULTS = {
    "unknown key": (put("colour", "red"), "colour"),
    "unknown type": (put("type", "notice_lost"), "notice_lost"),
    "type that is no text": (put("type", ["notice_joined"]), "notice_joined"),
    "unknown version": (put("v", 2), "v"),
    "version as text": (put("v", "1"), "v"),
    "version as yes": (put("v", True), "v"),
    "day that does not exist": (put("on", "2026-02-30"), "on"),
    "day without dashes": (put("on", "20261123"), "on"),
    "day as week": (put("on", "2026-W48-1"), "on"),
    "day with a time": (put("on", "2026-11-23T10:00"), "on"),
    "day in another age": (put("on", "9999-12-31"), "on"),
    "day before all ages": (put("on", "0001-01-01"), "on"),
    "day that is null": (put("on", None), "on"),
    "day with a space": (put("on", " 2026-11-23"), "on"),
    "clock 24:00": (put("at", "24:00"), "at"),
    "clock without zero": (put("at", "9:00"), "at"),
    "clock with seconds": (put("at", "09:00:00"), "at"),
    "clock with other digits": (put("at", "٠٩:٠٠"), "at"),
    "recorded without offset": (put("recorded_at", "2026-11-23T12:00:00"), "recorded_at"),
    "recorded only a day": (put("recorded_at", "2026-11-23"), "recorded_at"),
    "recorded as nonsense": (put("recorded_at", "i går"), "recorded_at"),
    "recorded null": (put("recorded_at", None), "recorded_at"),
    "author as text": (put("by", "u1"), "by"),
    "unknown role": (put("by", {"user": "u1", "role": "boss", "unit": None}), "boss"),
    "unknown key of author": (put("by", {"user": "u1", "role": "caseworker", "unit": None, "name": "H"}), "name"),
    "unknown zone": (put("zone", "secret"), "secret"),
    "Swedish zone": (put("zone", "samordning"), "samordning"),
    "about as text": (put("about", "n1"), "about"),
    "about with a number": (put("about", [1]), "about"),
    "empty id": (put("id", ""), "id"),
    "id as number": (put("id", 7), "id"),
    "reason as number": (put("reason", 7), "reason"),
    "data as list": (put("data", []), "data"),
}


@pytest.mark.parametrize("name", ENVELOPE_FAULTS)
def test_a_fault_in_the_envelope_is_named(name):
    change, told = ENVELOPE_FAULTS[name]
    raw = case_json(spoiled(nothing))
    change(raw["events"][4])
    with pytest.raises(InputError) as caught:
        parse_case(raw, place="prov.json")
    text = str(caught.value)
    assert told in text
    assert "id" in name or "e7" in text


DATA_FAULTS = {
    "unknown field": (put_data("colour", "red"), "colour"),
    "a field of another type": (put_data("paid_on", DAY), "paid_on"),
    "missing notice": (drop_data("notice"), "notice"),
    "missing received_on": (drop_data("received_on"), "received_on"),
    "missing tenancy": (drop_data("tenancy"), "tenancy"),
    "unknown kind": (put_data("kind", "underrättelse"), "kind"),
    "unknown cause": (put_data("cause", "noise"), "noise"),
    "unknown sender": (put_data("sender", "neighbour"), "neighbour"),
    "unknown channel": (put_data("channel", "fax"), "fax"),
    "channel as list": (put_data("channel", ["email"]), "channel"),
    "bad day": (put_data("received_on", "2026-13-01"), "received_on"),
    "required day that is null": (put_data("received_on", None), "received_on"),
    "bad optional day": (put_data("posted_on", "snart"), "posted_on"),
    "optional day in another age": (put_data("due_on", "9999-12-31"), "due_on"),
    "bad month": (put_data("rent_month", "2026-13"), "rent_month"),
    "month as day": (put_data("rent_month", "2026-12-01"), "rent_month"),
    "money with öre": (put_data("amount", 8940.5), "amount"),
    "money as text": (put_data("amount", "8940"), "amount"),
    "money as yes": (put_data("amount", True), "amount"),
    "negative money": (put_data("amount", -1), "amount"),
    "unknown tenancy": (put_data("tenancy", "t9"), "t9"),
}


@pytest.mark.parametrize("name", DATA_FAULTS)
def test_a_fault_in_the_data_names_event_and_field(name):
    change, told = DATA_FAULTS[name]
    text = refused(spoiled(change))
    assert "e7" in text
    assert told in text


WORDS = [
    ("unit_joined", "part", "leading"),
    ("unit_joined", "ground", "because"),
    ("person_joined", "part", "friend"),
    ("person_joined", "lives_here", "sometimes"),
    ("tenancy_recorded", "regime", "JB13"),
    ("tenancy_recorded", "hand", "third"),
    ("contact", "result", "granted"),
    ("visit", "result", "opened"),
    ("letter_sent", "how", "pigeon"),
    ("decision", "result", "reached"),
    ("protection_assessed", "result", "opened"),
    ("inquiry", "result", "need"),
    ("preliminary_assessment", "result", "granted"),
    ("eviction_done", "by", "police"),
    ("step_added", "zone", "open"),
]


@pytest.mark.parametrize(("kind", "field", "word"), WORDS)
def test_an_unknown_word_is_named(kind, field, word):
    extra = [child(), event("application", DAY)]
    one = event(kind, DAY, eid="e7")
    one["data"][field] = word
    text = refused([*household(), *extra, one])
    assert "e7" in text
    assert word in text
    assert field in text


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("eviction_time_informed", "at", "2026-12-09"),
        ("eviction_time_informed", "at", "2026-12-09 09:30"),
        ("eviction_time_informed", "at", "2026-02-30T09:30"),
        ("eviction_time_informed", "at", "2026-12-09T25:00"),
        ("eviction_time_informed", "at", "2026-12-09T09:30+01:00"),
        ("respite", "granted", "yes"),
        ("respite", "granted", 1),
        ("meeting", "held", None),
        ("meeting", "agreed", "nothing"),
        ("follow_up", "months", "3"),
        ("follow_up", "months", True),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(kind, field, value):
    one = event(kind, DAY, eid="e7")
    one["data"][field] = value
    text = refused([*household(), event("notice_joined", DAY), one])
    assert "e7" in text
    assert field in text


def test_note_and_reopened_hold_nothing():
    for kind in ("note", "case_reopened", "withdrawn"):
        one = event(kind, DAY, eid="e7", corrects="x5" if kind == "withdrawn" else None)
        one["data"]["text"] = "hej"
        assert "text" in refused([*household(), event("note", "2026-11-20"), one])


FLOORS = [
    ("child_talk", "child"),
    ("protection_assessed", "child"),
    ("preliminary_assessment", "child"),
    ("inquiry", "child"),
    ("payment", "economy"),
    ("undertaking_sent", "economy"),
    ("application", "economy"),
    ("decision", "economy"),
]
ORDER = ["coordination", "economy", "child", "protected"]


@pytest.mark.parametrize(("kind", "floor"), FLOORS)
def test_a_zone_lower_than_the_type_s_floor_is_refused_and_a_higher_is_not(kind, floor):
    base = [*household(), child(), event("notice_joined", DAY)]
    base += [event("application", DAY)] if kind == "decision" else []
    for zone in ORDER:
        one = event(kind, DAY, eid="e7", zone=zone)
        if ORDER.index(zone) < ORDER.index(floor):
            text = refused([*base, one])
            assert "e7" in text
            assert zone in text
        else:
            log_of([*base, one])


INTRODUCED = [
    ("tenancy_recorded", "holder", "p9"),
    ("person_changed", "person", "p9"),
    ("person_left", "person", "p9"),
    ("notice_joined", "tenancy", "t9"),
    ("service_confirmed", "notice", "n9"),
    ("amount_disputed", "notice", "n9"),
    ("payment", "notice", "n9"),
    ("undertaking_sent", "notice", "n9"),
    ("eviction_time_informed", "replaces", "ev9"),
    ("eviction_done", "eviction", "ev9"),
    ("eviction_withdrawn", "eviction", "ev9"),
    ("kfm_confirmed", "eviction", "ev9"),
    ("decision", "application", "a9"),
    ("consent_given", "person", "p9"),
    ("consent_withdrawn", "consent", "c9"),
    ("referral_answered", "referral", "r9"),
    ("child_talk", "child", "p9"),
    ("inquiry", "child", "p9"),
    ("protection_assessed", "child", "p9"),
    ("preliminary_assessment", "child", "p9"),
    ("contact", "with", "p9"),
    ("visit", "with", "p9"),
    ("fact_set", "subject", "z9"),
    ("housing_secured", "for", "z9"),
]


@pytest.mark.parametrize(("kind", "field", "stranger"), INTRODUCED)
def test_an_id_that_nothing_introduces_is_named(kind, field, stranger):
    one = event(kind, DAY, eid="e7", **{field: stranger})
    base = [*household(), child(), event("notice_joined", DAY), event("eviction_time_informed", DAY)]
    text = refused([*base, event("consent_given", DAY), event("application", DAY), event("referral", DAY), one])
    assert "e7" in text
    assert stranger in text


def test_about_is_not_checked():
    log_of([*household(), event("note", DAY, about=["what", "ever"])])


def test_a_later_event_may_introduce_what_an_earlier_names():
    log_of([event("service_confirmed", DAY), event("notice_joined", DAY), *household()])


def test_a_matter_introduces_itself():
    log_of([*household(), event("verdict", DAY, matter="m7"), event("fact_set", DAY, subject="m7")])


def test_a_meeting_is_named_by_its_event():
    log_of([*household(), event("meeting", DAY, eid="mo1"), event("fact_set", DAY, subject="mo1")])


def test_a_contact_is_with_a_person_s_id_or_one_of_four_words():
    for other in ("p1", "landlord", "kfm", "school", "other"):
        log_of([*household(), event("contact", DAY, with_=other)])
    assert "l1" in refused([*household(), event("contact", DAY, eid="e7", with_="l1")])


def test_the_same_id_twice_is_refused():
    text = refused([*household(), event("note", DAY, eid="e7"), event("note", "2026-11-24", eid="e7")])
    assert "e7" in text


class TestCorrections:
    """`corrects` of an unknown, otherwise typed or already corrected event, or one recorded later."""

    base = [*household(), event("notice_joined", DAY, eid="e5")]

    def later(self, kind="notice_joined", eid="e7", corrects="e5", hour=15, **data):
        return event(kind, DAY, eid=eid, corrects=corrects, recorded=f"{DAY}T{hour}:00:00+01:00", **data)

    def test_of_an_unknown_event(self):
        assert "e99" in refused([*self.base, self.later(corrects="e99")])

    def test_of_an_event_of_another_type(self):
        assert "e7" in refused([*self.base, self.later("note")])

    def test_of_an_event_already_corrected(self):
        assert "e8" in refused([*self.base, self.later(), self.later(eid="e8", hour=16)])

    def test_of_an_event_already_withdrawn(self):
        assert "e8" in refused([*self.base, withdrawn("e5", DAY, eid="e7"), self.later(eid="e8", hour=16)])

    def test_withdrawn_twice(self):
        again = withdrawn("e5", DAY, eid="e8", recorded=f"{DAY}T17:00:00+01:00")
        assert "e8" in refused([*self.base, withdrawn("e5", DAY, eid="e7"), again])

    def test_recorded_before_what_it_corrects(self):
        assert "e7" in refused([*self.base, self.later(hour=11)])

    def test_recorded_at_the_same_moment_though_written_otherwise(self):
        same = event("notice_joined", DAY, eid="e7", corrects="e5", recorded=f"{DAY}T11:00:00Z")
        assert "e7" in refused([*self.base, same])

    def test_of_itself(self):
        assert "e7" in refused([*self.base, self.later(corrects="e7")])

    def test_a_withdrawn_is_never_corrected(self):
        first = withdrawn("e5", DAY, eid="e7")
        assert "e8" in refused([*self.base, first, withdrawn("e7", DAY, eid="e8", recorded=f"{DAY}T17:00:00+01:00")])

    def test_a_withdrawn_must_say_what(self):
        one = event("withdrawn", DAY, eid="e7", reason="Fel ärende.")
        assert "corrects" in refused([*self.base, one])

    @pytest.mark.parametrize("blank", [None, "", "  "])
    def test_a_reason_is_demanded(self, blank):
        parked = event("step_postponed", DAY, eid="e7", step_key="inled/n1")
        skipped = event("step_skipped", DAY, eid="e7", step_key="inled/n1")
        for one in (self.later(), withdrawn("e5", DAY, eid="e7"), skipped, parked):
            text = refused([*self.base, {**one, "reason": blank}])
            assert "e7" in text
            assert "reason" in text
