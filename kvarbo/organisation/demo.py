# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fictional staff of a profile: its demo.yaml.

från: 2024-01-01
personal:
  - användare: hanna.mallberg
    namn: Hanna Mallberg
    uppgifter: [{enhet: vux-norr, roll: vuxenhandläggare}]
    persona: Handläggare, Vuxenenheten Norr        # without it she cannot be chosen
    presentation: Samordnar ärenden i Norr.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kvarbo.rules.documents import Reader, read_yaml
from kvarbo.rules.errors import InputError

_USERNAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class DemoTask:
    """One place in the organisation."""

    unit: str
    role: str


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """One fictional member of staff."""

    username: str
    name: str
    tasks: tuple[DemoTask, ...]
    persona: str
    presentation: str


@dataclass(frozen=True, kw_only=True)
class DemoStaff:
    """All fictional staff, and since when they have worked."""

    since: dt.date
    people: tuple[DemoPerson, ...]


def parse_demo(text: str, *, place: str, units: Collection[str], roles: Collection[str]) -> DemoStaff:
    """The staff in a demo.yaml; units and roles must be the profile's. Raises InputError."""
    reader = Reader(read_yaml(text, place=place), place)

    def task(raw: Any, at: str) -> DemoTask:
        inner = Reader(raw, at)
        found = DemoTask(unit=inner.word("enhet", units), role=inner.word("roll", roles))
        inner.done()
        return found

    def person(raw: Any, at: str) -> DemoPerson:
        inner = Reader(raw, at)
        username = inner.text("användare")
        if not _USERNAME.fullmatch(username):
            raise InputError(f"”{username}” är inget användarnamn (a–z, siffror, punkt)", place=inner.at("användare"))
        found = DemoPerson(
            username=username,
            name=inner.text("namn"),
            tasks=inner.items("uppgifter", task),
            persona=inner.text("persona", ""),
            presentation=inner.text("presentation", ""),
        )
        inner.done()
        return found

    staff = DemoStaff(since=reader.day("från"), people=reader.items("personal", person))
    reader.done()
    _refuse_twice(staff, place)
    return staff


def _refuse_twice(staff: DemoStaff, place: str) -> None:
    seen: set[str] = set()
    for person in staff.people:
        if person.username in seen:
            raise InputError(f"användaren ”{person.username}” står två gånger", place=place)
        if len(set(person.tasks)) != len(person.tasks):
            raise InputError(f"”{person.username}” har samma uppgift två gånger", place=place)
        seen.add(person.username)
