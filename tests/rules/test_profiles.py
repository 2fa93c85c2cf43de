# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two profiles can be read, their examples come out as expected, and a profile that is wrong says where."""

import json

import pytest

from kvarbo.rules.documents import read_json
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import REGELVERK, load_law
from kvarbo.rules.profile import Profile, load_profile, read_folder
from kvarbo.rules.words import CODE_LISTS
from scripts.write_examples import planned

NAMES = ("exempelkommun", "goteborg")
FOLDER = REGELVERK / "profiler"
EXAMPLES = sorted(FOLDER.glob("*/exempel/*.plan.json"))
CAUSES = {
    "Elskulder",
    "Obetalda hyresskulder/obetalda hyror",
    "Olovlig andrahandsuthyrning",
    "Anmodan om rättelse vid störningar i boendet",
    "Information från Kronofogdemyndigheten om avhysning",
}


def name_of(path):
    return f"{path.parts[-3]}/{path.name.removesuffix('.plan.json')}"


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_an_example_gets_the_plan_it_tells(path):
    wanted = read_json(path.read_text(encoding="utf-8"), place=path.name)
    case = path.with_name(path.name.replace(".plan.json", ".json"))
    assert planned(case, path.parts[-3], wanted) == wanted["answer"]


def test_every_case_among_the_examples_has_a_plan():
    cases = {path for path in FOLDER.glob("*/exempel/*.json") if not path.name.endswith(".plan.json")}
    assert cases == {path.with_name(path.name.replace(".plan.json", ".json")) for path in EXAMPLES}
    by_profile = [path.parts[-3] for path in EXAMPLES]
    assert by_profile.count("exempelkommun") >= 12
    assert by_profile.count("goteborg") >= 6


def test_the_examples_reach_every_state_of_a_step_and_a_clock():
    steps, clocks = set(), set()
    for path in EXAMPLES:
        answer = json.loads(path.read_text(encoding="utf-8"))["answer"]
        steps |= {step["state"] for step in answer["steps"]}
        clocks |= {clock["state"] for clock in answer["deadlines"]}
    assert steps == {"waiting", "open", "postponed", "done", "obsolete"} | (steps & {"skipped"})
    assert clocks == {"running", "met", "missed", "stopped"}


@pytest.mark.parametrize("name", NAMES)
def test_every_board_has_the_three_units_and_a_reception_in_each_area(name):
    profile = load_profile(name)
    for area in profile.areas:
        here = {unit.slug for unit in profile.units.values() if unit.area == area}
        assert {f"vux-{area}", f"eb-{area}", f"bou-{area}", f"mott-{area}"} <= here
        assert [route.unit for route in profile.routing if route.area == area] == [f"vux-{area}"]
    assert [kind.slug for kind in profile.unit_kinds.values() if kind.coordinates] == ["vux"]


def test_the_boards_are_those_of_each_municipality():
    assert len(load_profile("exempelkommun").boards) == 2
    assert set(load_profile("goteborg").areas) == {"hisingen", "nordost", "centrum", "sydvast"}


@pytest.mark.parametrize("name", NAMES)
def test_only_the_child_unit_reads_the_childrens_part(name):
    zones = {kind.slug: set(kind.zones) for kind in load_profile(name).unit_kinds.values()}
    assert [slug for slug, held in zones.items() if "child" in held] == ["bou"]
    assert "economy" not in zones["bou"]


@pytest.mark.parametrize("name", NAMES)
def test_the_five_causes_have_the_labels_of_the_routine(name):
    causes = load_profile(name).codes["cause"]
    assert {code.label for code in causes} == CAUSES
    assert {code.valid_from.isoformat() for code in causes} == {"2022-03-01"}


def test_goteborg_never_disposes_of_a_case():
    assert load_profile("goteborg").choices["disposal"] is False
    assert load_profile("exempelkommun").choices["disposal"] is True


def test_a_step_names_a_rule_and_a_zone_of_the_role_that_may_read_it():
    law = load_law()
    for name in NAMES:
        profile = load_profile(name)
        for routine in profile.routines:
            for step in routine.steps:
                assert not step.rule or step.rule in law.rules
                kind = profile.unit_kinds[profile.roles[step.role].unit_kind]
                assert step.zone in kind.zones, step.id
                assert step.description
                assert step.paragraph


# A profile that is wrong


FILES = read_folder(FOLDER / "exempelkommun")


def refused(path, old, new):
    body = FILES[path].decode()
    assert old in body
    with pytest.raises(InputError) as caught:
        Profile.from_files({**FILES, path: body.replace(old, new, 1).encode()})
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_an_unknown_key_is_named_with_its_file():
    said = refused("val.yaml", "gallring:", "gallras:")
    assert "val.yaml" in said
    assert "gallring" in said or "gallras" in said


def test_a_key_that_nobody_asked_for_is_refused():
    assert "okänd nyckel ”motto”" in refused("profil.yaml", "profil:", "motto: Bo kvar\nprofil:")


def test_a_step_with_a_role_that_the_profile_lacks_is_refused():
    said = refused("rutiner/intern-samordning/2026-2.yaml", "roll: registrator", "roll: trollkarl")
    assert "steg registrera" in said
    assert "trollkarl" in said


@pytest.mark.parametrize("name", CODE_LISTS)
def test_a_code_list_that_lacks_a_word_is_refused(name):
    path = f"koder/{name}.yaml"
    row = next(line for line in FILES[path].decode().splitlines() if line.startswith("  - {kod:"))
    assert "saknar etikett" in refused(path, row + "\n", "")


def test_a_unit_of_an_unknown_kind_is_refused():
    said = refused("organisation.yaml", "slag: vux", "slag: voksen")
    assert "organisation.yaml" in said
    assert "voksen" in said


def test_an_unknown_zone_of_a_role_is_refused():
    assert "hemlig" in refused("roller.yaml", "zon: samordning", "zon: hemlig")


def test_a_duplicate_key_is_refused():
    assert "står två gånger" in refused("val.yaml", "gallring: ja", "gallring: ja\ngallring: nej")


def test_the_same_version_of_a_routine_in_two_files_is_refused():
    said = refused("rutiner/intern-samordning/2025-1.yaml", 'version: "2025:1"', 'version: "2026:2"')
    assert "står i två filer" in said


def test_a_file_that_does_not_belong_is_refused():
    with pytest.raises(InputError, match="hör inte hemma"):
        Profile.from_files({**FILES, "hemligt.txt": b"x"})


def test_a_missing_file_is_named():
    with pytest.raises(InputError, match="val.yaml"):
        Profile.from_files({path: body for path, body in FILES.items() if path != "val.yaml"})


def test_an_unknown_profile_is_refused():
    with pytest.raises(InputError, match="det finns ingen profil ”atlantis”"):
        load_profile("atlantis")


def test_an_example_belongs_to_the_profile_but_not_to_its_fingerprint():
    changed = Profile.from_files({**FILES, "exempel/nytt.json": b"{}"})
    assert changed.sha == Profile.from_files(FILES).sha
    assert changed.files["exempel/nytt.json"] == b"{}"
