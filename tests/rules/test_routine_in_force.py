# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which routine a case follows when nobody has said."""

import pytest

from kvarbo.rules.errors import InputError
from tests.rules.casebuilder import event, plan_of


def codes(plan):
    return [finding["code"] for finding in plan["findings"]]


def test_the_one_in_force_when_the_case_opened():
    plan = plan_of([event("case_opened", "2026-11-20", eid="e1")], "2026-11-23")
    assert plan["routine"]["version"] == "2026:1"
    assert "routine_not_in_force" not in codes(plan)


def test_a_case_from_before_them_all_follows_the_first_and_says_so():
    plan = plan_of([event("case_opened", "2019-03-01", eid="e1")], "2019-03-04")
    assert plan["routine"]["version"] == "2026:1"
    assert "routine_not_in_force" in codes(plan)


def test_a_version_that_the_profile_lacks_is_named():
    with pytest.raises(InputError, match="2019:9"):
        plan_of([event("case_opened", "2026-11-20", eid="e1", version="2019:9")], "2026-11-23")
