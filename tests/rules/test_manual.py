# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rule manual: whole, escaped, and nothing that leaves the paper."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kvarbo.rules.law import load_law
from kvarbo.rules.manual import render_manual

LAW = load_law()
PRINTED = dt.date(2026, 11, 21)
PAGE = render_manual(LAW, printed_on=PRINTED)
VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Tags in order, ids, links, and whether every element is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.faults = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def outline(page):
    found = Outline()
    found.feed(page)
    found.close()
    return found


def test_the_document_is_whole():
    found = outline(PAGE)
    assert found.faults == []
    assert found.open == []
    assert PAGE.startswith('<!doctype html>\n<html lang="sv">')
    assert found.tags.count("h1") == 1
    assert len(found.ids) == len(set(found.ids)) == 30


def test_every_rule_and_everything_a_jurist_asks_for_is_there():
    text = PAGE.replace("&amp;", "&").replace("&quot;", '"').replace("&#x27;", "'")
    for rule in LAW.rules.values():
        for part in (
            rule.id,
            rule.title,
            rule.question,
            rule.says,
            rule.who,
            rule.lost,
            rule.deciding,
            rule.start_text,
        ):
            assert " ".join(part.split()) in " ".join(text.split()), (rule.id, part)
        for reading in rule.readings:
            assert reading.question in text
        for example in rule.examples:
            assert example.title in text
        for value in rule.values:
            assert value.source.citation in text


def test_what_is_unsure_is_said_in_words():
    unsure = sum(reading.unsure for rule in LAW.rules.values() for reading in rule.readings)
    assert PAGE.count(">Osäker<") == unsure > 30
    assert "Kan också läsas" in PAGE


def test_nothing_is_fetched():
    found = outline(PAGE)
    assert not {"script", "link", "img", "iframe", "object"} & set(found.tags)
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    assert all(re.match(r"#|https://lagen\.nu/", link) for link in found.links)


def test_links_in_the_contents_lead_somewhere():
    found = outline(PAGE)
    assert {link[1:] for link in found.links if link.startswith("#")} == set(found.ids)


def test_it_prints_on_a4():
    assert "@page { size: A4" in PAGE


def test_it_says_when_it_was_printed_and_of_what():
    assert "lör 21 nov 2026" in PAGE
    assert LAW.sha[:16] in PAGE
    assert "0 av dem är godkända" in PAGE


def test_an_approved_rule_says_by_whom():
    rule = replace(LAW.rule("fl-22-inkommen"), approved="Anna Exempelsson, 2026-12-01")
    page = render_manual(replace(LAW, rules={rule.id: rule}), printed_on=PRINTED)
    assert "1 av dem är godkända" in page
    assert "Anna Exempelsson, 2026-12-01" in page


@pytest.mark.parametrize("field", ["title", "question", "says", "who", "lost", "deciding", "start_text"])
def test_everything_is_escaped(field):
    rule = replace(LAW.rule("fl-22-inkommen"), **{field: "<script>alert('x')</script> & \"å\""})
    page = render_manual(replace(LAW, rules={rule.id: rule}), printed_on=PRINTED)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_an_unknown_folder_gets_its_own_heading():
    rule = replace(LAW.rule("fl-22-inkommen"), folder="nya-lagen")
    page = render_manual(replace(LAW, rules={rule.id: rule}), printed_on=PRINTED)
    assert "<h2>nya-lagen</h2>" in page


def test_the_same_law_gives_the_same_manual():
    assert render_manual(load_law(), printed_on=PRINTED) == PAGE
