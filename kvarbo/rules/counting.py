# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting: from the facts of one rule to its days. Pure, and remembered per law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kvarbo.rules import days
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import Law
from kvarbo.rules.rule import Length, Rule, Value

FactValue = dt.date | str | bool
Facts = Mapping[str, FactValue]

LENGTHENED: dict[str, Callable[[dt.date, int], dt.date]] = {
    "dagar": days.add_days,
    "veckor": days.add_weeks,
    "månader": days.add_months,
    "år": lambda day, years: days.add_months(day, 12 * years),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a rule answers. All days are None when nothing is known.

    `missing`: the keys of facts that would have decided, in the rule's order. `start`: the day counted from.
    """

    rule: Rule
    value: Value
    start: dt.date | None
    length: Length | None
    nominal: dt.date | None
    due: dt.date | None
    earliest: dt.date | None
    preliminary: bool
    missing: tuple[str, ...]


def count(*, law: Law, rule_id: str, facts: Facts, on: dt.date | None = None) -> Counted:
    """Count one rule. `facts` holds parsed values and no unknown key; `on` chooses the wording (default: the start).

    Raises InputError when the rule has no value on the deciding day.
    """
    key = (rule_id, tuple(sorted(facts.items())), on)
    found = law.memo.get(key)
    if found is None:
        found = law.memo[key] = _count(law, law.rule(rule_id), facts, on)
        if len(law.memo) > 200_000:
            law.memo.clear()
    return found


def _count(law: Law, rule: Rule, facts: Facts, on: dt.date | None) -> Counted:
    start, missing, preliminary = _start(law, rule, facts, on)
    if start is None:
        value = rule.value_on(on) if on else rule.values[-1]
        return Counted(rule, value, None, None, None, None, None, True, missing)
    value = rule.value_on(on or start)
    length = value.length
    if value.longer_if and facts.get(value.longer_if[0]) is True:
        length = value.longer_if[1]
    nominal, earliest = _reach(rule, start, length)
    due = days.roll(nominal) if rule.rolls else nominal
    if rule.kind == "earliest":
        earliest = nominal
    elif rule.earliest_day_after:
        earliest = nominal + days.ONE
    preliminary = preliminary or rule.always_preliminary
    return Counted(rule, value, start, length, nominal, due, earliest, preliminary, missing)


def _start(law: Law, rule: Rule, facts: Facts, on: dt.date | None) -> tuple[dt.date | None, tuple[str, ...], bool]:
    """(the day counted from, facts missing, is it only a lower bound)."""
    if rule.start_kind == "regel":
        base = count(law=law, rule_id=rule.start, facts=facts, on=on)
        return base.nominal, base.missing, base.preliminary
    if rule.start_kind == "brev":
        return _letter(rule, facts)
    if rule.start_kind == "senaste_av":
        known = [day for key in rule.start if isinstance(day := facts.get(key), dt.date)]
        missing = tuple(key for key in rule.start if key not in facts)
        return (max(known) if known else None), missing, bool(missing)
    given = facts.get(rule.start)
    if given is None:
        return None, (rule.start,), True
    if rule.start_kind == "före_månad":
        return days.last_vardag_before_month(str(given)), (), False
    return given, (), False  # type: ignore[return-value]


def _letter(rule: Rule, facts: Facts) -> tuple[dt.date | None, tuple[str, ...], bool]:
    """A recommended letter counts on the day it was posted, all else on the day it arrived (JB 12:63).

    With an unknown manner the posted day is the safer one for the household.
    """
    posted_key, received_key, manner_key = rule.start
    posted, received, recommended = facts.get(posted_key), facts.get(received_key), facts.get(manner_key)
    if recommended is False:
        return received, (() if received else (received_key,)), received is None  # type: ignore[return-value]
    day = posted or received
    missing = tuple(key for key, value in ((posted_key, posted), (manner_key, recommended)) if value is None)
    return day, missing, bool(missing)  # type: ignore[return-value]


def _reach(rule: Rule, start: dt.date, length: Length | None) -> tuple[dt.date, dt.date | None]:
    """(the nominal day, the earliest day where the way of counting gives one)."""
    if rule.method == "själva_dagen":
        return start, None
    if rule.method == "föregående_arbetsdag":
        return days.previous_workday(start), None
    if length is None:
        raise InputError("värdet saknar längd", place=rule.id)
    if rule.method == "vardagar_gått":
        return days.nth_vardag_after(start, length.number) + days.ONE, None
    if rule.method == "nte_vardag":
        return days.nth_vardag_after(start, length.number), None
    reached = LENGTHENED[length.unit](start, length.number)
    if rule.method == "år_och_årsskifte":
        return dt.date(reached.year + 1, 12, 31), reached
    return reached, None


def count_variant(
    *, law: Law, counted: Counted, facts: Facts, on: dt.date | None, change: Mapping[str, str]
) -> dt.date | None:
    """The nominal day by another reading of the same words; None when that reading gives no day of its own."""
    rule, start, length = counted.rule, counted.start, counted.length
    if start is None or not change:
        return None
    if change.get("från") == "rullad_dag":
        start = days.roll(start)
    if change.get("vardag") == "arbetsdag" and length and rule.method in ("vardagar_gått", "nte_vardag"):
        day = days.add_workdays(start, length.number)
        return day + days.ONE if rule.method == "vardagar_gått" else day
    return _reach(replace(rule), start, length)[0]
