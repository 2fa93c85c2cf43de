# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stories made from the templates: other people, other homes, and another place in the course of events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from kvarbo.demo.crew import Staff
from kvarbo.demo.households import People
from kvarbo.demo.phrases import happens
from kvarbo.demo.shapes import Day, Happening, Story
from kvarbo.demo.spreading import WELL_BEFORE, Evictions, called_again, rent_shown
from kvarbo.demo.templates import Template
from kvarbo.demo.templates_eviction import EVICTION
from kvarbo.demo.templates_family import FAMILY
from kvarbo.demo.templates_single import SINGLE

SEED = "kvarbo"
TASTE = 10
TEMPLATES = (*SINGLE, *FAMILY, *EVICTION)
# How long a household has been stuck where it is: some so long that the law's clock has run out. The day of an
# eviction comes nearer meanwhile, so there it is never long.
STUCK, LONG_STUCK = 16, 39
# Every other household has had nothing done for so many days.
REST = 25
# Whoever came before the newest routine goes over to it this many days ago.
ADOPTED, LONG_AGO = 60, 240
# Places of a template that are few enough for all to be stuck in.
FEW = 2
# How many earlier cases there are, so many days apart; in how many days those came late to the household; and how long
# ago those closed that are to be asked how it went.
PAST, SINCE, APART = 54, 24, 6
SLOW = (0, 0, 4, 0, 9, 0, 2)
ASKED = (90, 91, 92, 93, 364, 365, 366)
IN_TROUBLE, SOME_LATE = 0.2, 0.06
RENAMED = {"hembesok-familj": "aviserat-hembesok"}


def stories(*, seed_day: dt.date, staff: Staff, variations: int) -> Iterator[Story]:
    """Each template in all its places, `variations` times over; 0 gives a taste of each."""
    people = People(seed_day=seed_day, random=Random(SEED))  # noqa: S311 the same people each time
    evictions, turn = Evictions(), 0
    for number in range(max(variations, 1)):
        for template in TEMPLATES:
            for ago, stop in list(places(template, number))[:: 1 if variations else TASTE]:
                turn += 1
                yield _story(template, ago + number, stop, people, staff, turn, evictions)
    for template, ago in earlier(PAST if variations else PAST // TASTE):
        turn += 1
        yield _story(template, ago, None, people, staff, turn, evictions)


def earlier(count: int) -> Iterator[tuple[Template, Day]]:
    """Households whose cases closed one after another over the last year; some were not reached as soon as others.

    A few closed just so long ago that it is time to ask how it went.
    """
    closing = [one for one in TEMPLATES if one.course[-1].type == "case_closed" or (one.ends and one.taken_on)]
    for number in range(count):
        template = closing[number % len(closing)]
        late = SLOW[number % len(SLOW)]
        slow = replace(template, course=tuple(_later(happening, late) for happening in template.course))
        ended = ASKED[number % len(ASKED)] if number < len(ASKED) else SINCE + number * APART
        yield slow, _last(slow) + ended


def _later(happening: Happening, days: Day) -> Happening:
    """The same so many days later, save what is done the first day."""
    if happening.day < 1 or not days:
        return happening
    moved = {key: day + days for key, day in happening.days.items()}
    return replace(happening, day=happening.day + days, days=moved)


def _last(template: Template) -> Day:
    return max(happening.day for happening in template.course if happening.type != "follow_up")


def places(template: Template, number: int) -> Iterator[tuple[Day, Day | None]]:
    """How many days ago the paper came, and after which day nothing more was done (None: all that there was time for).

    The first variation stands everywhere; the next ones at every other place, so that all is not seen equally often.
    """
    last = _last(template)
    found: list[tuple[Day, Day | None]] = [(last + end, None) for end in template.ends]
    hurried = template in EVICTION
    for place, cut in enumerate(template.cuts):
        rests = place % 2 and not hurried and cut not in template.behind
        found.append((cut + REST if rests else cut, cut))
    few = len(template.cuts) <= FEW
    stuck = [
        cut for place, cut in enumerate(template.cuts)
        if cut in template.behind or few or (place % 2 == 0 and (not hurried or cut >= WELL_BEFORE))
    ]  # fmt: skip
    found += [(cut + _stuck(template, cut), cut) for cut in stuck]
    yield from found if number == 0 else found[number % 2 :: 2]


def _stuck(template: Template, cut: Day) -> Day:
    return STUCK if template in EVICTION or cut in template.behind else LONG_STUCK


def _story(
    template: Template, ago: Day, stop: Day | None, people: People, staff: Staff, turn: int, evictions: Evictions
) -> Story:
    first, surname = people.name()
    born, birth_number = people.born(old=template.old)
    behind = not template.taken_on or (stop is not None and stop in template.behind and ago >= stop + STUCK)
    # Every fifth household lives in Söder; only Norr has someone for those who are protected.
    area = "soder" if turn % 5 == 0 and template.name != "protected" else "norr"
    home = people.home(regime=template.regime, hand=template.hand)
    told = [*_told(template, ago, stop)]
    told += (_from_today(one, ago) for one in called_again(template, ago, stop, turn))
    told += rent_shown(home, told, template, area, turn)
    return Story(
        name=f"{first} {surname}",
        born=born.isoformat(),
        birth_number=birth_number,
        crew=staff.crew(area, turn),
        arrived=-ago,
        channel=template.channel,
        posted=-ago - 1 if template.channel == "recommended_letter" else None,
        served=-ago if template.served else None,
        home=home,
        paper=template.paper,
        eviction_in=evictions.after_notice(template, ago, stop, area),
        children=people.members((*template.children, *template.adults), surname),
        later_notices=tuple(day - ago for day in template.later if day <= min(ago, ago if stop is None else stop)),
        taken_on=template.taken_on and stop != 0,
        worked=True,
        late=None if behind else _left_late(turn, stuck=stop is not None and ago >= stop + STUCK),
        happenings=tuple(told),
    )


def _left_late(turn: int, *, stuck: bool) -> int | None:
    """Most cases are in good order, some have a step or two that are late, some that stand still lie behind."""
    draw = Random(f"{SEED}{turn}").random()  # noqa: S311 the same order each time
    if draw < IN_TROUBLE and stuck:
        return None
    return 1 + turn % 2 if draw < IN_TROUBLE + SOME_LATE else 0


def _told(template: Template, ago: Day, stop: Day | None) -> Iterator[Happening]:
    until = ago if stop is None else stop
    for happening in template.course:
        if happening.day <= until:
            yield _from_today(happening, ago)
    if ago > LONG_AGO:
        yield happens(
            -ADOPTED, "routine_adopted", "lead", from_="@routine", to="2026:2", map=RENAMED,
            accepted_by="Socialnämndens delegation",
        )  # fmt: skip


def _from_today(happening: Happening, ago: Day) -> Happening:
    days = {key: day - ago for key, day in happening.days.items()}
    return replace(happening, day=happening.day - ago, days=days)
