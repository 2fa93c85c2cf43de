# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""A list of events as HTML, built here because a case has scores of them. All that is not markup is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from django.utils.safestring import SafeString

from kvarbo.web.ui.shapes import EventRow
from kvarbo.web.ui.words import upper_first


def event_list_html(events: Iterable[EventRow], *, icon: Callable[[str], str]) -> SafeString:
    rows = "".join(_row(event, icon) for event in events)
    return SafeString(f'<ol class="k-events">{rows}</ol>')


def _row(event: EventRow, icon: Callable[[str], str]) -> str:
    text = escape(event.text)
    anchor = f' id="{escape(event.anchor)}"' if event.anchor else ""
    words = f'<a href="{escape(event.url)}">{text}</a>' if event.url else text
    told = ", ".join(filter(None, (upper_first(event.when) if event.when else "", event.note)))
    note = f'<p class="k-note">{escape(told)}</p>' if told else ""
    links = "".join(
        f'<a href="{escape(one.url)}">{escape(one.label)}<span class="ds-sr-only">: {text}</span></a>'
        for one in event.actions
    )
    actions = f'<div class="k-events__actions">{links}</div>' if links else ""
    return f'<li{anchor}>{icon(event.icon)}<div class="k-events__words"><p>{words}</p>{note}</div>{actions}</li>'
