# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""From lanes and a scale to shapes: everything has its place here, and the template only writes it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kvarbo.web.timeline.backdrop import Backdrop
from kvarbo.web.timeline.placing import BOLD, LINE, SIZE, Field, Label, label_for, text_at
from kvarbo.web.timeline.scale import LEFT, RIGHT, Scale, scale_for
from kvarbo.web.timeline.shapes import Backwards, Box, Drawing, Lane, Mark, Path, Plans, Rect, Symbol
from kvarbo.web.timeline.telling import Lines, Telling
from kvarbo.web.timeline.widths import width_of, wrapped

WIDTH, TOP = 1272.0, 74.0
NAMES_WIDTH = 182.0
PAST_WIDTHS, WIDTHS = (165.0, 230.0, 330.0), (230.0, 310.0, 430.0, 600.0)
AXIS, TRACK, FOOT, LEAST_LANE = 20.0, 32.0, 6.0, 46.0
SIGN = 9.0
STANDING = frozenset(("house", "evicted"))
WEIGHTY = frozenset(("law", "preliminary", "stopped", "lost", "house", "evicted"))
Group = tuple[list[Mark], int]


def draw(*, today: dt.date, lanes: Sequence[Lane], plans: Plans | None) -> Drawing:
    """The whole drawing."""
    houses = sorted({mark.day for lane in lanes for mark in lane.marks if mark.shape in STANDING})
    scale = scale_for(today=today, days=_days(lanes, plans), airy=houses)
    found = Drawing(width=WIDTH)
    law = {mark.day for lane in lanes for mark in lane.marks if mark.shape == "law"}
    backdrop = Backdrop(found, scale, top=TOP, houses=houses, law=law)
    rules = [scale.today_x, *(scale.x(day) for day in houses)]
    y = TOP
    for lane in lanes:
        y = _lane(found, scale, lane, y, rules)
        backdrop.hairline(y)
    if plans and plans.rows:
        backdrop.border(y)
        y = _backwards(found, scale, plans, y)
    found.height = y + 4
    backdrop.finish(found.height)
    return found


def _days(lanes: Sequence[Lane], plans: Plans | None) -> list[dt.date]:
    days = [day for lane in lanes for mark in lane.marks if mark.drawn for day in mark.all_days]
    days += [mark.begins for lane in lanes for mark in lane.marks if mark.drawn and mark.begins]
    days += [week.last for lane in lanes for week in lane.weeks]
    if plans:
        days += [plans.anchor, *(row.start for row in plans.rows)]
    return days


# Lanes


def _lane(found: Drawing, scale: Scale, lane: Lane, top: float, rules: Sequence[float]) -> float:
    """Draws a lane and says where it ends."""
    bottom = _names(found, lane.title, lane.note, "lane", "subtle", top + 10)
    axis = top + AXIS
    groups = _tracks(scale, _grouped(lane.marks))
    field, telling = Field(LEFT - 6, RIGHT + 10, rules=rules), Telling()
    for group, track in groups:
        _signs(found, scale, group, axis + TRACK * track, field)
    for week in lane.weeks:
        bottom = max(bottom, _week(found, scale, week.first, week.last, week.text, week.here, top))
    for group, track in sorted(groups, key=lambda pair: -scale.x(pair[0][0].day)):
        labels = _labels(scale, group, axis + TRACK * track, telling.lines(group, past=group[0].day < scale.today))
        placed = field.place(*labels)
        found.texts += placed.texts()
        if placed.label.head:
            found.bars.append(Rect("possible", placed.box.left, placed.box.top + 3, 110, 10))
        if placed.leader:
            x, end = placed.label.x, placed.leader.bottom
            found.paths.append(Path("leader", f"M{x:.1f} {placed.label.y + SIGN:.1f}V{end:.1f}"))
        bottom = max(bottom, placed.box.bottom)
    bottom = max([bottom, *(axis + TRACK * track + SIGN for _, track in groups)])
    return max(bottom + FOOT, top + LEAST_LANE)


def _grouped(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Marks of the same day and shape share a sign and a label; what happened on a weighty day stands with it."""
    groups: dict[tuple[dt.date, str], list[Mark]] = {}
    drawn = [mark for mark in marks if mark.drawn]
    weighty = {mark.day: mark.shape for mark in drawn if mark.shape in WEIGHTY}
    for mark in sorted(drawn, key=lambda one: one.shape == "happened"):
        shape = weighty.get(mark.day, mark.shape) if mark.shape == "happened" and not mark.days else mark.shape
        groups.setdefault((mark.day, shape), []).append(mark)
    return list(groups.values())


def _tracks(scale: Scale, groups: list[list[Mark]]) -> list[Group]:
    """Bars that would lie on each other get tracks of their own."""
    ends: list[list[tuple[float, float]]] = [[]]
    found = []
    for group in sorted(groups, key=lambda one: (_begins(one) is None, one[0].day)):
        begins = _begins(group)
        if begins is None:
            found.append((group, 0))
            continue
        span = (scale.x(begins), scale.x(group[0].day))
        track = next((n for n, used in enumerate(ends) if not any(_cross(span, other) for other in used)), len(ends))
        if track == len(ends):
            ends.append([])
        ends[track].append(span)
        found.append((group, track))
    return found


def _begins(group: list[Mark]) -> dt.date | None:
    return min((mark.begins for mark in group if mark.begins), default=None)


def _cross(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] + SIGN and other[0] < one[1] + SIGN


def _signs(found: Drawing, scale: Scale, group: list[Mark], y: float, field: Field) -> None:
    first, begins = group[0], _begins(group)
    if begins is not None:
        left, right = scale.x(begins), scale.x(first.day)
        bar = next(mark.bar for mark in group if mark.begins)
        found.bars.append(Rect(bar, left, y - 5.5, max(right - left, 2), 11, "lost" if bar == "lost" else ""))
        field.taken.append(Box(left, y - 8, right, y + 9))
    if first.shape == "possible":
        return
    for day in dict.fromkeys(day for mark in group for day in mark.all_days):
        x = scale.x(day)
        found.symbols.append(Symbol(first.shape, round(x, 1), y))
        field.taken.append(Box(x - SIGN, y - SIGN, x + SIGN, y + SIGN + 1))


def _labels(scale: Scale, group: list[Mark], y: float, lines: Lines) -> list[Label]:
    """The same words in several widths: what stands best is chosen."""
    x, head = scale.x(group[0].day), 16 if group[0].shape == "possible" else 0
    # Words never need to stand wider than the room that the past has.
    widths = PAST_WIDTHS if group[0].day < scale.today else WIDTHS
    found = [label_for(x=x, y=y, lines=lines, width=width, head=head) for width in widths]
    return [label for number, label in enumerate(found) if label not in found[:number]]


def _names(found: Drawing, title: str, note: str, look: str, under: str, top: float) -> float:
    """A lane's name and note in the first column; says where they end."""
    for words, kind in ((title, look), (note, under)):
        for line in wrapped(words, width=NAMES_WIDTH, size=SIZE, bold=kind in BOLD):
            found.texts.append(text_at(4, top, line, kind))
            top += LINE
    return top


def _week(found: Drawing, scale: Scale, first: dt.date, last: dt.date, text: str, here: bool, top: float) -> float:
    if last > scale.last:
        return top
    left, right = scale.column(first), scale.column(last) + scale.day_width
    if here:
        found.bars.append(Rect("child", left, top + 13, right - left, 24))
    if width_of(text, size=SIZE) + 10 < right - left:
        found.texts.append(text_at(left + 7, top + 16.5, text, "child" if here else "subtle"))
    return top + 40


# Backwards


def _backwards(found: Drawing, scale: Scale, plans: Plans, top: float) -> float:
    found.texts.append(text_at(4, top + 14, plans.title, "heading", size=19))
    y = top + 48
    for row in plans.rows:
        y = _unit(found, scale, row, plans, y)
    return y


def _unit(found: Drawing, scale: Scale, row: Backwards, plans: Plans, top: float) -> float:
    bottom = _names(found, row.unit, row.words, "unit", row.tone, top)
    start, end = scale.x(row.start), scale.x(plans.anchor) - 8
    start = min(start - (scale.day_width / 2 if row.start >= scale.today else 0), end - 6)
    now, y = scale.today_x, top + 3
    look = {"law": "late", "soon": "work", "calm": "work"}.get(row.tone, "work") if row.late else "work"
    found.bars.append(Rect(look, start, y, max(end - start, 6), 24))
    if row.late:
        found.bars.append(Rect("hatched", start, y, max(min(now, end) - start, 4), 24, "late"))
    elif start > now + 8:
        found.paths.append(Path("slack", f"M{now + 4:.1f} {y + 12}H{start - 3:.1f}"))
    bracket = "bracket-late" if row.late else "bracket"
    found.paths.append(Path(bracket, f"M{start + 6:.1f} {y - 2}H{start:.1f}V{y + 26}H{start + 6:.1f}"))
    inside = max(start, now) + 10
    words = [("law" if row.late else "", row.advice)]
    if row.work and width_of(row.work, size=SIZE, bold=True) + 14 < end - inside:
        found.texts.append(text_at(inside, y + 3.5, row.work, "title"))
    elif row.work and not row.late:
        words.append(("subtle", row.work))
    return max(bottom, _advice(found, words, scale, max(start, now), end, y)) + 10


def _advice(found: Drawing, words: list[tuple[str, str]], scale: Scale, left: float, end: float, y: float) -> float:
    """Beside the anchor if there is room, else under the bar."""
    room = RIGHT - end - 30
    beside = label_for(x=0, y=0, lines=words, width=max(room, 1))
    if room > 150 and len(beside.lines) <= 2:
        x, top, label = end + 24, y - 2, beside
    else:
        label = label_for(x=0, y=0, lines=words, width=420)
        x, top = min(left + 4, RIGHT - label.width), y + 30
    for number, (look, text) in enumerate(label.lines):
        found.texts.append(text_at(x, top + number * LINE, text, look))
    return top + label.height
