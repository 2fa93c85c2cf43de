# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has what, as HTML: by name, never by how much. A mark is a household, filled when it has a last day this week."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from kvarbo.planning.worklists import Line
from kvarbo.web.unit.assign_html import hand_over_url
from kvarbo.web.unit.choices import Chosen
from kvarbo.web.unit.desk import Colleague, Desk
from kvarbo.web.unit.words import away_words, genitive

HEADS = ("Handläggare", "Hushåll", "Att göra i dag", "Går ut i veckan", "Utan kontakt", "Att veta")
# Marks in a row, with a gap after every ten so that they can be counted; more than the most are not drawn.
IN_A_ROW, TEN, MOST = 25, 10, 200
PITCH, GAP, HEIGHT = 12, 6, 17


def load_html(desk: Desk) -> SafeString:
    people = [*desk.staff, *desk.leavers]
    rows = "".join(_row(desk, one, desk.by_worker.get(one.user_id, [])) for one in people)
    nobody = _nobody(desk) if desk.unassigned else ""
    heads = "".join(f'<th scope="col"{_number(place)}>{head}</th>' for place, head in enumerate(HEADS))
    return SafeString(
        '<div class="k-sheet"><table class="ds-table k-table k-load"><caption class="ds-sr-only">Vem har vad</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}{nobody}</tbody></table></div>"
    )


def _number(place: int) -> str:
    return ' class="k-number"' if place in (2, 3, 4) else ""


def _row(desk: Desk, one: Colleague, lines: Sequence[Line]) -> str:
    url = _list_url(desk, Chosen(worker=one.user_id))
    name = f'<a href="{url}">{escape(one.name)}</a>' if lines else escape(one.name)
    today = sum(_is_today_for(line, one.user_id) for line in lines)
    css = "" if lines else "k-load__nothing"
    return _cells(desk, name, lines, today, _to_know(desk, one, bool(lines)), css=css)


def _nobody(desk: Desk) -> str:
    lines = desk.unassigned
    name = f'<a href="{_list_url(desk, Chosen(show="utan-handlaggare"))}">Ingen</a>'
    return _cells(desk, name, lines, sum(line.group == "today" for line in lines), "", css="k-load__nobody")


def _list_url(desk: Desk, chosen: Chosen) -> str:
    return escape(reverse("unit-list") + chosen.query(unit=desk.slug))


def _is_today_for(line: Line, user_id: str) -> bool:
    return line.group == "today" and line.step is not None and line.step.person in ("", user_id)


def _cells(desk: Desk, name: str, lines: Sequence[Line], today: int, know: str, css: str = "") -> str:
    ending = [line.case_id in desk.clocks.ending for line in lines]
    silent = sum(line.without_contact for line in lines)
    numbers = "".join(
        f'<td class="k-number" data-label="{head}">{_figure(count)}</td>'
        for head, count in zip(HEADS[2:5], (today, sum(ending), silent), strict=True)
    )
    return (
        f'<tr{f" class={css}" if css else ""}><th scope="row">{name}</th>'
        f'<td class="k-load__has" data-label="Hushåll"><strong>{len(lines)}</strong>{marks_svg(ending)}</td>'
        f'{numbers}<td class="k-load__know" data-label="Att veta">{know}</td></tr>'
    )


def _figure(count: int) -> str:
    return str(count) if count else '<span class="k-load__none">0</span>'


def marks_svg(ending: Sequence[bool]) -> str:
    """As drawn: those with a last day this week first. The numbers beside it say the same."""
    if not ending or len(ending) > MOST:
        return ""
    full = sum(ending)
    filled = "".join(_mark(place) for place in range(full))
    hollow = "".join(_mark(place) for place in range(full, len(ending)))
    rows = -(-len(ending) // IN_A_ROW)
    width = _x(min(len(ending), IN_A_ROW) - 1) + PITCH
    paths = f'<path class="k-load__full" d="{filled}"/>' if filled else ""
    paths += f'<path class="k-load__open" d="{hollow}"/>' if hollow else ""
    return (
        f'<svg class="k-load__marks" width="{width}" height="{rows * HEIGHT}" viewBox="0 0 {width} {rows * HEIGHT}"'
        f' aria-hidden="true" focusable="false">{paths}</svg>'
    )


def _mark(place: int) -> str:
    row, column = divmod(place, IN_A_ROW)
    return f"M{_x(column) + 1} {row * HEIGHT + 2}h8v12h-8z"


def _x(column: int) -> int:
    return column * PITCH + column // TEN * GAP


def _to_know(desk: Desk, one: Colleague, has_households: bool) -> str:
    words = away_words(one, today=desk.today)
    if not words or not has_households:
        return escape(words)
    url = hand_over_url(desk, one)
    if not url:
        return escape(words)
    what = f"Ge {genitive(one.first_name)} {'hushåll' if one.left or one.leaves_on else 'dagar'} till någon annan"
    return f'{escape(words)}. <a href="{escape(url)}">{escape(what)}</a>'
