# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo import-notices`: the page's door, for those who receive files by other ways. Prints nobody's name."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kvarbo.cli.main import main
from kvarbo.noticefiles.models import ImportFile
from kvarbo.notices.models import Notice
from tests.noticefiles.sheets import EXAMPLE, HEADER, SENDER, csv_file, many_rows

ROOT = Path(__file__).parents[2]
# A municipality without a past: profile and fictional staff.
STAFF = """
import datetime as dt, django
django.setup()
from kvarbo.cli.serving import migrate
from kvarbo.organisation import selectors, services, staff
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.profile import read_folder
migrate()
now = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.timezone.utc)
services.load_profile(files=read_folder(REGELVERK / "profiler/exempelkommun"), now=now, author="test")
people = selectors.demo_staff(slug="exempelkommun")
staff.sync_demo_staff(profile="exempelkommun", staff=people, now=now, author="test")
"""


@pytest.fixture
def command(organisation, profile, maj, capsys):
    """Runs the command as Maj; gives the exit code, what was said and what was complained of."""

    def command(file: Path, *more: str, user: str = maj.username) -> tuple[int, str, str]:
        code = main(["import-notices", str(file), "--user", user, *more])
        return (code, *capsys.readouterr())

    return command


@pytest.fixture
def listing(tmp_path) -> Path:
    path = tmp_path / "lista.csv"
    path.write_bytes(csv_file())
    return path


def test_rows_are_taken_in_once_however_often_it_runs(command, listing):
    assert command(listing, "--sender", SENDER)[0] == 0
    code, said, _ = command(listing, "--sender", SENDER)
    assert (code, Notice.objects.count()) == (0, 3)
    assert "3 redan inlästa" in said


def test_a_dry_run_saves_nothing(command):
    code, said, complaints = command(EXAMPLE, "--sender", SENDER, "--dry-run")
    assert (code, Notice.objects.exists(), ImportFile.objects.exists()) == (0, False, False)
    assert "170 godtas, 26 har fel" in said
    assert "rad 62, tenant_personnummer: Kontrollsiffran" in complaints


def test_json_gives_counts_and_faults_by_row_and_field(command):
    _, said, _ = command(EXAMPLE, "--sender", SENDER, "--json")
    answer = json.loads(said)
    counts = {key: answer[key] for key in ("rows", "registered", "faulty", "already_imported", "possible_duplicates")}
    assert counts == {"rows": 200, "registered": 170, "faulty": 26, "already_imported": 2, "possible_duplicates": 2}
    assert {"row": 41, "field": "amount", "message": "Skriv hela kronor, utan ören.", "value": "8 450,50"} in answer[
        "errors"
    ]


def test_no_name_and_no_number_is_printed(command, tmp_path):
    row = ["Elen Påhitsson", "Stig 1", "Hyresrätt", "Ture Hemligsson", "19910307-9804x"]
    (tmp_path / "lista.csv").write_bytes(csv_file([row]))
    _, said, complaints = command(tmp_path / "lista.csv", "--sender", SENDER, "--json")
    assert not [word for word in ("Elen", "Ture", "Hemligsson", "9804", "Stig") if word in said + complaints]
    assert len(json.loads(said)["errors"]) == 2


def test_a_quotation_mark_in_a_value_lets_nothing_out(command, tmp_path):
    row = ["Elen Påhitsson", "Stig 1", "Hyresrätt", "x” Ture Hemligsson", "100"]
    (tmp_path / "lista.csv").write_bytes(csv_file([row]))
    _, said, complaints = command(tmp_path / "lista.csv", "--sender", SENDER, "--json")
    assert "Hemligsson" not in said + complaints


def test_columns_can_be_named_and_are_remembered(command, tmp_path):
    path = tmp_path / "lista.csv"
    path.write_bytes(csv_file([["Elen Påhitsson", "Stig 1", "100"]], header=["Vem", "Var", "Skuld"]))
    assert command(path, "--sender", SENDER)[0] == 2
    named = ("--column", "Vem=tenant_name", "--column", "Var=tenant_street", "--all-rows", "regime=JB12")
    assert command(path, "--sender", SENDER, *named)[0] == 0
    path.write_bytes(csv_file([["Ture Exempelsson", "Stig 2", "200"]], header=["Vem", "Var", "Skuld"]))
    assert command(path, "--sender", SENDER)[0] == 0
    assert Notice.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--sender", SENDER, "--board", "atlantis"), "atlantis"),
        (("--sender", SENDER, "--received", "i går"), "--received"),
        (("--sender", SENDER, "--received", "2199-01-01"), "framtiden"),
        (("--sender", SENDER, "--column", "Adress=gata"), "--column"),
        (("--sender", SENDER, "--all-rows", "paper=atlantis"), "atlantis"),
        (("--sender", SENDER, "--all-rows", "tenant_personnummer=19910307-9804"), "--all-rows"),
        (("--sender", "Fantasi\udcff"), "--sender"),
        ((), "Avsändarens namn"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(command, listing, more, said):
    code, _, complaints = command(listing, *more)
    assert code == 2
    assert said in complaints
    assert complaints.count("\n") == 1
    assert not ImportFile.objects.exists()


def test_files_and_people_that_are_not_there_are_named(command, listing, tmp_path):
    assert command(tmp_path / "ingen.csv")[0] == 2
    assert command(listing, user="atlantis")[0] == 2
    (tmp_path / "tom.csv").write_bytes(b"")
    assert "tom" in command(tmp_path / "tom.csv", "--sender", SENDER)[2]


def test_a_process_killed_in_the_middle_goes_on_where_it_stopped(tmp_path):
    """A real process, a real database file, a real SIGKILL."""
    count, path = 3000, tmp_path / "lista.csv"
    path.write_bytes(csv_file(many_rows(count), header=HEADER))
    (run, marks) = _kvarbo(tmp_path)
    subprocess.run([sys.executable, "-c", STAFF], cwd=ROOT, env=_environment(tmp_path), check=True)
    importing = ["import-notices", str(path), "--user", "maj.ovstrand", "--sender", SENDER]
    process = subprocess.Popen(
        [sys.executable, "-m", "kvarbo.cli.main", *importing], cwd=ROOT, env=_environment(tmp_path)
    )
    while not (stopped := marks("noticefiles_importedrow")) and process.poll() is None:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    stopped = marks("noticefiles_importedrow")
    assert 0 < stopped < count
    assert marks("notices_notice") == stopped
    run(*importing)
    assert marks("notices_notice") == marks("noticefiles_importedrow") == count


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KVARBO_", "DATABASE_URL"))}
    return {**kept, "KVARBO_VAR_DIR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"}


def _kvarbo(folder: Path):
    def run(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "kvarbo.cli.main", *arguments], cwd=ROOT, env=_environment(folder), check=True
        )

    def marks(table: str) -> int:
        with sqlite3.connect(folder / "var/kvarbo.sqlite3", timeout=20) as database:
            return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    return run, marks
