# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every component renders, with everything that a strict content security policy and a screen reader ask for."""

import datetime as dt
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils.html import format_html

from kvarbo.web.ui.icons import CHIPS, ICONS, STATES
from kvarbo.web.ui.sample import sample_page
from kvarbo.web.ui.shapes import UserChip

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "static"


@pytest.fixture(scope="module")
def page():
    saved = format_html('Sparat kl. 09.42. Du ringde Ture. <a href="{}">Ångra</a>', "#plan")
    frame = {
        "nav_items": [("Min dag", "/", True, None), ("Nya underrättelser", "/nya/", False, 7)],
        "user_chip": UserChip("Hanna Mallberg", "Vuxenenheten Norr", "HM", "/byt/", "/ut/"),
        "messages": [Message(25, saved), Message(40, "Fel <b>text</b>.")],
        "is_demo": True,
        "news_fresh": True,
        "may_announce": True,
        "municipality_name": "Exempelkommun",
        "csrf_token": "x" * 32,
    }
    return render_to_string("formsprak.html", frame | sample_page(today=dt.date(2026, 11, 23)))


def test_it_has_one_heading_a_language_and_a_skip_link(page):
    assert page.count("<h1") == 1
    assert '<html lang="sv">' in page
    assert 'href="#innehall"' in page


def test_no_inline_style_or_script_and_no_foreign_address(page):
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_no_id_is_used_twice(page):
    twice = [name for name, times in Counter(re.findall(r'\sid="([^"]+)"', page)).items() if times > 1]
    assert not twice


def test_every_description_that_is_pointed_to_exists(page):
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    pointed = " ".join(re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page)).split()
    assert set(pointed) <= ids


def test_faults_are_told_at_the_top_and_at_the_field(page):
    assert '<a href="#id_amount">Belopp: Skriv beloppet i hela kronor.</a>' in page
    assert re.search(
        r'<input[^>]*name="amount"[^>]*aria-invalid="true"[^>]*aria-describedby="id_amount_error"', page
    ) or re.search(r'<input[^>]*name="amount"[^>]*aria-describedby="id_amount_error"[^>]*aria-invalid="true"', page)
    assert "autofocus" in page


def test_optional_fields_are_marked(page):
    assert re.search(r'for="id_landlord_phone">Telefon\s*<span class="k-optional">\(frivilligt\)', page)
    assert not re.search(r'for="id_landlord_name">Namn\s*<span', page)


def test_a_message_keeps_its_link_and_escapes_what_is_not_ours(page):
    assert "<strong>Sparat kl. 09.42.</strong> Du ringde Ture. <a" in page
    assert "Fel &lt;b&gt;text&lt;/b&gt;." in page


def test_every_form_that_posts_has_its_token(page):
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
    assert forms
    assert all("csrfmiddlewaretoken" in form for form in forms)


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_no_context(name):
    page = render_to_string(name)
    assert page.count("<h1") == 1
    assert "Till startsidan" in page


def test_the_sprite_holds_every_sign_and_no_other():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "kvarbo/icons.svg").read_text(encoding="utf-8")))
    assert drawn == ICONS | {f"state-{name}" for name in STATES}
    assert {sign for _, sign in CHIPS.values()} <= ICONS


def test_what_the_stylesheets_fetch_is_vendored():
    for sheet in (STATIC / "kvarbo").glob("*.css"):
        for address in re.findall(r'url\("?([^")]+)', sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / address).resolve().is_file(), f"{sheet.name}: {address}"


def test_vendored_files_are_those_of_the_checksums():
    subprocess.run([ROOT / "scripts/vendor.sh", "--check"], check=True)
