# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo jobs run|list`: what the operator's timer runs, and what the operator reads."""

import json

import pytest

from kvarbo.cli.main import main
from kvarbo.jobs.models import JobRun

pytestmark = pytest.mark.django_db


def test_all_that_is_due_runs_and_the_second_time_nothing(profile, capsys):
    assert main(["jobs", "run"]) == 0
    assert set(JobRun.objects.values_list("name", flat=True)) == {"replan", "measures", "tidy"}
    capsys.readouterr()
    assert main(["jobs", "run"]) == 0
    assert "redan kört" in capsys.readouterr().out


def test_one_by_name_runs_whenever_it_is_asked_for(profile, capsys):
    assert main(["jobs", "run", "tidy"]) == 0
    assert main(["jobs", "run", "tidy"]) == 0
    assert JobRun.objects.filter(name="tidy").count() == 2


def test_an_unknown_name_is_one_line_and_code_two(capsys):
    assert main(["jobs", "run", "atlantis"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_list_says_what_is_due(profile, capsys):
    main(["jobs", "run", "tidy"])
    capsys.readouterr()
    assert main(["jobs", "list"]) == 0
    told = {one["job"]: one for one in json.loads(capsys.readouterr().out)}
    assert (told["tidy"]["due"], told["replan"]["due"]) == (False, True)
    assert told["tidy"]["last"]["outcome"] == "done"


def test_the_older_command_is_the_same_job(profile, capsys):
    assert main(["replan", "--reached"]) == 0
    assert JobRun.objects.get().name == "replan"
