# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeps a made household from being a copy of the next: the eviction's day, the rent, and a later call."""

from __future__ import annotations

from dataclasses import dataclass, field

from kvarbo.demo.phrases import contact, happens
from kvarbo.demo.shapes import Day, Happening, Home
from kvarbo.demo.templates import Template

# Times for eviction that are yet to come: the first in so many days, and then one every few days. Beyond the last
# step that is taken well before it, a course of events needs its own day.
SOONEST, EVERY, WELL_BEFORE = 10, 4, 19
# Every so many of those who rent have shown what the rent is: something for the home, and something for each metre.
SHOWN_BY, HOME, METRE = 2, 2200, 85
# Whoever has not been reached for so many days is called again, and all but every so many are reached.
QUIET, UNREACHED = 5, 5
UNWILLING = ("nobody answers", "wants no contact", "a neighbour writes", "protected")


@dataclass(slots=True)
class Evictions:
    """Gives each household a time of its own, area by area."""

    taken: set[tuple[str, Day]] = field(default_factory=set)

    def after_notice(self, template: Template, ago: Day, stop: Day | None, area: str) -> Day:
        """In how many days from the paper, never sooner than the course says."""
        own = template.eviction_in
        if template.paper.slug != "kronofogden-tid" or stop is None or stop in template.behind or stop >= WELL_BEFORE:
            return own
        ahead = SOONEST
        while ahead < own - ago or (area, ahead) in self.taken:
            ahead += EVERY
        self.taken.add((area, ahead))
        return ago + ahead


def rent_shown(home: Home, told: list[Happening], template: Template, area: str, turn: int) -> tuple[Happening, ...]:
    """The rent, on the day that the tenant was first reached."""
    days = [one.day for one in told if one.data.get("result") == "reached" and one.data.get("with") == "@tenant"]
    lets = template.paper.slug == "hyra" and template.regime == "JB12" and template.hand == "first"
    if turn % SHOWN_BY or not days or not lets:
        return ()
    shown = happens(
        min(days), "tenancy_recorded", corrects="@tenancy_told", reason="Hyresgästen visade en hyresavi.",
        rent=HOME + METRE * int(home.size), tenancy="@tenancy", regime=template.regime, hand=template.hand,
        holder="@tenant", landlord="@landlord", area=area,
    )  # fmt: skip
    return (shown,)


def called_again(template: Template, ago: Day, stop: Day | None, turn: int) -> tuple[Happening, ...]:
    """A call to a household that has heard nothing from us since its last paper, told in days from the first paper."""
    if stop is None or not template.taken_on or template.name in UNWILLING or stop in template.behind:
        return ()
    came = max((day for day in template.later if day <= stop), default=0)
    heard = [
        one for one in template.course
        if came <= one.day <= stop and one.data.get("result") == "reached" and one.data.get("with") == "@tenant"
    ]  # fmt: skip
    if heard or ago - max(came, stop) < QUIET:
        return ()
    return (contact(max(came, stop) + 2, "no_answer" if turn % UNREACHED == 0 else "reached"),)
