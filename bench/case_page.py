# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The case page against the same rows by hand-written SQL and the same text in a bare template."""

from __future__ import annotations

import datetime as dt
import html
import json
import os
import re
import tempfile
from typing import Any

from bench.timing import best, figure

RUNS = 40
BARE = "<!DOCTYPE html><title>Ärende</title>{% for text in texts %}<p>{{ text }}</p>{% endfor %}"
# Everything the page shows of the case, each table asked once.
ROWS = {
    "case": "SELECT * FROM cases_case c JOIN organisation_board b ON b.id = c.board_id WHERE c.id = %s",
    "access": "SELECT a.*, u.slug FROM cases_caseaccess a LEFT JOIN organisation_unit u ON u.id = a.unit_id"
    " WHERE a.case_id = %s",
    "events": "SELECT e.*, p.data, p.reason FROM cases_event e JOIN cases_eventpayload p ON p.event_id = e.event_id"
    " WHERE e.case_id = %s ORDER BY e.seq",
    "plan": "SELECT * FROM planning_caseplan WHERE case_id = %s",
    "persons": "SELECT * FROM cases_caseperson c JOIN people_person p ON p.id = c.person_id WHERE c.case_id = %s",
    "staff": "SELECT id, name FROM organisation_user WHERE id IN (SELECT user_id FROM cases_event WHERE case_id = %s)",
    "notices": "SELECT * FROM notices_notice WHERE case_id = %s",
    "readers": "SELECT actor_id, max(at) FROM audit_entry WHERE case_id = %s AND action = 'read' GROUP BY actor_id",
}
HOME = (
    "SELECT * FROM dwellings_tenancy t JOIN dwellings_dwelling d ON d.id = t.dwelling_id"
    " JOIN parties_party l ON l.id = t.landlord_id WHERE t.id = %s"
)
MINE = (
    "SELECT * FROM organisation_membership m JOIN organisation_unit u ON u.id = m.unit_id"
    " JOIN organisation_area a ON a.id = u.area_id JOIN organisation_board b ON b.id = a.board_id WHERE m.user_id = %s"
)
NOTED = (
    "INSERT INTO audit_entry (at, actor_id, action, object_kind, object_id, case_id, detail)"
    " VALUES (%s, %s, 'read', 'case', %s, %s, '')"
)
JSON_COLUMNS = frozenset({"about", "data", "plan", "zones"})


def figures() -> list[dict[str, object]]:
    """Sets up its own database: never touches the one that is configured."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"KVARBO_MODE": "demo", "KVARBO_VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.conf import settings

        django.setup()
        # Trap: a run that measured something else before has a folder of its own, gone by now.
        settings.DATABASES["default"]["NAME"] = os.path.join(folder, "case_page.sqlite3")
        return measure()


def measure() -> list[dict[str, object]]:
    from django.db import connection

    from kvarbo.cli.serving import migrate
    from kvarbo.demo import filling
    from kvarbo.rules.caselog import STOCKHOLM

    connection.settings_dict["NAME"] = _name()
    connection.close()
    migrate()
    now = dt.datetime(2026, 11, 23, 9, 0, tzinfo=STOCKHOLM)
    filling.fill(today=now.date(), now=now)
    page, case_id, user_id = richest(now)
    text = page()
    texts = [html.unescape(one).strip() for one in re.findall(r">([^<]+)<", text) if one.strip()]
    measured = best(page, runs=RUNS)
    floor = best(lambda: bare(case_id=case_id, user_id=user_id, now=now, texts=texts), runs=RUNS)
    connection.close()
    return [
        figure(
            "case_page", measured=measured, floor=floor, goal=3,
            what=f"the page of the demo's longest case, with header and audit entry, {len(texts)} pieces of text",
            against="its rows by hand-written SQL, the audit entry, and the same text in a bare template",
        )
    ]  # fmt: skip


def _name() -> str:
    from django.conf import settings

    return str(settings.DATABASES["default"]["NAME"])


def richest(now: dt.datetime) -> tuple[Any, str, str]:
    """(what gives the page's text, the case, the reader) for the longest case that Hanna can read."""
    from django.contrib.sessions.backends.signed_cookies import SessionStore
    from django.test import RequestFactory

    from kvarbo.cases.models import Case
    from kvarbo.organisation.models import User
    from kvarbo.web import clock
    from kvarbo.web.cases.views import case_page

    clock.now = lambda: now
    user = User.objects.get(username="hanna.mallberg")
    case = Case.objects.visible_to(user=user, on=now.date()).open().order_by("-seq", "number")[0]

    def page() -> str:
        request = RequestFactory().get(f"/arenden/{case.number}/")
        request.user, request.session = user, SessionStore()
        answer = case_page(request, case.number)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return page, case.pk, user.pk


def bare(*, case_id: str, user_id: str, now: dt.datetime, texts: list[str]) -> str:
    """What no page can do without: the rows, the audit entry, the text escaped into HTML."""
    from django.db import connection, transaction
    from django.template import Context, Engine

    with connection.cursor() as cursor:
        found = {name: _read(cursor, sql, case_id) for name, sql in ROWS.items()}
        told = [row["data"] for row in found["events"] if row["type"] == "tenancy_recorded"]
        found["home"] = _read(cursor, HOME, told[-1]["tenancy"])
        found["mine"] = _read(cursor, MINE, user_id)
        with transaction.atomic():
            cursor.execute(NOTED, [now, user_id, case_id, case_id])
    return str(_template(Engine.get_default()).render(Context({"texts": texts, **found})))


def _read(cursor: Any, sql: str, key: str) -> list[dict[str, Any]]:
    cursor.execute(sql, [key])
    names = [column[0] for column in cursor.description]
    return [
        {name: json.loads(value) if name in JSON_COLUMNS else value for name, value in zip(names, row, strict=True)}
        for row in cursor.fetchall()
    ]


def _template(engine: Any, kept: dict[str, Any] = {}) -> Any:  # noqa: B006
    """Compiled once, as the program's own templates are."""
    if "bare" not in kept:
        kept["bare"] = engine.from_string(BARE)
    return kept["bare"]
