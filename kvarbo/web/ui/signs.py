# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Signs, chips and clocks as text, for lists that are built without templates. The same drawings as the components."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.templatetags.static import static

from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.icons import CHIPS, ICONS, SPRITE
from kvarbo.web.ui.shapes import Chip


@lru_cache(maxsize=256)
def sign(name: str, tone: str = "") -> str:
    """A sign from the sprite. It is silent: words stand beside it."""
    assert name in ICONS, name
    css = f"k-icon k-tone-{tone}" if tone else "k-icon"
    place = static(SPRITE)
    return f'<svg class="{css}" aria-hidden="true" focusable="false"><use href="{place}#{name}"></use></svg>'


def chips_html(chips: Iterable[Chip]) -> str:
    drawn = "".join(map(_chip, chips))
    return f'<ul class="k-chips">{drawn}</ul>' if drawn else ""


@lru_cache(maxsize=2048)
def _chip(chip: Chip) -> str:
    tone, icon = CHIPS[chip.kind]
    dashed = " k-chip--dashed" if chip.dashed else ""
    return f'<li><span class="k-chip k-chip--{tone}{dashed}">{sign(icon)}<span>{escape(chip.text)}</span></span></li>'


@lru_cache(maxsize=2048)
def clock_html(clock: Clock) -> str:
    """The drawing with its words beside it."""
    note = f'<span class="k-note">{escape(clock.note)}</span>' if clock.note else ""
    return f'<div class="k-clockline">{_face(clock)}<p><strong>{escape(clock.title)}</strong>{note}</p></div>'


def _face(clock: Clock) -> str:
    return (
        f'<svg class="k-clock k-clock--{clock.tone}" viewBox="0 0 46 46" width="46" height="46" focusable="false"'
        f' aria-hidden="true">{_drawn(clock)}</svg>'
    )


def _drawn(clock: Clock) -> str:
    if clock.face == "today":
        return f'{_disc("21.5")}<text x="23" y="27.6" text-anchor="middle" font-size="14">i dag</text>'
    if clock.face != "running":
        path = {"stopped": "M15.6 23.8l5 4.9 10-11", "missed": "M17 17l12 12M29 17L17 29"}.get(clock.face, "M17 23h12")
        return f'{_disc("20")}<path class="k-clock__sign" d="{path}" />'
    dashes = ' stroke-dasharray="4.2 2.6"' if clock.preliminary else ""
    arc = f'<path class="k-clock__arc" d="{clock.arc}"{dashes} />' if clock.days else ""
    size, foot = ("17.5", "29") if clock.days < 1000 else ("13.5", "27.6")
    return f'{_disc("19")}{arc}<text x="23" y="{foot}" text-anchor="middle" font-size="{size}">{clock.days}</text>'


def _disc(radius: str) -> str:
    return f'<circle class="k-clock__disc" cx="23" cy="23" r="{radius}" />'
