# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo message`: the operator tells everyone, sees what is told, and ends it."""

import json

import pytest

from kvarbo.cli.main import main
from kvarbo.workplace.models import OperationsMessage


@pytest.mark.django_db
def test_a_message_is_told_listed_and_ended(capsys):
    assert main(["message", "Kvarbo är långsamt.", "--level", "störning"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(["message"]) == 0
    assert [one["text"] for one in json.loads(capsys.readouterr().out)] == ["Kvarbo är långsamt."]
    assert main(["message", "--end", str(told["message"])]) == 0
    capsys.readouterr()
    assert main(["message"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.django_db
def test_a_planned_outage_says_when(capsys):
    moments = ["--from", "2126-11-20T18:00", "--until", "2126-11-20T19:30"]
    assert main(["message", "Borta en stund.", "--level", "avbrott", *moments]) == 0
    assert json.loads(capsys.readouterr().out)["until"] == "2126-11-20T19:30+01:00"
    assert OperationsMessage.objects.get().written_by == "drift"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Borta.", "--level", "avbrott"], "när det är slut"),
        (["Hej", "--level", "fara"], "information, störning, avbrott"),
        (["Hej", "--until", "i morgon"], "2026-11-20T18:00"),
        (["Hej", "--end", "1"], "antingen"),
        (["--end", "99"], "finns inte"),
    ],
)
def test_bad_input_is_one_line(capsys, arguments, words):
    assert main(["message", *arguments]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1
