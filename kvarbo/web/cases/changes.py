# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an event changed in the plan, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kvarbo.web.cases.plan_rows import deadline_title, unknown_of
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.ui.dates import near_day, short_day

Item = Mapping[str, Any]

NEW, MOVED, DONE, GONE = "new", "moved", "done", "gone"
ICONS = {NEW: "plus", MOVED: "arrow", DONE: "check", GONE: "undo"}
OVER = ("done", "skipped", "obsolete", "postponed", "met", "stopped", "missed")
ORDER = (MOVED, NEW, DONE, GONE)


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. `kind` gives the sign."""

    kind: str
    text: str
    reason: str = ""
    due: str = "9999"
    # Whose step it is.
    unit: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.kind]


def changes_since(reading: CaseReading, *, before: Item, news: Collection[str]) -> list[Change]:
    """Deadlines first, then steps; each with the reason that the new events gave. `news`: ids of the new events."""
    after = reading.plan
    found = _section(reading, before, after)
    found += _each(before["deadlines"], after["deadlines"], lambda old, new: _deadline(reading, old, new, news))
    steps = _each(before["steps"], after["steps"], lambda old, new: _owned(reading, old, new, news))
    return found + sorted(steps, key=lambda one: (ORDER.index(one.kind), one.due))


def _each(before: list[Item], after: list[Item], judge: Any) -> list[Change]:
    old = {one["key"]: one for one in before if one["key"]}
    new = {one["key"]: one for one in after if one["key"]}
    judged = [judge(old.get(key), new.get(key)) for key in {**new, **old}]
    return [change for change in judged if change is not None]


def _section(reading: CaseReading, before: Item, after: Item) -> list[Change]:
    old, new = before["routine"]["section"], after["routine"]["section"]
    if old == new or reading.routine is None:
        return []
    titles = {section.id: section.title for section in reading.routine.sections}
    return [Change(MOVED, f"Nu gäller avsnittet ”{titles.get(new, 'inget')}” i rutinen.", _was(titles.get(old)))]


def _was(title: str | None) -> str:
    return f"Förut gällde ”{title}”. Det som är gjort ligger kvar." if title else ""


def _deadline(reading: CaseReading, old: Item | None, new: Item | None, news: Collection[str]) -> Change | None:
    today = reading.today
    if new is None:
        assert old is not None
        return Change(GONE, f"{deadline_title(reading, old)} räknas inte längre.")
    title = deadline_title(reading, new)
    reason = _why(new, news, old)
    if old is None:
        when = f": {_day_words(reading, new)}" if new["nominal"] and new["state"] == "running" else "."
        return Change(NEW, f"Ny klocka: {title}{when}", reason)
    if old["state"] != new["state"]:
        words = {
            "met": "är klar i tid. Klockan har stannat.",
            "stopped": "har stannat.",
            "missed": "gick ut.",
            "running": "löper igen.",
        }
        if new["kind"] == "earliest" and new["state"] == "met":
            words["met"] = "har passerat."
        return Change(MOVED if new["state"] == "running" else DONE, f"{title} {words[new['state']]}", reason)
    if (old["nominal"], old["preliminary"]) != (new["nominal"], new["preliminary"]):
        was = f" Räknades förut till {short_day(old['nominal'], today=today)}." if old["nominal"] else ""
        return Change(MOVED, f"{title}: {_day_words(reading, new)}{was}", reason)
    return None


def _day_words(reading: CaseReading, deadline: Item) -> str:
    day = near_day(deadline["nominal"], today=reading.today)
    unknown = unknown_of(reading, deadline)
    sure = f", preliminärt{': ' + unknown if unknown else ''}" if deadline["preliminary"] else ""
    return f"{'tidigast ' if deadline['kind'] == 'earliest' else ''}{day}{sure}."


def _owned(reading: CaseReading, old: Item | None, new: Item | None, news: Collection[str]) -> Change | None:
    """What became of a step, with the unit whose it is: the reader may belong to another."""
    found, slug = _step(reading, old, new, news), (new or old or {}).get("unit")
    return replace(found, unit=reading.unit_name(slug)) if found is not None and slug else found


def _step(reading: CaseReading, old: Item | None, new: Item | None, news: Collection[str]) -> Change | None:
    if new is None:
        assert old is not None
        if old["state"] in ("obsolete", "done", "skipped"):
            return None
        return Change(GONE, f"Behövs inte längre: {old['title']}.")
    title, reason = new["title"], _why(new, news, old)
    was = old["state"] if old else None
    if was != new["state"]:
        return _new_state(reading, was, new, title, reason)
    if old is not None and old["due"] != new["due"] and new["state"] in ("open", "waiting", "postponed"):
        when = f"senast {near_day(new['due'], today=reading.today)}" if new["due"] else "ingen bestämd dag"
        before = f" Var {short_day(old['due'], today=reading.today)}." if old["due"] else ""
        return Change(MOVED, f"{title}: {when}.{before}", reason)
    return None


def _new_state(reading: CaseReading, was: str | None, new: Item, title: str, reason: str) -> Change | None:
    state = new["state"]
    due = f", senast {near_day(new['due'], today=reading.today)}" if new["due"] else ""
    if state == "done":
        return Change(DONE, f"Klart: {title}.", reason)
    if state == "skipped":
        return Change(GONE, f"Hoppas över: {title}.", reason)
    if state == "obsolete":
        return Change(GONE, f"Behövs inte längre: {title}.", reason) if was else None
    if state == "postponed":
        return Change(MOVED, f"Uppskjutet till {short_day(new['until'], today=reading.today)}: {title}.", reason)
    if was is None:
        return Change(NEW, f"Nytt steg: {title}{due}.", reason, new["due"] or "9999")
    words = "Kan börja nu" if state == "open" else "Väntar"
    return Change(MOVED, f"{words}: {title}{due}.", reason, new["due"] or "9999")


def _why(item: Item, news: Collection[str], old: Item | None) -> str:
    """The part that leans on what is new: what set it off, or, once it is over, what ended it. Else a part that reads
    otherwise than before. A day that moved for no told reason gets none: an old reason would be the wrong one."""
    parts = item["because"]
    fresh = [part for part in parts if set(part["events"]) & set(news)]
    if not fresh and old is not None:
        told = {part["text"] for part in old["because"]}
        fresh = [part for part in parts if part["text"] not in told]
    if not fresh:
        moved = old is not None and old["state"] == item["state"]
        return str(parts[0]["text"]) if parts and not moved else ""
    return str(fresh[-1 if item["state"] in OVER else 0]["text"])
