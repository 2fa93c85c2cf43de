# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking in a file of 10 000 notices against the same rows written bare, in a throw-away SQLite database."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from typing import Any

from bench.timing import figure

ROWS = 10_000
TABLES = ("noticefiles_importfile", "notices_notice", "noticefiles_importedrow", "audit_entry")


def figures() -> list[dict[str, object]]:
    """Sets up its own database: never touches the one that is configured."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"KVARBO_MODE": "demo", "KVARBO_VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.conf import settings
        from django.db import connection

        django.setup()
        # Another measurement may have set up Django already, with a folder that is gone.
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = f"{folder}/import.sqlite3"
        return _measure()


def _measure() -> list[dict[str, object]]:
    from django.db import connection

    from kvarbo.cli.serving import migrate
    from kvarbo.rules.caselog import STOCKHOLM

    migrate()
    now = dt.datetime(2026, 11, 23, 9, 0, tzinfo=STOCKHOLM)
    actor, board = _staff(now)
    before = {table: _count(table) for table in TABLES}
    measured = _through_the_door(actor, board, now)
    bare = _bare({table: _left(table, count) for table, count in before.items()})
    connection.close()
    return [
        figure(
            "import_10000_notices", measured=measured, floor=bare, goal=15,
            what="a CSV of 10 000 notices: read, judged twice, encrypted, fingerprinted, taken in by chunks",
            against="executemany of every row that it leaves, in one committed transaction",
        )
    ]  # fmt: skip


def _staff(now: dt.datetime) -> tuple[Any, Any]:
    """The fictional municipality's staff, without its cases."""
    from kvarbo.casework.services import Actor
    from kvarbo.demo import filling
    from kvarbo.organisation import selectors, services, staff
    from kvarbo.organisation.models import Membership
    from kvarbo.rules.law import REGELVERK
    from kvarbo.rules.profile import read_folder

    folder = REGELVERK / "profiler" / filling.SHOWN
    services.load_profile(files=read_folder(folder), now=now, author=filling.AUTHOR)
    people = selectors.demo_staff(slug=filling.SHOWN)
    assert people is not None
    staff.sync_demo_staff(profile=filling.SHOWN, staff=people, now=now, author=filling.AUTHOR)
    place = Membership.objects.select_related("unit__area__board").filter(code="registrar").first()
    assert place is not None
    return Actor(user_id=place.user_id, role_code=place.code, unit_slug=place.unit.slug), place.unit.area.board


def _file() -> bytes:
    from kvarbo.demo.numbers import invented_number

    lines = ["Hyresgäst;Personnr;Adress;Postnr;Ort;Lgh nr;Rum;Yta;Upplåtelseform;Förfallodatum;Hyresskuld;OCR"]
    for n in range(ROWS):
        number = invented_number(born_on=dt.date(1950 + n % 50, 1 + n % 12, 1 + n % 28), birth_number=980 + n % 20)
        lines.append(
            f"Ada Påhittsson {n};{number};Fantasigränd {n};999 05;Provdal;1101;3;74;Hyresrätt;2026-10-30;{4000 + n};{n}"
        )
    return "\r\n".join(lines).encode()


def _through_the_door(actor: Any, board: Any, now: dt.datetime) -> float:
    from kvarbo.noticefiles.services import accept, receive

    content, day = _file(), now.date()
    started = time.perf_counter()
    file = receive(
        actor=actor, board=board, name="bench.csv", content=content, sender="Fantasibostäder AB",
        received_on=day, today=day, now=now,
    )  # fmt: skip
    file = accept(actor=actor, file=file, with_likely=False, today=day, now=now)
    took = time.perf_counter() - started
    assert file.good == ROWS, (file.good, file.bad, file.known, file.likely)
    return took


def _count(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def _left(table: str, before: int) -> tuple[str, list[tuple[Any, ...]]]:
    """The rows that the import left, and how to write them again under keys of their own."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY rowid LIMIT -1 OFFSET {before}")
        names = [column[0] for column in cursor.description]
        rows = [_anew(table, names, row) for row in cursor.fetchall()]
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({', '.join(['%s'] * len(names))})", rows


def _anew(table: str, names: list[str], row: tuple[Any, ...]) -> tuple[Any, ...]:
    told = dict(zip(names, row, strict=True))
    if isinstance(told["id"], int):
        told["id"] = None
    else:
        told["id"] = f"x{told['id']}"
    for name in ("notice_id", "file_id", "fingerprint"):
        if table == "noticefiles_importedrow":
            told[name] = f"x{told[name]}"[:64]
    return tuple(told.values())


def _bare(inserts: dict[str, tuple[str, list[tuple[Any, ...]]]]) -> float:
    from django.db import connection, transaction

    started = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, rows in inserts.values():
            cursor.executemany(statement, rows)
    return time.perf_counter() - started
