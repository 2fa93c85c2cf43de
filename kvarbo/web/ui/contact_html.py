# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Contact in two clicks, as HTML: how, and how it went. Built here because a list has one panel in every row.

It unfolds in its row without script. Everything that is not markup goes through `escape`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from kvarbo.web.ui.signs import sign

# (value, label); the first is chosen.
WAYS = (("phone", "Telefon"), ("sms", "Sms"), ("email", "E-post"), ("letter", "Brev"), ("visit", "Besök"))
# (value, icon, label): one press saves.
RESULTS = (("reached", "check", "Fick kontakt"), ("no_answer", "cross", "Inget svar"))
LEFT = '<span class="k-quick__left">Lämnade meddelande</span><span class="k-quick__sent">Skickat</span>'


@dataclass(frozen=True, kw_only=True)
class PanelFrame:
    """What is the same in every panel of a page. `url` and `form_url` have room for the case number."""

    url: str
    form_url: str
    csrf: str
    key: str
    back: str
    at: str


def panel_html(frame: PanelFrame, *, number: str, who: str = "", about: str = "", css: str = "") -> SafeString:
    """`who`: the person as called in the heading; `about`: hidden words that tell equal buttons apart."""
    case, about = escape(number), escape(about or who)
    hidden = f'<span class="ds-sr-only">: {about}</span>' if about else ""
    title = f"Logga kontakt med {escape(who)}" if who else "Logga kontakt"
    return SafeString(
        f'<details class="k-quick{f" {css}" if css else ""}"><summary class="ds-button" data-variant="secondary">'
        f"Logga kontakt{hidden}</summary>"
        f'<form class="k-quick__panel" method="post" action="{frame.url.format(case)}">{_hidden(frame)}'
        f'<p class="k-quick__title">{title}</p>{_ways()}{_results(about)}'
        f'<p class="k-quick__end"><span class="k-note">Sparas som nu, kl. {escape(frame.at)}. Du kan ångra.</span> '
        f'<a href="{frame.form_url.format(case)}">Annan tid eller mer text{hidden}</a></p></form></details>'
    )


@lru_cache(maxsize=64)
def _hidden(frame: PanelFrame) -> str:
    told = (("csrfmiddlewaretoken", frame.csrf), ("key", frame.key), ("till", frame.back))
    return "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in told)


@lru_cache(maxsize=1)
def _ways() -> str:
    radios = "".join(
        f'<label><input type="radio" name="way" value="{value}"{"" if place else " checked"}>'
        f"<span>{sign('check')}{label}</span></label>"
        for place, (value, label) in enumerate(WAYS)
    )
    return f'<fieldset class="k-quick__ways"><legend>Hur?</legend><div>{radios}</div></fieldset>'


def _results(about: str) -> str:
    hidden = f'<span class="ds-sr-only">: {about}</span>' if about else ""
    told = [*((value, icon, f"<span>{label}</span>") for value, icon, label in RESULTS), ("left", "letter", LEFT)]
    buttons = "".join(
        f'<button class="ds-button" data-variant="secondary" type="submit" name="result" value="{value}">'
        f"{sign(icon)}{words}{hidden}</button>"
        for value, icon, words in told
    )
    return f'<p class="k-quick__ask">Hur gick det? Ett tryck sparar.</p><div class="k-quick__results">{buttons}</div>'
