# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper with the number of someone who is protected: to the registrar just like a paper about nobody we know.

Without JavaScript: what is not in the page cannot be found in it.
"""

import re
from collections.abc import Iterator

import pytest

from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import need_to_know
from kvarbo.organisation.models import User
from kvarbo.people.models import Person
from kvarbo.people.services import create_person
from tests.journeys.walking import Walk
from tests.numbers import number
from tests.personas import NOW, TODAY

HERS, NOBODYS = number("19850214", 981), number("19850214", 983)
HIDDEN = "Svea Gömstedt"
# What differs between any two papers and is nobody's: identities, marks of steps and of forms.
CHANGING = "|".join(
    (
        r"EX-\d{4}-\d+",
        r"[cnvpft]_\w{10,}",
        r"e\d+_\w+",
        r"steg=\w+",
        r'name="steg" value="\w+"',
        r'value="[\w-]{20,}"',
    )
)


@pytest.fixture
def protected(town) -> Person:
    board = town.organisation.boards["norr"]
    made = {"board": board, "name": HIDDEN, "personnummer": HERS, "protected": True}
    return create_person(actor_id="u_test", now=NOW, **made)


def page_of(walk: Walk, name: str, street: str, personal_number: str) -> str:
    """All that the browser got, but for what differs between any two papers. The one who is hidden is nowhere in it."""
    html = walk.page.content()
    assert HIDDEN not in html
    assert "Gömstedt" not in html
    for shape in (HERS, HERS[2:], f"{HERS[:8]}-{HERS[8:]}", f"{HERS[2:8]}-{HERS[8:]}"):
        assert shape not in html, walk.page.url
    shown = walk.page.locator("main").inner_html()
    for given in (name, name.partition(" ")[0], street, personal_number[-4:]):
        shown = shown.replace(given, "GIVET")
    return re.sub(CHANGING, "*", shown)


def paper_to_case(walk: Walk, name: str, street: str, personal_number: str) -> Iterator[str]:
    """Every page about the paper that Maj, and then Hanna, meets on the way."""
    given = (walk, name, street, personal_number)
    walk.choose_role("Maj Postberg")
    walk.to("/underrattelser/ny/hyra/")
    walk.page.get_by_label("Sätt", exact=True).select_option("letter")
    walk.type_in(landlord_name="Exempelbostäder AB", tenant_name=name, tenant_street=street, amount="17800")
    walk.type_in(tenant_personnummer=personal_number)
    walk.choose("Hyresrätt")
    walk.press("Spara och gå vidare")
    walk.says("Ingen träff")
    yield page_of(*given)
    walk.press("Spara beslutet")
    walk.says(f"{name} har fått ärende EX-2026-")
    page_of(*given)
    yield re.sub(CHANGING, "*", walk.page.locator(".k-messages").inner_text().replace(name, "GIVET"))
    walk.click(name)
    walk.says("Underrättelsen är beslutad")
    yield page_of(*given)
    walk.choose_role("Hanna Mallberg")
    walk.to("/enheten/")
    walk.click(name)
    yield page_of(*given)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_the_protected_look_like_nobody(walk: Walk, protected: Person, tove: User, maj: User) -> None:
    pages = paper_to_case(walk, "Vera Diktman", "Fantasigränd 5", HERS)
    same = paper_to_case(walk, "Otto Sagolund", "Påhittsgatan 12", NOBODYS)
    for about_her, about_nobody in zip(list(pages), list(same), strict=True):
        assert about_her == about_nobody
    [hit] = need_to_know(user=tove, on=TODAY)
    assert (hit.hidden, hit.notice) == (protected, Notice.objects.get(tenant_name="Vera Diktman"))
    assert not need_to_know(user=maj, on=TODAY)
