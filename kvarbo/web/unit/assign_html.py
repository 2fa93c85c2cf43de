# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households that nobody has, as HTML: give one away on its row, or several at once below. Nothing needs script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from kvarbo.planning.worklists import Details, Line
from kvarbo.web.ui.dates import in_days, short_day
from kvarbo.web.ui.line_chips import line_chips, line_clock
from kvarbo.web.ui.shapes import Chip
from kvarbo.web.ui.signs import chips_html, clock_html
from kvarbo.web.unit.desk import Colleague, Desk
from kvarbo.web.unit.words import away_words, households

MOST = 20
SEVERAL = "tilldela-flera"
HEADS = ("Lagens klocka", "Hushåll", "Varför", "Ge till")


@dataclass(frozen=True)
class Post:
    """What every form that gives households away sends along."""

    url: str
    csrf: str
    key: str
    unit: str

    def hidden(self) -> str:
        told = (("csrfmiddlewaretoken", self.csrf), ("key", self.key), ("enhet", self.unit))
        return "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in told)


def household_name(line: Line, told: Details | None) -> str:
    return told.name if told else f"Ärende {line.number}"


def hand_over_url(desk: Desk, one: Colleague) -> str:
    """Where somebody's households are given on; empty for one who may not."""
    if not (desk.leads or one.user_id == desk.visit.user.pk):
        return ""
    told = {"fran": one.user_id} | ({"enhet": desk.slug} if desk.slug else {})
    return f"{reverse('unit-hand-over')}?{urlencode(told)}"


def unassigned_html(desk: Desk, lines: Sequence[Line], details: Mapping[str, Details], *, post: Post) -> SafeString:
    """`lines`: those of the unassigned that there is room for."""
    several = desk.leads and len(lines) > 1
    receivers = _receivers(desk) if desk.leads else ""
    rows = "".join(_row(desk, line, details.get(line.case_id), post, receivers, several) for line in lines)
    tick = '<th scope="col"><span class="ds-sr-only">Välj</span></th>' if several else ""
    heads = tick + "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    return SafeString(
        f'<div class="k-sheet"><table class="ds-table k-table k-give{" k-give--several" if several else ""}">'
        f'<caption class="ds-sr-only">Hushåll utan handläggare</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{_several(post, receivers) if several else ''}</div>"
    )


def _receivers(desk: Desk) -> str:
    """Each colleague with how many households they have of those that the reader sees."""
    found = '<option value="">Välj handläggare</option>'
    for one in desk.staff:
        words = f"{one.name}, {households(desk.has_households(one.user_id))}"
        away = away_words(one, today=desk.today)
        told = f"{words}, {away.lower()}" if away else words
        found += f'<option value="{escape(one.user_id)}">{escape(told)}</option>'
    return found


def _row(desk: Desk, line: Line, told: Details | None, post: Post, receivers: str, several: bool) -> str:
    name, number = escape(household_name(line, told)), escape(line.number)
    tick = ""
    if several:
        tick = (
            '<td class="k-give__tick"><label><input class="ds-input" type="checkbox" name="case"'
            f' value="{number}" form="{SEVERAL}"><span class="ds-sr-only">Välj {name}</span></label></td>'
        )
    place = ", ".join(filter(None, (told.age, told.address))) if told else ""
    note = f'<span class="k-note">{escape(place)}</span>' if place else ""
    url = reverse("case", args=[line.number])
    return (
        f'<tr>{tick}<td class="k-give__clock k-plain">{clock_html(line_clock(line, today=desk.today))}</td>'
        f'<th class="k-give__who" scope="row"><a class="k-name" href="{url}">{name}</a>{note}</th>'
        f'<td class="k-give__why k-plain">{chips_html(_chips(desk, line))}</td>'
        f'<td class="k-give__act k-plain">{_form(desk, number, name, post, receivers)}</td></tr>'
    )


def _chips(desk: Desk, line: Line) -> list[Chip]:
    gone = [Chip("fact", f"{one.first_name} har slutat") for one in desk.workers_of(line) if one.left]
    return [_came(desk, line), *gone, *line_chips(line, today=desk.today)]


def _came(desk: Desk, line: Line) -> Chip:
    days = (desk.today - line.arrived_on).days
    if days <= 0:
        return Chip("came", "Kom i dag")
    if days == 1:
        return Chip("came", f"Kom {short_day(line.arrived_on, today=desk.today)}")
    return Chip("clock", f"Kom {in_days(line.arrived_on, today=desk.today)}")


def _form(desk: Desk, number: str, name: str, post: Post, receivers: str) -> str:
    case = f'<input type="hidden" name="case" value="{number}">'
    begin = f'<form class="k-give__form" method="post" action="{post.url}">{post.hidden()}{case}'
    if not desk.leads:
        me = escape(desk.visit.user.pk)
        return (
            f'{begin}<input type="hidden" name="to" value="{me}"><button class="ds-button" data-variant="secondary"'
            f' type="submit">Jag tar det<span class="ds-sr-only">: {name}</span></button></form>'
        )
    return (
        f'{begin}<label><span class="ds-sr-only">Handläggare för {name}</span>'
        f'<select class="ds-input" name="to" required>{receivers}</select></label>'
        f'<button class="ds-button" data-variant="secondary" type="submit">Tilldela'
        f'<span class="ds-sr-only">: {name}</span></button></form>'
    )


def _several(post: Post, receivers: str) -> str:
    return (
        f'<form class="k-give__several" id="{SEVERAL}" method="post" action="{post.url}">{post.hidden()}'
        "<p>Kryssa i flera hushåll och ge dem till en person på en gång.</p><label>"
        '<span class="ds-sr-only">Handläggare för de ikryssade hushållen</span>'
        f'<select class="ds-input" name="to" required>{receivers}</select></label>'
        '<button class="ds-button" type="submit">Tilldela de ikryssade</button></form>'
    )
