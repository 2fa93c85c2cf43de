# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The signs of the time line and the drawing as SVG, written in one pass: a page has hundreds of them."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kvarbo.web.timeline.shapes import Drawing, Path, Rect

HOUSE = '<path class="k-tl-sign k-tl-sign--house" d="M0-11L12-1H9V10H3V3H-3V10H-9V-1H-12Z"/>'
HOLLOW = '<circle class="k-tl-sign k-tl-sign--hollow" r="4.8"/>'
SIGNS = {
    "happened": '<circle class="k-tl-sign k-tl-sign--full" r="5.5"/>',
    "reached": '<circle class="k-tl-sign k-tl-sign--reached" r="6.5"/>',
    "attempt": HOLLOW,
    "booked": HOLLOW,
    "law": '<path class="k-tl-sign k-tl-sign--law" d="M0-9L9 0L0 9L-9 0Z"/>',
    "passed": '<path class="k-tl-sign k-tl-sign--passed" d="M0-8L8 0L0 8L-8 0Z"/>',
    "preliminary": '<path class="k-tl-sign k-tl-sign--preliminary" d="M0-8.5L8.5 0L0 8.5L-8.5 0Z"/>',
    "superseded": '<path class="k-tl-sign k-tl-sign--superseded" d="M0-6.5L6.5 0L0 6.5L-6.5 0Z"/>',
    "house": HOUSE,
    "evicted": HOUSE,
    "stopped": '<circle class="k-tl-sign k-tl-sign--stopped" r="8.5"/>'
    '<path class="k-tl-sign k-tl-sign--tick" d="M-4 .3l2.9 2.8L4-3"/>',
    "lost": '<circle class="k-tl-sign k-tl-sign--lost" r="8.5"/>'
    '<path class="k-tl-sign k-tl-sign--cross" d="M-3.4-3.4L3.4 3.4M3.4-3.4L-3.4 3.4"/>',
    "possible": '<rect class="k-tl-rect k-tl-rect--possible" x="-11" y="-5" width="22" height="10" rx="3"/>',
}
BOX = (
    '<svg class="k-tl__sign" viewBox="-13 -13 26 26" width="26" height="26" aria-hidden="true" focusable="false">'
    "{}</svg>"
)
# Fixed texts of the program: nothing that a person has written is among them.
BOXES = {shape: mark_safe(BOX.format(sign)) for shape, sign in SIGNS.items()}  # noqa: S308
LEGEND = tuple(
    (BOXES[shape], words)
    for shape, words in (
        ("happened", "har hänt"),
        ("reached", "kontakt"),
        ("attempt", "försök eller bokat"),
        ("law", "lagens dag"),
        ("preliminary", "preliminär dag"),
        ("superseded", "gäller inte längre"),
        ("house", "avhysning"),
        ("stopped", "stannade i tid"),
        ("lost", "gick ut"),
        ("possible", "möjlig förlängning, någon annan beslutar"),
    )
)


def svg_of(drawing: Drawing) -> SafeString:
    """All shapes in the order they are painted. The words are escaped; the rest is numbers and our own names."""
    parts = [_rect(one) for one in drawing.grounds]
    parts += [_path(one) for one in drawing.paths]
    parts += [_rect(one) for one in drawing.bars]
    parts += [_path(one) for one in drawing.rules]
    parts += [f'<g transform="translate({one.x:.1f} {one.y:.1f})">{SIGNS[one.shape]}</g>' for one in drawing.symbols]
    parts += [f'<rect class="k-tl-flag k-tl-flag--{one.look}" {_sides(one)} rx="3"/>' for one in drawing.flags]
    parts += [
        f'<text class="k-tl-text k-tl-text--{one.look}" x="{one.x:.1f}" y="{one.y:.1f}">{escape(one.text)}</text>'
        for one in drawing.texts
    ]
    return mark_safe("".join(parts))  # noqa: S308


def _path(one: Path) -> str:
    return f'<path class="k-tl-path k-tl-path--{one.look}" d="{one.d}"/>'


def _rect(one: Rect) -> str:
    sides, corners = _sides(one), "" if one.look == "off" else ' rx="3"'
    hatch = f'<rect {sides} rx="3" fill="url(#tl-hatch-{one.hatch})"/>' if one.hatch else ""
    return f'<rect class="k-tl-rect k-tl-rect--{one.look}" {sides}{corners}/>{hatch}'


def _sides(one: Rect) -> str:
    return f'x="{one.x:.1f}" y="{one.y:.1f}" width="{one.width:.1f}" height="{one.height:.1f}"'
