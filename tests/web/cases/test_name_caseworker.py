# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may be named in one case, on its own page: as on the unit's pages. The last that was said holds."""

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.naming import name
from tests.casebook import HOUR, actor
from tests.casework.staffed import who_has
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import enter, form_of
from tests.web.pages import filled, words
from tests.web.unit.work import given_to

NAME, LEAVE = "handlaggare", "handlaggare-lamnar"


def offered(client, case) -> list[str]:
    return [one for one, _ in client.get(form_of(case, NAME)).context["form"].fields["user"].choices if one]


def leaves(client, case) -> None:
    choices = client.get(form_of(case, LEAVE)).context["form"].fields["who"].choices
    assert enter(client, case, LEAVE, who=next(one for one, _ in choices if one)).status_code == 302


def test_named_left_and_named_again_on_one_day_is_named(sign_in, hanna, case):
    client = sign_in(hanna)
    enter(client, case, NAME)
    leaves(client, case)
    assert who_has(case) == []
    enter(client, case, NAME)
    assert who_has(case) == [hanna.pk]
    leaves(client, case)
    assert who_has(case) == []


def test_a_double_click_names_once(sign_in, hanna, case):
    client = sign_in(hanna)
    enter(client, case, NAME)
    leaves(client, case)
    form = filled(client.get(form_of(case, NAME)))
    first, second = (client.post(form_of(case, NAME), form) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert Event.objects.filter(case=case, type="assigned").count() == 2
    assert who_has(case) == [hanna.pk]


def test_a_caseworker_takes_what_nobody_has_and_names_no_other(sign_in, hanna, linus, case):
    client = sign_in(hanna)
    assert offered(client, case) == [hanna.pk]
    form = filled(client.get(form_of(case, NAME)), user=linus.pk)
    assert "user" in client.post(form_of(case, NAME), form).context["form"].errors
    assert who_has(case) == []


def test_who_has_it_names_a_colleague_beside(sign_in, hanna, linus, case, write):
    write(given_to(hanna))
    client = sign_in(hanna)
    assert set(offered(client, case)) >= {hanna.pk, linus.pk}
    enter(client, case, NAME, user=linus.pk)
    assert who_has(case) == [hanna.pk, linus.pk]


def test_somebody_elses_household_is_neither_taken_nor_given_away(sign_in, hanna, linus, case, write):
    write(given_to(linus))
    client = sign_in(hanna)
    assert offered(client, case) == []
    assert "Någon annan har ärendet." in words(client.get(form_of(case, NAME)))
    page = client.get(form_of(case, LEAVE))
    assert [one for one, _ in page.context["form"].fields["who"].choices if one] == []
    assert "Du kan lämna ärendet själv." in words(page)


def test_a_leader_names_and_ends_for_everyone(sign_in, birgitta, hanna, linus, case, write):
    write(given_to(linus))
    client = sign_in(birgitta)
    assert set(offered(client, case)) >= {hanna.pk, linus.pk}
    enter(client, case, NAME, user=hanna.pk)
    leaves(client, case)
    assert who_has(case) == [hanna.pk]


def test_the_rule_is_held_when_it_is_written(hanna, linus, case, write):
    def naming(who):
        seq = Case.objects.get(pk=case.pk).seq
        return name(actor=actor(hanna), case=case, draft=given_to(who), expected_seq=seq, today=TODAY, now=NOW + HOUR)

    with pytest.raises(NotAllowed, match="Bara enhetens arbetsledare fördelar till andra"):
        naming(linus)
    write(given_to(linus))
    with pytest.raises(NotAllowed, match="Någon annan har ärendet"):
        naming(hanna)
    assert who_has(case) == [linus.pk]
