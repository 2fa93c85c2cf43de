# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door: what goes in, who may bring it, and that a refusal saves nothing."""

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest

from kvarbo.audit.models import Entry
from kvarbo.cases.models import Case, CasePerson, Event, EventPayload, Submission
from kvarbo.cases.selectors import log_of
from kvarbo.casework.exceptions import BadEvent, CaseNotFound, KeyReused, NotAllowed, StaleCase
from kvarbo.casework.services import Actor, Draft, append, record_read
from kvarbo.organisation.models import User
from kvarbo.people.services import create_person
from tests.casebook import HOUR, Write, actor, contact, joined, joins, payment
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)


def rows(case: Case) -> tuple[int, int, int, int]:
    case.refresh_from_db()
    return (case.seq, Event.objects.count(), EventPayload.objects.count(), Entry.objects.count())


def test_events_are_numbered_from_one_without_gaps(case: Case, write: Write, household: SimpleNamespace) -> None:
    write(contact(household.ture.pk), payment())
    case.refresh_from_db()
    assert list(Event.objects.filter(case=case).order_by("seq").values_list("seq", flat=True)) == [
        *range(1, case.seq + 1)
    ]


def test_the_envelope_says_who_where_and_when(
    case: Case, write: Write, hanna: User, household: SimpleNamespace
) -> None:
    [event] = write(contact(household.ture.pk, at="14:05", about=("n_ett",)))
    event.refresh_from_db()
    assert (event.user_id, event.role, event.unit) == (hanna.pk, "caseworker", "vux-norr")
    assert (event.on, event.at, event.recorded_at, event.about) == (TODAY, "14:05", NOW + HOUR, ["n_ett"])


def test_the_zone_is_the_lowest_of_the_type_unless_raised(case: Case, write: Write, household: SimpleNamespace) -> None:
    plain, paid, raised = write(contact(household.ture.pk), payment(), contact(household.ture.pk, zone="economy"))
    assert [event.zone for event in (plain, paid, raised)] == ["coordination", "economy", "economy"]


def test_moments_of_recording_are_strictly_later(case: Case, write: Write, household: SimpleNamespace) -> None:
    write(contact(household.ture.pk), contact(household.ture.pk), now=NOW)
    write(contact(household.ture.pk), now=NOW - DAY)
    moments = list(Event.objects.filter(case=case).order_by("seq").values_list("recorded_at", flat=True))
    assert moments == sorted(set(moments))


def test_a_case_that_has_moved_is_stale(case: Case, write: Write, household: SimpleNamespace) -> None:
    seq = case.seq
    write(contact(household.ture.pk))
    before = rows(case)
    with pytest.raises(StaleCase, match="Någon annan har skrivit i ärendet"):
        write(contact(household.ture.pk), expected_seq=seq)
    assert rows(case) == before


def test_a_double_click_writes_once(case: Case, write: Write, household: SimpleNamespace) -> None:
    seq = case.seq
    first = write(contact(household.ture.pk), expected_seq=seq, key="knapp-1")
    before = rows(case)
    again = write(contact(household.ture.pk), expected_seq=seq, key="knapp-1")
    assert [event.event_id for event in again] == [event.event_id for event in first]
    assert rows(case) == before
    assert Submission.objects.count() == 1


def test_a_key_used_for_something_else_is_refused(case: Case, write: Write, household: SimpleNamespace) -> None:
    write(contact(household.ture.pk), key="knapp-1")
    with pytest.raises(KeyReused):
        write(payment(), key="knapp-1")


@pytest.mark.parametrize("name", ["cilla", "omar", "petra"])
def test_those_outside_learn_nothing(
    case: Case, write: Write, household: SimpleNamespace, name: str, request: pytest.FixtureRequest
) -> None:
    before = rows(case)
    with pytest.raises(CaseNotFound):
        write(contact(household.ture.pk), by=request.getfixturevalue(name))
    assert rows(case) == before


def test_a_registrar_does_not_write_in_a_case(case: Case, write: Write, household: SimpleNamespace, maj: User) -> None:
    with pytest.raises(NotAllowed):
        write(contact(household.ture.pk), by=maj)


@pytest.mark.parametrize("claim", [{"role_code": "team_leader"}, {"unit_slug": "bou-norr"}, {"user_id": "u_ingen"}])
def test_a_role_that_one_has_not_is_refused(
    case: Case, household: SimpleNamespace, hanna: User, claim: dict[str, str]
) -> None:
    mine = actor(hanna)
    claimed = Actor(
        user_id=claim.get("user_id", mine.user_id),
        role_code=claim.get("role_code", mine.role_code),
        unit_slug=claim.get("unit_slug", mine.unit_slug),
    )
    with pytest.raises(NotAllowed):
        append(
            actor=claimed,
            case=case,
            drafts=[contact(household.ture.pk)],
            expected_seq=case.seq,
            today=TODAY,
            now=NOW + HOUR,
        )


def test_one_writes_only_in_zones_that_one_holds(
    case: Case, write: Write, household: SimpleNamespace, petra: User
) -> None:
    write(joins("bou-norr"))
    talk = {"child": household.lova.pk, "informed": True, "heard": True, "used": None, "guardian_consent": True}
    with pytest.raises(NotAllowed, match="inte tillgång till den del"):
        write(Draft(type="child_talk", data=talk, on=TODAY))
    with pytest.raises(NotAllowed, match="inte tillgång till den del"):
        write(payment(), by=petra)
    [event] = write(Draft(type="child_talk", data=talk, on=TODAY), by=petra)
    assert event.zone == "child"


PAID: dict[str, Any] = {"notice": "n_ett", "amount": 1, "paid_on": "2026-11-20"}
CALLED: dict[str, Any] = {"channel": "phone", "with": "landlord", "result": "reached"}

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("okänd typ", {"type": "ritual"}, "ritual: okänd händelsetyp"),
    ("okänt fält", {"data": CALLED | {"mood": "glad"}}, "mood"),
    ("fält saknas", {"data": {"channel": "phone", "with": "landlord"}}, "”result” saknas"),
    ("okänt ord", {"data": CALLED | {"channel": "brevduva"}}, "data.channel"),
    ("okänd person", {"data": CALLED | {"with": "p_ingen"}}, "data.with"),
    ("klockslag", {"at": "25:10"}, "klockslag"),
    ("zon under typens", {"type": "payment", "data": PAID, "zone": "coordination"}, "zone"),
    ("okänd zon", {"zone": "hemlig"}, "zone"),
    ("ingen dag", {"type": "payment", "data": PAID | {"paid_on": "2026-02-30"}}, "data.paid_on"),
    ("ören", {"type": "payment", "data": PAID | {"amount": 1.5}}, "data.amount"),
    ("rättar något okänt", {"corrects": "e_ingen", "reason": "fel"}, "e_ingen"),
    ("rättar utan skäl", {"corrects": "e_ingen"}, "”reason” saknas"),
    ("framtid", {"on": TODAY + DAY}, "framtiden"),
    ("tomt id", {"about": ("",)}, "about"),
    ("konstigt id", {"id": "E 1"}, "inget id"),
]


@pytest.mark.parametrize(("change", "named"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_is_named_and_nothing_is_saved(
    case: Case, write: Write, household: SimpleNamespace, change: dict[str, Any], named: str
) -> None:
    given = {"type": "contact", "data": CALLED, "on": TODAY}
    before = rows(case)
    with pytest.raises(BadEvent) as fault:
        write(contact(household.ture.pk), Draft(**(given | change)))
    assert named in fault.value.message
    assert not re.search(r"e\d{5}_", fault.value.message)
    assert rows(case) == before


def test_an_id_that_is_taken_is_refused(write: Write) -> None:
    write(Draft(type="note", on=TODAY, id="e_mitt"))
    with pytest.raises(BadEvent, match="redan en händelse"):
        write(Draft(type="note", on=TODAY, id="e_mitt"))


def test_what_is_entered_later_on_the_same_day_holds(case: Case, write: Write, household: SimpleNamespace) -> None:
    for lives_here in ("alternating", "visiting", "permanent", "alternating"):
        change = {"person": household.lova.pk, "lives_here": lives_here}
        write(Draft(type="person_changed", data=change, on=TODAY))
        assert CasePerson.objects.get(case=case, person=household.lova).lives_here == lives_here


def test_nothing_at_all_is_refused(write: Write) -> None:
    with pytest.raises(BadEvent, match="inget att spara"):
        write()


def test_a_person_must_be_the_board_s_own(case: Case, write: Write, organisation: SimpleNamespace, profile) -> None:
    other = create_person(actor_id="u_test", board=organisation.boards["soder"], name="Sixten Annanstans", now=NOW)
    for person_id in (other.pk, "p_ingen"):
        with pytest.raises(BadEvent, match="finns inte hos nämnden"):
            write(joined(person_id, "adult"))
    assert not CasePerson.objects.filter(person=other).exists()


def test_a_unit_must_be_the_board_s_own(case: Case, write: Write) -> None:
    for unit in ("bou-soder", "bou-vaster"):
        with pytest.raises(BadEvent, match="finns inte hos nämnden"):
            write(joins(unit))


def test_only_the_board_s_own_staff_is_assigned(case: Case, write: Write, cilla: User) -> None:
    with pytest.raises(BadEvent, match="medarbetaren"):
        write(Draft(type="assigned", data={"unit": "vux-norr", "role": "vuxenhandläggare", "user": cilla.pk}, on=TODAY))


def test_a_role_belongs_to_its_kind_of_unit(case: Case, write: Write, hanna: User) -> None:
    """Otherwise someone could open the child unit's zone for a colleague by naming the wrong role."""
    for unit in ("vux-norr", "bou-norr"):
        with pytest.raises(BadEvent, match=r"har inte rollen|finns inte på enheten"):
            write(Draft(type="assigned", data={"unit": unit, "role": "barnhandläggare", "user": hanna.pk}, on=TODAY))
    with pytest.raises(BadEvent, match=r"data\.unit"):
        write(Draft(type="assigned", data={"role": "vuxenhandläggare", "user": hanna.pk}, on=TODAY))


def test_only_some_kinds_of_unit_coordinate(write: Write) -> None:
    with pytest.raises(BadEvent, match="samordnar"):
        write(joins("bou-norr", "coordinating"))


def test_a_case_keeps_a_unit_that_coordinates(case: Case, write: Write) -> None:
    with pytest.raises(NotAllowed, match="samordnar"):
        write(Draft(type="unit_left", data={"unit": "vux-norr"}, on=TODAY))
    write(joins("eb-norr", "coordinating"), Draft(type="unit_left", data={"unit": "vux-norr"}, on=TODAY))
    assert log_of(case=case).events[-1].type == "unit_left"


def test_writing_and_reading_are_audited_by_opaque_ids(
    case: Case, write: Write, household: SimpleNamespace, hanna: User
) -> None:
    write(contact(household.ture.pk))
    record_read(actor=actor(hanna), case=case, now=NOW)
    entries = Entry.objects.filter(case_id=case.pk).order_by("pk")
    assert [(one.actor_id, one.action) for one in entries][-2:] == [(hanna.pk, "append"), (hanna.pk, "read")]
    assert all("Ture" not in one.detail for one in entries)


def test_the_case_takes_the_persons_that_the_log_tells(case: Case, household: SimpleNamespace, write: Write) -> None:
    write(Draft(type="person_left", data={"person": household.lova.pk}, on=TODAY))
    found = CasePerson.objects.filter(case=case).values_list("person", "part", "until_day")
    assert set(found) == {(household.ture.pk, "tenant", None), (household.lova.pk, "child", TODAY)}


def test_what_the_law_has_no_answer_to_is_refused_whole(case: Case, write: Write) -> None:
    before = rows(case)
    long_ago = {"matter": "U-1-26", "documents_on": "1900-01-01"}
    with pytest.raises(BadEvent, match="enforcement_applied: ub-16-3-fyra-veckor: regeln finns inte"):
        write(Draft(type="enforcement_applied", data=long_ago, on=TODAY))
    assert rows(case) == before
