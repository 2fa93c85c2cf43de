# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to ask about a notice, from `regelverk/fragor.yaml`: what may be wrong with it, never that it is."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kvarbo.rules.conditions import Condition, read_condition
from kvarbo.rules.documents import Reader, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.rule import Source
from kvarbo.rules.rulefile import CERTAINTY, read_source

# Fact → (what it is per, type, how it is said). All are of one notice.
FACTS: dict[str, tuple[str, str, str]] = {
    "underrättelse.orsak": ("underrättelse", "ord", "underrättelsens orsak"),
    "underrättelse.regim": ("underrättelse", "ord", "reglerna för bostaden"),
    "belopp.ifrågasatt": ("underrättelse", "ja_nej", "hyresgästen uppger ett annat belopp"),
    "belopp.procent_av_hyran": ("underrättelse", "tal", "beloppet i procent av månadshyran"),
    "hyresmånad.känd": ("underrättelse", "ja_nej", "hyresmånaden nämns"),
    "delgivning.känd": ("underrättelse", "ja_nej", "delgivningsdagen är känd"),
    "uppgifter.saknas": ("underrättelse", "ja_nej", "uppgifter saknas på blanketten"),
    "uppsägning.för_tidig": ("underrättelse", "ja_nej", "meddelandet kom före tidigaste dag för uppsägning"),
    "underrättelser.om_samma_månad": ("underrättelse", "tal", "underrättelser om samma hyresmånad"),
}
# What the sentence may be filled with.
WORDS = frozenset({"amount", "told", "times", "month", "missing", "due", "given", "earliest", "count"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the file has it."""

    id: str
    title: str
    when: Condition
    says: str
    ask: str
    because: str
    sources: tuple[Source, ...]
    verified_on: dt.date
    certainty: str
    reading: str

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether the question should be asked; an unknown fact is no ground for one."""
        found = (facts.get(row.fact) is not None and row.holds(facts[row.fact]) for row in self.when.rows)
        return all(found) if self.when.every else any(found)


@lru_cache(maxsize=4)
def notice_questions(path: Path = REGELVERK / "fragor.yaml") -> tuple[Asked, ...]:
    """All questions in the order of the file. Raises InputError that names file, key and row."""
    reader = Reader(read_yaml(path.read_text(encoding="utf-8"), place=path.name), path.name)
    found = reader.items("frågor", _asked)
    reader.done()
    if len({one.id for one in found}) != len(found):
        raise InputError("två frågor har samma kortnamn", place=path.name)
    return found


def _asked(raw: object, place: str) -> Asked:
    r = Reader(raw, place)
    checked = r.inner("kontrollerad")
    found = Asked(
        id=r.slug("fråga"),
        title=r.text("rubrik"),
        when=read_condition(r.raw("när"), r.at("när"), per="underrättelse", facts=FACTS),
        says=_sentence(r.text("säger").strip(), r.at("säger")),
        ask=r.text("fråga_till").strip(),
        because=r.text("därför").strip(),
        sources=r.items("källor", read_source),
        verified_on=checked.day("dag"),
        certainty=checked.word("säkerhet", CERTAINTY),
        reading=r.text("tolkning").strip(),
    )
    checked.text("av")
    checked.done()
    r.done()
    return found


def _sentence(text: str, place: str) -> str:
    wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    if unknown := wanted - WORDS:
        raise InputError(f"okänt ord att fylla i: {', '.join(sorted(unknown))}", place=place)
    return text
