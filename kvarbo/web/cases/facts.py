# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts that a routine asks for, and how each is said."""

from __future__ import annotations

from kvarbo.rules.conditions import SET_FACT, Condition
from kvarbo.rules.routine import Routine
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.wording import FACTS_SV


def fact_words(reading: CaseReading) -> dict[str, str]:
    """Fact → how it is said: our own words, then the routine's, then the step that waits for it."""
    found = dict(_routine_words(reading.routine)) if reading.routine else {}
    return {name: FACTS_SV.get(name, words) for name, words in found.items()}


def _routine_words(routine: Routine) -> list[tuple[str, str]]:
    waited = [
        (str(dict(pattern.where)["fact"]), step.title)
        for step in routine.steps
        for pattern in step.done_by
        if pattern.type == "fact_set" and "fact" in dict(pattern.where)
    ]
    conditions = [section.condition for section in routine.sections]
    conditions += [one for step in routine.steps for one in (step.condition, step.ends) if one is not None]
    return [*waited, *(pair for condition in conditions for pair in _named(condition))]


def _named(condition: Condition) -> list[tuple[str, str]]:
    """A row that asks for ”nej” is said the other way round, so its words are cut to what is asked."""
    rows = [row for row in condition.rows if row.fact.startswith(SET_FACT)]
    return [(row.fact.removeprefix(SET_FACT), row.said.removeprefix("det gäller inte att ")) for row in rows]
