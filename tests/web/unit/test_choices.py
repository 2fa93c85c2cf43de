# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""SoLPuF 15 §: the list is chosen by what the work waits for and who does it, never by what a person is."""

import pytest

from kvarbo.web.unit.choices import FACETS, ORDERS, PLACES, SHOW, Chosen, chosen_from
from tests.web.pages import words

LIST = "/enheten/hushall/"
# Words of a person's traits: children, age, violence, language, gender, origin, health, family.
TRAITS = (
    "barn", "alder", "ålder", "aldre", "äldre", "65", "vald", "våld", "sprak", "språk", "tolk", "kon", "kön", "man",
    "kvinna", "fodd", "född", "ursprung", "land", "halsa", "hälsa", "sjuk", "missbruk", "familj", "ensam", "skuld",
    "belopp", "hyra", "skyddad", "namn", "adress", "omrade", "område",
)  # fmt: skip


def test_the_allow_list_is_short_and_stands_in_one_place():
    assert set(FACETS) == {"visa", "handlaggare", "ordning"}
    assert set(PLACES) == {"enhet", "sida"}
    assert set(SHOW) == {
        "alla", "utan-handlaggare", "gar-ut", "vantar-pa-oss", "vantar-pa-andra", "utan-kontakt", "parkerade",
        "forsenade", "att-folja-upp",
    }  # fmt: skip


@pytest.mark.parametrize("trait", TRAITS)
def test_no_choice_is_about_a_person(trait):
    told = [*FACETS, *FACETS.values(), *SHOW, *(one.words for one in SHOW.values()), *ORDERS, *ORDERS.values()]
    for text in told:
        assert trait not in text.lower().replace("-", " ").split(), text


@pytest.mark.parametrize("name", ["barn", "children", "alder", "kon", "sprak", "vald", "q", "order_by", "zone"])
def test_an_unknown_choice_is_left_out_and_said(sign_in, case, hanna, name):
    response = sign_in(hanna).get(LIST, {"visa": "alla", name: "ja"})
    assert response.status_code == 200
    page = words(response)
    assert f"Listan kan inte väljas efter ”{name}”. Vi visar listan utan det." in page
    assert "1 hushåll" in page


def test_an_unknown_value_is_left_out_and_said(sign_in, case, hanna, cilla):
    page = words(sign_in(hanna).get(LIST, {"visa": "barnfamiljer", "handlaggare": cilla.pk, "ordning": "namn"}))
    for name in ("Visa", "Handläggare", "Ordning"):
        assert f"Valet under {name} finns inte." in page
    assert "1 hushåll" in page


def test_what_is_refused_is_not_remembered(sign_in, case, hanna):
    client = sign_in(hanna)
    client.get(LIST, {"visa": "utan-kontakt"})
    client.get(LIST, {"barn": "ja"})
    assert client.get(LIST).url == f"{LIST}?visa=utan-kontakt"


def test_a_long_or_wicked_name_is_shown_short_and_harmless(sign_in, case, hanna):
    page = sign_in(hanna).get(LIST, {"<script>" + "x" * 90: "1"}).content.decode()
    assert "<script>x" not in page
    assert "x" * 60 not in page


def test_the_address_of_choices_gives_them_back():
    chosen = Chosen(show="gar-ut", worker="u_1", order="senast-inkommet")
    told = dict(one.split("=") for one in chosen.query(unit="vux-norr", page=3).removeprefix("?").split("&"))
    assert chosen_from(told, workers=["u_1"]) == chosen
    assert told["enhet"], told["sida"] == ("vux-norr", "3")


def test_someone_who_has_left_is_no_longer_a_choice():
    found = chosen_from({"handlaggare": "u_gone"}, workers=["u_1"])
    assert found.worker == ""
    assert found.refused == ("Valet under Handläggare finns inte.",)
