# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real process that takes in the one file that waits, and is killed with some rows saved and some half done."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[2]
# It takes in SIZE rows at a time, says so when the last of TIMES is written but not committed, and goes no further.
SIZE, TIMES = 20, 4
IMPORTING = f"""
import datetime as dt, os, sys, time
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
django.setup()
from kvarbo.noticefiles import services
from kvarbo.noticefiles.models import ImportFile
from kvarbo.organisation.models import User
from tests.casebook import actor
from tests.personas import NOW, TODAY
real, done = services.register_many, []
def register_many(**given):
    found = real(**given)
    done.append(found)
    if len(done) == {TIMES}:
        print("in the middle", flush=True)
        time.sleep(600)
    return found
services.register_many = register_many
maj = User.objects.get(username="maj.postberg")
given = dict(file=ImportFile.objects.get(), with_likely=False, today=TODAY, now=NOW, size={SIZE})
services.accept(actor=actor(maj), **given)
"""


def import_and_kill(folder: Path) -> None:
    """On SQLite the database in memory is laid in a file for the process, and what it left is taken back."""
    name = str(folder / "killed.sqlite3")
    if connection.vendor == "sqlite":
        _copy(out=name)
    else:
        name = connection.settings_dict["NAME"]
    _run_until_killed(name)
    if connection.vendor == "sqlite":
        _copy(back=name)


def _run_until_killed(name: str) -> None:
    environment = {**os.environ, "TEST_DATABASE": name, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORTING], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        told = process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert told == "in the middle\n"


def _copy(*, out: str = "", back: str = "") -> None:
    connection.ensure_connection()
    memory: sqlite3.Connection = connection.connection
    file = sqlite3.connect(out or back)
    try:
        file.backup(memory) if back else memory.backup(file)
    finally:
        file.close()
