# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Filters and tags of the design system: `{% load kvarbo_ui %}`. docs/formsprak.md lists them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kvarbo.web.ui import dates, words
from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.dates import Day
from kvarbo.web.ui.events_html import event_list_html
from kvarbo.web.ui.icons import CHIPS, ICONS, OUTCOMES, SPRITE, STATES
from kvarbo.web.ui.plan_html import plan_unit_html
from kvarbo.web.ui.shapes import Action, EventRow, UnitPlan

register = template.Library()


@register.filter
def short_day(value: Day, today: Day | None = None) -> str:
    return dates.short_day(value, today=today)


@register.filter
def plain_day(value: Day, today: Day | None = None) -> str:
    return dates.plain_day(value, today=today)


@register.filter
def long_day(value: Day) -> str:
    return dates.long_day(value)


@register.filter
def near_day(value: Day, today: Day) -> str:
    return dates.near_day(value, today=today)


@register.filter
def days_to(value: Day, today: Day) -> int:
    return dates.days_to(value, today=today)


@register.filter
def in_days(value: Day, today: Day) -> str:
    return dates.in_days(value, today=today)


@register.filter
def iso_day(value: Day) -> str:
    return dates.as_day(value).isoformat()


@register.filter
def week(value: Day) -> int:
    return dates.as_day(value).isocalendar().week


@register.filter
def clock_time(value: datetime | str) -> str:
    return dates.clock_time(value)


@register.filter
def short_moment(value: datetime | str, today: Day | None = None) -> str:
    return dates.short_moment(value, today=today)


@register.filter
def kronor(amount: int) -> str:
    return words.kronor(int(amount))


@register.filter
def count_of(number: int, nouns: str) -> str:
    """`{{ 2|count_of:"dag,dagar" }}` → 2 dagar."""
    one, _, many = nouns.partition(",")
    return words.count_of(int(number), one=one, many=many)


@register.filter
def in_words(number: int, gender: str = "n") -> str:
    return words.in_words(int(number), gender=gender)


@register.filter
def initials(name: str) -> str:
    return words.initials(name)


@register.filter
def upper_first(text: str) -> str:
    return words.upper_first(text)


@register.filter
def first_sentence(text: object) -> str:
    return _as_safe_as(text, words.split_sentence(str(text))[0])


@register.filter
def after_first_sentence(text: object) -> str:
    return _as_safe_as(text, words.split_sentence(str(text))[1])


def _as_safe_as(source: object, part: str) -> str:
    """A part of what format_html made stays safe; any other is escaped as usual."""
    return SafeString(part) if hasattr(source, "__html__") else part


@register.simple_tag
def icon(name: str, tone: str = "") -> str:
    """A sign from the sprite. It is silent: words stand beside it."""
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"no such icon: {name}")
    return _use(name, f"k-icon k-tone-{tone}" if tone else "k-icon")


@register.simple_tag
def state(name: str) -> str:
    if name not in STATES:
        raise template.TemplateSyntaxError(f"no such state: {name}")
    return _use(f"state-{name}", f"k-state k-state--{name}")


@register.simple_tag
def plan_unit(unit: UnitPlan, one_form: str = "") -> str:
    return plan_unit_html(unit, one_form=one_form, icon=icon, state=state)


@register.simple_tag
def event_list(events: Iterable[EventRow]) -> str:
    return event_list_html(events or (), icon=icon)


@register.filter
def state_word(name: str) -> str:
    return STATES[name]


@register.inclusion_tag("components/chip.html")
def chip(kind: str, text: str, dashed: bool = False) -> dict[str, Any]:
    tone, sign = CHIPS[kind]
    return {"tone": tone, "icon": sign, "text": text, "dashed": dashed}


@register.inclusion_tag("components/clock_face.html")
def clock(shape: Clock, silent: bool = False) -> dict[str, Any]:
    return {"clock": shape, "silent": silent}


@register.inclusion_tag("components/button.html", takes_context=True)
def button(context: template.Context, action: Action) -> dict[str, Any]:
    return {"action": action, "csrf_token": context.get("csrf_token", "")}


@register.inclusion_tag("components/waited.html")
def waited(days: int) -> dict[str, Any]:
    """Four boxes, one filled for each whole day that something has waited. Say the days in words beside it."""
    return {"boxes": [place < days for place in range(4)]}


@register.filter
def outcome_icon(name: str) -> str:
    return OUTCOMES[name][0]


@register.filter
def outcome_word(name: str) -> str:
    return OUTCOMES[name][1]


@register.filter
def control(field: BoundField) -> str:
    """The field's widget in the design system's dress."""
    given = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"ds-input {given}".strip()})


@register.filter
def optional_mark(field: BoundField) -> str:
    return "" if field.field.required else getattr(field.field, "optional_mark", "frivilligt")


@register.filter
def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """(address on the page, words) of every error, those of the whole form first."""
    links = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        # A group of radios has no control with the group's own id; its first one is the place to go.
        target = bound.id_for_label or (bound.subwidgets[0].id_for_label if bound.subwidgets else bound.auto_id)
        label = bound.label if bound.label.endswith("?") else f"{bound.label}:"
        links += [(f"#{target}", f"{label} {error}") for error in bound.errors]
    return links


@lru_cache(maxsize=512)
def _use(name: str, css: str) -> str:
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', css, static(SPRITE), name
    )
