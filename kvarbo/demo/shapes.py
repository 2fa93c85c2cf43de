# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a story is made of: a home, those who live there, and what happened day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Day = int  # days from the seed day; 0 is today, -5 five days ago

# Who stands for each part of the work, unless the story says otherwise.
NORR: dict[str, str] = {
    "registrar": "maj.ovstrand",
    "adult": "hanna.mallberg",
    "lead": "birgitta.provander",
    "economy": "omar.testlund",
    "economy-lead": "siv.krondal",
    "budget": "ella.sparberg",
    "child": "petra.ovberg",
    "child-lead": "bo.ledmark",
    "guard": "tove.skyddesson",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The home and its debt, as a paper tells it."""

    landlord: str = "Exempelbostäder AB"
    street: str
    flat: str
    rooms: str = "2 rum och kök"
    size: str = "58"
    amount: int = 8940
    regime: str = "JB12"
    hand: str = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    name: str
    age: int
    lives_here: str = "permanent"
    part: str = "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper that came: which, about what, from whom; `told` is its own words."""

    slug: str = "hyra"
    cause: str = "rent_arrears"
    sender: str = "landlord"
    told: str = ""
    kind_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event in the case. Words in `data` such as @tenant are filled in, and so are the days in `days`.

    `by` is a user name or a part of the work (shapes.NORR). `name` lets a later happening correct this one.
    """

    day: Day
    type: str
    by: str = "adult"
    data: dict[str, Any] = field(default_factory=dict)
    days: dict[str, Day] = field(default_factory=dict)
    reason: str | None = None
    zone: str | None = None
    about: tuple[str, ...] = ()
    name: str = ""
    corrects: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One household: how the notice came, who lives there, and what happened then.

    `dismissed` is after how many days it was decided that nothing is to be done; None: it was not.

    `late` is how many steps are left undone too long; the rest are done in time. None: only what is told was done.
    """

    name: str
    born: str
    birth_number: int = 980
    crew: Mapping[str, str] = field(default_factory=lambda: NORR)
    arrived: Day
    channel: str = "recommended_letter"
    posted: Day | None = None
    served: Day | None = None
    home: Home
    paper: Paper = field(default_factory=Paper)
    children: tuple[Child, ...] = ()
    later_notices: tuple[Day, ...] = ()
    decided: bool = True
    dismissed: Day | None = None
    worked: bool = False
    taken_on: bool = True
    eviction_in: Day = 21
    late: int | None = 0
    happenings: tuple[Happening, ...] = ()
