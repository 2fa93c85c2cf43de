# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Lines of a list as HTML, built here because a page has fifty of them. All that is not markup goes through `escape`.

Include `kvarbo/lines.css`. On a phone each row is a card.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.ui.contact_html import PanelFrame, panel_html
from kvarbo.web.ui.dates import in_days, plain_day, short_day
from kvarbo.web.ui.line_chips import line_chips, line_clock, step_when
from kvarbo.web.ui.shapes import Action
from kvarbo.web.ui.signs import chips_html, clock_html, sign

if TYPE_CHECKING:
    from kvarbo.planning.line_details import Details
    from kvarbo.planning.line_shapes import Line, NextStep, Wait

__all__ = ["LineFrame", "line_chips", "line_clock", "line_table_html"]

TABLE = (
    '<div class="k-sheet"><table class="ds-table k-table k-lines"><caption class="ds-sr-only">{}</caption><thead><tr>'
    '<th scope="col">Lagens klocka</th><th scope="col">Hushåll</th><th scope="col">Nästa steg</th>'
    '<th scope="col"><span class="ds-sr-only">Att göra</span></th></tr></thead><tbody>{}</tbody></table></div>'
)


@dataclass(frozen=True, kw_only=True)
class LineFrame:
    """What the rows of a page share. Addresses have room for the case number, and `reach_url` for a unit's slug too.

    `act`: the next step's own button; `moved`: the short name of the step that *Flytta* is about.
    Without `panel` no contact is logged from the rows; `ring_url` leads to the tenant's number, on a phone.
    Of a waiting row, `remind_url` is where the unit is reminded and `reach_url` tells how to reach it.
    """

    today: dt.date
    user_id: str
    case_url: str
    details: Mapping[str, Details]
    unit_names: Mapping[str, str]
    act: Callable[[Line], Action | None]
    panel: PanelFrame | None = None
    move_url: str = ""
    reach_url: str = ""
    remind_url: str = ""
    ring_url: str = ""
    mark: Callable[[str], str] = field(default=str)


def line_table_html(lines: Iterable[Line], *, frame: LineFrame, caption: str, first: bool = False) -> SafeString:
    """`first`: the first row's button is the page's filled one."""
    rows = "".join(_row(line, frame, first and not place) for place, line in enumerate(lines))
    return SafeString(TABLE.format(escape(caption), rows))


def _row(line: Line, frame: LineFrame, first: bool) -> str:
    told = frame.details.get(line.case_id)
    name = told.name if told else f"Ärende {line.number}"
    clock = clock_html(line_clock(line, today=frame.today, served=line.served_on))
    chips = chips_html(
        line_chips(line, today=frame.today, user_id=frame.user_id, told_children=bool(told and told.children))
    )
    return (
        f'<tr class="k-line" id="rad-{escape(line.number)}"><td class="k-line__clock k-plain">{clock}</td>'
        f'<th class="k-line__who" scope="row">{_household(line, told, name, frame)}</th>'
        f'<td class="k-line__step k-plain">{_what(line, frame)}{chips}</td>'
        f'<td class="k-line__acts">{_acts(line, frame, name, first)}</td></tr>'
    )


def _household(line: Line, told: Details | None, name: str, frame: LineFrame) -> str:
    link = f'<a class="k-name" href="{frame.case_url.format(escape(line.number))}">{escape(name)}</a>'
    if told is None:
        return link
    place = ", ".join(filter(None, (told.age, told.address)))
    found = f"{link}<span>{escape(place)}</span>" if place else link
    if told.children:
        found += f'<span class="k-line__with">{sign("child", "child")}<span>{escape(told.children)}</span></span>'
    if told.others:
        found += f'<span class="k-line__with k-note">{sign("people")}<span>{escape(told.others)}</span></span>'
    return found


def _what(line: Line, frame: LineFrame) -> str:
    if line.group == "waiting" and line.waits:
        return _waiting(line, frame)
    if line.group == "later" and line.parked is not None:
        return _parked(line, frame)
    if line.step is None:
        return "<p>Inget steg väntar på dig.</p>" if not line.waits else _waiting(line, frame)
    when, late = step_when(line, today=frame.today)
    css = _late_css(line.step) if late else "k-note"
    return f'<p class="k-line__title">{escape(line.step.title)}</p><p class="{css}">{escape(when)}</p>'


def _late_css(step: NextStep) -> str:
    """Red is the law's: what only the routine asks for is said in the tone of soon."""
    return "k-line__late k-line__late--law" if step.required == "law" else "k-line__late"


def _waiting(line: Line, frame: LineFrame) -> str:
    first = _longest(line.waits)
    since = f" sedan {plain_day(first.since, today=frame.today)}" if first.since else ""
    more = f", och {len(line.waits) - 1} steg till" if len(line.waits) > 1 else ""
    note = f"Väntar på {frame.unit_names.get(first.unit, 'en annan enhet')}{since}{more}"
    told = f'<p class="k-line__title">{escape(first.title)}</p><p class="k-note">{escape(note)}</p>'
    if line.step is None:
        return told
    when, _ = step_when(line, today=frame.today)
    return f'{told}<p class="k-note">Ert nästa steg: {escape(line.step.title)}. {escape(when)}</p>'


def _longest(waits: tuple[Wait, ...]) -> Wait:
    return min(waits, key=lambda wait: (wait.since is None, wait.since or dt.date.max))


def _parked(line: Line, frame: LineFrame) -> str:
    step = line.parked
    assert step is not None
    until = (
        f"till {short_day(step.until, today=frame.today)}, {in_days(step.until, today=frame.today)}"
        if step.until
        else ""
    )
    link = f'<a href="{frame.case_url.format(escape(line.number))}#handelser">Skälet står i ärendet</a>'
    return (
        f'<p class="k-line__title">{escape(step.title)}</p>'
        f'<p class="k-note">{escape(f"Uppskjutet {until}".strip())}. {link}</p>'
    )


def _acts(line: Line, frame: LineFrame, name: str, first: bool) -> str:
    """The step's own button, contact in two clicks, and the seldom used *Flytta*."""
    number, hidden = escape(line.number), f'<span class="ds-sr-only">: {escape(name)}</span>'
    found = []
    action = frame.act(line) if line.group != "waiting" else None
    if action is not None:
        found.append(_button(action, hidden, first))
    if line.group == "waiting" and line.waits:
        found.append(_reminding(line, frame, name))
    told = frame.details.get(line.case_id)
    if frame.ring_url and told is not None and told.phone:
        url = escape(frame.ring_url.format(line.number))
        found.append(
            f'<a class="ds-button k-line__ring" data-variant="secondary" href="{url}">{sign("phone")}Ring{hidden}</a>'
        )
    if frame.panel is not None and line.closed_on is None:
        who = name if told and told.name != UNSEEN_NAME else "hyresgästen"
        found.append(panel_html(frame.panel, number=line.number, who=who, about=name))
    # What the law demands keeps its day, and stands where the law puts it.
    movable = line.step is not None and line.step.required != "law" and line.closed_on is None
    if frame.move_url and line.step is not None and movable and line.group != "waiting":
        url = f"{frame.move_url.format(number)}?steg={frame.mark(line.step.key)}"
        found.append(f'<a class="k-line__move k-small" href="{url}">Flytta i listan{hidden}</a>')
    if line.group == "waiting" and line.waits and frame.reach_url:
        found.append(_reaching(line, frame, name))
    return "".join(found)


def _reminding(line: Line, frame: LineFrame, name: str) -> str:
    """Reminding the unit in one press."""
    number, wait = escape(line.number), _longest(line.waits)
    unit = escape(frame.unit_names.get(wait.unit, ""))
    about = f'<span class="ds-sr-only"> {unit} om {escape(name)}</span>'
    found = ""
    if frame.remind_url and frame.panel is not None:
        told = (("csrfmiddlewaretoken", frame.panel.csrf), ("till", frame.panel.back), ("unit", wait.unit))
        hidden = "".join(f'<input type="hidden" name="{one}" value="{escape(value)}">' for one, value in told)
        found = (
            f'<form class="k-line__remind" method="post" action="{frame.remind_url.format(number)}">{hidden}'
            f'<button class="ds-button" data-variant="secondary" type="submit">Påminn{about}</button></form>'
        )
    return found


def _reaching(line: Line, frame: LineFrame, name: str) -> str:
    """How to reach the unit that one waits for."""
    wait = _longest(line.waits)
    url = frame.reach_url.format(escape(line.number), escape(wait.unit))
    about = f'<span class="ds-sr-only"> {escape(frame.unit_names.get(wait.unit, ""))} om {escape(name)}</span>'
    return f'<a class="k-line__move k-small" href="{url}">Nå enheten{about}</a>'


def _button(action: Action, hidden: str, first: bool) -> str:
    kind = "" if first else ' data-variant="secondary"'
    return f'<a class="ds-button"{kind} href="{escape(action.url)}">{escape(action.label)}{hidden}</a>'
