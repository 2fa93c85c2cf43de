# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the unit's list may be chosen by: all of it stands here, and an address can choose nothing else.

SoLPuF 15 §: casework is searched by name, personal number or case number alone. So no choice may be about a person:
not age, children, violence, language, gender or health. What the work waits for, and who does it, are not traits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from kvarbo.planning.worklists import Line

Holds = Callable[[Line, "Clocks"], bool]


@dataclass(frozen=True)
class Clocks:
    """Which lines have a last day this week, and which have nobody: asked for once for a page."""

    ending: frozenset[str]
    unassigned: frozenset[str]


@dataclass(frozen=True)
class Choice:
    words: str
    holds: Holds


def _open(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is None


def _no_caseworker(line: Line, clocks: Clocks) -> bool:
    return line.case_id in clocks.unassigned


def _ending(line: Line, clocks: Clocks) -> bool:
    return line.case_id in clocks.ending


def _waiting_for_us(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is None and line.step is not None and line.group != "waiting"


def _waiting_for_others(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is None and line.group == "waiting"


def _no_contact(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is None and line.without_contact


def _parked(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is None and line.parked is not None


def _late(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is None and line.late


def _to_follow_up(line: Line, clocks: Clocks) -> bool:
    return line.closed_on is not None


ALL = "alla"
SHOW: Mapping[str, Choice] = {
    ALL: Choice("Alla", _open),
    "utan-handlaggare": Choice("Utan handläggare", _no_caseworker),
    "gar-ut": Choice("Går ut i veckan", _ending),
    "vantar-pa-oss": Choice("Väntar på oss", _waiting_for_us),
    "vantar-pa-andra": Choice("Väntar på andra", _waiting_for_others),
    "utan-kontakt": Choice("Utan kontakt", _no_contact),
    "parkerade": Choice("Uppskjutna", _parked),
    "forsenade": Choice("Försenade", _late),
    "att-folja-upp": Choice("Att följa upp", _to_follow_up),
}
AS_MY_DAY, LAST_CAME = "min-dag", "senast-inkommet"
ORDERS: Mapping[str, str] = {AS_MY_DAY: "Som Min dag", LAST_CAME: "Senast inkommet"}
# Parameter → its words. The whole allow-list: who the caseworker is may be any of the unit's staff.
FACETS: Mapping[str, str] = {"visa": "Visa", "handlaggare": "Handläggare", "ordning": "Ordning"}
# Which unit and which page: they choose no households.
PLACES = ("enhet", "sida")
MOST_ECHOED = 40


@dataclass(frozen=True)
class Chosen:
    """The list's choices, with what was asked for and is not known, in words."""

    show: str = ALL
    worker: str = ""
    order: str = AS_MY_DAY
    refused: tuple[str, ...] = ()

    def query(self, *, unit: str = "", page: int = 1) -> str:
        """The address of these choices; never empty, so that a plain address can mean: as I left it."""
        told = {"visa": self.show}
        if self.worker:
            told["handlaggare"] = self.worker
        if self.order != AS_MY_DAY:
            told["ordning"] = self.order
        if unit:
            told["enhet"] = unit
        if page > 1:
            told["sida"] = str(page)
        return f"?{urlencode(told)}"

    @property
    def is_plain(self) -> bool:
        return (self.show, self.worker, self.order) == (ALL, "", AS_MY_DAY)

    def without(self, facet: str) -> Chosen:
        plain = Chosen()
        field = {"visa": "show", "handlaggare": "worker", "ordning": "order"}[facet]
        return replace(self, refused=(), **{field: getattr(plain, field)})

    def with_show(self, show: str) -> Chosen:
        return replace(self, show=show, refused=())


def chosen_from(asked: Mapping[str, str], *, workers: Iterable[str]) -> Chosen:
    """What an address chooses, as far as it may. The rest is left out and said, never an error."""
    known = {"visa": SHOW, "handlaggare": frozenset(workers), "ordning": ORDERS}
    held: dict[str, str] = {}
    refused: list[str] = []
    for name, value in asked.items():
        if name in PLACES:
            continue
        if name not in known:
            refused.append(f"Listan kan inte väljas efter ”{name[:MOST_ECHOED]}”.")
        elif value and value not in known[name]:
            refused.append(f"Valet under {FACETS[name]} finns inte.")
        elif value:
            held[name] = value
    return Chosen(
        show=held.get("visa", ALL),
        worker=held.get("handlaggare", ""),
        order=held.get("ordning", AS_MY_DAY),
        refused=tuple(refused),
    )


def chosen_lines(lines: Sequence[Line], chosen: Chosen, *, clocks: Clocks) -> list[Line]:
    """The lines that the choices leave, in the order asked for. `lines` come as Min dag orders them."""
    holds = SHOW[chosen.show].holds
    found = [line for line in lines if holds(line, clocks) and _is_of(line, chosen.worker)]
    if chosen.order == LAST_CAME:
        found.sort(key=lambda line: line.arrived_on, reverse=True)
    return found


def counts(lines: Sequence[Line], chosen: Chosen, *, clocks: Clocks) -> dict[str, int]:
    """How many rows each choice would show beside the caseworker chosen."""
    mine = [line for line in lines if _is_of(line, chosen.worker)]
    return {slug: sum(one.holds(line, clocks) for line in mine) for slug, one in SHOW.items()}


def worker_counts(lines: Sequence[Line], chosen: Chosen, *, clocks: Clocks) -> dict[str, int]:
    """How many rows each caseworker has under what is shown."""
    holds = SHOW[chosen.show].holds
    found: dict[str, int] = {}
    for line in lines:
        if holds(line, clocks):
            for user_id in line.assigned:
                found[user_id] = found.get(user_id, 0) + 1
    return found


def _is_of(line: Line, worker: str) -> bool:
    return not worker or worker in line.assigned
