# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases of the profiles' examples, and small ones told in a few rows, as a reader has them: no database."""

import datetime as dt
from functools import cached_property
from types import SimpleNamespace

from kvarbo.planning.selectors import redact
from kvarbo.rules.caselog import Log, end_of, parse_case, read_moment
from kvarbo.rules.documents import read_json
from kvarbo.rules.law import REGELVERK, load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile
from kvarbo.rules.words import ZONES
from kvarbo.web.cases.reading import CaseReading, Member
from kvarbo.web.timeline import timeline_of
from tests.rules.casebuilder import log_of as told_log

FOLDER = REGELVERK / "profiler"
EXAMPLES = sorted(FOLDER.glob("*/exempel/*.plan.json"))


class ToldReading(CaseReading):
    """A reading of a log that no database holds."""

    def __init__(self, *, log, profile, day, known_at=None, zones=ZONES, children=()):
        self.known_at, self.told = known_at or end_of(day), log
        self.zones, self.own_profile, self.children = frozenset(zones), profile, children
        self.visit = SimpleNamespace(today=day, now=self.known_at, user=None)
        self.case = SimpleNamespace(pk=log.case_id, number=log.case_id, closed_on=None)

    log = property(lambda self: self.told)
    profile = property(lambda self: self.own_profile)
    coordinator, tenancy = "vux-norr", None

    @cached_property
    def staff(self):
        return {}

    @cached_property
    def plan(self):
        found = plan(log=self.log, law=load_law(), profile=self.profile, day=self.today, known_at=self.known_at)
        return redact(plan=found, zones=self.zones)

    @cached_property
    def household(self):
        return [
            Member(id=one.id, name=f"Namn {one.id}", part=one.part, lives_here=one.lives_here, born_on=None, number="")
            for one in self.situation.residents.values()
            if not one.left
        ]


def name_of(path):
    return f"{path.parts[-3]}/{path.name.removesuffix('.plan.json')}"


def example(path, *, day=None, zones=ZONES):
    """An example's case on its own day or another."""
    asked = read_json(path.read_text(encoding="utf-8"), place=path.name)
    case = path.with_name(path.name.replace(".plan.json", ".json"))
    file = parse_case(read_json(case.read_text(encoding="utf-8"), place=case.name), place=case.name)
    on = day or dt.date.fromisoformat(asked["on"])
    known = read_moment(asked["known_at"], place=path.name) if asked["known_at"] and day is None else end_of(on)
    return ToldReading(
        log=Log(file.id, file.events), profile=load_profile(path.parts[-3]), day=on, known_at=known, zones=zones
    )


def named(name, **more):
    return example(FOLDER / "exempelkommun" / "exempel" / f"{name}.plan.json", **more)


def told(*rows, day, zones=ZONES):
    """A small case, told as the rules' tests tell theirs."""
    return ToldReading(
        log=told_log(list(rows)), profile=load_profile("exempelkommun"), day=dt.date.fromisoformat(day), zones=zones
    )


def drawn(reading):
    return timeline_of(reading=reading)


def overlaps(drawing):
    """Pairs of texts whose boxes meet."""
    texts = drawing.texts
    return [
        (one.text, other.text)
        for number, one in enumerate(texts)
        for other in texts[number + 1 :]
        if one.box.meets(other.box)
    ]
