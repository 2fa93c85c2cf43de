# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ten papers, each with its own form."""

import pytest

from kvarbo.notices.models import Notice
from kvarbo.notices.papers import PAPERS
from tests.web.pages import errors, filled, words

COMMON = {
    "channel": "letter",
    "received_on": "2026-11-20",
    "landlord_name": "Exempelbostäder AB",
    "tenant_name": "Ellen Påhittsson",
    "tenant_street": "Fantasigränd 7",
}
OWN = {
    "hyra": {"amount": "17800", "regime": "JB12"},
    "storning": {"told": "Hög musik om nätterna", "regime": "JB12"},
    "elskuld": {"sender": "grid_company", "amount": "4300", "cut_off_on": "2026-12-04"},
    "andrahand": {"sender": "landlord", "regime": "JB12"},
    "kronofogden-ansokan": {"matter": "U-12345-26"},
    "kronofogden-tid": {"matter": "U-12345-26", "eviction_at": "2026-12-09 09.30"},
    "hyresnamnden": {"matter": "123-26", "cause": "disturbance", "regime": "JB12"},
    "ansokan": {"sender": "person", "cause": "rent_arrears"},
    "anmalan": {"sender": "other", "cause": "eviction", "told": "Grannen är orolig", "children_told": "yes"},
    "tidig-signal": {"sender": "landlord", "cause": "rent_arrears", "kind_reason": "Samtycke 12 november"},
}


@pytest.fixture
def majs(sign_in, profile, maj):
    return sign_in(maj)


def test_the_first_page_says_what_each_is(majs):
    page = words(majs.get("/underrattelser/ny/"))
    for paper in PAPERS.values():
        assert paper.title in page
        assert paper.lead in page


def test_an_unknown_paper_does_not_exist(majs):
    assert majs.get("/underrattelser/ny/vykort/").status_code == 404


@pytest.mark.parametrize("slug", PAPERS)
def test_each_is_registered_listed_and_handled(majs, slug):
    address = f"/underrattelser/ny/{slug}/"
    form = filled(majs.get(address), **(COMMON | OWN[slug]))
    response = majs.post(address, form)
    assert response.status_code == 302, errors(response)
    assert Notice.objects.get().paper == slug
    assert "Ellen Påhittsson" in words(majs.get("/underrattelser/"))
    assert "Vem gäller underrättelsen?" in words(majs.get(response.url))


@pytest.mark.parametrize("slug", PAPERS)
def test_an_empty_one_says_all_that_is_missing(majs, slug):
    response = majs.post(f"/underrattelser/ny/{slug}/", {})
    assert set(PAPERS[slug].required) - set(errors(response)) <= {"sender", "cause"}
    assert {"channel", "received_on", "tenant_name"} <= set(errors(response))


def test_the_kind_is_shown_with_its_reason_and_may_be_changed_with_one(majs):
    address = "/underrattelser/ny/hyra/"
    page = majs.get(address)
    assert "Slag" in words(page), words(page)
    assert "12 kap. 44 § jordabalken" in words(page)
    form = filled(page, **(COMMON | OWN["hyra"]), kind="report")
    assert "kind_reason" in errors(majs.post(address, form))
    majs.post(address, form | {"kind_reason": "Brevet var en orosanmälan"})
    notice = Notice.objects.get()
    assert (notice.kind, notice.kind_reason) == ("report", "Brevet var en orosanmälan")
