# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has happened in a case stays: a unit's weeks do not change because somebody moves out afterwards."""

from kvarbo.casework.services import Draft
from kvarbo.planning.models import CaseHappening
from tests.casebook import contact
from tests.personas import TODAY


def test_a_contact_is_counted_also_when_the_one_reached_has_moved_out_since(case, write, household):
    write(contact(household.ture.pk))
    write(Draft(type="person_left", data={"person": household.ture.pk}, on=TODAY))
    assert list(CaseHappening.objects.filter(case=case).values_list("kind", flat=True)) == ["reached"]
