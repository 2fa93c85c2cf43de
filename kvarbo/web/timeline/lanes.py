# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lanes of a case: one per notice, Kronofogden, the board's own times, our contacts, the alternating children."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kvarbo.rules.caselog import Event
from kvarbo.rules.clocks import MATTER_TYPES
from kvarbo.web.cases.plan_rows import Row
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import Story, matter_name
from kvarbo.web.labels import CAUSE_SV
from kvarbo.web.timeline.children import child_lanes
from kvarbo.web.timeline.contacts import contact_lane
from kvarbo.web.timeline.lawmarks import deadline_marks, possible_marks, step_marks, without_day
from kvarbo.web.timeline.shapes import Lane, Mark
from kvarbo.web.ui.dates import clock_time, plain_day, short_day

ENFORCEMENT = frozenset(MATTER_TYPES) - {"tribunal", "contested", "order_served", "verdict"}
SHORT = {
    "service_confirmed": "Delgiven",
    "payment": "Betalning",
    "undertaking_sent": "Åtagande",
    "amount_disputed": "Beloppet ifrågasatt",
    "order_served": "Föreläggande",
    "contested": "Bestritt",
    "verdict": "Utslag",
    "tribunal": "Hyresnämnden",
    "enforcement_applied": "Ansökan",
    "defendant_heard": "Fick yttra sig",
    "eviction_time_informed": "Besked om tid",
    "respite": "Anstånd",
    "deferral": "Uppskov",
    "eviction_withdrawn": "Återkallad",
    "kfm_confirmed": "Vi bekräftade",
}
BY_US = frozenset(("undertaking_sent", "kfm_confirmed"))


def lanes_of(reading: CaseReading) -> tuple[Lane, ...]:
    """In the order they are drawn. A lane that would be empty is not there."""
    laws: dict[str, list[Row]] = {}
    for one in reading.plan["deadlines"]:
        laws.setdefault(one["subject"], []).append(one)
    steps: dict[str, list[Mark]] = {}
    for subject, mark in step_marks(reading):
        steps.setdefault(_place(reading, subject), []).append(mark)
    s = reading.situation
    found = [
        _notice_lane(reading, number, event, laws.pop(key, []), steps.pop(key, []))
        for number, (key, event) in enumerate(s.notices.items(), 1)
    ]
    matters = list(dict.fromkeys(event.data["matter"] for event in s.of(*MATTER_TYPES)))
    found += [_matter_lane(reading, key, laws.pop(key, []), steps.pop(key, []), matters) for key in matters]
    own = [one for rows in laws.values() for one in rows]
    marks = [*deadline_marks(reading, own), *(mark for rest in steps.values() for mark in rest)]
    if marks:
        found.append(Lane(title="Nämnden", note="våra egna tider enligt lag", marks=_sorted(marks)))
    contacts = contact_lane(reading)
    return (*found, *([contacts] if contacts else []), *child_lanes(reading))


def _place(reading: CaseReading, subject: str) -> str:
    """An eviction time belongs to its matter."""
    time = reading.situation.evictions.get(subject)
    return str(time.data["matter"]) if time else subject


def _sorted(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.day, mark.of_law, mark.title)))


def _told(reading: CaseReading, event: Event, day: dt.date | None = None, short: str = "") -> Mark:
    """An event as a filled dot."""
    when = day or event.on
    name = short or SHORT.get(event.type, Story(reading).text(event))
    return Mark(
        day=when,
        shape="happened",
        title=f"{name} {plain_day(when, today=reading.today)}",
        what=Story(reading).text(event),
        who="Vi" if event.type in BY_US else "",
        source=f"Loggen, infört av {reading.unit_name(event.unit)}" if event.unit else "Loggen",
    )


def _notice_lane(reading: CaseReading, number: int, event: Event, laws: list[Row], steps: list[Mark]) -> Lane:
    data, several = event.data, len(reading.situation.notices) > 1
    marks = [_told(reading, event, data["received_on"], "Kom in")]
    for other in reading.situation.of("service_confirmed", "payment", "undertaking_sent", "amount_disputed"):
        if other.data["notice"] == data["notice"]:
            marks.append(_told(reading, other, other.data.get("served_on") or other.data.get("paid_on")))
    marks += [*deadline_marks(reading, laws), *steps]
    note = f"{CAUSE_SV[data['cause']]}, kom {short_day(data['received_on'], today=reading.today)}"
    unknown = without_day(laws)
    return Lane(
        title=f"Underrättelse {number}" if several else "Underrättelsen",
        note=f"{note}. {unknown}" if unknown else note,
        marks=_sorted(marks),
    )


def _matter_lane(reading: CaseReading, matter: str, laws: list[Row], steps: list[Mark], matters: list[str]) -> Lane:
    s = reading.situation
    events = [event for event in s.of(*MATTER_TYPES) if event.data["matter"] == matter]
    enforced = any(event.type in ENFORCEMENT for event in events)
    only_tribunal = all(event.type == "tribunal" for event in events)
    marks = [_happened(reading, event) for event in events if event.type != "eviction_done"]
    times = [key for key, event in s.evictions.items() if event.data["matter"] == matter]
    marks += [_told(reading, one) for one in s.of("kfm_confirmed") if one.data["eviction"] in times]
    marks += _evictions(reading, matter, times)
    marks += [*deadline_marks(reading, laws), *steps]
    name = matter_name(matter) if len(matters) > 1 else ""
    note = "verkställer avhysningen" if enforced else "handlägger målet"
    return Lane(
        title="Hyresnämnden" if only_tribunal else "Kronofogden",
        note=". ".join(filter(None, [name, note, without_day(laws)])),
        marks=_sorted(marks),
    )


def _happened(reading: CaseReading, event: Event) -> Mark:
    day = event.data.get("applied_on") or event.data.get("on") or event.on
    refused = event.data.get("granted") is False
    return _told(reading, event, day, f"{SHORT[event.type]} avslogs" if refused else "")


def _evictions(reading: CaseReading, matter: str, times: list[str]) -> Iterator[Mark]:
    s, today = reading.situation, reading.today
    done, withdrawn = s.last("eviction_done", "matter", matter), s.withdrawn(matter)
    for key in times:
        at = s.evictions[key].data["at"]
        day, words = s.eviction_day(key), f"{short_day(at[:10], today=today)} kl. {clock_time(at[11:])}"
        standing = key not in s.replaced and withdrawn is None
        if not standing:
            why = "en ny tid är satt" if key in s.replaced else "återkallad"
            yield _eviction(day, "superseded", f"Avhysning {words}: {why}", f"Avhysning, {why}", words)
        elif done is None:
            yield _eviction(day, "house", f"Avhysning {words}", "Avhysning", words)
            if day >= today:
                yield from possible_marks(reading, matter, day)
    if done is not None:
        words = short_day(done.on, today=today)
        yield _eviction(done.on, "evicted", f"Avhysningen verkställdes {words}", "Avhysningen verkställdes", words)


def _eviction(day: dt.date, shape: str, title: str, what: str, when: str) -> Mark:
    follows = "" if shape == "superseded" else "Hemmet"
    return Mark(
        day=day, shape=shape, title=title, what=what, who="Kronofogden", follows=follows, when=when, source="Loggen"
    )
