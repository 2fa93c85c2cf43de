# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the program does by itself at night: when it ran last, how it went, and the days before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kvarbo.jobs import selectors
from kvarbo.jobs.enums import JobOutcome
from kvarbo.jobs.models import JobRun
from kvarbo.jobs.registry import JOBS
from kvarbo.planning.nightly import plans_behind
from kvarbo.web.ui.dates import near_day, short_moment
from kvarbo.web.ui.words import count_of
from kvarbo.web.visit import visit_of

MAY_LOOK = frozenset({"team_leader", "process_leader"})
DAYS = 14
MARKS = {
    JobOutcome.DONE: "done", JobOutcome.FAILED: "late", JobOutcome.INTERRUPTED: "dropped",
    JobOutcome.RUNNING: "started",
}  # fmt: skip


@dataclass(frozen=True)
class JobRow:
    title: str
    about: str
    when: str
    took: str
    count: str
    mark: str
    outcome: str
    fault: str
    coming: str
    due: bool


@dataclass(frozen=True)
class RunRow:
    title: str
    when: str
    took: str
    count: str
    mark: str
    outcome: str
    fault: str


@require_safe
def job_runs(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if not any(place.code in MAY_LOOK for place in visit.places):
        raise Http404
    rows = [_job(one, visit.today) for one in selectors.standings(today=visit.today)]
    runs = selectors.history(today=visit.today, days=DAYS)
    by_day: dict[str, list[RunRow]] = {}
    for run in runs:
        by_day.setdefault(near_day(run.started_at, today=visit.today), []).append(_run(run))
    behind = plans_behind(today=visit.today)
    context = {"rows": rows, "days": list(by_day.items()), "history_days": DAYS, "behind": behind}
    return render(request, "jobs/runs.html", context | {"lead": _lead(rows, behind)})


def _lead(rows: list[JobRow], behind: bool) -> str:
    waiting = [row.title for row in rows if row.due]
    failed = [row.title for row in rows if row.mark == "late"]
    if waiting:
        return f"{_listed(waiting)} har inte körts till slut i dag. Den som sköter driften behöver titta på det."
    if failed:
        return f"{_listed(failed)} gick inte helt. Allt annat är kört i dag."
    if behind:
        return "Allt är kört i dag, men några planer är äldre än så."
    return "Allt är kört i dag. Planer och listor gäller dagen."


def _listed(titles: list[str]) -> str:
    return " och ".join(f"”{title}”" for title in titles)


def _job(one: selectors.Standing, today: dt.date) -> JobRow:
    run = _run(one.last) if one.last else None
    return JobRow(
        title=one.job.title,
        about=one.job.about,
        when=short_moment(one.last.started_at, today=today) if one.last else "aldrig",
        took=run.took if run else "–",
        count=run.count if run else "–",
        mark=run.mark if run else "waiting",
        outcome=run.outcome if run else "Inte kört än",
        fault=run.fault if run else "",
        coming="skulle ha körts i dag" if one.due else "nästa natt",
        due=one.due,
    )


def _run(run: JobRun) -> RunRow:
    job, outcome = JOBS.get(run.name), JobOutcome(run.outcome)
    one, many = job.counts if job else ("", "")
    return RunRow(
        title=job.title if job else run.name,
        when=short_moment(run.started_at),
        took=_took(run),
        count=count_of(run.count, one=one, many=many),
        mark=MARKS[outcome],
        outcome=str(outcome.label),
        fault=run.fault,
    )


def _took(run: JobRun) -> str:
    if run.ended_at is None:
        return "pågår"
    seconds = round((run.ended_at - run.started_at).total_seconds())
    if seconds < 1:
        return "under en sekund"
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
