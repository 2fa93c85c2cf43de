# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The three blocks of the page in words: what the month says, the table, and how it was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kvarbo.measures.enums import Measure
from kvarbo.measures.selectors import Figure
from kvarbo.rules.profile import MeasureRules
from kvarbo.web.routine.chart import Chart, chart_of, month_name
from kvarbo.web.ui.words import count_of

WIDE, NARROW, ON_A_PHONE = 760, 350, 6
Series = Mapping[str, Sequence[Figure]]
NOTHING = "Inget att räkna ännu."


@dataclass(frozen=True)
class Block:
    """One question about the unit, answered for up to a year."""

    anchor: str
    title: str
    sentence: str
    filled: str
    outlined: str
    wide: Chart
    narrow: Chart
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    how: tuple[str, ...]
    few: bool


def blocks(series: Series, *, rules: MeasureRules, board: str) -> list[Block]:
    """The blocks that there is anything to say in, in the order that a leader asks."""
    found = [_steps(series, rules), _contacts(series, rules), _notices(series, rules, board)]
    return [block for block in found if block is not None]


def versions(series: Series) -> list[str]:
    """The ways that the months were counted, if more than one."""
    names = {one.definition for figures in series.values() for one in figures}
    return sorted(names) if len(names) > 1 else []


def lead(series: Series, *, rules: MeasureRules) -> str:
    """The month that runs, in a sentence or three."""
    parts = [_steps_said(series), _contacts_said(series, rules), _notices_said(series, rules)]
    said = [part for part in parts if part]
    return " ".join(said) or NOTHING


def _last(series: Series, measure: str) -> Figure | None:
    figures = [one for one in series.get(measure, ()) if one.of]
    return figures[-1] if figures and figures[-1] is series[measure][-1] else None


def _steps_said(series: Series) -> str:
    in_time = _last(series, Measure.STEP_IN_TIME)
    if in_time is None:
        return ""
    undone = _last(series, Measure.STEP_NOT_DONE)
    left = undone.part if undone else 0
    many = count_of(in_time.of, one="steg", many="steg")
    rest = f", {left} är inte gjorda" if left else ""
    return f"{in_time.part} av {many} gjordes i tid{rest}."


def _contacts_said(series: Series, rules: MeasureRules) -> str:
    early = _last(series, Measure.NO_CONTACT_EARLY)
    if early is None:
        return ""
    if not early.part:
        return f"Alla {early.of} hushåll nåddes inom {_days(rules.contact_days)}."
    homes = count_of(early.of, one="hushåll", many="hushåll")
    return f"{early.part} av {homes} nåddes inte inom {_days(rules.contact_days)}."


def _notices_said(series: Series, rules: MeasureRules) -> str:
    waiting = _last(series, Measure.NOTICE_WAITING)
    slow = _last(series, Measure.NOTICE_SLOW)
    if waiting is None:
        return ""
    late = slow.part if slow else 0
    first = (
        f"{late} av {count_of(waiting.of, one='underrättelse', many='underrättelser')}"
        if late
        else "Ingen underrättelse"
    )
    return f"{first} väntade längre än {_workdays(rules.decision_workdays)}, {waiting.part} väntar ännu."


def _steps(series: Series, rules: MeasureRules) -> Block | None:
    short = [
        Figure(late.month, late.part + undone.part, late.of, late.definition)
        for late, undone in zip(series[Measure.STEP_LATE], series[Measure.STEP_NOT_DONE], strict=True)
    ]
    names = (Measure.STEP_IN_TIME, Measure.STEP_LATE, Measure.STEP_SKIPPED, Measure.STEP_NOT_DONE)
    return _block(
        "steg", "Gör vi stegen i tid?", _steps_said(series), short,
        ("för sent eller inte gjort", "alla steg med sista dag i månaden"),
        [("Steg", None), *((_label(name), series[name]) for name in names)], rules,
        (
            "Alla steg som lagen eller rutinen kräver av enheten och vars sista dag har gått under månaden.",
            "Ett steg som flyttats för hand räknas efter sin nya dag. Frivilliga steg räknas inte.",
            "Ett steg som ingen har gjort räknas som inte gjort också om ärendet sedan har avslutats.",
            *_closed_how(series[Measure.CLOSED_ANYWAY]),
        ),
    )  # fmt: skip


def _closed_how(figures: Sequence[Figure]) -> tuple[str, ...]:
    closed, anyway = sum(one.of for one in figures), sum(one.part for one in figures)
    if not closed:
        return ()
    return (
        f"Av {count_of(closed, one='avslutat ärende', many='avslutade ärenden')} under månaderna avslutades "
        f"{anyway} trots att något var kvar, efter beslut av arbetsledare.",
    )


def _contacts(series: Series, rules: MeasureRules) -> Block | None:
    early, law = series[Measure.NO_CONTACT_EARLY], series[Measure.NO_CONTACT_LAW]
    within = _days(rules.contact_days)
    return _block(
        "kontakt", "Når vi hushållen?", _contacts_said(series, rules), list(early),
        (f"inte nådda inom {within}", "alla hushåll med första underrättelse i månaden"),
        [("Hushåll", None), (f"Inte nådda inom {within}", early), ("Inte nådda före lagens sista dag", law)], rules,
        (
            "Hushåll som enheten samordnar, i den månad då den första underrättelsen kom.",
            "Nådd är den som har svarat, tagit emot ett besök eller kommit till ett möte. Brev och försök räknas inte.",
            "Ett hushåll räknas först när dagen har gått, eller när det har nåtts.",
            "Lagens sista dag är den då hyresrätten inte längre kan räddas. Alla har ingen sådan dag.",
        ),
    )  # fmt: skip


def _notices(series: Series, rules: MeasureRules, board: str) -> Block | None:
    waited = _workdays(rules.decision_workdays)
    rows: list[tuple[str, Sequence[Figure] | None]] = [("Underrättelser", None)]
    rows += [(f"Väntade mer än {waited}", series[Measure.NOTICE_SLOW]), ("Väntar ännu", series[Measure.NOTICE_WAITING])]
    return _block(
        "underrattelser", "Läses underrättelserna?", _notices_said(series, rules), list(series[Measure.NOTICE_SLOW]),
        (f"väntade mer än {waited}", "alla underrättelser i månaden"), rows, rules,
        (
            f"Allt som kom till {board} under månaden, oavsett vilken enhet som sedan fick det.",
            "Tiden går från dagen då papperet kom in till dagen då någon beslutade om det.",
        ),
        of=Measure.NOTICE_WAITING, series=series,
    )  # fmt: skip


def _block(
    anchor: str, title: str, sentence: str, figures: Sequence[Figure], words: tuple[str, str],
    columns: Sequence[tuple[str, Sequence[Figure] | None]], rules: MeasureRules, how: tuple[str, ...], *,
    of: str = "", series: Series | None = None,
) -> Block | None:  # fmt: skip
    wholes = list(series[of]) if series and of else list(figures)
    if not any(one.of for one in wholes):
        return None
    shown = [Figure(one.month, one.part, whole.of, one.definition) for one, whole in zip(figures, wholes, strict=True)]
    rows = [
        (
            month_name(whole),
            str(whole.of),
            *(_share(column[number], rules) for _, column in columns if column is not None),
        )
        for number, whole in enumerate(wholes)
    ]
    return Block(
        anchor=anchor, title=title, sentence=sentence or "Inget att räkna än den här månaden.", filled=words[0],
        outlined=words[1], wide=chart_of(shown, width=WIDE, key=f"{anchor}-bred"),
        narrow=chart_of(shown[-ON_A_PHONE:], width=NARROW, key=f"{anchor}-smal"),
        headers=("Månad", *(name for name, _ in columns)), rows=tuple(reversed(rows)), how=how,
        few=any(0 < one.of < rules.few for one in wholes),
    )  # fmt: skip


def _share(one: Figure, rules: MeasureRules) -> str:
    """The number, and its share of those that are known, unless they are so few that chance decides."""
    if not one.of:
        return "–"
    if one.of < rules.few:
        return f"{one.part} av {one.of}"
    return f"{one.part} av {one.of} ({round(100 * one.part / one.of)} %)"


def _label(name: str) -> str:
    return str(Measure(name).label)


def _days(number: int) -> str:
    return count_of(number, one="dag", many="dagar")


def _workdays(number: int) -> str:
    return count_of(number, one="arbetsdag", many="arbetsdagar")
