# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A routine that is wrong somewhere is refused with one clear message that names step and key."""

import pytest

from kvarbo.rules.errors import InputError
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.routine import parse_routine

PATH = REGELVERK / "profiler/exempelkommun/rutiner/intern-samordning/2026-2.yaml"
GOOD = PATH.read_text(encoding="utf-8")


def refused(old, new):
    assert old in GOOD
    with pytest.raises(InputError) as caught:
        parse_routine(GOOD.replace(old, new, 1), place="rutin.yaml")
    said = str(caught.value)
    assert said.startswith("rutin.yaml")
    assert "\n" not in said
    return said


def test_the_routine_itself_is_read():
    routine = parse_routine(GOOD, place="rutin.yaml")
    assert routine.version == "2026:2"
    assert [section.id for section in routine.sections] == ["kfm", "barnfamilj", "utan-barn"]


def test_unknown_fact():
    said = refused("[underrättelse.löst, är, ja]", "[underrättelse.borta, är, ja]")
    assert "okänd uppgift ”underrättelse.borta”" in said
    assert "upphör" in said


def test_unknown_event_word():
    assert "okänd händelse ”telepati”" in refused("klart_av: kallelse_skickad", "klart_av: telepati")


def test_unknown_field_and_value_in_a_pattern():
    assert "okänt fält ”färg”" in refused("där: {aviserat: ja}", "där: {färg: ja}")
    assert "okänt värde ”kanske”" in refused("med: hushållet, resultat: nådd", "med: hushållet, resultat: kanske")


def test_a_field_that_the_event_does_not_have():
    assert "har inget fält" in refused("{händelse: besök, där: {aviserat: ja}}", "{händelse: besök, där: {enhet: bou}}")


def test_a_step_that_waits_for_itself():
    said = refused(
        "  - id: informera-bou\n    avsnitt: [barnfamilj]\n",
        "  - id: informera-bou\n    avsnitt: [barnfamilj]\n    efter: [{steg: gemensamt-besok}]\n",
    )
    assert "väntar på sig självt" in said


def test_a_step_after_a_step_that_is_not_there():
    said = refused("efter: [{steg: informera-bou}]", "efter: [{steg: informera-alla}]")
    assert "steg utse-barnhandlaggare" in said
    assert "informera-alla" in said


def test_unknown_outcome():
    assert "utfall" in refused("utfall: uteblev", "utfall: kanske")


def test_unknown_zone():
    assert "hemlig" in refused("zon: samordning", "zon: hemlig")


def test_unknown_section():
    said = refused("avsnitt: [barnfamilj, utan-barn]", "avsnitt: [barnfamilj, husdjur]")
    assert "steg registrera" in said
    assert "husdjur" in said


def test_what_the_law_demands_needs_a_rule():
    assert "ska ha en regel" in refused("    regel: sof-11-3-bekraftelse\n", "")


def test_unknown_demand():
    assert "önskan" in refused("krav: rutin", "krav: önskan")


def test_a_fact_of_another_subject():
    said = refused("{någon: [[mål.återkallat, är, ja]]}", "{någon: [[underrättelse.löst, är, ja]]}")
    assert "bara för steg som är per underrättelse" in said


def test_a_comparison_that_the_fact_cannot_bear():
    assert "går inte att göra" in refused("[barn.antal, minst, 1]", "[barn.antal, någon_av, 1]")
    assert "inget heltal" in refused("[barn.antal, minst, 1]", "[barn.antal, minst, många]")


def test_the_same_step_twice():
    assert "står två gånger" in refused("- id: besluta-utredning", "- id: registrera")


def test_unknown_key_of_a_step():
    said = refused("    tar: {arbetsdagar: 1}", "    tid: {arbetsdagar: 1}")
    assert "okänd nyckel ”tid”" in said


def test_a_time_that_is_no_time():
    assert "arbetsdagar" in refused("senast: {arbetsdagar: 0}", "senast: {timmar: 4}")
    assert "mindre än 0" in refused("senast: {arbetsdagar: 0}", "senast: {arbetsdagar: -1}")


def test_a_day_that_is_no_day():
    assert "ingen dag" in refused("gäller_från: 2026-03-01", "gäller_från: i mars")
