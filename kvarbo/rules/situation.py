# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is so on a day: people, notices, matters and times, gathered once from the effective log."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from kvarbo.rules.caselog import Event
from kvarbo.rules.days import add_months

ADULT_AT, OLD_AT = 18, 65
PERSON_EVENTS = ("person_joined", "person_changed", "person_left")


class Resident:
    """A person in the case, as the last events tell."""

    __slots__ = ("born_on", "events", "id", "joined", "left", "lives_here", "part")

    def __init__(self, person: str, joined: Event) -> None:
        self.id, self.joined, self.left = person, joined, False
        self.part: str = "adult"
        self.lives_here: str = "unknown"
        self.born_on: dt.date | None = None
        self.events: list[Event] = []

    def is_child(self, day: dt.date) -> bool:
        """Part child, living here in some way, under 18 or of unknown age."""
        if self.left or self.part != "child" or self.lives_here == "no":
            return False
        return self.born_on is None or day < add_months(self.born_on, 12 * ADULT_AT)

    def is_old(self, day: dt.date) -> bool:
        """65 or older, living here, whatever part but child."""
        if self.left or self.part == "child" or self.lives_here == "no" or self.born_on is None:
            return False
        return day >= add_months(self.born_on, 12 * OLD_AT)

    def birthdays(self) -> list[dt.date]:
        """Days on which age changes what the case is."""
        if self.born_on is None or self.left:
            return []
        return [add_months(self.born_on, 12 * (ADULT_AT if self.part == "child" else OLD_AT))]


class Situation:
    """The effective log of a case, indexed. Holds for one day; reads nothing else."""

    def __init__(self, *, case_id: str, events: Sequence[Event], day: dt.date) -> None:
        self.case_id, self.events, self.day = case_id, events, day
        by_type: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            by_type[event.type].append(event)
        self.by_type = by_type
        self.known: dict[Any, Any] = {}
        # Set by the plan from the notice's own clocks: what solved its debt in time, and whether its clock runs.
        self.solved: Callable[[str], list[Event]] = lambda notice: []
        self.running: Callable[[str], bool] = lambda notice: False

    def of(self, *types: str) -> Sequence[Event]:
        """Events of the types, in the order of the log."""
        if len(types) == 1:
            return self.by_type.get(types[0], ())
        found = [event for name in types for event in self.by_type.get(name, ())]
        found.sort(key=lambda event: event.order)
        return found

    def last(self, name: str, field: str, value: str) -> Event | None:
        """The last event of the type whose data name the value."""
        for event in reversed(self.by_type.get(name, ())):
            if event.data.get(field) == value:
                return event
        return None

    @cached_property
    def residents(self) -> dict[str, Resident]:
        found: dict[str, Resident] = {}
        for event in self.of(*PERSON_EVENTS):
            data = event.data
            person = found.get(data["person"])
            if person is None:
                person = found[data["person"]] = Resident(data["person"], event)
            if event.type == "person_joined":
                person.left = False
            person.part = data.get("part", person.part)
            person.lives_here = data.get("lives_here", person.lives_here)
            person.born_on = data.get("born_on", person.born_on)
            person.left = person.left or event.type == "person_left"
            person.events.append(event)
        return found

    @cached_property
    def children(self) -> list[Resident]:
        return [person for person in self.residents.values() if person.is_child(self.day)]

    @cached_property
    def minors(self) -> dict[str, Event]:
        """Everyone whose part is child, also who has left or grown up → what brought them."""
        return {person.id: person.joined for person in self.residents.values() if person.part == "child"}

    @cached_property
    def notices(self) -> dict[str, Event]:
        """Notice → the event that joined it, in the order of the log."""
        return {event.data["notice"]: event for event in self.by_type.get("notice_joined", ())}

    @cached_property
    def tenancies(self) -> dict[str, Event]:
        return {event.data["tenancy"]: event for event in self.by_type.get("tenancy_recorded", ())}

    @cached_property
    def home(self) -> Event | None:
        """The tenancy recorded last: the case's home."""
        return next(reversed(self.by_type.get("tenancy_recorded", [])), None)

    @cached_property
    def regime(self) -> str | None:
        return self.home.data["regime"] if self.home else None

    def regime_of(self, notice: Event) -> str | None:
        tenancy = self.tenancies.get(notice.data["tenancy"])
        return tenancy.data["regime"] if tenancy else self.regime

    @cached_property
    def matters(self) -> dict[str, Event]:
        """Matter of an eviction at Kronofogden → what made it one; withdrawn matters stay."""
        found: dict[str, Event] = {}
        for event in self.of("enforcement_applied", "eviction_time_informed"):
            found.setdefault(event.data["matter"], event)
        return found

    @cached_property
    def evictions(self) -> dict[str, Event]:
        return {event.data["eviction"]: event for event in self.by_type.get("eviction_time_informed", ())}

    @cached_property
    def replaced(self) -> dict[str, Event]:
        """Eviction time → the event that set a new one."""
        times = self.by_type.get("eviction_time_informed", ())
        return {event.data["replaces"]: event for event in times if event.data.get("replaces")}

    def eviction_day(self, eviction: str) -> dt.date:
        return dt.date.fromisoformat(self.evictions[eviction].data["at"][:10])

    def time_of(self, matter: str) -> str | None:
        """The matter's eviction time that has not been replaced; the last if there are several."""
        for eviction, event in reversed(self.evictions.items()):
            if event.data["matter"] == matter and eviction not in self.replaced:
                return eviction
        return None

    def ended(self, matter: str) -> Event | None:
        """What ended the matter, if the last word is that it was withdrawn or carried out."""
        done = self.last("eviction_done", "matter", matter)
        return done or self.withdrawn(matter)

    def withdrawn(self, matter: str) -> Event | None:
        """The withdrawal, unless the matter was applied for or given a time again after it."""
        event = self.last("eviction_withdrawn", "matter", matter)
        if event is None:
            return None
        again = (self.last(name, "matter", matter) for name in ("enforcement_applied", "eviction_time_informed"))
        return None if any(one is not None and one.order > event.order for one in again) else event

    @cached_property
    def closed(self) -> Event | None:
        """The closing, unless the case was opened again after it."""
        closing = next(reversed(self.by_type.get("case_closed", [])), None)
        reopened = next(reversed(self.by_type.get("case_reopened", [])), None)
        if closing is None or (reopened is not None and reopened.order > closing.order):
            return None
        return closing

    def names(self, event: Event, per: str, subject: str) -> bool:
        """Is the event about the subject? Always about the case; a matter also through its eviction times."""
        if per == "ärende" or subject in event.names or event.root == subject:
            return True
        if per == "mål":
            return any(time.data["matter"] == subject and name in event.names for name, time in self.evictions.items())
        return False

    def stands(self, per: str, subject: str) -> bool:
        """Is there still something to do for the subject? A child who has grown up or left keeps what was done."""
        return per != "barn" or any(child.id == subject for child in self.children)

    def subjects(self, per: str) -> dict[str, Event]:
        """Subject → the event that brought it, for steps that are per such a subject."""
        if per == "ärende":
            return {self.case_id: self.events[0]} if self.events else {}
        if per == "underrättelse":
            return self.notices
        if per == "barn":
            return self.minors
        if per == "mål":
            return self.matters
        if per == "avhysningstid":
            return self.evictions
        return {event.root: event for event in self.by_type.get("meeting", ())}
