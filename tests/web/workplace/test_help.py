# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page has a short help text, and the page itself leads to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

import kvarbo.web.workplace
from kvarbo.organisation.models import User
from kvarbo.rules.documents import read_yaml
from kvarbo.web.workplace.helptexts import all_help, slug_of_view
from tests.web.pages import words

# Buttons, files, what machines ask, and help itself: nobody stands there wondering what the page is for.
NO_PAGE = {
    "about",
    "alive",
    "case-remind",
    "discard-draft",
    "discard-unfinished",
    "event-undo",
    "help",
    "help-page",
    "keep-draft",
    "keep-unfinished",
    "log-out",
    "notice-file-discard",
    "notice-file-example",
    "notice-file-faults",
    "operations-dismiss",
    "operations-end",
    "ready",
    "refill",
    "session",
    "style-page",
    "unit-absence-end",
    "unit-assign-undo",
}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def test_every_page_has_help():
    assert set(names(get_resolver().url_patterns)) - NO_PAGE - set(slug_of_view()) == set()


def test_no_help_is_for_a_page_that_is_gone():
    assert set(slug_of_view()) - set(names(get_resolver().url_patterns)) == set()


def test_each_page_has_one_help_only():
    views = [view for one in all_help() for view in one.views]
    assert len(views) == len(set(views))


@pytest.mark.parametrize("text", all_help(), ids=lambda one: one.slug)
def test_each_help_opens_and_says_all_four(client: Client, db, set_clock, text):
    page = words(client.get(f"/hjalp/{text.slug}/"))
    for told in (
        text.purpose,
        "Så gör du",
        *text.steps,
        "Vad som händer sedan",
        text.then,
        "Vem som ser",
        text.readers,
    ):
        assert told in page


def test_the_file_holds_nothing_else():
    path = Path(kvarbo.web.workplace.__file__).with_name("help.yaml")
    read = read_yaml(path.read_text(encoding="utf-8"), place=path.name)
    wanted = {"title", "group", "views", "purpose", "steps", "then", "readers"}
    assert all(set(one) == wanted for one in read["help"].values())


def test_a_page_leads_to_its_own_help(sign_in, maj: User):
    page = sign_in(maj).get("/underrattelser/").content.decode()
    assert 'href="/hjalp/underrattelser/"' in page
    assert "Hjälp med den här sidan" in page


def test_the_index_has_them_all_in_groups(client: Client, db, set_clock):
    page = words(client.get("/hjalp/"))
    for text in all_help():
        assert text.title in page


def test_an_unknown_help_is_none(client: Client, db, set_clock):
    assert client.get("/hjalp/finns-inte/").status_code == 404
