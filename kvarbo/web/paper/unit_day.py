# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A unit's day, or one's own, on a few sheets: a row for each household, with room to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kvarbo.audit.services import Act, record_all
from kvarbo.cases.models import CasePerson
from kvarbo.organisation.models import Unit
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.parties.enums import PartyKind
from kvarbo.parties.models import Party
from kvarbo.planning.worklists import Details, Line, details, my_lines
from kvarbo.web.paper.rows import when_words
from kvarbo.web.ui.dates import short_day, short_moment
from kvarbo.web.ui.line_chips import line_clock
from kvarbo.web.unit.desk import Desk
from kvarbo.web.visit import Visit

# As many as the sheets hold; names are asked for no more than that.
MOST_ROWS = 50
UNASSIGNED = "unassigned"
TITLES = {
    "today": "I dag",
    "week": "Den här veckan",
    UNASSIGNED: "Ingen är utsedd",
    "waiting": "Väntar på andra",
    "later": "Senare",
}
USUAL = ("today", "week", UNASSIGNED)
PROTECTED = "Skyddade uppgifter: adressen skrivs inte ut."


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One household. `clock` and `step` with what stands under them; `law`: in bold."""

    number: str
    clock: str
    clock_note: str
    name: str
    about: str
    address: str
    step: str
    when: str
    pressing: bool
    who: str


@dataclass(frozen=True, kw_only=True)
class DayGroup:
    title: str
    rows: tuple[DayRow, ...]


@dataclass(frozen=True, kw_only=True)
class UnitDay:
    """`left_out`: what is not on the sheets, said on them."""

    title: str
    unit: str
    printed: str
    phones: tuple[tuple[str, str], ...]
    groups: tuple[DayGroup, ...]
    count: int
    left_out: str


def unit_day(desk: Desk, *, mine: bool, everything: bool) -> UnitDay:
    """What is for today and this week, and what nobody has; all of it if asked for."""
    visit, unit = desk.visit, desk.unit
    lines = my_lines(user=visit.user, today=visit.today) if mine else desk.lines
    nobody = set() if mine else {line.case_id for line in desk.unassigned}
    gone = set() if mine else {one.user_id for one in desk.leavers if one.left}
    placed = [(_group_of(line, nobody), line) for line in lines]
    wanted = [(group, line) for group, line in placed if everything or group in USUAL]
    wanted.sort(key=lambda pair: list(TITLES).index(pair[0]))
    shown = wanted[:MOST_ROWS]
    rows = _rows(visit, shown, gone)
    _note_read(visit, [line for _, line in shown])
    groups = [(group, tuple(row for one, row in rows if one == group)) for group in TITLES]
    return UnitDay(
        title=f"{visit.user.name}, min dag" if mine else "Enhetens dag",
        unit=unit.name,
        printed=f"{short_moment(visit.now)} av {visit.user.name}",
        phones=tuple(_phones(unit)),
        groups=tuple(DayGroup(title=TITLES[group], rows=found) for group, found in groups if found),
        count=len(shown),
        left_out=_left_out(len(wanted) - len(shown), len(placed) - len(wanted)),
    )


def _group_of(line: Line, nobody: set[str]) -> str:
    """What is for this week stands there; of the rest, what nobody has comes first."""
    return UNASSIGNED if line.case_id in nobody and line.group not in ("today", "week") else line.group


def _left_out(over: int, later: int) -> str:
    parts = [f"{over} hushåll till har inte fått plats" if over > 0 else ""]
    parts.append(f"{later} som väntar på andra eller kommer senare är inte med" if later else "")
    told = " och ".join(filter(None, parts))
    return f"{told}." if told else ""


def _rows(visit: Visit, shown: Sequence[tuple[str, Line]], gone: set[str]) -> list[tuple[str, DayRow]]:
    """`gone`: those who have left the unit, and so have nothing."""
    lines = [line for _, line in shown]
    told = details(user=visit.user, lines=lines, today=visit.today)
    names = names_of_staff(ids={user for line in lines for user in line.assigned} - gone)
    hidden = _protected([line.case_id for line in lines])
    return [(group, _row(visit, line, told.get(line.case_id), names, line.case_id in hidden)) for group, line in shown]


def _row(visit: Visit, line: Line, told: Details | None, names: dict[str, str], hidden: bool) -> DayRow:
    clock = line_clock(line, today=visit.today)
    step, (when, pressing) = line.step, _when(line, visit)
    known = told is not None and bool(told.address)
    who = [names[user].partition(" ")[0] for user in line.assigned if user in names]
    return DayRow(
        number=line.number,
        clock=clock.title if clock.face != "none" else "Ingen klocka",
        clock_note=clock.note,
        name=told.name if told else f"Ärende {line.number}",
        about=", ".join(filter(None, (told.age, told.children))) if told else "",
        # Several households lie on one paper: where someone protected lives is never among them.
        address=PROTECTED if hidden and known else told.address if told else "",
        step=step.title if step else _waiting(line),
        when=when,
        pressing=pressing,
        who=", ".join(who) or "Ingen utsedd",
    )


def _waiting(line: Line) -> str:
    if line.waits:
        return f"Väntar på andra: {line.waits[0].title}"
    return f"Uppskjutet: {line.parked.title}" if line.parked else "Inget nästa steg"


def _when(line: Line, visit: Visit) -> tuple[str, bool]:
    """When, in the few words that the case's own sheet has, and whether it presses."""
    step = line.step
    if step is None:
        return _since(line, visit), False
    days = {"due": step.due, "latest_start": step.latest_start}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    when, pressing = when_words({**told, "state": "open", "until": None, "opens_on": None}, today=visit.today)
    return f"{when}{', lag' if step.required == 'law' else ''}", pressing


def _since(line: Line, visit: Visit) -> str:
    if line.waits and line.waits[0].since:
        return f"Sedan {short_day(line.waits[0].since, today=visit.today)}"
    if line.parked and line.parked.until:
        return f"Till {short_day(line.parked.until, today=visit.today)}"
    return ""


def _protected(case_ids: Sequence[str]) -> set[str]:
    rows = CasePerson.objects.filter(case__in=case_ids, until_day=None, person__protected=True)
    return set(rows.values_list("case_id", flat=True))


def _phones(unit: Unit) -> Iterable[tuple[str, str]]:
    """The units of the area and Kronofogden: nobody's own numbers."""
    units = Unit.objects.filter(profile=unit.profile, area=unit.area, is_active=True).exclude(phone="")
    yield from units.order_by("pk").values_list("name", "phone")
    party = Party.objects.filter(kind=PartyKind.ENFORCEMENT).exclude(phone="").order_by("pk").first()
    if party is not None:
        yield "Kronofogden", party.phone


def _note_read(visit: Visit, lines: Sequence[Line]) -> None:
    """Names and addresses leave the screen here, so each household counts as read."""
    record_all(
        acts=[
            Act(
                actor_id=visit.user.pk,
                action="read",
                object_kind="unit_paper",
                object_id=line.case_id,
                at=visit.now,
                case_id=line.case_id,
            )
            for line in lines
        ]
    )
