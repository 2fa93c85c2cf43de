# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One case as one person reads it today: what a page may show, and nothing of other zones."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import Http404

from kvarbo.audit.selectors import readers_of
from kvarbo.cases.exceptions import CaseNotFound
from kvarbo.cases.models import Case, CasePerson, Submission
from kvarbo.cases.selectors import get_case_with_zones, log_of, zones_for
from kvarbo.casework.services import Actor
from kvarbo.common.personnummer import masked, written
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.dwellings.models import Tenancy
from kvarbo.dwellings.selectors import get_tenancy
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.people.models import Person
from kvarbo.people.selectors import persons_by_id
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.planning.models import CasePlan
from kvarbo.planning.selectors import Plan, plan_on, redact
from kvarbo.rules.caselog import Event, Log, effective
from kvarbo.rules.days import add_months
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import Routine
from kvarbo.rules.situation import Situation
from kvarbo.web.visit import Visit


@dataclass(frozen=True)
class Member:
    """Someone in the household."""

    id: str
    name: str
    part: str
    lives_here: str
    born_on: dt.date | None
    number: str
    # The number in full, to copy; for whoever may see the person at all.
    whole_number: str = field(default="", repr=False)
    protected: bool = False
    # Shown on a click, which is noted.
    phone: str = field(default="", repr=False)
    reach_note: str = ""

    def age(self, today: dt.date) -> int | None:
        if self.born_on is None:
            return None
        return today.year - self.born_on.year - ((today.month, today.day) < (self.born_on.month, self.born_on.day))


class CaseReading:
    """Everything is read once, when a page first asks for it."""

    def __init__(self, *, visit: Visit, case: Case, zones: frozenset[str] | None = None) -> None:
        self.visit, self.case = visit, case
        self.zones = zones if zones is not None else zones_for(user=visit.user, case=case, on=visit.today)

    @property
    def today(self) -> dt.date:
        return self.visit.today

    @cached_property
    def log(self) -> Log:
        return log_of(case=self.case)

    @cached_property
    def known_at(self) -> dt.datetime:
        # Trap: events entered together are recorded a microsecond apart, so the last may be later than now.
        return max(self.visit.now, self.log.last_recorded or self.visit.now)

    @cached_property
    def events(self) -> list[Event]:
        """What holds today, as far as this person's zones go."""
        found = effective(self.log, day=self.today, known_at=self.known_at)
        return [event for event in found if event.zone in self.zones]

    @cached_property
    def by_id(self) -> dict[str, Event]:
        return {event.id: event for event in self.log.events if event.zone in self.zones}

    @cached_property
    def situation(self) -> Situation:
        return Situation(case_id=self.case.pk, events=self.events, day=self.today)

    @cached_property
    def plan(self) -> Plan:
        """The stored plan, or one reckoned now when a day since then has changed it."""
        stored = CasePlan.objects.get(case=self.case)
        changed = stored.next_change_on is not None and stored.next_change_on <= self.today
        if changed and stored.planned_for < self.today:
            return plan_on(case=self.case, day=self.today, known_at=self.known_at, zones=self.zones)
        return redact(plan=stored.plan, zones=self.zones)

    def plan_before(self, moment: dt.datetime) -> Plan:
        """The plan for today with what was known then."""
        return plan_on(case=self.case, day=self.today, known_at=moment, zones=self.zones)

    @property
    def profile(self) -> Profile:
        return self.visit.profile

    @cached_property
    def actor(self) -> Actor:
        """The place in the organisation that the reader acts from here."""
        return self.visit.actor_for_case(self.case)

    @cached_property
    def routine(self) -> Routine | None:
        told = self.plan["routine"]
        wanted = (told["id"], told["version"])
        return next((one for one in self.profile.routines if (one.slug, one.version) == wanted), None)

    @cached_property
    def household(self) -> list[Member]:
        """Adults first, then the children from the eldest."""
        rows = [row for row in CasePerson.objects.filter(case=self.case, until_day=None) if row.zone in self.zones]
        seen = persons_by_id(user=self.visit.user, ids=[row.person_id for row in rows], on=self.today)
        told = {key: one.born_on for key, one in self.situation.residents.items()}
        members = [_member(row, seen.get(row.person_id), told.get(row.person_id)) for row in rows]
        parts = ("tenant", "co_tenant", "partner", "adult", "child")
        return sorted(members, key=lambda one: (parts.index(one.part), one.born_on or dt.date.max, one.name, one.id))

    @cached_property
    def tenant(self) -> Member | None:
        return next((member for member in self.household if member.part == "tenant"), None)

    @cached_property
    def tenancy(self) -> Tenancy | None:
        home = self.situation.home
        return get_tenancy(tenancy_id=home.data["tenancy"]) if home else None

    @cached_property
    def own_unit(self) -> str:
        """The unit that the reader writes for."""
        return self.actor.unit_slug

    @cached_property
    def coordinator(self) -> str:
        """The unit that coordinates the case today."""
        return next((slug or "" for _, slug, coordinates in self.visit.units_in(self.case) if coordinates), "")

    @cached_property
    def readers(self) -> list[tuple[str, dt.datetime]]:
        """Who has opened the case in the last month, by staff id, the latest first."""
        since = dt.datetime.combine(add_months(self.today, -1), dt.time(), tzinfo=STOCKHOLM)
        return readers_of(case_id=self.case.pk, since=since)

    @cached_property
    def staff(self) -> dict[str, str]:
        ids = {event.user for event in self.log.events if event.user}
        ids |= {event.data["user"] for event in self.log.events if event.type == "assigned"}
        ids |= {actor for actor, _ in self.readers}
        return names_of_staff(ids=ids | {step["person"] for step in self.plan["steps"] if step["person"]})

    @cached_property
    def form_values(self) -> tuple[tuple[str, str], ...]:
        """What the page's one-click buttons send along, all the same: so one form serves every step."""
        return (
            ("on", self.today.isoformat()),
            ("seq", str(self.case.seq)),
            ("key", secrets.token_urlsafe(18)),
        )

    def was_sent(self, key: str) -> bool:
        """Whether a form with this key has been saved: sent again, it must find its choices as they were."""
        # Trap: PostgreSQL takes no NUL, and this is asked before the form has judged its key.
        return key.isprintable() and bool(key) and Submission.objects.filter(case=self.case, key=key).exists()

    def place_of(self, event_id: str) -> str:
        """Where on the case page an event stands; empty for one that this reader does not see."""
        return f"#{anchor_of(event_id)}" if event_id in self.by_id else ""

    def unit_name(self, slug: str | None) -> str:
        unit = self.profile.units.get(slug or "")
        return unit.name if unit else (slug or "Ingen enhet än")

    def step_by_mark(self, mark: str) -> Plan | None:
        """The step that a page calls by its mark."""
        return next((step for step in self.plan["steps"] if step["key"] and mark_of(step["key"]) == mark), None)


def read_case(*, visit: Visit, number: str) -> CaseReading:
    """The case if the visitor may see it. Raises Http404, the same for none and for another's."""
    try:
        case, zones = get_case_with_zones(user=visit.user, number=number, on=visit.today)
    except CaseNotFound:
        raise Http404 from None
    reading = CaseReading(visit=visit, case=case, zones=zones)
    visit.kept["reading"] = reading
    return reading


def anchor_of(event_id: str) -> str:
    return f"h-{event_id}"


def mark_of(step_key: str) -> str:
    """A step's short name in addresses: its key may hold a number that others know the household by."""
    return hashlib.sha256(step_key.encode()).hexdigest()[:12]


def _member(row: CasePerson, person: Person | None, born_on: dt.date | None) -> Member:
    shown: dict[str, Any] = {"name": UNSEEN_NAME, "born_on": None, "number": ""}
    if person is not None:
        number = person.personnummer
        shown = {
            "name": person.name,
            "born_on": born_on or person.born_on,
            "number": masked(number) if number else "",
            "whole_number": written(number) if number else "",
            "protected": person.protected,
            "phone": person.phone,
            "reach_note": person.reach_note,
        }
    return Member(id=row.person_id, part=row.part, lives_here=row.lives_here, **shown)
