# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the runs: what is due, how it went last, and the days before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.jobs.enums import JobOutcome
from kvarbo.jobs.models import JobRun
from kvarbo.jobs.registry import JOBS, Job
from kvarbo.rules.days import add_days


@dataclass(frozen=True, slots=True)
class Standing:
    """How a job stands: its last run, the last that was whole, and whether today's is still to be made."""

    job: Job
    last: JobRun | None
    last_done: JobRun | None
    due: bool


def standings(*, today: dt.date) -> list[Standing]:
    """Each job as it stands today, in the order that they run."""
    last = _latest(JobRun.objects.all())
    done = _latest(JobRun.objects.filter(outcome=JobOutcome.DONE))
    tried = _tried_today(today)
    return [Standing(job, last.get(name), done.get(name), name not in tried) for name, job in JOBS.items()]


def due(*, today: dt.date) -> list[str]:
    """Names of the jobs that have not been gone through today."""
    tried = _tried_today(today)
    return [name for name in JOBS if name not in tried]


def history(*, today: dt.date, days: int) -> list[JobRun]:
    """Every run of so many days, the latest first."""
    since = _begins(add_days(today, 1 - days))
    return list(JobRun.objects.filter(started_at__gte=since).order_by("-started_at", "-pk"))


def replanned_on(*, today: dt.date) -> bool:
    """Whether the plans have been gone through today."""
    return "replan" in _tried_today(today)


def _tried_today(today: dt.date) -> set[str]:
    """What has run to its end today. A run where some case was faulty has still gone through the rest."""
    ended = JobRun.objects.filter(started_at__gte=_begins(today), started_at__lt=_begins(add_days(today, 1)))
    rows = ended.filter(outcome__in=(JobOutcome.DONE, JobOutcome.FAILED)).values_list("name", "outcome", "faulty")
    return {name for name, outcome, faulty in rows if outcome == JobOutcome.DONE or faulty}


def _latest(rows: QuerySet[JobRun]) -> dict[str, JobRun]:
    found: dict[str, JobRun] = {}
    for name in JOBS:
        row = rows.filter(name=name).order_by("-started_at", "-pk").first()
        if row is not None:
            found[name] = row
    return found


def _begins(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=STOCKHOLM)
