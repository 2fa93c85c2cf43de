# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper that is nearly taken for someone else's. All of it with the keyboard alone."""

import pytest

from kvarbo.cases.models import Case
from kvarbo.notices.models import Notice
from kvarbo.people.models import Person
from tests.journeys.walking import ByKeyboard
from tests.numbers import number

OURS, THEIRS = number("19850214"), number("19910307")
NAME = "Ellen Påhittsson"
TYPO = OURS[:-1] + str((int(OURS[-1]) + 1) % 10)


def type_paper(keys: ByKeyboard, personal_number: str, street: str) -> None:
    keys.choose_role("Maj Postberg")
    keys.to("/underrattelser/ny/hyra/")
    keys.type_in(posted_on="2026-11-19", landlord_name="Exempelbostäder AB", tenant_name=NAME)
    keys.type_in(tenant_personnummer=personal_number, tenant_street=street, amount="17 800")
    keys.choose("Hyresrätt")
    keys.page.get_by_label("Sätt", exact=True).select_option("recommended_letter")
    keys.press("Spara och gå vidare")


def choose_whom(keys: ByKeyboard, who: str, decision: str) -> None:
    keys.choose(who)
    keys.choose(decision)
    keys.press("Spara beslutet")


@pytest.fixture
def ellen(opened) -> Case:
    return opened(tenant_name=NAME, tenant_street="Fantasigränd 5", tenant_personnummer=OURS)


def test_a_slip_in_the_number_is_refused_before_anybody_is_looked_up(keys: ByKeyboard, town) -> None:
    type_paper(keys, TYPO, "Fantasigränd 5")
    keys.is_told_of("Kontrollsiffran")
    assert not Notice.objects.exists()
    keys.follow_inside("Kontrollsiffran", "#id_tenant_personnummer")
    keys.type_in(tenant_personnummer=OURS)
    keys.press("Spara och gå vidare")
    keys.says("Ingen träff")


def test_the_same_name_and_home_but_another_number_is_held_back(keys: ByKeyboard, ellen: Case) -> None:
    type_paper(keys, THEIRS, "Fantasigränd 5")
    keys.says("Vi tror att det gäller", "Jämför uppgifterna innan du väljer.")
    choose_whom(keys, f"Ja, det är {NAME}", f"Lägg till i ärende {ellen.number}")
    keys.says("Stanna upp", "Inget är sparat än.", "Personnumret är ett annat än det vi har.")
    keys.says("Enligt papperet är personen född 1991. Enligt oss är hon eller han född 1985.")
    keys.press("Ja, spara beslutet")
    keys.is_told_of("Kryssa i att du har jämfört, eller gå tillbaka.")
    keys.press("Gå tillbaka")
    keys.says("Vem gäller underrättelsen?")
    choose_whom(keys, "Nej, någon annan", "Öppna ett nytt ärende")
    keys.says("Stanna upp", f"Du är på väg att anteckna {NAME} som en ny person.", "född 1985")
    keys.tick("Jag har jämfört uppgifterna")
    keys.press("Ja, spara beslutet")
    keys.says("Beslutat i dag", "har fått ärende EX-2026-")
    assert Case.objects.count() == 2
    assert Person.objects.filter(name=NAME).count() == 2
    assert not Notice.objects.filter(case=ellen, tenant_personnummer_index="").exists()
    assert ellen.persons.count() == 1


def test_another_address_is_held_back_and_saved_once_compared(keys: ByKeyboard, ellen: Case) -> None:
    type_paper(keys, OURS, "Påhittsgatan 9")
    keys.says("Personnumret är detsamma.")
    keys.press("Spara beslutet")
    keys.says("Stanna upp", "Adressen är en annan än den vi har.", f"Du lägger till i ärende {ellen.number} för {NAME}")
    keys.tick("Jag har jämfört uppgifterna")
    keys.press("Ja, spara beslutet")
    keys.says(f"ligger nu i ärende {ellen.number}.")
    assert Case.objects.count() == 1
    assert Notice.objects.filter(case=ellen).count() == 2
