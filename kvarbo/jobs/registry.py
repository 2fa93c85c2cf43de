# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobs there are, in the order that they run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from kvarbo.measures.services import count_months
from kvarbo.planning.nightly import Faulty, replan_reached
from kvarbo.workplace.services import tidy

Beat = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Did:
    """What a run did: how many, and the cases that could not be worked on."""

    count: int
    faulty: tuple[Faulty, ...] = ()


Work = Callable[[dt.date, dt.datetime, Beat], Did]


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `counts` says what its number is a number of: (one, many)."""

    name: str
    title: str
    about: str
    counts: tuple[str, str]
    work: Work


def _replan(today: dt.date, now: dt.datetime, beat: Beat) -> Did:
    done = replan_reached(today=today, now=now, beat=beat)
    return Did(done.count, done.faulty)


def _measures(today: dt.date, now: dt.datetime, beat: Beat) -> Did:
    return Did(count_months(today=today, now=now, beat=beat))


def _tidy(today: dt.date, now: dt.datetime, beat: Beat) -> Did:
    return Did(tidy(now=now))


JOBS: dict[str, Job] = {
    job.name: job
    for job in (
        Job(
            "replan",
            "Planera om",
            "Räknar om planen i de ärenden där något öppnar, stänger eller går ut en ny dag.",
            ("plan", "planer"),
            _replan,
        ),
        Job(
            "measures",
            "Räkna månaderna",
            "Räknar för varje enhet hur rutinen följs, om hushållen nås och hur länge underrättelser väntar.",
            ("månad", "månader"),
            _measures,
        ),
        Job(
            "tidy",
            "Städa",
            "Tar bort påbörjade formulär som är för gamla.",
            ("formulär", "formulär"),
            _tidy,
        ),
    )
}
