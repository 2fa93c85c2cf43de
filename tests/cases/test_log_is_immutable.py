# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses to edit a log; a payload goes only once its disposal is decided."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from kvarbo.cases import digests
from kvarbo.cases.models import Case, Disposal, Event, EventPayload, Submission
from kvarbo.cases.selectors import log_of
from kvarbo.casework.services import Draft, correct, withdraw
from tests.casebook import HOUR, Write, actor, contact
from tests.personas import NOW, TODAY

LATER = {"today": TODAY, "now": NOW + 2 * HOUR}


def dispose(event: Event) -> Disposal:
    return Disposal.objects.create(event=event, decided_on=TODAY, decided_by="u_chef", ground="Fel ärende")


@pytest.mark.parametrize("model", [Event, EventPayload])
def test_refuses_any_update(case: Case, model: type) -> None:
    for field in ("zone", "seq") if model is Event else ("reason", "salt"):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**{field: 2 if field == "seq" else "child"})


@pytest.mark.parametrize("model", [Event, EventPayload])
def test_refuses_any_delete(case: Case, model: type) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=model.objects.order_by("pk").values_list("pk", flat=True)[0])._raw_delete("default")


def test_a_submission_stands_as_written(case: Case, write: Write, household) -> None:
    write(contact(household.ture.pk), key="k1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(fingerprint="")


def test_a_disposed_payload_goes_and_its_envelope_stays(case: Case) -> None:
    event = Event.objects.get(case=case, seq=1)
    dispose(event)
    EventPayload.objects.filter(event=event).delete()
    assert Event.objects.filter(pk=event.pk, digest__regex="^[0-9a-f]{64}$").exists()


def test_disposal_of_one_event_gives_no_right_to_another(case: Case) -> None:
    first, second = Event.objects.filter(case=case).order_by("seq")[:2]
    dispose(first)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventPayload.objects.filter(event=second).delete()


def test_a_decision_of_disposal_cannot_be_undone(case: Case) -> None:
    disposal = dispose(Event.objects.get(case=case, seq=1))
    for act in (lambda: Disposal.objects.filter(pk=disposal.pk).delete(), lambda: Disposal.objects.update(ground="x")):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_disposal_needs_a_ground(case: Case) -> None:
    event = Event.objects.get(case=case, seq=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposal.objects.create(event=event, decided_on=TODAY, decided_by="u_chef", ground="")


def test_the_digest_holds_for_the_payload_and_its_salt(case: Case) -> None:
    for payload in EventPayload.objects.select_related("event").filter(event__case=case):
        expected = digests.digest(salt=payload.salt, data=payload.data, reason=payload.reason)
        assert payload.event.digest == expected
    salts = EventPayload.objects.values_list("salt", flat=True)
    assert len(set(salts)) == len(salts)


def test_a_withdrawn_event_may_be_disposed_and_the_log_still_reads(case: Case, write: Write, household, hanna) -> None:
    [wrong] = write(contact(household.ture.pk))
    before = [event.id for event in log_of(case=case).events if event.id != wrong.event_id]
    seq = Case.objects.get(pk=case.pk).seq
    withdraw(actor=actor(hanna), case=case, event_id=wrong.event_id, reason="Fel hushåll", expected_seq=seq, **LATER)
    dispose(wrong)
    EventPayload.objects.filter(event=wrong).delete()
    assert [event.id for event in log_of(case=case).events] == before


def test_what_corrected_a_disposed_event_stands_alone(case: Case, write: Write, household, hanna) -> None:
    [wrong] = write(contact(household.ture.pk, "no_answer"))
    seq = Case.objects.get(pk=case.pk).seq
    [right] = correct(
        actor=actor(hanna),
        case=case,
        event_id=wrong.event_id,
        draft=contact(household.ture.pk),
        reason="Hen svarade",
        expected_seq=seq,
        **LATER,
    )
    dispose(wrong)
    EventPayload.objects.filter(event=wrong).delete()
    told = {event.id: event.corrects for event in log_of(case=case).events}
    assert wrong.event_id not in told
    assert told[right.event_id] is None


def test_one_place_in_a_log_holds_one_event(case: Case) -> None:
    first = Event.objects.get(case=case, seq=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(
            event_id="e_annan",
            case=case,
            seq=1,
            type="note",
            on=dt.date(2026, 11, 20),
            recorded_at=first.recorded_at,
            user_id="u",
            role="caseworker",
            unit="vux-norr",
            zone="coordination",
            digest="0" * 64,
        )


def test_an_event_has_a_known_zone(case: Case) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(
            event_id="e_annan",
            case=case,
            seq=99,
            type="note",
            on=TODAY,
            recorded_at=NOW,
            user_id="u",
            role="caseworker",
            unit="vux-norr",
            zone="secret",
            digest="0" * 64,
        )


def test_reading_the_log_takes_one_query(case: Case, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        log_of(case=case)


def test_the_log_reads_back_what_was_written(case: Case, write: Write, household) -> None:
    draft = Draft(
        type="meeting",
        data={"kind": "planering", "at": "2026-11-20T10:00", "held": True, "present": ["p1"], "agreed": []},
        on=TODAY,
        at="10:00",
        about=(household.ture.pk,),
        zone="economy",
    )
    [row] = write(draft)
    event = log_of(case=case).events[-1]
    assert (event.id, event.type, event.on, event.at, event.zone) == (
        row.event_id,
        "meeting",
        TODAY,
        "10:00",
        "economy",
    )
    assert event.about == (household.ture.pk,)
    assert event.data == {"kind": "planering", "at": "2026-11-20T10:00", "held": True, "present": ("p1",), "agreed": ()}
