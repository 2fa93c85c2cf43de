# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling one story through the doors that staff use: register, decide, append."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from kvarbo.cases.models import Case, CasePerson
from kvarbo.casework.services import Actor, Draft, append
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo.numbers import invented_number
from kvarbo.demo.stories import Happening, Story
from kvarbo.notices import services as notices
from kvarbo.notices.form3 import NoticeDraft
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import responsible_unit
from kvarbo.organisation.models import Membership
from kvarbo.people.models import Person
from kvarbo.rules.days import add_days, add_months, add_workdays, is_workday

OFFICE_OPENS = dt.time(8, 5)
MINUTES_APART = 11
TIME_OF_EVICTION = "T09:30"


def office_day(day: dt.date) -> dt.date:
    """The day itself if the office is open, else the last one that it was."""
    return day if is_workday(day) else add_workdays(day, -1)


@dataclass
class Teller:
    """Knows the names that a story's events point at."""

    story: Story
    seed_day: dt.date
    known: dict[str, str] = field(default_factory=dict)
    ticks: int = 0
    matters: set[str] = field(default_factory=set)

    def tell(self) -> None:
        story = self.story
        notice = self._register(story.arrived, story.posted, story.served)
        if not story.decided:
            return
        actor, place = self._actor(story.registrar)
        unit = responsible_unit(board=place.unit.area.board, area=place.unit.area).unit
        today = self._day(story.arrived)
        case = notices.decide_open(
            actor=actor, notice=notice, unit=unit.slug, area=place.unit.area, today=today, now=self._now(today),
            members=[self._child(child) for child in story.children],
        )  # fmt: skip
        notice.refresh_from_db()
        self.known |= {"@tenant": str(notice.person_id), "@notice": notice.pk, "@case": case.pk}
        self.known |= {word: f"{word[1:3]}_{case.pk}"[:30] for word in ("@matter", "@application", "@consent")}
        self.known |= {"@eviction": f"ev1_{case.pk}"[:30], "@eviction2": f"ev2_{case.pk}"[:30]}
        children = CasePerson.objects.filter(case=case, part="child").order_by("pk").values_list("person_id", flat=True)
        self.known |= {f"@child{number}": child for number, child in enumerate(children, 1)}
        worker, _ = self._actor(story.caseworker)
        petra, _ = self._actor("petra.ovberg")
        self.known |= {"@caseworker": worker.user_id, "@unit": worker.unit_slug, "@petra": petra.user_id}
        happenings = sorted((*self._taken_on("@notice", story.arrived), *story.happenings), key=lambda one: one.day)
        second = story.second_notice
        for happening in happenings:
            if second is not None and happening.day >= second and "@notice2" not in self.known:
                self._join_second(case)
                self._append(case, self._taken_on("@notice2", second)[0])
            self._append(case, happening)

    def _taken_on(self, notice: str, day: int) -> tuple[Happening, Happening]:
        """What is done the first day: the inquiry is decided on, and somebody gets the case."""
        by = self.story.caseworker
        assigned = {"unit": "@unit", "role": "vuxenhandläggare", "user": "@caseworker"}
        return (
            Happening(day=day, type="step_done", by=by, data={"step_key": f"besluta-utredning/{notice}"}),
            Happening(day=day, type="assigned", by=by, data=assigned),
        )

    def _day(self, offset: int) -> dt.date:
        return office_day(add_days(self.seed_day, offset))

    def _now(self, day: dt.date) -> dt.datetime:
        """Later at each call, so that nothing is recorded before what it builds on."""
        self.ticks += 1
        start = dt.datetime.combine(day, OFFICE_OPENS, tzinfo=STOCKHOLM)
        return start + dt.timedelta(minutes=MINUTES_APART * (self.ticks % 40))

    def _actor(self, username: str) -> tuple[Actor, Membership]:
        place = Membership.objects.select_related("user", "unit__area__board").get(user__username=username)
        return Actor(user_id=place.user_id, role_code=place.code, unit_slug=place.unit.slug), place

    def _register(self, arrived: int, posted: int | None, served: int | None) -> Notice:
        story, home = self.story, self.story.home
        actor, place = self._actor(story.registrar)
        received = self._day(arrived)
        born = dt.date.fromisoformat(story.born)
        form = NoticeDraft(
            regime=home.regime, channel=story.channel, received_on=received.isoformat(),
            posted_on=self._day(posted).isoformat() if posted is not None else "",
            served_on=min(add_days(self.seed_day, served), received).isoformat() if served is not None else "",
            landlord_name=home.landlord, landlord_phone="000-12 34 00", landlord_address="Box 1, 999 05 Exempelstad",
            tenant_name=story.name, tenant_personnummer=invented_number(born_on=born),
            tenant_street=home.street, tenant_postal="999 05 Exempelstad", flat_number=home.flat,
            rooms=home.rooms, size_m2=home.size, amount=str(home.amount),
            due_on=add_days(received, -20).isoformat(), payment_account="000-0000",
        )  # fmt: skip
        return notices.register(
            actor=actor, board=place.unit.area.board, form=form, today=received, now=self._now(received)
        )

    def _child(self, child: Any) -> notices.Member:
        born = add_months(self.seed_day, -12 * child.age - 4)
        return notices.Member(name=child.name, part="child", lives_here=child.lives_here, born_on=born)

    def _join_second(self, case: Case) -> None:
        arrived = self.story.second_notice or 0
        notice = self._register(arrived, arrived - 1, arrived)
        actor, _ = self._actor(self.story.registrar)
        today = self._day(arrived)
        person = Person.objects.get(pk=self.known["@tenant"])
        notices.decide_join(actor=actor, notice=notice, case=case, person=person, today=today, now=self._now(today))
        self.known["@notice2"] = notice.pk

    def _append(self, case: Case, happening: Happening) -> None:
        actor, _ = self._actor(happening.by)
        today = self._day(happening.day)
        data = {key: self._filled(value) for key, value in happening.data.items()}
        for key, offset in happening.days.items():
            day = office_day(add_days(self.seed_day, offset))
            data[key] = day.isoformat() + (TIME_OF_EVICTION if key == "at" else "")
        about = [self.known[word] for word in ("@notice", "@notice2") if word in self.known]
        self.matters |= {data["matter"]} if "matter" in data else set()
        about += sorted(self.matters)
        case.refresh_from_db()
        draft = Draft(type=happening.type, data=data, on=today, about=tuple(about), reason=happening.reason)
        append(actor=actor, case=case, drafts=[draft], expected_seq=case.seq, today=today, now=self._now(today))

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str) and "@" in value:
            for word in sorted(self.known, key=len, reverse=True):
                value = value.replace(word, self.known[word])
        return value
