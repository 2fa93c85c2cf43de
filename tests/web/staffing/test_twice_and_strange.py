# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pressed twice, or sent with what nobody means: written once, answered kindly, and nothing breaks."""

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.organisation.models import Absence, Membership
from tests.casework.staffed import another, give, guard, who_has
from tests.personas import TODAY, employ
from tests.web.pages import filled, words

HAND, LEAVES, AWAY, GIVE = "/enheten/lamna-over/", "/enheten/slutar/", "/enheten/franvaro/", "/enheten/tilldela/"
DAYS = ("9999-12-31", "0001-01-01", "2026-02-30", "٢٠٢٦-١١-٢٠", "20261399", "x" * 10_000, "a\x00b", "2026-11-20\n\n<b>")
WORDS = ("a\x00b", "\u202eabc", "😀" * 40, "<script>alert(1)</script>", "x" * 10_000, "u_finns_inte")


@pytest.fixture
def both(case, household, hanna, birgitta) -> tuple[Case, Case]:
    other = another(household, hanna)
    give(birgitta, hanna, case, other)
    return case, other


@pytest.fixture
def leader(sign_in, birgitta):
    return sign_in(birgitta)


def test_handing_over_twice_is_one_and_says_so(leader, both, hanna, linus):
    address = f"{HAND}?fran={hanna.pk}"
    sent = filled(leader.get(address), all=linus.pk) | {"key": "nyckel-fyra"}
    leader.post(address, sent)
    count = Event.objects.count()
    again = leader.post(address, sent)
    assert again.status_code == 302
    assert "Det är redan sparat: 2 hushåll lämnades över. Ångra" in words(leader.get(again.url))
    assert Event.objects.count() == count


def test_handing_over_what_is_protected_twice_is_one(sign_in, organisation, case, tove):
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    guard(case, tove, tove)
    toves, sent = sign_in(tove), {"guard": case.number, "to": vera.pk, "key": "nyckel-fem"}
    first = toves.post(HAND, sent)
    count = Event.objects.count()
    assert toves.post(HAND, sent).url == first.url
    assert Event.objects.count() == count
    assert who_has(case) == [vera.pk]


@pytest.mark.parametrize("day", DAYS)
def test_a_strange_last_day_is_asked_for_again(leader, both, hanna, day):
    page = leader.post(f"{LEAVES}?vem={hanna.pk}", {"last_day": day, "without": "on"})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Membership.objects.filter(user=hanna, until_day__isnull=False).exists()


@pytest.mark.parametrize("day", DAYS)
def test_a_strange_day_of_absence_is_asked_for_again(leader, both, hanna, day):
    page = leader.post(AWAY, {"who": hanna.pk, "from_day": day, "until_day": ""})
    assert page.status_code == 200
    assert page.context["form"].errors
    page = leader.post(AWAY, {"who": hanna.pk, "from_day": TODAY.isoformat(), "until_day": day})
    assert page.status_code == 200
    assert not Absence.objects.exists()


@pytest.mark.parametrize("day", DAYS)
def test_a_strange_day_to_come_back_hands_nothing_over(leader, both, hanna, linus, day):
    address = f"{HAND}?fran={hanna.pk}"
    sent = {"how": "en-tid", "until": day, "all": linus.pk, "key": "nyckel-sex"}
    page = leader.post(address, filled(leader.get(address), **sent))
    assert page.status_code == 200
    assert page.context["form"].errors
    assert who_has(both[0]) == [hanna.pk]


@pytest.mark.parametrize("word", WORDS)
def test_a_strange_name_of_somebody_is_nobody(leader, both, hanna, word):
    for address in (f"{HAND}?fran=", f"{LEAVES}?vem="):
        assert leader.get(address, {"fran": word, "vem": word}).status_code == 404
    page = leader.post(GIVE, {"case": both[0].number, "to": word, "key": word})
    assert page.status_code in (200, 409)
    assert leader.post(GIVE, {"case": word, "to": hanna.pk, "key": word, "till": word}).status_code == 302
    assert leader.post(AWAY, {"who": word, "from_day": TODAY.isoformat()}).status_code == 200
    assert leader.post(HAND, {"guard": word, "to": word}).status_code == 404
    assert "<script>alert" not in leader.get(GIVE).content.decode()


def test_one_of_another_board_is_not_even_named(leader, case, cilla):
    pages = [
        words(leader.post(GIVE, {"case": case.number, "to": who, "key": "nyckel-sju"})) for who in (cilla.pk, "u_ingen")
    ]
    assert all("Personen tar inte emot fler hushåll" in page for page in pages)
    assert "Cilla" not in pages[0]


def test_back_again_twice_is_back_once(leader, sign_in, hanna, cilla):
    leader.post(AWAY, {"who": hanna.pk, "from_day": TODAY.isoformat(), "until_day": ""})
    address = f"{AWAY}{Absence.objects.get().pk}/avsluta/"
    answers = [leader.post(address) for _ in range(2)]
    assert [one.url for one in answers] == [AWAY, AWAY]
    assert "Hanna Mallberg är tillbaka i dag" in words(leader.get(AWAY))
    assert sign_in(cilla).post(address).status_code == 404
