# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""An old version of an event type is read as the new one, and its payload stays as it was written."""

from typing import Any

import pytest

from kvarbo.cases import upcasters
from kvarbo.cases.digests import digest
from kvarbo.cases.models import Case, Event, EventPayload
from kvarbo.cases.selectors import log_of
from tests.personas import NOW, TODAY


@pytest.fixture
def old_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if contacts had once been told in Swedish under another key."""
    monkeypatch.setattr(upcasters, "_REGISTRY", {})

    @upcasters.upcaster("contact", 0)
    def in_code_words(data: dict[str, Any]) -> dict[str, Any]:
        data["result"] = {"nådd": "reached", "inget svar": "no_answer"}[data.pop("utfall")]
        return data


def old_contact(case: Case, person_id: str) -> Event:
    data = {"channel": "phone", "with": person_id, "utfall": "nådd"}
    event = Event.objects.create(
        event_id="e_gammal",
        case=case,
        seq=case.seq + 1,
        type="contact",
        v=0,
        on=TODAY,
        recorded_at=NOW,
        user_id="u_test",
        role="caseworker",
        unit="vux-norr",
        zone="coordination",
        digest=digest(salt="s", data=data, reason=""),
    )
    EventPayload.objects.create(event=event, data=data, salt="s")
    return event


def test_an_old_version_is_read_as_the_new(case: Case, household, old_notes) -> None:
    old_contact(case, household.ture.pk)
    event = log_of(case=case).events[-1]
    assert (event.v, event.data["result"]) == (1, "reached")


def test_the_stored_payload_stays_as_written(case: Case, household, old_notes) -> None:
    old_contact(case, household.ture.pk)
    log_of(case=case)
    assert EventPayload.objects.get(event="e_gammal").data["utfall"] == "nådd"


def test_upcasting_goes_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {("x", 1): lambda data: data | {"a": 1}, ("x", 2): lambda data: data | {"b": data["a"] + 1}}
    monkeypatch.setattr(upcasters, "_REGISTRY", steps)
    given: dict[str, Any] = {}
    assert upcasters.upcast(event_type="x", v=1, data=given) == (3, {"a": 1, "b": 2})
    assert given == {}


def test_two_upcasters_for_one_version_are_refused(old_notes) -> None:
    with pytest.raises(ValueError, match="two upcasters"):
        upcasters.upcaster("contact", 0)(dict)
