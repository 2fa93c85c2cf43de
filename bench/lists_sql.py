# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The floor of the lists: one hand-written question with the same access filter, counts, order and columns."""

from __future__ import annotations

import datetime as dt
from typing import Any

MINE = "a.user_id = %(user)s"
OURS = "a.unit_id = %(unit)s"
QUESTION = """
WITH place AS (
  SELECT m.unit_id, u.slug FROM organisation_membership m
  JOIN organisation_unit u ON u.id = m.unit_id JOIN organisation_user p ON p.id = m.user_id
  WHERE m.user_id = %(user)s AND m.code IN ('caseworker', 'team_leader') AND u.is_active AND p.is_active
    AND m.from_day <= %(today)s AND (m.until_day IS NULL OR m.until_day > %(today)s)
), asked AS (
  SELECT DISTINCT a.case_id FROM cases_caseaccess a
  WHERE {asked} AND a.from_day <= %(today)s AND (a.until_day IS NULL OR a.until_day > %(today)s)
), held AS (
  SELECT a.case_id,
    max(CASE WHEN a.zone = 'coordination' THEN 1 ELSE 0 END) AS co,
    max(CASE WHEN a.zone = 'economy' THEN 1 ELSE 0 END) AS ec,
    max(CASE WHEN a.zone = 'child' THEN 1 ELSE 0 END) AS ch,
    max(CASE WHEN a.zone = 'protected' THEN 1 ELSE 0 END) AS pr
  FROM cases_caseaccess a JOIN asked q ON q.case_id = a.case_id
  WHERE a.from_day <= %(today)s AND (a.until_day IS NULL OR a.until_day > %(today)s)
    AND ((a.user_id = %(user)s AND EXISTS (SELECT 1 FROM place)) OR a.unit_id IN (SELECT unit_id FROM place))
  GROUP BY a.case_id
), step AS (
  SELECT s.case_id, s.title, s.outside_title, s.key, s.unit, s.due, s.latest_start, s.required, s.opens_on, s.until,
    s.moved_by, s.state, s.zone,
    ((s.zone = 'coordination' AND h.co = 1) OR (s.zone = 'economy' AND h.ec = 1) OR (s.zone = 'child' AND h.ch = 1)
      OR (s.zone = 'protected' AND h.pr = 1)) AS seen,
    (s.unit IN (SELECT slug FROM place) AND {person}) AS own,
    CASE WHEN s.due IS NULL OR s.latest_start < s.due THEN coalesce(s.latest_start, s.due) ELSE s.due END AS day
  FROM held h CROSS JOIN planning_planstep s WHERE s.case_id = h.case_id AND s.state IN ('open', 'postponed')
), next_step AS (
  SELECT x.* FROM (
    SELECT t.*, row_number() OVER (PARTITION BY case_id ORDER BY
      CASE WHEN required = 'law' AND day <= %(today)s THEN 0 ELSE 1 END, coalesce(day, %(never)s), required, key) AS nth
    FROM step t WHERE t.seen AND t.own AND t.state = 'open') x WHERE x.nth = 1
), wait AS (
  SELECT case_id, min(CASE WHEN seen THEN opens_on END) AS since, min(unit) AS unit,
    min(CASE WHEN seen THEN title ELSE outside_title END) AS title
  FROM step WHERE NOT own AND unit <> '' AND state = 'open' GROUP BY case_id
), line AS (
  SELECT x.* FROM (
    SELECT l.*, row_number() OVER (PARTITION BY l.case_id ORDER BY length(l.zones) DESC) AS nth
    FROM held h CROSS JOIN planning_caseline l
    WHERE l.case_id = h.case_id AND (h.co = 1 OR l.zones NOT LIKE '%%coordination%%')
      AND (h.ec = 1 OR l.zones NOT LIKE '%%economy%%')
      AND (h.ch = 1 OR l.zones NOT LIKE '%%child%%') AND (h.pr = 1 OR l.zones NOT LIKE '%%protected%%')) x
  WHERE x.nth = 1
), grouped AS (
  SELECT c.id AS held_id, c.number, c.opened_on, c.closed_on, l.*, n.title AS step, n.due AS step_due,
    n.latest_start AS step_start, n.required AS step_required, n.moved_by AS moved_by,
    w.since, w.unit AS wait_unit, w.title AS wait_title,
    CASE WHEN n.day <= %(today)s OR (n.key IS NOT NULL AND n.day IS NULL AND n.required = 'law') THEN 0
      WHEN n.day <= %(week)s OR (l.clock_nominal <= %(week)s AND (n.key IS NOT NULL OR w.since IS NULL)) THEN 1
      WHEN w.since IS NOT NULL THEN 2 ELSE 3 END AS grp
  FROM held h JOIN cases_case c ON c.id = h.case_id LEFT JOIN line l ON l.case_id = c.id
  LEFT JOIN next_step n ON n.case_id = c.id LEFT JOIN wait w ON w.case_id = c.id
  WHERE c.closed_on IS NULL OR n.key IS NOT NULL
), counted AS (
  SELECT g.*, count(*) OVER () AS whole, count(*) OVER (PARTITION BY grp) AS in_group,
    row_number() OVER (ORDER BY grp, CASE WHEN coalesce(moved_by, '') = '' THEN 1 ELSE 0 END,
      coalesce(clock_nominal, %(never)s), CASE WHEN children > 0 OR older OR violence THEN 0 ELSE 1 END,
      CASE WHEN reached_on IS NULL OR reached_on < arrived_on THEN 0 ELSE 1 END,
      notices DESC, coalesce(debt_percent, 0) DESC, number) AS place
  FROM grouped g
)
SELECT d.*, t.name AS tenant, p.street, p.flat_number
FROM counted d
LEFT JOIN LATERAL_PERSON t ON t.case_id = d.held_id
LEFT JOIN dwellings_tenancy y ON y.id = d.tenancy LEFT JOIN dwellings_dwelling p ON p.id = y.dwelling_id
WHERE d.place <= 50 ORDER BY d.place
"""
TENANT = """(SELECT cp.case_id, min(pp.name) AS name FROM cases_caseperson cp
  JOIN people_person pp ON pp.id = cp.person_id
  WHERE cp.part = 'tenant' AND cp.until_day IS NULL AND NOT pp.protected
    AND cp.case_id IN (SELECT held_id FROM counted WHERE place <= 50) GROUP BY cp.case_id)"""
SHOWN = (
    "number", "tenant", "street", "flat_number", "clock_rule", "clock_nominal", "eviction_at", "children", "older",
    "violence", "attempts", "reached_on", "last_try_on", "notices", "debt_percent", "regime", "step", "step_due",
    "step_start", "step_required", "since", "wait_unit", "wait_title", "assigned", "in_group",
)  # fmt: skip
BARE = (
    "<!DOCTYPE html><title>Lista</title><table>{% for row in rows %}<tr>{% for one in row %}<td>{{ one }}</td>"
    "{% endfor %}</tr>{% endfor %}</table>"
)


def ask(*, user: str, unit: int | None, today: dt.date) -> str:
    """The rows of one list by one question, in a bare template."""
    from django.db import connection
    from django.template import Context

    asked, person = (MINE, "s.person IN ('', %(user)s)") if unit is None else (OURS, "1 = 1")
    sql = QUESTION.replace("LATERAL_PERSON", TENANT).replace("{asked}", asked).replace("{person}", person)
    given = {"user": user, "unit": unit, "today": today, "week": today + dt.timedelta(days=7), "never": dt.date.max}
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        names = [column[0] for column in cursor.description]
        wanted = [names.index(name) for name in SHOWN]
        rows = [[row[place] for place in wanted] for row in cursor.fetchall()]
    return str(_template().render(Context({"rows": rows})))


def _template(kept: dict[str, Any] = {}) -> Any:  # noqa: B006
    """Compiled once, as the program's own templates are."""
    from django.template import Engine

    if "bare" not in kept:
        kept["bare"] = Engine.get_default().from_string(BARE)
    return kept["bare"]
