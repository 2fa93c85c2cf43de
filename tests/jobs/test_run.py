# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A job runs once at a time, tells how it went, and one that dies does not stop the next."""

import dataclasses
import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from kvarbo.jobs import registry, selectors, services
from kvarbo.jobs.exceptions import JobAlreadyRunning, NoSuchJob
from kvarbo.jobs.models import JobRun
from kvarbo.jobs.registry import Did
from kvarbo.planning.nightly import Faulty
from tests.atonce import at_once
from tests.personas import NOW, TODAY

MINUTE = dt.timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch):
    """Lets a test say what the job `tidy` does."""

    def work(does) -> None:
        monkeypatch.setitem(registry.JOBS, "tidy", dataclasses.replace(registry.JOBS["tidy"], work=does))

    work(lambda *_: Did(3))
    return work


def run(now: dt.datetime = NOW) -> JobRun:
    return services.run(name="tidy", today=TODAY, now=now)


def test_a_run_says_when_how_many_and_how_it_went(work):
    row = run()
    assert (row.outcome, row.count, row.fault, row.started_at) == ("done", 3, "", NOW)
    assert row.ended_at >= NOW


def test_a_fault_is_told_by_its_kind_and_never_by_its_words(work):
    def stops(today, now, beat):
        raise ValueError("19900101-9802 Ture Exempelsson")

    work(stops)
    row = run()
    assert row.outcome == "failed"
    assert row.fault.startswith("ValueError.")
    assert "Ture" not in row.fault


def test_the_log_says_where_a_fault_arose_and_nothing_of_what_it_says(work, caplog):
    def stops(today, now, beat):
        raise ValueError("19900101-9802 Ture Exempelsson")

    work(stops)
    run()
    assert "job tidy stopped: ValueError at test_run.py:" in caplog.text
    assert "Ture" not in caplog.text


def test_one_faulty_case_is_a_fault_that_says_how_many(work):
    work(lambda *_: Did(41, (Faulty("c_ett", "InputError"),)))
    row = run()
    assert (row.outcome, row.count, row.faulty) == ("failed", 41, [["c_ett", "InputError"]])
    assert row.fault == "InputError. 1 ärende gick inte. Alla andra blev klara."


def test_what_the_operator_stops_is_interrupted(work):
    def stopped(today, now, beat):
        raise KeyboardInterrupt

    work(stopped)
    with pytest.raises(KeyboardInterrupt):
        run()
    assert JobRun.objects.get().outcome == "interrupted"


def test_a_second_run_is_refused_while_the_first_goes_on(work):
    JobRun.objects.create(name="tidy", started_at=NOW, beat_at=NOW, outcome="running")
    with pytest.raises(JobAlreadyRunning, match="”Städa” pågår redan sedan kl. 10.00"):
        run(NOW + MINUTE)
    assert JobRun.objects.count() == 1


def test_a_run_whose_process_died_is_closed_by_the_next(work):
    JobRun.objects.create(name="tidy", started_at=NOW, beat_at=NOW + 5 * MINUTE, outcome="running")
    assert run(NOW + 60 * MINUTE).outcome == "done"
    dead = JobRun.objects.order_by("pk").first()
    assert (dead.outcome, dead.ended_at) == ("interrupted", NOW + 5 * MINUTE)


def test_the_database_refuses_two_that_run(work):
    JobRun.objects.create(name="tidy", started_at=NOW, beat_at=NOW, outcome="running")
    with pytest.raises(IntegrityError), transaction.atomic():
        JobRun.objects.create(name="tidy", started_at=NOW, beat_at=NOW, outcome="running")
    JobRun.objects.create(name="replan", started_at=NOW, beat_at=NOW, outcome="running")


@pytest.mark.parametrize(
    "given", [{"outcome": "done"}, {"outcome": "running", "ended_at": NOW}, {"outcome": "failed", "ended_at": NOW}]
)
def test_the_database_refuses_a_run_that_is_half_told(given):
    with pytest.raises(IntegrityError), transaction.atomic():
        JobRun.objects.create(name="tidy", started_at=NOW, beat_at=NOW, **given)


def test_an_unknown_job_is_refused_with_those_there_are():
    with pytest.raises(NoSuchJob, match="replan"):
        services.run(name="atlantis", today=TODAY, now=NOW)


def test_what_is_due_runs_once_a_day(work, profile):
    assert [row.name for row in services.run_due(today=TODAY, now=NOW)] == list(registry.JOBS)
    assert services.run_due(today=TODAY, now=NOW + MINUTE) == []
    tomorrow = NOW + dt.timedelta(days=1)
    assert selectors.due(today=tomorrow.date()) == list(registry.JOBS)


def test_what_failed_is_due_again(work, profile):
    def stops(today, now, beat):
        raise ValueError

    work(stops)
    services.run_due(today=TODAY, now=NOW)
    assert selectors.due(today=TODAY) == ["tidy"]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_refused(work):
    def slow(today, now, beat):
        import time

        time.sleep(0.3)
        return Did(1)

    work(slow)
    given = at_once(run, run)
    assert sorted(type(one).__name__ for one in given) == ["JobAlreadyRunning", "JobRun"]
