# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling the demo, once: profiles, fictional staff, and the stories, each event at its own past moment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from kvarbo.cases.models import Case
from kvarbo.common.errors import DomainError
from kvarbo.demo.stories import STORIES
from kvarbo.demo.telling import Teller
from kvarbo.notices.models import Notice
from kvarbo.organisation import selectors, services, staff
from kvarbo.planning.services import replan_all
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.profile import read_folder

# The first one loaded is the one shown.
PROFILES = ("exempelkommun", "goteborg")
SHOWN = "exempelkommun"
AUTHOR = "demo"


class NotADemo(DomainError):
    """The demo is only filled where nothing is real."""


def fill(*, today: dt.date, now: dt.datetime) -> bool:
    """Load the profiles and tell the stories. False when that was done before: then nothing is touched."""
    if not settings.KVARBO_DEMO:
        raise NotADemo("Demon fylls bara i demoläge, aldrig i drift.")
    for name in PROFILES:
        services.load_profile(files=read_folder(REGELVERK / "profiler" / name), now=now, author=AUTHOR)
    people = selectors.demo_staff(slug=SHOWN)
    if people is not None:
        staff.sync_demo_staff(profile=SHOWN, staff=people, now=now, author=AUTHOR)
    if Case.objects.exists() or Notice.objects.exists():
        return False
    with transaction.atomic():
        for story in STORIES:
            Teller(story=story, seed_day=today).tell()
        replan_all(today=today, now=now)
    return True


def empty() -> None:
    """Throw the demo's database away. The log cannot be deleted row by row, so the file goes."""
    if not settings.KVARBO_DEMO or connection.vendor != "sqlite":
        raise NotADemo("Bara demons egen fil kan tömmas.")
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)
