# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling the demo, once: profiles, fictional staff, and the stories, each event at its own past moment."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from kvarbo.audit.models import Entry
from kvarbo.audit.services import record
from kvarbo.cases.models import Case
from kvarbo.common.errors import DomainError
from kvarbo.demo.away import are_away
from kvarbo.demo.closing import Closer
from kvarbo.demo.crew import Staff
from kvarbo.demo.finishing import Finisher
from kvarbo.demo.having_been import were_here
from kvarbo.demo.inbox import arrivals, dismissed
from kvarbo.demo.phones import have_phones
from kvarbo.demo.stories import STORIES
from kvarbo.demo.stories_endings import ENDINGS
from kvarbo.demo.stories_more import MORE
from kvarbo.demo.telling import Teller
from kvarbo.demo.tidying import Tidier
from kvarbo.demo.variations import stories
from kvarbo.demo.working import Worker
from kvarbo.notices.models import Notice
from kvarbo.organisation import selectors, services, staff
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.profile import read_folder

# The first one loaded is the one shown.
PROFILES = ("exempelkommun", "goteborg")
SHOWN = "exempelkommun"
AUTHOR = "demo"
SEED_KIND = "demo"
# What belongs to the program and not to the fictional municipality.
KEPT = ("django_migrations", "django_content_type", "auth_permission")


class NotADemo(DomainError):
    """The demo is only filled where nothing is real."""


def fill(*, today: dt.date, now: dt.datetime, variations: int = 1) -> bool:
    """Load the profiles and tell the stories. False when that was done before: then nothing is touched.

    One variation of each story is enough for every step, state and word to occur.
    """
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
        _tell_all(today, now, variations)
        have_phones(actor_id=AUTHOR, now=now)
        were_here(today=today)
        are_away(today=today, now=now)
        record(actor_id=AUTHOR, action="fill", object_kind=SEED_KIND, object_id=today.isoformat(), at=now)
    return True


def seed_day() -> dt.date | None:
    """The day that the demo was filled for."""
    rows = Entry.objects.filter(object_kind=SEED_KIND, action="fill").order_by("-at")
    day = rows.values_list("object_id", flat=True).first()
    return dt.date.fromisoformat(day) if day else None


def may_refill() -> bool:
    """Only a demo in its own file can be thrown away from a page."""
    return bool(settings.KVARBO_DEMO) and connection.vendor == "sqlite"


@transaction.atomic
def refill(*, today: dt.date, now: dt.datetime, variations: int = 1) -> None:
    """Forget all that was done and fill anew, in one transaction: whoever looks meanwhile sees the old."""
    if not may_refill():
        raise NotADemo("Bara demons egen fil kan fyllas på nytt.")
    _forget()
    fill(today=today, now=now, variations=variations)


def _forget() -> None:
    """Every row goes. The log's guards are put back as they were; a fault puts back the rows too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
        for name, _ in guards:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            if table not in KEPT:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 our own tables
        for _, sql in guards:
            cursor.execute(sql)


def _tell_all(today: dt.date, now: dt.datetime, variations: int) -> None:
    staff = Staff.of_the_demo()
    worker, tidier, finisher = Worker(staff=staff), Tidier(staff=staff), Finisher(staff=staff)
    profile = selectors.current_profile()
    closer = Closer(staff=staff, tidier=tidier, profile=profile)
    told = chain(
        STORIES, MORE, ENDINGS, stories(seed_day=today, staff=staff, variations=variations), dismissed(), arrivals()
    )
    for serial, story in enumerate(told, 1):
        Teller(
            story=story, staff=staff, tidier=tidier, worker=worker, closer=closer, finisher=finisher,
            profile=profile, seed_day=today, now=now, serial=serial,
        ).tell()  # fmt: skip


def empty() -> None:
    """Throw the demo's database away. The log cannot be deleted row by row, so the file goes."""
    if not settings.KVARBO_DEMO or connection.vendor != "sqlite":
        raise NotADemo("Bara demons egen fil kan tömmas.")
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    for suffix in ("", "-wal", "-shm"):
        Path(name + suffix).unlink(missing_ok=True)
