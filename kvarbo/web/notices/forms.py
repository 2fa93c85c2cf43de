# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form for each paper, in the paper's order; form 3 with its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from django import forms

from kvarbo.notices.papers import Paper
from kvarbo.notices.services import NoticeDraft
from kvarbo.organisation.models import Board
from kvarbo.web.formrenderer.sections import Row, Section, SectionedForm
from kvarbo.web.labels import CAUSE_SV, choices_of
from kvarbo.web.notices.paper_fields import (
    CHILDREN_TOLD,
    FIELDS,
    FORM_3_NUMBERS,
    LAYOUT,
    POSTED,
    REGIMES,
    TENANT_TITLES,
)
from kvarbo.web.ui.words import upper_first

IF_ANY = "om det finns"
FORM_3, EARLY = "hyra", "tidig-signal"


class PaperForm(SectionedForm, forms.Form):
    """All text: one judge says every fault at once."""

    submission = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=64)
    board = forms.ChoiceField(label="Nämnd", required=False, error_messages={"required": "Välj nämnd."})

    def __init__(self, *, paper: Paper, boards: Sequence[Board], today: dt.date, **given: Any) -> None:
        super().__init__(**given)
        self.paper = paper
        self.boards = {board.slug: board for board in boards}
        chosen = {"sender": paper.senders, "cause": paper.causes}
        one_only = {name for name, words in chosen.items() if len(words) == 1}
        for name, make in FIELDS.items():
            if name in paper.fields - one_only:
                self.fields[name] = make()
        self._choices(today)
        self._words()
        self.sections = _sections(paper, set(self.fields))
        self._boards()

    def _choices(self, today: dt.date) -> None:
        paper = self.paper
        senders = dict(choices_of("sender", on=today))
        self._offer("channel", [("", "Välj"), *choices_of("channel", on=today)])
        self._offer("sender", [("", "Välj"), *((word, senders.get(word, word)) for word in paper.senders)])
        self._offer("cause", [("", "Välj"), *((word, upper_first(CAUSE_SV[word])) for word in paper.causes)])
        self._offer("regime", [(word, REGIMES[word]) for word in REGIMES if word in paper.regimes])
        self._offer("children_told", CHILDREN_TOLD)
        self._offer("kind", [("", "Enligt tabellen"), *choices_of("kind", on=today)])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        if name in self.fields:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _words(self) -> None:
        paper = self.paper
        for name, one in self.fields.items():
            one.optional_mark = "" if name in paper.required else IF_ANY  # type: ignore[attr-defined]
        for name in ("served_on", "children_told", "submission", "board", "kind", "regime"):
            if name in self.fields:
                self.fields[name].optional_mark = ""  # type: ignore[attr-defined]
        if paper.slug == FORM_3:
            self.fields["tenant_personnummer"].help_text = "Finns inte på blankett 3."
        elif paper.slug != "storning":
            self.fields["tenant_name"].label = "Namn på den det gäller"
        if paper.slug == EARLY:
            self.fields["kind_reason"].label = "Grund för att uppgiften lämnas"
        if paper.slug == "hyresnamnden":
            self.fields["matter"].label = "Ärendenummer"

    def _boards(self) -> None:
        if len(self.boards) == 1:
            del self.fields["board"]
            return
        self.fields["board"].required = True
        self.fields["board"].choices = [(board.slug, board.name) for board in self.boards.values()]  # type: ignore[attr-defined]
        first, *rest = self.sections
        self.sections = (replace(first, rows=(Row("1", ("board",)), *first.rows)), *rest)

    @property
    def kind_fields(self) -> list[forms.BoundField]:
        """Kind and reason stand by themselves, below what the table gives."""
        return [self[name] for name in ("kind", "kind_reason")] if self.paper.slug != EARLY else []

    @property
    def kind_open(self) -> bool:
        return any(self[name].value() or self[name].errors for name in ("kind", "kind_reason"))

    @property
    def chosen_board(self) -> Board:
        boards = list(self.boards.values())
        return self.boards[self.cleaned_data["board"]] if len(boards) > 1 else boards[0]

    @property
    def draft(self) -> NoticeDraft:
        known = {one.name for one in fields_of(NoticeDraft)}
        told = {name: value for name, value in self.cleaned_data.items() if name in known}
        return NoticeDraft.from_mapping(self._given() | told)

    def _given(self) -> dict[str, str]:
        """What the choice of paper says already."""
        paper = self.paper
        told = {"paper": paper.slug}
        if len(paper.senders) == 1:
            told["sender"] = paper.senders[0]
        if len(paper.causes) == 1:
            told["cause"] = paper.causes[0]
        return told

    def blame(self, errors: Mapping[str, str]) -> None:
        """Say what the judge found, at the field it stands in."""
        for name, message in errors.items():
            self.add_error(name if name in self.fields else None, message)


def _sections(paper: Paper, known: set[str]) -> tuple[Section, ...]:
    found = []
    for section in LAYOUT:
        rows = tuple(row for row in (_row(row, known) for row in section.rows) if row)
        if not rows:
            continue
        mark = FORM_3_NUMBERS.get(section.title, section.mark) if paper.slug == FORM_3 else section.mark
        title = section.title
        if title == "Avsändare":
            title = paper.sender_label
        elif title == "Hyresgäst":
            title = TENANT_TITLES.get(paper.slug, title)
        note = POSTED if section.mark == "letter" and paper.slug == FORM_3 else section.note
        if section.mark == "plus" and paper.slug == EARLY:
            rows = (Row("1", ("kind_reason",)), *rows)
        found.append(Section(mark, title, rows, note))
    return tuple(found)


def _row(row: Row, known: set[str]) -> Row | None:
    names = tuple(name for name in row.names if name in known)
    if not names:
        return None
    return Row(row.shape, names)
