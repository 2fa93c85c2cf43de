# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What marks a household out today, read from a situation: the one truth of the lists' rows and the case page's flags.

A situation made of some zones' events gives the marks that those zones tell of, and no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kvarbo.rules import days
from kvarbo.rules.caselog import Event
from kvarbo.rules.facts import WINDOW_MONTHS, repeated
from kvarbo.rules.routine import Routine, Step
from kvarbo.rules.situation import Resident, Situation

# The fact that tells that the question about violence has been asked, and the one that tells that there is violence.
VIOLENCE_ASKED = "valdsfragan_stalld"
VIOLENCE_TOLD = "violence"
YES = (True, "ja", "yes")


def standing_evictions(s: Situation) -> list[Event]:
    """Times for eviction that hold: not replaced, and the matter not ended."""
    return [e for key, e in s.evictions.items() if key not in s.replaced and not s.ended(e.data["matter"])]


def adults(s: Situation, *, also_left: bool = False) -> set[str]:
    """The adults of the household, also one who lives elsewhere."""
    return {one.id for one in s.residents.values() if one.part != "child" and (also_left or not one.left)}


def contact_tries(s: Situation, *, also_left: bool = False) -> list[Event]:
    """Calls, visits and messages to an adult of the household, whatever came of them.

    What was done is counted with `also_left`: that somebody moves out does not make it undone.
    """
    grown = adults(s, also_left=also_left)
    return [event for event in s.of("contact", "visit") if event.data["with"] in grown]


def reached(tries: list[Event]) -> list[Event]:
    """Those that reached someone, the first of them first."""
    return sorted((e for e in tries if e.data["result"] == "reached"), key=lambda e: (e.on, e.at or "", e.order))


def last_notice_on(s: Situation) -> dt.date | None:
    """The day the latest notice came."""
    return max((event.data["received_on"] for event in s.notices.values()), default=None)


def tries_since_notice(s: Situation) -> list[Event]:
    """Tries from the day the latest notice came: what was tried for an earlier one is not for this."""
    came = last_notice_on(s)
    return [event for event in contact_tries(s) if came is None or event.on >= came]


def without_contact(*, arrived_on: dt.date | None, reached_on: dt.date | None) -> bool:
    """Whether nobody has been reached since the latest notice came. The last contact decides: reaching someone once
    does not make a later notice known to the household."""
    return reached_on is None or (arrived_on is not None and reached_on < arrived_on)


def repeated_notices(s: Situation) -> list[Event]:
    """Notices of rent or disturbance that came within the window for repetition, the first of them first."""
    return list(repeated(s, s.case_id)[1])


def old_residents(s: Situation) -> list[Resident]:
    return [person for person in s.residents.values() if person.is_old(s.day)]


def violence(s: Situation) -> bool:
    """Violence is told of, or a child is judged to need protection at once."""
    told = s.last("fact_set", "fact", VIOLENCE_TOLD)
    if told is not None and told.data["value"] in YES:
        return True
    last = {event.data["child"]: event.data["result"] for event in s.of("protection_assessed")}
    return "need" in last.values()


def unasked_violence(s: Situation, routine: Routine | None) -> list[Step]:
    """The routine's steps that ask about violence, when nobody has noted that the question has been asked."""
    if s.closed or any(event.data["fact"] == VIOLENCE_ASKED for event in s.of("fact_set")):
        return []
    return violence_steps(routine) if routine else []


def violence_steps(routine: Routine) -> list[Step]:
    return [
        step for step in routine.steps if any(dict(one.where).get("fact") == VIOLENCE_ASKED for one in step.done_by)
    ]


def debt_percent(s: Situation) -> int | None:
    """What the last notice of unpaid rent asks for, less what has been paid of it, in percent of a month's rent."""
    rent = s.home.data.get("rent") if s.home else None
    owed = [e for e in s.notices.values() if e.data["cause"] == "rent_arrears" and "amount" in e.data]
    if not rent or not owed:
        return None
    last = owed[-1]
    paid = sum(e.data["amount"] for e in s.of("payment") if e.data["notice"] == last.data["notice"])
    left = max(int(last.data["amount"]) - paid, 0)
    return round(100 * left / int(rent)) or None


def served_on(s: Situation, notice: str) -> dt.date | None:
    """The day the tenant was served with the notice, as last confirmed or as the paper says."""
    confirmed = s.last("service_confirmed", "notice", notice)
    told = confirmed or s.notices.get(notice)
    return told.data.get("served_on") if told else None


def coming_days(s: Situation) -> Iterator[dt.date]:
    """Days on which a mark may change with no new entry: birthdays, and the end of a notice's window."""
    for person in s.residents.values():
        yield from person.birthdays()
    for notice in s.notices.values():
        yield days.add_months(notice.data["received_on"], WINDOW_MONTHS) + days.ONE
