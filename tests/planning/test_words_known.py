# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row in a zone that nobody holds would be in nobody's list: the database refuses it."""

import pytest
from django.db import IntegrityError, connection, transaction

from kvarbo.cases.models import CaseAccess, CasePerson
from kvarbo.planning.models import CaseHappening, PlanDeadline, PlanStep
from tests.casebook import contact


@pytest.mark.parametrize("model", [CaseAccess, CasePerson, PlanStep, PlanDeadline, CaseHappening])
def test_an_unknown_zone_is_refused(case, write, household, model):
    write(contact(household.ture.pk))
    assert model.objects.filter(case=case).exists()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET zone = 'samordning' WHERE case_id = %s", [case.pk])


def test_an_unknown_kind_of_happening_is_refused(case, write, household):
    write(contact(household.ture.pk))
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseHappening.objects.filter(case=case).update(kind="ringde")
