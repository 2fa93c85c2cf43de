# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Others in the household with protected data are hidden from the start; a protected tenant's paper is left alone."""

from kvarbo.cases.models import Case
from tests.web.notices.test_decide import decide
from tests.web.pages import errors, words

CHILD = {"child_1_lives": "permanent", "child_1_name": "Noa Gömd"}


def test_a_protected_child_is_hidden_also_from_the_unit(sign_in, notice, maj, hanna):
    decide(sign_in(maj), notice, protected="andra", **CHILD)
    case = Case.objects.get()
    child = case.persons.get(part="child")
    assert (child.zone, child.person.protected) == ("protected", True)
    assert "Noa Gömd" not in words(sign_in(hanna).get(f"/arenden/{case.number}/"))


def test_yes_without_saying_who_is_asked_again(sign_in, notice, maj):
    assert "protected" in errors(decide(sign_in(maj), notice, protected="andra"))


def test_a_protected_tenants_paper_is_left_to_whoever_may(sign_in, notice, maj):
    answer = decide(sign_in(maj), notice, protected="hyresgasten")
    assert "Lämna papperet till den som har behörighet" in words(answer)
    assert not Case.objects.exists()


def test_without_protection_nothing_is_hidden(sign_in, notice, maj):
    decide(sign_in(maj), notice, **CHILD)
    assert Case.objects.get().persons.get(part="child").zone == "coordination"
