# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling one story through the doors that staff use: register, decide, and then its past in few writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kvarbo.cases.models import Case, CasePerson, Event
from kvarbo.casework.history import Told, tell_past
from kvarbo.casework.services import Draft
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo.arriving import paper_of
from kvarbo.demo.closing import Closer
from kvarbo.demo.crew import UNITS, Staff
from kvarbo.demo.finishing import Finisher
from kvarbo.demo.foreseeing import Foreseer
from kvarbo.demo.shapes import NORR, Happening, Story
from kvarbo.demo.tidying import Tidier
from kvarbo.demo.working import Worker
from kvarbo.notices import services as notices
from kvarbo.notices.household import Member
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import responsible_unit
from kvarbo.people.models import Person
from kvarbo.planning.services import replan
from kvarbo.rules.days import add_days, add_months, add_workdays, is_workday
from kvarbo.rules.profile import Profile

OFFICE_OPENS = dt.time(8, 5)
MINUTES_APART = 11
NOT_OURS = "Gällde en lokal och ingen bostad."
TIME_OF_DAY = "T09:30"
MOMENTS = ("at", "meet_at")
# Days that may lie ahead of the day that tells them.
NAMED = ("application", "consent", "referral", "event")


def office_day(day: dt.date) -> dt.date:
    """The day itself if the office is open, else the last one that it was."""
    return day if is_workday(day) else add_workdays(day, -1)


@dataclass
class Teller:
    """Knows the names that a story's events point at. Ends with the case planned for the seed day."""

    story: Story
    staff: Staff
    tidier: Tidier
    worker: Worker
    closer: Closer
    finisher: Finisher
    profile: Profile
    seed_day: dt.date
    now: dt.datetime
    serial: int = 0
    known: dict[str, Any] = field(default_factory=dict)
    ticks: int = 0
    matters: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)
    waiting: list[Told] = field(default_factory=list)

    def tell(self) -> Case | None:
        story = self.story
        notice = self._register(story.arrived, story.posted, story.served)
        if story.dismissed is not None:
            self._dismiss(notice, story.arrived + story.dismissed)
        if not story.decided:
            return None
        case = self._open(notice)
        self._learn(case, notice)
        told = [*self._taken_on("@notice", story.arrived), *story.happenings]
        joins = list(enumerate(story.later_notices, 2))
        for happening in sorted(told, key=lambda one: one.day):
            while joins and happening.day >= joins[0][1]:
                self._join(case, *joins.pop(0))
            self._take(happening)
        for number, arrived in joins:
            self._join(case, number, arrived)
        self._write(case, today=self.seed_day, now=self.now, last=True)
        return case

    def _dismiss(self, notice: Notice, day: int) -> None:
        today, actor = self._day(day), self.staff.actor(self.who("registrar"))
        notices.decide_none(actor=actor, notice=notice, reason=NOT_OURS, today=today, now=self._now(today))

    def _open(self, notice: Notice) -> Case:
        story = self.story
        place = self.staff.places[self.who("registrar")]
        unit = responsible_unit(board=place.unit.area.board, area=place.unit.area).unit
        today = self._day(story.arrived)
        return notices.decide_open(
            actor=self.staff.actor(self.who("registrar")), notice=notice, unit=unit.slug, area=place.unit.area,
            today=today, now=self._now(today), members=[self._member(child) for child in story.children],
            hand=story.home.hand,
        )  # fmt: skip

    def _learn(self, case: Case, notice: Notice) -> None:
        notice.refresh_from_db()
        self.notices = [notice.pk]
        self.known |= {"@tenant": str(notice.person_id), "@notice": notice.pk, "@case": case.pk}
        self.known |= {"@amount": self.story.home.amount, "@routine": _routine(case)}
        self.known |= {f"@{word}": f"{word[:2]}_{case.pk}"[:30] for word in NAMED}
        self.known |= {"@eviction": f"ev1_{case.pk}"[:30], "@eviction2": f"ev2_{case.pk}"[:30]}
        self.known["@matter"] = notice.matter or self._matter()
        self._learn_paper(case, notice)
        joined = CasePerson.objects.filter(case=case).exclude(person_id=notice.person_id).order_by("pk")
        parts: dict[str, int] = {}
        for row in joined:
            parts[row.part] = parts.get(row.part, 0) + 1
            self.known[f"@{row.part}{parts[row.part]}"] = row.person_id
        for part, username in (NORR | dict(self.story.crew)).items():
            self.known[f"@{part}"] = self.staff.places[username].user_id
        for word, part in UNITS.items():
            self.known[word] = self.staff.places[self.who(part)].unit.slug

    def _learn_paper(self, case: Case, notice: Notice) -> None:
        """What the paper itself brought: the home, and perhaps the day of the eviction."""
        rows = Event.objects.filter(case=case, type__in=("tenancy_recorded", "eviction_time_informed"))
        for row in rows.select_related("payload"):
            data = row.payload.data
            if row.type == "eviction_time_informed":
                self.known["@eviction"] = data["eviction"]
                self.matters = {notice.matter}
            else:
                names = {"@tenancy_told": row.pk, "@tenancy": data["tenancy"], "@landlord": data["landlord"]}
                self.known |= names

    def who(self, by: str) -> str:
        """A part of the work, or someone by user name."""
        return self.story.crew.get(by, by)

    def _matter(self) -> str:
        return f"U-{20000 + self.serial}-{self.seed_day:%y}"

    def _taken_on(self, notice: str, day: int) -> tuple[Happening, ...]:
        """What is done the first day: the inquiry is decided on, and somebody gets the case."""
        if not self.story.taken_on:
            return ()
        assigned = {"unit": "@unit", "role": "vuxenhandläggare", "user": "@adult"}
        return (
            Happening(day=day, type="step_done", by="lead", data={"step_key": f"besluta-utredning/{notice}"}),
            Happening(day=day, type="assigned", by="lead", data=assigned),
        )

    def _day(self, offset: int) -> dt.date:
        return office_day(add_days(self.seed_day, offset))

    def _now(self, day: dt.date) -> dt.datetime:
        """Later at each call of a day, so that nothing is recorded before what it builds on; never ahead of now."""
        self.ticks += 1
        start = dt.datetime.combine(day, OFFICE_OPENS, tzinfo=STOCKHOLM)
        return min(start + dt.timedelta(minutes=MINUTES_APART * (self.ticks % 40)), self.now)

    def _register(self, arrived: int, posted: int | None, served: int | None) -> Notice:
        username = self.who("registrar")
        received = self._day(arrived)
        form = paper_of(
            story=self.story, received=received, matter=self._matter(),
            posted=self._day(posted) if posted is not None else None,
            served=min(add_days(self.seed_day, served), received) if served is not None else None,
        )  # fmt: skip
        return notices.register(
            actor=self.staff.actor(username), board=self.staff.places[username].unit.area.board, form=form,
            today=received, now=self._now(received),
        )  # fmt: skip

    def _member(self, child: Any) -> Member:
        born = add_months(self.seed_day, -12 * child.age - 4)
        return Member(name=child.name, part=child.part, lives_here=child.lives_here, born_on=born)

    def _join(self, case: Case, number: int, arrived: int) -> None:
        """Another notice on the household. What came before it is written first."""
        today = self._day(arrived)
        self._write(case, today=today, now=self._now(today))
        posted = None if self.story.posted is None else arrived - 1
        notice = self._register(arrived, posted, None if self.story.served is None else arrived)
        person = Person.objects.get(pk=self.known["@tenant"])
        actor = self.staff.actor(self.who("registrar"))
        case.refresh_from_db()
        notices.decide_join(actor=actor, notice=notice, case=case, person=person, today=today, now=self._now(today))
        self.known[f"@notice{number}"] = notice.pk
        self.notices.append(notice.pk)
        for happening in self._taken_on(f"@notice{number}", arrived)[:1]:
            self._take(happening)

    def _take(self, happening: Happening) -> None:
        """The happening as an event of its own day, to be written with those around it."""
        today = self._day(happening.day)
        data = {key: self._filled(value) for key, value in happening.data.items()}
        for key, offset in happening.days.items():
            day = office_day(add_days(self.seed_day, offset))
            data[key] = day.isoformat() + (TIME_OF_DAY if key in MOMENTS else "")
        self.matters |= {data["matter"]} if "matter" in data else set()
        about = (*self.notices, *sorted(self.matters), *self._all_filled(happening.about))
        draft = Draft(
            type=happening.type, data=data, on=today, about=tuple(dict.fromkeys(about)), reason=happening.reason,
            zone=happening.zone, id=self._filled(happening.name) or None,
            corrects=self._filled(happening.corrects) or None,
        )  # fmt: skip
        self.waiting.append(Told(actor=self.staff.actor(self.who(happening.by)), draft=draft, at=self._now(today)))

    def _write(self, case: Case, *, today: dt.date, now: dt.datetime, last: bool = False) -> None:
        """What waits to be written, and what its staff did today; filled out with what they did in time."""
        past, self.waiting = self.waiting, []
        story, crew = self.story, self.story.crew
        foreseer = Foreseer(case=case, profile=self.profile, today=today, now=now)
        if last and story.worked:
            past += self.worker.work(foreseen=foreseer.after(past), crew=crew, today=today, now=now)
        if story.late is not None:
            left = story.late if last else None
            past = self.tidier.fill_out(foreseer=foreseer, past=past, crew=crew, late=left)
        past = self.closer.settle(foreseer=foreseer, past=past, crew=crew)
        if last:
            past = self.finisher.finish(foreseer=foreseer, past=past, crew=crew, tenant=self.known["@tenant"])
        if past:
            tell_past(case=case, past=past, today=today, now=now)
        elif last:
            replan(case=case, today=today, now=now)

    def _all_filled(self, words: Iterable[str]) -> list[str]:
        return [self._filled(word) for word in words]

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str) and value in self.known:
            return self.known[value]
        if isinstance(value, str) and "@" in value:
            for word in sorted(self.known, key=len, reverse=True):
                value = value.replace(word, str(self.known[word]))
        return value


def _routine(case: Case) -> str:
    """The version that the case was opened with."""
    return case.plan.routine_version.rpartition(" ")[2]
