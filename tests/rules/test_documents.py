# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading YAML and JSON strictly: nothing guessed, nothing twice, and the place is told."""

import datetime as dt

import pytest

from kvarbo.rules.documents import Reader, read_day, read_json, read_month, read_word, read_yaml
from kvarbo.rules.errors import InputError


def reader(text):
    return Reader(read_yaml(text, place="fil.yaml"), "fil.yaml")


def whole(found, read):
    """Read what is asked for, then refuse the rest."""
    read(found)
    found.done()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2026-01-01", "2026-01-01"),
        ('a: "2026-01-01"', "2026-01-01"),
        ("a: 2026:2", "2026:2"),
        ("a: 12:30:45", "12:30:45"),
        ("a: no", "no"),
        ("a: ja", "ja"),
        ("a: 0123", "0123"),
        ("a: 0x1F", "0x1F"),
        ("a: 1_000", "1_000"),
        ("a: 1e3", "1e3"),
        ("a: .inf", ".inf"),
        ("a: 17", 17),
        ("a: 1.5", 1.5),
        ("a: true", True),
        ("a: null", None),
        ("a:", None),
    ],
)
def test_a_value_is_what_it_looks_like(text, value):
    found = read_yaml(text, place="fil")["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3", "fil: nyckeln ”a” står två gånger (rad 3)"),
        ("a:\n  c: 1\n  c: 2", "fil: nyckeln ”c” står två gånger (rad 3)"),
        ("1: ett", "fil: nyckeln 1 på rad 1 är inte ett ord"),
        ("- a", "fil: filen ska vara en tabell med nycklar"),
        ("", "fil: filen ska vara en tabell med nycklar"),
        ("a: [1, 2", "filen går inte att läsa som YAML"),
        ("a: !!python/object/apply:os.getcwd []", "filen går inte att läsa som YAML"),
    ],
)
def test_bad_yaml_names_the_place(text, said):
    with pytest.raises(InputError) as refused:
        read_yaml(text, place="fil")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "a": 2}', "nyckeln ”a” står två gånger"),
        ('{"a": {"b": 1, "b": 1}}', "nyckeln ”b” står två gånger"),
        ('{"a": NaN}', "NaN är inget tal"),
        ('{"a": Infinity}', "Infinity är inget tal"),
        ('{"a": 1,}', "filen går inte att läsa som JSON (rad 1)"),
        ("[" * 100_000, "filen är nästlad för djupt"),
    ],
)
def test_bad_json_names_the_place(text, said):
    with pytest.raises(InputError) as refused:
        read_json(text, place="fall.json")
    assert str(refused.value) == f"fall.json: {said}"


def test_json_that_is_whole_is_read():
    assert read_json('{"a": [1, null, true, "2026-01-01"]}', place="x") == {"a": [1, None, True, "2026-01-01"]}


@pytest.mark.parametrize(
    "value",
    ["2026-02-29", "2026-13-01", "2026-1-1", "20260101", "2026-01-01T00:00", "", None, 20260101, "２０２６-01-01"],
)
def test_a_bad_day_is_named(value):
    with pytest.raises(InputError, match="är ingen dag") as refused:
        read_day(value, place="fil: från")
    assert str(refused.value).startswith("fil: från: ")


def test_a_good_day():
    assert read_day("2028-02-29", place="x") == dt.date(2028, 2, 29)


@pytest.mark.parametrize("value", ["2026-13", "2026-00", "2026", "2026-1", "0000-01", "2026-01-01", None, 202601])
def test_a_bad_month_is_named(value):
    with pytest.raises(InputError, match="är ingen månad"):
        read_month(value, place="fil: rent_month")


def test_an_unknown_word_lists_the_known_ones():
    with pytest.raises(InputError, match="okänt ord ”JB13”") as refused:
        read_word("JB13", ("JB12", "BRL"), place="regim")
    assert "JB12, BRL" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "read", "said"),
    [
        ("a: 1\nx: 2", lambda r: r.number("a"), "fil.yaml: okänd nyckel ”x” (känd: a)"),
        ("b: 1", lambda r: r.text("a"), "fil.yaml: ”a” saknas"),
        ("a: 12", lambda r: r.text("a"), "fil.yaml: a: ”12” är inte text"),
        ("a: tolv", lambda r: r.number("a"), "fil.yaml: a: ”tolv” är inte ett heltal"),
        ("a: true", lambda r: r.number("a"), "fil.yaml: a: ”True” är inte ett heltal"),
        ("a: true", lambda r: r.yes("a"), "fil.yaml: a: ”True” är varken ja eller nej"),
        ("a: 2026-02-30", lambda r: r.day("a"), "fil.yaml: a: ”2026-02-30” är ingen dag (skriv ÅÅÅÅ-MM-DD)"),
        ("a: nu", lambda r: r.word("a", ("då",)), "fil.yaml: a: okänt ord ”nu” (känt: då)"),
        ("a: Å Ä", lambda r: r.slug("a"), "fil.yaml: a: ”Å Ä” är inget giltigt namn"),
        ("a: b", lambda r: r.items("a", str), "fil.yaml: a: här ska det stå en lista"),
        ("a: [b, b]", lambda r: r.words("a"), "fil.yaml: a: samma ord står två gånger"),
        ("a: [b, c]", lambda r: r.words("a", ("b",)), "fil.yaml: a[2]: okänt ord ”c” (känt: b)"),
        ("a: [1]", lambda r: r.words("a"), "fil.yaml: a[1]: ”1” är inte ett ord"),
        ("a: 1", lambda r: r.inner("a"), "fil.yaml: a: här ska det stå en tabell med nycklar"),
    ],
)
def test_the_reader_names_the_place(text, read, said):
    with pytest.raises(InputError) as refused:
        whole(reader(text), read)
    assert str(refused.value).startswith(said)


def test_a_missing_key_may_have_a_default():
    found = reader("b: null")
    assert found.text("a", "") == ""
    assert found.yes("c", False) is False
    assert found.day("d", None) is None
    assert found.table("b", None) is None
    assert found.words("e", None, ()) == ()
