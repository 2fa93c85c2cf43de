# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan as tables: deadlines, and steps by unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.urls import reverse

from kvarbo.planning.rulebook import current_law
from kvarbo.rules.routine import Pattern
from kvarbo.web.cases import subjects
from kvarbo.web.cases.kinds import KIND_OF_TYPE, Kind
from kvarbo.web.cases.phrases import plain
from kvarbo.web.cases.reading import CaseReading, mark_of
from kvarbo.web.ui.dates import short_day
from kvarbo.web.ui.plan import deadline_row, slack_words, sort_steps, step_row
from kvarbo.web.ui.shapes import Action, DeadlineRow, StepRow, UnitPlan

STATE_ORDER = ("running", "missed", "met", "stopped")
Row = Mapping[str, Any]


@lru_cache(maxsize=512)
def rule_url(rule_id: str) -> str:
    return reverse("rule", args=[rule_id])


def rule_title(rule_id: str) -> str:
    rule = current_law().rules.get(rule_id)
    return rule.title if rule else rule_id


def deadline_rows(reading: CaseReading) -> list[DeadlineRow]:
    """What still runs first, by day."""
    found = sorted(
        reading.plan["deadlines"],
        key=lambda one: (STATE_ORDER.index(one["state"]), one["nominal"] or "9999", one["key"]),
    )
    return [_deadline_row(reading, one) for one in found]


def _deadline_row(reading: CaseReading, deadline: Row) -> DeadlineRow:
    title, unknown = deadline_title(reading, deadline), unknown_of(reading, deadline)
    row = deadline_row(
        deadline,
        today=reading.today,
        title=title,
        unknown=unknown,
        rule_url=rule_url,
        event_url=reading.place_of,
    )
    # How the other points were read stands with the rule, one click away.
    row = replace(row, readings=tuple(reading for reading in row.readings if reading.unsure))
    if not deadline["superseded"]:
        return row
    last = deadline["superseded"][-1]
    until = short_day(last["known_until"], today=reading.today)
    was = f"Räknades tidigare till {short_day(last['nominal'], today=reading.today)} (till och med {until})"
    return replace(row, fallback=f"{row.fallback}. {was}" if row.fallback else was)


def deadline_title(reading: CaseReading, deadline: Row) -> str:
    """The rule, and which notice when there are several."""
    title, notices = rule_title(deadline["rule"]), reading.situation.notices
    subject = deadline["subject"]
    if subject in notices and len(notices) > 1:
        came = short_day(notices[subject].data["received_on"], today=reading.today)
        return f"{title}, underrättelsen som kom {came}"
    return title


def unknown_of(reading: CaseReading, deadline: Row) -> str:
    """What makes a notice's clock preliminary."""
    notice = reading.situation.notices.get(deadline["subject"])
    if notice is None or not deadline["preliminary"]:
        return ""
    told = reading.situation.of("service_confirmed")
    served = notice.data.get("served_on") or any(one.data["notice"] == deadline["subject"] for one in told)
    unknown = [] if served else ["delgivningsdag"]
    if notice.data["channel"] == "recommended_letter" and not notice.data.get("posted_on"):
        unknown.append("postdag")
    return f"{' och '.join(unknown)} okänd" if unknown else ""


def unit_plans(reading: CaseReading) -> list[UnitPlan]:
    """The coordinating unit first, then the others in the profile's order."""
    first = reading.coordinator
    order = list(reading.profile.units)
    by_unit: dict[str, list[Row]] = {}
    for step in reading.plan["steps"]:
        by_unit.setdefault(step["unit"] or "", []).append(step)
    slugs = sorted(by_unit, key=lambda slug: (slug != first, order.index(slug) if slug in order else len(order)))
    return [_unit_plan(reading, slug, by_unit[slug], coordinates=slug == first) for slug in slugs]


def _unit_plan(reading: CaseReading, slug: str, steps: list[Row], *, coordinates: bool) -> UnitPlan:
    rows = sort_steps(step_of(reading, step) for step in steps)
    done = sum(row.state == "done" for row in rows)
    wanted = sum(row.state not in ("dropped", "skipped") for row in rows)
    slack = [row["workdays"] for row in reading.plan["slack"] if row["unit"] == slug]
    words, tone = slack_words(min(slack)) if slack else ("", "")
    locked = any(row.locked for row in rows)
    name = reading.unit_name(slug)
    return UnitPlan(
        name=name,
        note=f"{'samordnar, ' if coordinates else ''}{done} av {wanted} klara",
        slack=words,
        slack_tone=tone,
        steps=rows,
        locked_note=f"Du ser att stegen finns och hur de går. Innehållet läser bara {name}." if locked else "",
        anchor=f"enhet-{slug}" if slug else "",
    )


def step_of(reading: CaseReading, step: Row) -> StepRow:
    done_by = reading.by_id.get(step["done_by"] or "")
    said = [part | {"text": plain(part["text"])} for part in step["because"]]
    return step_row(
        {**step, "because": said},
        today=reading.today,
        who=who_does(reading, step),
        done_on=done_by.on if done_by else None,
        actions=_actions(reading, step),
        more=_more(reading, step),
        rule_url=rule_url,
        event_url=reading.place_of,
    )


def who_does(reading: CaseReading, step: Row) -> str:
    if step["person"]:
        return reading.staff.get(step["person"], "").partition(" ")[0]
    role = reading.profile.roles.get(step["role"] or "")
    return role.name if role else ""


def kinds_for(reading: CaseReading, step: Row) -> list[Kind]:
    """The events that complete the step and that this reader has a form for."""
    known = reading.routine.by_id.get(step["id"]) if reading.routine and step["id"] else None
    types = dict.fromkeys(one.type for one in known.done_by if _within_reach(reading, one)) if known else {}
    return [KIND_OF_TYPE[name] for name in types if name in KIND_OF_TYPE and KIND_OF_TYPE[name].open_to(reading)]


def _within_reach(reading: CaseReading, pattern: Pattern) -> bool:
    """Whether the reader's form has the unit or the role that the step waits for."""
    wanted = dict(pattern.where)
    if pattern.type == "unit_joined" and "unit" in wanted:
        units = wanted["unit"] if isinstance(wanted["unit"], frozenset) else {wanted["unit"]}
        return any(slug in units for slug, _ in subjects.units_outside(reading))
    if pattern.type == "assigned" and "role" in wanted:
        return wanted["role"] in dict(subjects.role_choices(reading, reading.own_unit))
    return True


def event_url(reading: CaseReading, kind: Kind, step: Row | None = None) -> str:
    url = _event_url(reading.case.number, kind.slug, kind.page)
    return f"{url}?steg={mark_of(step['key'])}" if step else url


@lru_cache(maxsize=1024)
def _event_url(number: str, slug: str, page: str) -> str:
    return reverse(page, args=[number]) if page else reverse("event-new", args=[number, slug])


def _actions(reading: CaseReading, step: Row) -> list[Action]:
    """What is done about a step from its row."""
    if not _to_do(reading, step):
        return []
    about = str(step["title"])
    kinds = kinds_for(reading, step)
    actions = [Action(kind.verb, event_url(reading, kind, step), about=about) for kind in kinds]
    if _only_so(kinds):
        return actions
    done = KIND_OF_TYPE["step_done"]
    mark = mark_of(step["key"])
    hidden = (("steg", mark), *reading.form_values)
    url = event_url(reading, done)
    return [*actions, Action(done.verb, url, "post", name="steg", value=mark, hidden=hidden, about=about)]


def _more(reading: CaseReading, step: Row) -> list[Action]:
    """What is done more seldom. What the law demands can only be done."""
    if not _to_do(reading, step):
        return []
    types = [] if step["required"] == "law" else ["step_postponed", "step_skipped"]
    if types and step["due"] and not reading.case.closed_on:
        types.append("order_moved")
    told = [] if _only_so(kinds_for(reading, step)) else [("Klart med anteckning", KIND_OF_TYPE["step_done"])]
    told += [(KIND_OF_TYPE[name].verb, KIND_OF_TYPE[name]) for name in types]
    return [Action(words, event_url(reading, kind, step), about=str(step["title"])) for words, kind in told]


def _only_so(kinds: list[Kind]) -> bool:
    """A step that asks how it went is not done by a mark: neither a follow-up nor the closing itself."""
    return any(kind.type in ("follow_up", "case_closed") for kind in kinds)


def _to_do(reading: CaseReading, step: Row) -> bool:
    """In a closed case only what the closing set off is left: the rest of the steps are obsolete."""
    return bool(step["key"]) and step["state"] not in ("done", "skipped", "obsolete")
