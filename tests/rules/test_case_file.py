# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case file at the command line: a plan as JSON, or exit code 2 and one line that says what is wrong."""

import json

import pytest

from kvarbo.cli.main import main
from kvarbo.rules.caselog import parse_case
from kvarbo.rules.errors import InputError
from tests.rules.casebuilder import case_json, event, household, tiny_files, withdrawn

DAY = "2026-11-23"


FILES = {
    "no table": ([], ""),
    "other format": ({**case_json(household()), "format": "kvarbo-case/2"}, "kvarbo-case"),
    "unknown key": ({**case_json(household()), "plan": {}}, "plan"),
    "no events": ({**case_json(household()), "events": None}, "events"),
    "no case": ({**case_json(household()), "case": None}, "case"),
    "unknown key of case": ({**case_json([]), "case": {"id": "E", "municipality": "0000", "name": "x"}}, "name"),
    "no id of case": ({**case_json([]), "case": {"municipality": "0000"}}, "id"),
    "event as text": ({**case_json([]), "events": ["e7"]}, "1"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_shape_is_refused(name):
    raw, told = FILES[name]
    with pytest.raises(InputError) as caught:
        parse_case(raw, place="prov.json")
    assert told in str(caught.value)


@pytest.fixture
def profile_folder(tmp_path):
    folder = tmp_path / "prov ö"
    for path, body in tiny_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return folder


class TestCommand:
    """Exit code 2, one line on stderr, nothing on stdout."""

    def run(self, folder, text, capsys, *options):
        case = folder.parent / "case.json"
        case.write_text(text, encoding="utf-8")
        code = main(["plan", str(case), "--profile", str(folder), "--on", "2026-11-24", *options])
        return code, *capsys.readouterr()

    def refused(self, *given):
        code, out, err = self.run(*given)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        return err

    def test_a_good_case_is_planned(self, profile_folder, capsys):
        text = json.dumps(case_json([*household(), event("notice_joined", DAY)]))
        code, out, err = self.run(profile_folder, text, capsys)
        assert (code, err) == (0, "")
        assert json.loads(out)["case"] == "EX-0412"

    def test_a_bad_event_is_told_in_one_line(self, profile_folder, capsys):
        text = json.dumps(case_json([*household(), event("notice_joined", DAY, eid="e7", cause="noise")]))
        err = self.refused(profile_folder, text, capsys)
        assert "e7" in err
        assert "noise" in err

    def test_a_bad_correction_is_told_in_one_line(self, profile_folder, capsys):
        text = json.dumps(case_json([*household(), withdrawn("e99", DAY, eid="e7")]))
        assert "e99" in self.refused(profile_folder, text, capsys)

    def test_a_key_that_stands_twice(self, profile_folder, capsys):
        text = json.dumps(case_json(household())).replace('"format"', '"case": {}, "format"')
        assert "case" in self.refused(profile_folder, text, capsys)

    @pytest.mark.parametrize("text", ["", "{", "[1,]", '{"format": NaN}', "\ufeff{}"])
    def test_what_is_no_json(self, profile_folder, capsys, text):
        assert "case.json" in self.refused(profile_folder, text, capsys)

    def test_a_reason_with_line_breaks_stays_one_line(self, profile_folder, capsys):
        text = json.dumps(case_json([*household(), event("notice_joined", DAY, cause="a\nb")]))
        self.refused(profile_folder, text, capsys)

    def test_an_id_with_line_breaks_stays_one_line(self, profile_folder, capsys):
        text = json.dumps(case_json([*household(), event("notice_joined", DAY, eid="e\n7", cause="noise")]))
        self.refused(profile_folder, text, capsys)

    @pytest.mark.parametrize(
        "options", [("--on", "i dag"), ("--known-at", "2026-11-24T10:00"), ("--profile", "finns-inte"), ("--no", "1")]
    )
    def test_a_bad_option(self, profile_folder, capsys, options):
        self.refused(profile_folder, json.dumps(case_json(household())), capsys, *options)
