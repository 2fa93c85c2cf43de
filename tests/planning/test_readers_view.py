# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reader sees what the own zones hold: of another zone's step only its outside title, unit and state."""

import json
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.services import Draft
from kvarbo.organisation.models import User
from kvarbo.planning.models import CasePlan, PlanDeadline, PlanStep
from kvarbo.planning.selectors import HIDDEN_REASON, plan_for_reader, plan_on, redact
from tests.casebook import Write, joins, payment
from tests.personas import NOW, TODAY

ALL = {"coordination", "economy", "child", "protected"}
INNER = "Samtala med barnet om oron för hemmet"


def test_who_holds_all_zones_sees_all(case: Case) -> None:
    shown = plan_for_reader(case=case, zones=ALL)
    stored = CasePlan.objects.get(case=case).plan
    assert [step | {"hidden": False} for step in stored["steps"]] == shown["steps"]
    assert shown["deadlines"] == stored["deadlines"]
    assert shown["next_change_on"] == stored["next_change_on"]


def test_another_zone_s_step_shows_only_what_is_meant_for_outside(case: Case) -> None:
    shown = plan_for_reader(case=case, zones={"coordination"})
    [hidden] = [step for step in shown["steps"] if step["hidden"]]
    told = {key: value for key, value in hidden.items() if value not in (None, [])}
    assert told == {
        "outside_title": "Kontakt med familjen",
        "unit": "bou-norr",
        "state": hidden["state"],
        "hidden": True,
    }
    assert INNER not in json.dumps(shown, ensure_ascii=False)
    assert "hor-barnet" not in json.dumps(shown)
    assert shown["next_change_on"] is None


def test_a_reason_in_another_zone_is_not_told(case: Case, write: Write) -> None:
    write(payment())
    shown = plan_for_reader(case=case, zones={"coordination"})
    recovery = next(item for item in shown["deadlines"] if item["rule"] == "jb-12-44-atervinningsfrist")
    assert recovery["state"] == "met"
    assert HIDDEN_REASON in [part["text"] for part in recovery["because"]]
    paid = plan_for_reader(case=case, zones={"coordination", "economy"})
    assert HIDDEN_REASON not in json.dumps(paid, ensure_ascii=False)


def test_deadlines_and_findings_of_other_zones_are_left_out() -> None:
    step = {"key": "a/1", "zone": "child", "outside_title": "Kontakt", "unit": None, "state": "open", "because": []}
    deadline = {"key": "r/1", "zone": "coordination", "after": ["s/1"], "because": []}
    plan = {
        "steps": [step],
        "deadlines": [deadline, {"key": "s/1", "zone": "child", "after": [], "because": []}],
        "findings": [
            {"code": "role_without_unit", "step": "a/1", "text": "x"},
            {"code": "c", "step": None, "text": "y"},
        ],
        "slack": [{"unit": "bou-norr", "anchor": "n_ett", "workdays": 1}],
        "next_change_on": "2026-12-01",
    }
    shown = redact(plan=plan, zones={"coordination"})
    assert [item["key"] for item in shown["deadlines"]] == ["r/1"]
    assert shown["deadlines"][0]["after"] == []
    assert [row["code"] for row in shown["findings"]] == ["c"]
    assert shown["slack"] == []


def test_redacting_leaves_the_stored_plan_as_it_was(case: Case) -> None:
    before = CasePlan.objects.get(case=case).plan
    plan = json.loads(json.dumps(before))
    redact(plan=plan, zones={"coordination"})
    assert plan == before


def test_any_day_can_be_planned_without_storing_it(case: Case) -> None:
    answer = plan_on(case=case, day=TODAY, known_at=NOW, zones=ALL)
    assert answer["on"] == TODAY.isoformat()
    assert CasePlan.objects.get(case=case).planned_for == TODAY


@pytest.mark.parametrize(
    ("name", "step_zones"), [("hanna", {"coordination"}), ("petra", {"coordination", "child"}), ("cilla", set())]
)
def test_lists_hold_only_rows_of_the_reader_s_zones(
    case: Case, write: Write, name: str, step_zones: set[str], request: pytest.FixtureRequest
) -> None:
    user: User = request.getfixturevalue(name)
    write(joins("bou-norr"))
    rows = PlanStep.objects.readable_by(user=user, on=TODAY)
    assert set(rows.values_list("zone", flat=True)) == step_zones
    shown = PlanDeadline.objects.readable_by(user=user, on=TODAY).running().exists()
    assert shown == (name != "cilla")


def test_a_step_is_done_by_what_happened(case: Case, write: Write, household: SimpleNamespace, petra: User) -> None:
    write(joins("bou-norr"))
    talk = {"child": household.lova.pk, "informed": True, "heard": True, "used": True, "guardian_consent": True}
    write(Draft(type="child_talk", data=talk, on=TODAY), by=petra)
    assert PlanStep.objects.get(case=case, step_id="hor-barnet").state == "done"
