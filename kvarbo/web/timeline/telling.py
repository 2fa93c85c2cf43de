# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a label in the drawing says: briefly. The table under the drawing has every word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kvarbo.web.timeline.shapes import Mark
from kvarbo.web.ui.words import upper_first

# The look of a mark's first line; the law's own days have the law's.
LOOKS = {
    "stopped": "done",
    "happened": "",
    "attempt": "",
    "superseded": "subtle",
    **dict.fromkeys(("reached", "possible", "booked", "passed"), "title"),
}
AHEAD = frozenset(("law", "preliminary"))
# What a citation says beyond the paragraph: the part of it, the statute's number, a note within brackets.
BEYOND = re.compile(r" (\w+ stycket( \d+)?|\w+ och \w+ styckena|\w+ meningen|\([^)]*\))")
NAMES = ("Kronofogden", "JO", "IVO", "Hyresnämnden")
Lines = list[tuple[str, str]]


@dataclass
class Telling:
    """One lane's labels. `said`: what the lane has said already, and need not say again."""

    said: set[str] = field(default_factory=set)

    def lines(self, group: Sequence[Mark], *, past: bool = False) -> Lines:
        """Titles of the same day once, then what it is about, what is lost if it is still ahead, and the paragraph."""
        lines: Lines = [(LOOKS.get(mark.shape, "law"), mark.title) for mark in group if mark.shape != "happened"]
        happened = ", ".join(lowered(mark.title) for mark in group if mark.shape == "happened")
        lines += [("", upper_first(happened))] if happened else []
        law = [mark for mark in group if mark.of_law and mark.shape not in ("possible", "superseded")]
        what = [("", words) for words in dict.fromkeys(_sentence(mark.what) for mark in law)]
        ahead = [mark for mark in law if mark.shape in AHEAD and not (past and mark.shape == "preliminary")]
        # The first that is lost; the rest stands in the table.
        lost = [words for mark in ahead if (words := self._lost(mark))][:1]
        sources = dict.fromkeys(paragraph(mark.source) for mark in group if mark.of_law and mark.shape != "superseded")
        if not law:
            return list(dict.fromkeys([*lines, *(("subtle", one) for one in sources)]))
        told = " ".join(words for _, words in what)
        if not lost:
            return list(dict.fromkeys([*lines, ("subtle", f"{told} {'. '.join(sources)}".strip())]))
        last = [("subtle", ". ".join(sources))] if any(sources) else []
        return list(dict.fromkeys([*lines, ("", " ".join([told, *lost])), *last]))

    def _lost(self, mark: Mark) -> str:
        words = first_sentence(mark.follows)
        if not words or words.startswith("Inget") or words in self.said:
            return ""
        self.said.add(words)
        return f"Annars: {lowered(words)}"


def paragraph(citation: str) -> str:
    """The paragraph alone."""
    return BEYOND.sub("", citation).strip()


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence, with it."""
    found = re.match(r".+?[.!?](?=\s+[A-ZÅÄÖ]|$)", text)
    return found.group() if found else text


def lowered(text: str) -> str:
    """A sentence as the second half of another; names keep their capital."""
    return text if text.startswith(NAMES) else text[:1].lower() + text[1:]


def _sentence(words: str) -> str:
    return f"{words.removesuffix('.')}." if words else ""
