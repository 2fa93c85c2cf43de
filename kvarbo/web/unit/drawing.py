# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts as SVG, drawn for a wide page and anew for a phone. Shape carries the meaning, colour repeats it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from kvarbo.web.unit.figures import FirstContact, Week

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)
MOST_LINES = 4
LABEL_ROOM = 17
# Under the least a mark can no longer be counted, and columns are drawn instead.
LEAST_MARK, BIGGEST_MARK, MOST_ABREAST, SMALL_MARK = 4.6, 17.0, 4, 9.0
MOST_DAYS = 28


@dataclass(frozen=True)
class Frame:
    """A place to draw in. `name` makes the ids on the page differ."""

    name: str
    width: float
    height: float
    left: float
    right: float = 8.0
    top: float = 22.0
    foot: float = 40.0

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right

    @property
    def ground(self) -> float:
        return self.height - self.foot

    @property
    def room(self) -> float:
        return self.ground - self.top

    def svg(self, body: str, *, chart: str, title: str, told: str) -> str:
        ids = f"{chart}-{self.name}"
        return (
            f'<svg class="k-chart k-chart--{self.name}" viewBox="0 0 {self.width:g} {self.height:g}" role="img"'
            f' aria-labelledby="{ids}-t" aria-describedby="{ids}-d"><title id="{ids}-t">{escape(title)}</title>'
            f'<desc id="{ids}-d">{escape(told)}</desc>{body}</svg>'
        )


WIDE = Frame("wide", 600, 262, 34)
NARROW = Frame("narrow", 322, 250, 26, right=2)


def text(x: float, y: float, words: object, css: str = "", anchor: str = "middle") -> str:
    extra = f" k-chart__text--{css}" if css else ""
    return (
        f'<text class="k-chart__text{extra}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(str(words))}</text>'
    )


def rect(css: str, x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="k-chart__{css}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def line(css: str, path: str) -> str:
    return f'<path class="k-chart__{css}" d="{path}"/>'


# Households tried and reached, week by week


def weeks_chart(weeks: Sequence[Week], *, title: str) -> str:
    told = weeks_told(weeks)
    return "".join(frame.svg(_weeks(frame, weeks), chart="veckor", title=title, told=told) for frame in (WIDE, NARROW))


def weeks_told(weeks: Sequence[Week]) -> str:
    """The picture in words."""
    parts = [
        f"vecka {week.number}{' (pågår)' if week.current else ''}: {week.tried} försök, {week.reached} fick kontakt"
        for week in weeks
    ]
    return f"Staplar från noll. {'; '.join(parts)}."


def _weeks(frame: Frame, weeks: Sequence[Week]) -> str:
    most = max((week.tried for week in weeks), default=0)
    step, top = _axis(most)
    room = frame.room - LABEL_ROOM
    drawn = "".join(_gridline(frame, value, frame.ground - room * value / top) for value in range(0, top + 1, step))
    pitch = frame.inner / max(len(weeks), 1)
    for place, week in enumerate(weeks):
        drawn += _bar(frame, week, frame.left + pitch * (place + 0.5), pitch * 0.68, room / top, first=place == 0)
    return drawn + line("base", f"M{frame.left:g} {frame.ground:g}H{frame.width - frame.right:g}")


def _axis(most: int) -> tuple[int, int]:
    """A round step, and the lowest multiple of it that holds the most."""
    step = next((one for one in STEPS if one * MOST_LINES >= most), STEPS[-1])
    return step, max(step, -(-most // step) * step)


def _gridline(frame: Frame, value: int, y: float) -> str:
    words = text(frame.left - 8, y + 4.5, value, "subtle", "end")
    return words + (line("grid", f"M{frame.left:g} {y:.1f}H{frame.width - frame.right:g}") if value else "")


def _bar(frame: Frame, week: Week, middle: float, width: float, scale: float, *, first: bool) -> str:
    x, whole, part = middle - width / 2, week.tried * scale, week.reached * scale
    ground, css = frame.ground, "tried k-chart__tried--now" if week.current else "tried"
    drawn = rect(css, x, ground - whole, width, whole) if whole else ""
    if part:
        drawn += rect("reached", x, ground - part, width, part)
    if whole:
        drawn += text(middle, ground - whole - 6, week.tried)
    if part >= LABEL_ROOM:
        drawn += text(middle, ground - part + 14, week.reached, "inside")
    elif part and whole - part >= LABEL_ROOM:
        drawn += text(middle, ground - part - 4, week.reached, "bold")
    drawn += text(middle, ground + 18, f"v. {week.number}" if first else week.number, "subtle")
    return drawn + (text(middle, ground + 34, "pågår", "subtle") if week.current else "")


# Days to the first contact


def days_chart(found: FirstContact, *, title: str) -> str:
    told = days_told(found)
    return "".join(frame.svg(_days(frame, found), chart="dagar", title=title, told=told) for frame in (WIDE, NARROW))


def days_told(found: FirstContact) -> str:
    reached = ", ".join(f"dag {day}: {found.reached[day]}" for day in sorted(found.reached)) or "inga"
    waiting = ", ".join(f"dag {day}: {found.waiting[day]}" for day in sorted(found.waiting)) or "inga"
    return f"{half_words(found)}. Fick kontakt, {reached}. Ingen kontakt ännu, dagar hittills, {waiting}."


def half_words(found: FirstContact) -> str:
    half = found.half_within()
    if half is None:
        return f"{found.reached_count} av {found.total} har nåtts"
    days, met = half
    when = "samma dag" if days == 0 else f"inom {days} {'dag' if days == 1 else 'dagar'}"
    return f"{met} av {found.total} nåddes {when}"


def _days(frame: Frame, found: FirstContact) -> str:
    reached, waiting = _gathered(found.reached), _gathered(found.waiting)
    last = max([13, *reached, *waiting])
    cell = (frame.inner - 4) / (last + 1)
    highest = max((reached.get(day, 0) + waiting.get(day, 0) for day in range(last + 1)), default=0)
    abreast, step = _packed(cell, highest, frame.room - LABEL_ROOM)
    drawn = line("base", f"M{frame.left - 12:g} {frame.ground:g}H{frame.width - frame.right:g}")
    for day in range(0, last + 1, 7):
        x = _middle(frame, cell, day)
        words = f"{day}+" if day == MOST_DAYS and max([*found.reached, *found.waiting]) > MOST_DAYS else day
        drawn += line("tick", f"M{x:.1f} {frame.ground:g}v5") + text(x, frame.ground + 20, words, "subtle")
    drawn += text(frame.width - frame.right, frame.ground + 36, "dagar sedan underrättelsen kom", "subtle", "end")
    for day in range(last + 1):
        x, full, hollow = _middle(frame, cell, day), reached.get(day, 0), waiting.get(day, 0)
        if abreast:
            drawn += _marks(frame.ground, x, full, hollow, step, abreast)
        else:
            drawn += _columns(frame.ground, x, full, hollow, step, cell)
    return drawn + _half(frame, found, cell)


def _gathered(counted: Mapping[int, int]) -> dict[int, int]:
    """What took longer than the drawing has days stands on its last; the table tells each day."""
    found: dict[int, int] = {}
    for day, count in counted.items():
        found[min(day, MOST_DAYS)] = found.get(min(day, MOST_DAYS), 0) + count
    return found


def _packed(cell: float, highest: int, room: float) -> tuple[int, float]:
    """How many marks stand side by side on a day so that the highest has room, and how big one is.

    (0, the height of one household) when each mark would be a speck.
    """
    for abreast in range(1, MOST_ABREAST + 1):
        step = min(cell / abreast, BIGGEST_MARK)
        if step < LEAST_MARK:
            break
        if -(-highest // abreast) * step <= room:
            return abreast, step
    return 0, room / max(highest, 1)


def _middle(frame: Frame, cell: float, day: int) -> float:
    return frame.left - 10 + cell * (day + 0.5)


def _marks(ground: float, x: float, reached: int, waiting: int, step: float, abreast: int) -> str:
    radius, drawn = step * 0.4, ""
    # Dashes need room to be seen as dashes.
    hollow = "open" if step > SMALL_MARK else "open k-chart__open--small"
    for place in range(reached + waiting):
        row, column = divmod(place, abreast)
        across = x + step * (column - (abreast - 1) / 2)
        full = place < reached
        y, size = ground - step * (row + 0.5) - 2, radius - (0 if full else 0.4)
        drawn += _circle("full" if full else hollow, across, y, size)
    return drawn


def _columns(ground: float, x: float, reached: int, waiting: int, step: float, cell: float) -> str:
    """The same heights as columns."""
    width, part, rest = cell * 0.7, reached * step, waiting * step
    full = rect("reached", x - width / 2, ground - part, width, part) if reached else ""
    hollow = rect("tried k-chart__tried--now", x - width / 2, ground - part - rest, width, rest) if waiting else ""
    return full + hollow


def _circle(css: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="k-chart__{css}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _half(frame: Frame, found: FirstContact, cell: float) -> str:
    half, words = found.half_within(), half_words(found)
    if half is None:
        return text(frame.left - 12, 14, words, "bold", "start") if found.total else ""
    x = _middle(frame, cell, min(half[0], MOST_DAYS)) + cell / 2
    left = x < frame.width / 2
    told = text(x + (6 if left else -6), 14, words, "bold", "start" if left else "end")
    return line("half", f"M{x:.1f} 2V{frame.ground:g}") + told
