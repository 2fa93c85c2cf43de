# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the components take. All text is ready to be read; days have become words."""

from __future__ import annotations

from dataclasses import dataclass

from kvarbo.web.ui.clock import Clock

Hidden = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Action:
    """A link (get) or a small form with one button (post)."""

    label: str
    url: str = ""
    method: str = "get"
    icon: str = ""
    primary: bool = False
    name: str = ""
    value: str = ""
    hidden: Hidden = ()
    about: str = ""


@dataclass(frozen=True)
class UserChip:
    name: str
    unit: str
    initials: str
    switch_url: str = ""
    logout_url: str = ""


@dataclass(frozen=True)
class Chip:
    kind: str
    text: str
    dashed: bool = False


@dataclass(frozen=True)
class Fact:
    term: str
    value: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Reason:
    text: str
    legal_basis: str = ""
    url: str = ""
    hidden: bool = False
    events: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """How we read the law where it can be read in two ways. `moves`: another reading gives another day."""

    text: str
    unsure: bool = True
    moves: bool = False


@dataclass(frozen=True)
class Option:
    """Something that can still stop or delay, or no longer can."""

    title: str
    detail: str = ""
    when: str = ""
    note: str = ""
    gone: bool = False
    legal_basis: str = ""
    law_url: str = ""


@dataclass(frozen=True)
class Situation:
    sentence: str
    tone_part: str = ""
    after: str = ""
    text: str = ""
    action: Action | None = None
    action_note: str = ""
    remarks: tuple[tuple[str, str, str], ...] = ()
    options: tuple[Option, ...] = ()
    options_title: str = "Det här kan ännu stoppa eller skjuta upp"


@dataclass(frozen=True)
class EventRow:
    text: str
    when: str = ""
    icon: str = "dot"
    note: str = ""
    url: str = ""
    actions: tuple[Action, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class StepRow:
    key: str
    title: str
    state: str
    state_word: str
    who: str = ""
    when: str = ""
    when_note: str = ""
    pressing: bool = False
    locked: bool = False
    law: bool = False
    rank: tuple[int, str] = (9, "")
    reasons: tuple[Reason, ...] = ()
    source: str = ""
    actions: tuple[Action, ...] = ()
    # What is done more seldom: links under the buttons.
    more: tuple[Action, ...] = ()
    note: str = ""

    @property
    def anchor(self) -> str:
        """An id for the page; a step that is closed to the reader has no key and so none."""
        return "steg-" + self.key.replace("/", "-") if self.key else ""

    @property
    def over(self) -> bool:
        return self.state in ("done", "skipped", "dropped")


@dataclass(frozen=True)
class UnitPlan:
    name: str
    note: str = ""
    slack: str = ""
    slack_tone: str = ""
    steps: tuple[StepRow, ...] = ()
    locked_note: str = ""
    anchor: str = ""

    @property
    def left(self) -> tuple[StepRow, ...]:
        """What is left to do; the rest is folded."""
        return tuple(step for step in self.steps if not step.over)

    @property
    def over(self) -> tuple[StepRow, ...]:
        return tuple(step for step in self.steps if step.over)


@dataclass(frozen=True, kw_only=True)
class DeadlineRow:
    key: str
    title: str
    clock: Clock
    last: str = ""
    fallback: str = ""
    who: str = ""
    lost: str = ""
    legal_basis: str = ""
    law_url: str = ""
    reasons: tuple[Reason, ...] = ()
    superseded: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    over: bool = False


@dataclass(frozen=True)
class CompareRow:
    """One fact on the paper beside ours; outcome: same, almost, different or missing."""

    label: str
    paper: str
    ours: str
    outcome: str


@dataclass(frozen=True)
class Persona:
    value: str
    name: str
    role: str
    unit: str
    about: str = ""
