# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A course of events that can befall many households, told in days from the day the first paper came."""

from __future__ import annotations

from dataclasses import dataclass, field

from kvarbo.demo.shapes import Child, Day, Happening, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One course. `cuts` are days at which a household may stand today: just come there, or stuck there.

    Whoever is stuck at one of `behind` has had nothing more done for them. `ends` are days ago that the whole course
    may have ended: 0 is today.
    """

    name: str
    paper: Paper = field(default_factory=Paper)
    regime: str = "JB12"
    hand: str = "first"
    channel: str = "recommended_letter"
    served: bool = True
    children: tuple[Child, ...] = ()
    adults: tuple[Child, ...] = ()
    old: bool = False
    later: tuple[Day, ...] = ()
    eviction_in: Day = 21
    taken_on: bool = True
    behind: tuple[Day, ...] = ()
    course: tuple[Happening, ...]
    cuts: tuple[Day, ...]
    ends: tuple[Day, ...]


def child(age: int, lives_here: str = "permanent") -> Child:
    """Named when the household is made."""
    return Child(name="", age=age, lives_here=lives_here)


def adult(age: int, part: str = "partner", lives_here: str = "permanent") -> Child:
    return Child(name="", age=age, lives_here=lives_here, part=part)
