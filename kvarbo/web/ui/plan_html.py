# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""One row of the plan as HTML, built here because a case has scores of them: as a template it was half the page's time.

Everything that is not markup goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from django.utils.safestring import SafeString

from kvarbo.web.ui.shapes import Action, Reason, StepRow

Drawn = Callable[[str], str]
LAW_STAYS = '<p class="k-note">Ett steg som lagen kräver kan inte skjutas upp eller hoppas över.</p>'


def plan_row_html(step: StepRow, *, one_form: str, icon: Drawn, state: Drawn) -> SafeString:
    """`one_form`: the id of the form on the page that the one-click buttons belong to."""
    css = (
        f"k-plan__step{' k-plan__step--over' if step.over else ''}{' k-plan__step--pressing' if step.pressing else ''}"
    )
    anchor = f' id="{escape(step.anchor)}"' if step.anchor else ""
    under = f'<span class="k-note">{escape(step.when_note)}</span>' if step.when_note else ""
    return SafeString(
        f'<tr class="{css}"{anchor}>'
        f'<td class="k-plan__state" data-label="Läge"><span class="k-statemark">{state(step.state)}'
        f"<span>{escape(step.state_word)}</span></span></td>"
        f'<th class="k-plan__what" scope="row">{escape(step.title)}</th>'
        f'<td class="k-plan__who" data-label="Vem">{escape(step.who)}</td>'
        f'<td class="k-plan__when" data-label="När">{escape(step.when)}{under}</td>'
        f'<td class="k-plan__why">{_why(step, one_form, icon)}</td></tr>'
    )


def _why(step: StepRow, one_form: str, icon: Drawn) -> str:
    if step.locked:
        return f'<span class="k-note">{icon("lock")}<span class="ds-sr-only">Stängt för dig</span></span>'
    reasons = [_reason(reason, first=number == 0) for number, reason in enumerate(step.reasons)]
    told = "".join(reasons) or "<p><strong>Därför:</strong> Steget hör till rutinen.</p>"
    source = f'<p class="k-source">{escape(step.source)}</p>' if step.source else ""
    note = f'<p class="k-note">{escape(step.note)}</p>' if step.note else ""
    return (
        f'<details class="k-why"><summary><span>Varför?</span><span class="ds-sr-only"> {escape(step.title)}</span>'
        f'</summary><div class="k-why__box">{told}{source}{note}{_buttons(step, one_form)}</div></details>'
    )


def _reason(reason: Reason, *, first: bool) -> str:
    text = escape(reason.text)
    places = "".join(
        f' <a href="{escape(url)}">Se händelsen<span class="ds-sr-only">: {text}</span></a>' for url in reason.events
    )
    basis, source = escape(reason.legal_basis), ""
    if basis:
        rule = f'<a href="{escape(reason.url)}">Läs regeln<span class="ds-sr-only">: {basis}</span></a>'
        source = f' <span class="k-source">{basis}{f". {rule}" if reason.url else ""}</span>'
    lead = "<strong>Därför:</strong> " if first else ""
    css = ' class="k-note"' if reason.hidden else ""
    return f"<p{css}>{lead}{text}{places}{source}</p>"


def _buttons(step: StepRow, one_form: str) -> str:
    if not step.actions and not step.law:
        return ""
    drawn = "".join(_button(action, one_form) for action in step.actions)
    return f'<div class="k-buttons">{drawn}{LAW_STAYS if step.law else ""}</div>'


def _button(action: Action, one_form: str) -> str:
    about = f'<span class="ds-sr-only">: {escape(action.about)}</span>' if action.about else ""
    words = f"<span>{escape(action.label)}{about}</span>"
    if action.method == "get":
        return f'<a class="ds-button" data-variant="secondary" href="{escape(action.url)}">{words}</a>'
    return (
        f'<button class="ds-button" data-variant="secondary" type="submit" form="{escape(one_form)}"'
        f' name="{escape(action.name)}" value="{escape(action.value)}">{words}</button>'
    )
