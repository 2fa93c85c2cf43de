# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which step the case page names first."""

import datetime as dt
from types import SimpleNamespace

from kvarbo.web.cases.situation import next_step

TODAY = dt.date(2026, 11, 20)


def _step(key: str, due: str | None, *, unit: str = "vux-norr", required: str = "routine", state: str = "open") -> dict:
    return {"key": key, "due": due, "unit": unit, "required": required, "state": state}


def _first(*steps: dict) -> str:
    found = next_step(SimpleNamespace(plan={"steps": list(steps)}, own_unit="vux-norr", today=TODAY))
    assert found is not None
    return found["key"]


def test_the_law_s_late_step_comes_before_an_older_one_of_the_routine():
    assert _first(_step("ring", "2026-11-16"), _step("bekräfta", "2026-11-18", required="law")) == "bekräfta"
    assert _first(_step("ring", "2026-11-16"), _step("bekräfta", "2026-11-20", required="law")) == "bekräfta"


def test_the_law_s_coming_step_waits_for_its_day():
    assert _first(_step("ring", "2026-11-16"), _step("bekräfta", "2026-11-23", required="law")) == "ring"


def test_ones_own_unit_s_step_comes_before_another_s():
    assert _first(_step("deras", "2026-11-10", unit="eb-norr"), _step("vårt", "2026-12-01")) == "vårt"


def test_a_step_without_a_day_comes_last_and_a_done_one_never():
    assert _first(_step("utan", None), _step("med", "2027-01-01")) == "med"
    assert _first(_step("gjort", "2026-11-01", state="done"), _step("kvar", None)) == "kvar"
