# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running a job, one at a time by its name, so that what happened can be read afterwards."""

from __future__ import annotations

import datetime as dt
import logging
import time
from dataclasses import dataclass, field

from django.db import DatabaseError, IntegrityError, transaction

from kvarbo.common.logs import place_of_fault
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.jobs import selectors
from kvarbo.jobs.enums import JobOutcome
from kvarbo.jobs.exceptions import JobAlreadyRunning, NoSuchJob
from kvarbo.jobs.models import JobRun
from kvarbo.jobs.registry import JOBS, Did, Job

__all__ = ["run", "run_due"]

# A run that nothing has been heard of for so long has died with its process.
SILENT = dt.timedelta(minutes=15)
BEAT_EVERY = 20.0  # seconds
STOPPED = "Jobbet stannade. Det som hann bli klart står kvar, och nästa körning tar vid."

log = logging.getLogger(__name__)


def run(*, name: str, today: dt.date, now: dt.datetime) -> JobRun:
    """Run the job now and give its row. Raises NoSuchJob, JobAlreadyRunning.

    A fault of the job's own is not raised: it stands in the row.
    """
    job = JOBS.get(name)
    if job is None:
        raise NoSuchJob(f"Det finns inget jobb som heter ”{name}”. De som finns: {', '.join(JOBS)}.")
    row = _begin(job, now)
    pulse = _Pulse(row=row, began=now)
    try:
        did = job.work(today, now, pulse.beat)
    except Exception as fault:
        log.error("job %s stopped: %s at %s", name, type(fault).__name__, place_of_fault(fault))
        _end(row, pulse.now(), JobOutcome.FAILED, count=pulse.count, fault=f"{type(fault).__name__}. {STOPPED}")
    except BaseException:
        _end(row, pulse.now(), JobOutcome.INTERRUPTED, count=pulse.count)
        raise
    else:
        _end(row, pulse.now(), *_outcome(did), count=did.count, faulty=did)
    row.refresh_from_db()
    return row


def run_due(*, today: dt.date, now: dt.datetime) -> list[JobRun]:
    """Run every job that has not been done today, in their order. One that already runs is left to itself."""
    found = []
    for name in selectors.due(today=today):
        try:
            found.append(run(name=name, today=today, now=now))
        except JobAlreadyRunning:
            log.info("job %s runs already", name)
    return found


def _outcome(did: Did) -> tuple[JobOutcome, str]:
    if not did.faulty:
        return JobOutcome.DONE, ""
    kinds = ", ".join(sorted({one.kind for one in did.faulty}))
    many = len(did.faulty)
    words = f"{many} ärende" if many == 1 else f"{many} ärenden"
    return JobOutcome.FAILED, f"{kinds}. {words} gick inte. Alla andra blev klara."[:200]


def _begin(job: Job, now: dt.datetime) -> JobRun:
    """The row of a new run; that of a run that has died is closed first. Raises JobAlreadyRunning."""
    _bury(job.name, now)
    try:
        with transaction.atomic():
            return JobRun.objects.create(
                name=job.name, started_at=now, beat_at=now, outcome=JobOutcome.RUNNING, count=0
            )
    except IntegrityError:
        other = JobRun.objects.filter(name=job.name, outcome=JobOutcome.RUNNING).first()
        since = f" sedan kl. {other.started_at.astimezone(STOCKHOLM):%H.%M}" if other else ""
        raise JobAlreadyRunning(f"Jobbet ”{job.title}” pågår redan{since}. Låt det bli klart.") from None


def _bury(name: str, now: dt.datetime) -> None:
    dead = JobRun.objects.filter(name=name, outcome=JobOutcome.RUNNING, beat_at__lt=now - SILENT)
    for row in dead:
        # Only if it is still as silent as when it was read.
        silent = JobRun.objects.filter(pk=row.pk, outcome=JobOutcome.RUNNING, beat_at=row.beat_at)
        silent.update(outcome=JobOutcome.INTERRUPTED, ended_at=row.beat_at)


def _end(
    row: JobRun, at: dt.datetime, outcome: JobOutcome, fault: str = "", *, count: int, faulty: Did | None = None
) -> None:
    """Close the row, if nobody has taken it for dead meanwhile."""
    told = [[one.case_id, one.kind] for one in faulty.faulty] if faulty else []
    open_row = JobRun.objects.filter(pk=row.pk, outcome=JobOutcome.RUNNING)
    open_row.update(outcome=outcome, ended_at=at, beat_at=at, count=count, fault=fault, faulty=told)


@dataclass(slots=True)
class _Pulse:
    """Tells now and then that the run lives. Its time is the moment it began and what has passed since."""

    row: JobRun
    began: dt.datetime
    start: float = field(default_factory=time.monotonic)
    last: float = 0.0
    count: int = 0

    def now(self) -> dt.datetime:
        return self.began + dt.timedelta(seconds=time.monotonic() - self.start)

    def beat(self, count: int) -> None:
        self.count = count
        passed = time.monotonic() - self.start
        if passed - self.last < BEAT_EVERY:
            return
        self.last = passed
        try:
            JobRun.objects.filter(pk=self.row.pk, outcome=JobOutcome.RUNNING).update(beat_at=self.now(), count=count)
        except DatabaseError:
            log.warning("job %s could not tell that it lives", self.row.name)
