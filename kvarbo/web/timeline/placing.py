# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places labels beside their marks so that no two words meet: beside the mark if there is room, else in rows below.

Words are measured by the letters' own widths. A label that has moved down keeps a thin leader from its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kvarbo.web.timeline.shapes import Box, Text
from kvarbo.web.timeline.widths import width_of, wrapped

SIZE, LINE = 13.5, 17.0
REACH = 13.0
AIR_BELOW = 5.0
ROOF = 9.0
BOLD = frozenset(("title", "law", "done", "lane", "flag", "unit", "soon", "calm"))
# How much lower a label may stand to be at the right of its mark, where the eye looks for it.
RIGHT_IS_WORTH = 70.0


@dataclass(frozen=True)
class Label:
    """Words about the mark at `x`, `y`: lines of (look, text), measured. `head`: room for a sign above the words."""

    x: float
    y: float
    lines: tuple[tuple[str, str], ...]
    head: float = 0

    @cached_property
    def width(self) -> float:
        return max((width_of(text, size=SIZE, bold=look in BOLD) for look, text in self.lines), default=0)

    @property
    def height(self) -> float:
        return self.head + LINE * len(self.lines)


@dataclass(frozen=True)
class Placed:
    label: Label
    box: Box
    leader: Box | None = None

    def texts(self) -> Iterator[Text]:
        top = self.box.top + self.label.head
        for number, (look, text) in enumerate(self.label.lines):
            yield text_at(self.box.left, top + number * LINE, text, look)


@dataclass
class Field:
    """A lane's room: where labels may stand, what is taken, and the upright rules that words should not cross."""

    left: float
    right: float
    taken: list[Box] = field(default_factory=list)
    rules: Sequence[float] = ()
    words: list[Box] = field(default_factory=list)

    def place(self, *labels: Label) -> Placed:
        """Where one of the labels, the same words in several widths, stands best."""
        # Rather across a thin leader than across today or an eviction; rather across those than nowhere.
        ways = [(self.rules, True), (self.rules, False), ((), True), ((), False)]
        tries = (self._best(labels, rules=rules, leaders=leaders) for rules, leaders in ways)
        found = next((placed for placed in tries if placed), None)
        if found is None:
            raise ValueError(f"a label is wider than the drawing: {labels[0].lines[0][1]}")
        self.taken.append(_padded(found.box))
        self.words.append(found.box)
        if found.leader:
            self.taken.append(found.leader)
        return found

    def _best(self, labels: Sequence[Label], *, rules: Sequence[float], leaders: bool) -> Placed | None:
        tried = [self._beside(label, side, rules) for label in labels for side in (1, -1)]
        tried += [self._below(label, side, rules, leaders) for label in labels for side in (1, -1)]
        found = [placed for placed in tried if placed]
        return min(found, key=_height, default=None)

    def _beside(self, label: Label, side: int, rules: Sequence[float]) -> Placed | None:
        box = _box(label, side, REACH, label.y - ROOF)
        free = self._inside(box, rules) and not any(box.meets(other) for other in self.taken)
        return Placed(label, box) if free else None

    def _below(self, label: Label, side: int, rules: Sequence[float], leaders: bool) -> Placed | None:
        box = _box(label, side, 6, label.y + 11)
        if not self._inside(box, rules):
            return None
        while hits := [other.bottom for other in self.taken if box.meets(other)]:
            down = min(hits) - box.top + 1
            box = Box(box.left, box.top + down, box.right, box.bottom + down)
        leader = Box(label.x - 1.5, label.y + 8, label.x + 1.5, box.bottom - 3)
        if leaders and any(leader.meets(other) for other in self.words):
            return None
        return Placed(label, box, leader)

    def _inside(self, box: Box, rules: Sequence[float]) -> bool:
        if box.left < self.left or box.right > self.right:
            return False
        return not any(box.left - 2 < x < box.right + 2 for x in rules)


def _height(placed: Placed) -> float:
    return placed.box.bottom + (RIGHT_IS_WORTH if placed.box.left < placed.label.x else 0)


def _box(label: Label, side: int, reach: float, top: float) -> Box:
    left = label.x + reach if side > 0 else label.x - reach - label.width
    return Box(left, top, left + label.width, top + label.height)


def _padded(box: Box) -> Box:
    return Box(box.left - 5, box.top - 1, box.right + 5, box.bottom + AIR_BELOW)


def label_for(*, x: float, y: float, lines: Sequence[tuple[str, str]], width: float, head: float = 0) -> Label:
    """A label whose lines are wrapped to the width."""
    found = [(look, line) for look, text in lines for line in wrapped(text, width=width, size=SIZE, bold=look in BOLD)]
    return Label(x, y, tuple(found), head)


def text_at(x: float, top: float, text: str, look: str, *, size: float = SIZE) -> Text:
    """A line of words whose box begins at `top`."""
    width = width_of(text, size=size, bold=look in BOLD)
    return Text(round(x, 1), round(top + 13, 1), text, look, Box(x, top, x + width, top + LINE - 0.5))
