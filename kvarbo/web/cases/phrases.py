# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a condition said as a person would say them. What is not known here stays as the rules told it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kvarbo.web.ui.words import in_words, upper_first

LEADS = re.compile(r"^(Avsnittet ”[^”]+” gäller: |Behövs inte längre: )?(.+?)\.$", re.DOTALL)
NOT = "det gäller inte att "
DENIED = {
    "vi har fått kontakt": "vi har inte fått kontakt",
    "samtycke finns": "det finns inget samtycke",
    "en ansökan finns": "det finns ingen ansökan",
    "ett boende är ordnat": "inget boende är ordnat",
    "en utredning om barn pågår": "ingen utredning om barn pågår",
    "en tid är satt": "ingen tid för avhysning är satt",
    "fristen för skulden löper": "fristen för skulden löper inte",
    "den kom efter att Kronofogden fått ett mål": "den kom innan Kronofogden hade något mål",
    "skulden är betald eller åtagen i tid": "skulden är varken betald eller åtagen i tid",
    "mötet hölls": "mötet hölls inte",
    "saken är ett avlägsnande": "saken är inget avlägsnande",
}
HOLDS = {
    "samtycke finns": "det finns ett samtycke",
    "en ansökan finns": "det finns en ansökan",
    "en tid är satt": "Kronofogden har satt en tid",
    "den kom efter att Kronofogden fått ett mål": "den kom efter att Kronofogden hade fått ett mål",
    "underrättelsens slag är underrättelse": "det som kom in är en underrättelse",
    "underrättelsens slag är anmälan": "det som kom in är en anmälan",
    "underrättelsens slag är ansökan": "det som kom in är en ansökan",
    "underrättelsens slag är tidig signal": "det som kom in är en tidig signal",
}
# How a number of something is said: at least so many, and none.
COUNTED = {
    "mål hos Kronofogden": ("Kronofogden har {} mål om avhysning", "Kronofogden har inget mål om avhysning", "t"),
    "barn i hushållet": ("det finns {} barn i hushållet", "det finns inga barn i hushållet", "t"),
    "barn som bor här hela tiden": ("{} barn bor här hela tiden", "inget barn bor här hela tiden", "t"),
    "barn som bor här växelvis": ("{} barn bor här växelvis", "inget barn bor här växelvis", "t"),
    "barn som är här på umgänge": ("{} barn är här på umgänge", "inget barn är här på umgänge", "t"),
    "boende som är 65 år eller äldre": ("{} som bor här är 65 år eller äldre", "ingen här är 65 år eller äldre", "n"),
    "underrättelser": ("{} underrättelser har kommit", "ingen underrättelse har kommit", "n"),
    "underrättelser om elskuld": ("{} underrättelser om elskuld har kommit", "ingen har kommit om elskuld", "n"),
    "underrättelser om hyra eller störning på tolv månader": (
        "{} underrättelser om hyra eller störning har kommit på tolv månader",
        "ingen underrättelse om hyra eller störning har kommit på tolv månader",
        "n",
    ),
}
COUNT = re.compile(r"^(.+) (minst|högst|är) (\d+)$")
CHOICES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^underrättelsens orsak är inte (.+)$"), lambda m: f"underrättelsen gäller inte {m[1]}"),
    (re.compile(r"^underrättelsens orsak är (.+)$"), lambda m: f"underrättelsen gäller {m[1]}"),
    (re.compile(r"^underrättelsens orsak någon av (.+)$"), lambda m: f"underrättelsen gäller {_either(m[1])}"),
    (re.compile(r"^underrättelsens avsändare är (.+)$"), lambda m: f"avsändaren är {m[1]}"),
    (re.compile(r"^underrättelsens avsändare någon av (.+)$"), lambda m: f"avsändaren är {_either(m[1])}"),
    (re.compile(r"^hur barnet bor här är inte (.+)$"), lambda m: f"barnet bor inte här {m[1]}"),
    (re.compile(r"^hur barnet bor här är (.+)$"), lambda m: f"hur barnet bor: {m[1]}"),
    (re.compile(r"^hur barnet bor här någon av (.+)$"), lambda m: f"hur barnet bor: {_either(m[1])}"),
    (re.compile(r"^reglerna för bostaden är inte (.+)$"), lambda m: f"bostaden följer inte {m[1]}"),
    (re.compile(r"^reglerna för bostaden är (.+)$"), lambda m: f"bostaden följer {m[1]}"),
    (re.compile(r"^reglerna för bostaden någon av (.+)$"), lambda m: f"bostaden följer {_either(m[1])}"),
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A reason as a layperson reads it: a whole sentence, or the text as it was."""
    found = LEADS.match(text)
    if found is None:
        return text
    lead, row = found[1] or "", found[2]
    said = _row(row) or _row(row[:1].lower() + row[1:])
    if said is None:
        return text
    return f"{lead}{said}." if lead else f"{upper_first(said)}."


def _row(row: str) -> str | None:
    if row.startswith(NOT):
        inner = row.removeprefix(NOT)
        return DENIED.get(inner) or (inner.replace(" är ", " är inte ", 1) if " är " in inner else None)
    if row in HOLDS:
        return HOLDS[row]
    count = COUNT.match(row)
    if count and count[1] in COUNTED:
        return _counted(COUNTED[count[1]], count[2], int(count[3]))
    return next((say(match) for pattern, say in CHOICES if (match := pattern.match(row))), None)


def _counted(words: tuple[str, str, str], comparison: str, number: int) -> str:
    some, none, gender = words
    if number == 0 and comparison != "minst":
        return none
    told = in_words(number, gender=gender)
    if comparison == "minst" and number == 1:
        return some.format("minst ett" if gender == "t" else "minst en")
    return some.format({"minst": f"minst {told}", "högst": f"högst {told}", "är": told}[comparison])


def _either(words: str) -> str:
    *first, last = words.split(", ")
    return f"{', '.join(first)} eller {last}" if first else last
