# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""The plan as HTML, built here because a case has scores of steps: as templates it was half the page's time.

Everything that is not markup goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from django.utils.safestring import SafeString

from kvarbo.web.ui.shapes import Action, Reason, StepRow, UnitPlan
from kvarbo.web.ui.words import count_of

Drawn = Callable[[str], str]
LAW_STAYS = '<p class="k-note">Ett steg som lagen kräver kan inte skjutas upp eller hoppas över.</p>'
TABLE = (
    '<div class="k-sheet"><table class="ds-table k-table k-plan"><caption class="ds-sr-only">{}</caption><thead><tr>'
    '<th scope="col">Läge</th><th scope="col">Vad</th><th scope="col">Vem</th><th scope="col">När</th>'
    '<th scope="col"><span class="ds-sr-only">Skäl</span></th></tr></thead><tbody>{}</tbody></table></div>'
)
NO_STEPS = '<tr class="k-plan__step"><td class="k-plan__none" colspan="5">{}</td></tr>'


def plan_unit_html(unit: UnitPlan, *, one_form: str, icon: Drawn, state: Drawn) -> SafeString:
    """A unit's steps: what is left stands open, what is over lies folded under it."""

    def drawn(steps: Iterable[StepRow]) -> str:
        return "".join(plan_row_html(step, one_form=one_form, icon=icon, state=state) for step in steps)

    name = escape(unit.name)
    anchor = f' id="{escape(unit.anchor)}"' if unit.anchor else ""
    note = f"<p>{escape(unit.note)}</p>" if unit.note else ""
    slack = f'<p class="k-slack k-tone-{escape(unit.slack_tone)}">{escape(unit.slack)}</p>' if unit.slack else ""
    rows = drawn(unit.left)
    if not unit.steps:
        rows = NO_STEPS.format("Inga steg än.")
    if unit.locked_note:
        rows += (
            '<tr class="k-plan__step"><td class="k-plan__lock" colspan="5">'
            f"{icon('lock')} {escape(unit.locked_note)}</td></tr>"
        )
    told = TABLE.format(f"Steg för {name}", rows) if rows else ""
    return SafeString(
        f'<section class="k-unit"{anchor}><div class="k-heading k-heading--small"><h3>{name}</h3>{note}{slack}</div>'
        f"{told}{_folded(unit, drawn)}</section>"
    )


def _folded(unit: UnitPlan, drawn: Callable[[Iterable[StepRow]], str]) -> str:
    if not unit.over:
        return ""
    done = sum(step.state == "done" for step in unit.over)
    words = [count_of(done, one="klart steg", many="klara steg")] if done else []
    if len(unit.over) > done:
        words.append(f"{len(unit.over) - done} som inte görs")
    about = f'<span class="ds-sr-only"> för {escape(unit.name)}</span>'
    table = TABLE.format(f"Klart hos {escape(unit.name)}", drawn(unit.over))
    return f'<details class="k-done"><summary>{" och ".join(words)}{about}</summary>{table}</details>'


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
    drawn = "".join(_button(action, one_form) for action in step.actions)
    buttons = f'<div class="k-buttons">{drawn}</div>' if drawn else ""
    return f"{buttons}{_more(step.more)}{LAW_STAYS if step.law and not step.over else ''}"


def _more(actions: Iterable[Action]) -> str:
    links = "".join(
        f'<li><a href="{escape(action.url)}">{escape(action.label)}'
        f'<span class="ds-sr-only">: {escape(action.about)}</span></a></li>'
        for action in actions
    )
    return f'<div class="k-more"><p>Fler val:</p><ul>{links}</ul></div>' if links else ""


def _button(action: Action, one_form: str) -> str:
    about = f'<span class="ds-sr-only">: {escape(action.about)}</span>' if action.about else ""
    words = f"<span>{escape(action.label)}{about}</span>"
    if action.method == "get":
        return f'<a class="ds-button" data-variant="secondary" href="{escape(action.url)}">{words}</a>'
    return (
        f'<button class="ds-button" data-variant="secondary" type="submit" form="{escape(one_form)}"'
        f' name="{escape(action.name)}" value="{escape(action.value)}">{words}</button>'
    )
