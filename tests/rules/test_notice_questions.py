# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of questions about a notice: closed, cited, and asked only on known facts."""

import re
from pathlib import Path

import pytest

from kvarbo.rules.errors import InputError
from kvarbo.rules.noticequestions import notice_questions

ONE = """
frågor:
  - fråga: {slug}
    rubrik: Stämmer det?
    när: {{alla: [[{fact}, är, ja]]}}
    säger: "Det står {word}."
    fråga_till: Fråga hyresgästen.
    därför: Det kan spela roll.
    källor: [{{hänvisning: RH 1995:34, länk: "https://lagen.nu/dom/rh/1995:34"}}]
    kontrollerad: {{dag: 2026-11-21, säkerhet: andrahand, av: Provbyrån}}
    tolkning: Oklart.
"""


def _file(tmp_path: Path, *, slug: str = "en-fraga", fact: str = "belopp.ifrågasatt", word: str = "{amount}") -> Path:
    path = tmp_path / "fragor.yaml"
    path.write_text(ONE.format(slug=slug, fact=fact, word=word), encoding="utf-8")
    return path


def test_every_question_cites_a_source_that_can_be_opened():
    for asked in notice_questions():
        assert asked.sources, asked.id
        assert all(source.link.startswith("https://lagen.nu/") for source in asked.sources)


@pytest.mark.parametrize("asked", notice_questions(), ids=lambda asked: asked.id)
def test_a_question_asks_and_never_says_that_the_notice_is_void(asked):
    told = " ".join((asked.title, asked.says, asked.ask, asked.because)).lower()
    assert "?" in asked.title
    assert not re.search(r"\bär (ogiltig|fel)\b|\bogiltigt meddelande\b", told)
    assert asked.ask.lower().startswith(("fråga", "be ", "jämför"))


@pytest.mark.parametrize("asked", notice_questions(), ids=lambda asked: asked.id)
def test_nothing_known_is_no_ground_to_ask(asked):
    assert not asked.holds({})


def test_a_known_fact_is(tmp_path):
    (asked,) = notice_questions(_file(tmp_path))
    assert asked.holds({"belopp.ifrågasatt": True})
    assert not asked.holds({"belopp.ifrågasatt": False})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"fact": "belopp.gissat"}, "okänd uppgift ”belopp.gissat”"),
        ({"word": "{namn}"}, "okänt ord att fylla i: namn"),
        ({"slug": "En Fråga"}, "fråga"),
    ],
)
def test_what_the_file_may_not_hold_is_named(tmp_path, change, message):
    with pytest.raises(InputError, match=re.escape(message)):
        notice_questions(_file(tmp_path, **change))
