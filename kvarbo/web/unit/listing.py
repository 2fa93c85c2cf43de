# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit's list: its choices with their counts, and one page of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from kvarbo.planning.worklists import Details, Line, details
from kvarbo.web.cases.line_frame import line_frame
from kvarbo.web.ui.line_html import line_table_html
from kvarbo.web.unit.choices import ALL, AS_MY_DAY, ORDERS, SHOW, Chosen, chosen_lines, counts, worker_counts
from kvarbo.web.unit.desk import Desk

PER_PAGE = 50
# Label, address, whether it is chosen, how many.
Tab = tuple[str, str, bool, int]


@dataclass(frozen=True)
class Removable:
    """A choice that holds, and the address without it."""

    words: str
    url: str


class UnitList:
    """One page of the unit's households as they were chosen."""

    def __init__(self, *, desk: Desk, chosen: Chosen, page: str) -> None:
        self.desk, self.chosen = desk, chosen
        self.lines: list[Line] = chosen_lines(desk.lines, chosen, clocks=desk.clocks)
        self.pages = max(1, -(-len(self.lines) // PER_PAGE))
        self.page = min(max(int(page), 1), self.pages) if page.isascii() and page.isdigit() and len(page) < 7 else 1

    @cached_property
    def shown(self) -> list[Line]:
        start = (self.page - 1) * PER_PAGE
        return self.lines[start : start + PER_PAGE]

    @cached_property
    def details(self) -> Mapping[str, Details]:
        """With who has the household here, before those of other units."""
        told = details(user=self.desk.visit.user, lines=self.shown, today=self.desk.today)
        return {
            line.case_id: told[line.case_id]._replace(others=self._who(line, told[line.case_id].others))
            for line in self.shown
            if line.case_id in told
        }

    def _who(self, line: Line, others: str) -> str:
        here = [one.name for one in self.desk.workers_of(line) if not one.left]
        return ". ".join(filter(None, (", ".join(here) or "Ingen handläggare", others)))

    def url(self, chosen: Chosen, page: int = 1) -> str:
        return chosen.query(unit=self.desk.slug, page=page)

    def tabs(self) -> list[Tab]:
        """What may be shown, each with the rows it would give; one that gives none is there while it is chosen."""
        counted = counts(self.desk.lines, self.chosen, clocks=self.desk.clocks)
        return [
            (one.words, self.url(self.chosen.with_show(slug)), slug == self.chosen.show, counted[slug])
            for slug, one in SHOW.items()
        ]

    def workers(self) -> list[tuple[str, str, bool]]:
        """(id, words, whether chosen) of the staff, by name, with what each has of what is shown."""
        counted = worker_counts(self.desk.lines, self.chosen, clocks=self.desk.clocks)
        return [
            (one.user_id, f"{one.name} ({counted.get(one.user_id, 0)})", one.user_id == self.chosen.worker)
            for one in self.desk.people.values()
        ]

    def orders(self) -> list[tuple[str, str, bool]]:
        return [(slug, words, slug == self.chosen.order) for slug, words in ORDERS.items()]

    def removable(self) -> list[Removable]:
        chosen = self.chosen
        found = []
        if chosen.show != ALL:
            found.append(Removable(SHOW[chosen.show].words, self.url(chosen.without("visa"))))
        if chosen.worker:
            found.append(Removable(self.desk.people[chosen.worker].name, self.url(chosen.without("handlaggare"))))
        if chosen.order != AS_MY_DAY:
            found.append(Removable(ORDERS[chosen.order], self.url(chosen.without("ordning"))))
        return found

    def table(self, request: HttpRequest) -> SafeString | None:
        if not self.shown:
            return None
        back = reverse("unit-list") + self.url(self.chosen, self.page)
        frame = line_frame(request, details=self.details, back=back)
        return line_table_html(self.shown, frame=frame, caption=f"Hushåll hos {self.desk.unit.name}")

    def context(self, request: HttpRequest) -> dict[str, Any]:
        first, last = (self.page - 1) * PER_PAGE + 1, (self.page - 1) * PER_PAGE + len(self.shown)
        return {
            "tabs": self.tabs(),
            "workers": self.workers(),
            "orders": self.orders(),
            "removable": self.removable(),
            "clear_url": self.url(Chosen()),
            "table": self.table(request),
            "chosen": self.chosen,
            "told": f"visar {first}–{last}" if self.pages > 1 else "",
            "before_url": self.url(self.chosen, self.page - 1) if self.page > 1 else "",
            "after_url": self.url(self.chosen, self.page + 1) if self.page < self.pages else "",
        }


def unit_tabs(desk: Desk, *, address: str) -> Sequence[tuple[str, str, bool, None]]:
    """One's units to choose among, when there are several."""
    if not desk.several:
        return []
    return [(one.name, f"{address}?enhet={one.slug}", one.pk == desk.unit.pk, None) for one in desk.units]
