# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo profile load|export`: the same bytes back."""

from pathlib import Path

import pytest

from kvarbo.cli.main import main
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.profile import read_folder


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["exempelkommun", "goteborg"])
def test_a_profile_comes_back_byte_for_byte(name, tmp_path, capsys):
    assert main(["profile", "load", name]) == 0
    assert main(["profile", "export", name, str(tmp_path / "ut")]) == 0
    assert read_folder(tmp_path / "ut") == read_folder(REGELVERK / "profiler" / name)


@pytest.mark.django_db
def test_a_folder_can_be_loaded_too(tmp_path, capsys):
    for path, body in read_folder(REGELVERK / "profiler" / "goteborg").items():
        target: Path = tmp_path / "egen" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    assert main(["profile", "load", str(tmp_path / "egen")]) == 0


@pytest.mark.django_db
def test_a_bad_profile_changes_nothing_and_says_where(tmp_path, capsys):
    from kvarbo.organisation.models import ProfileDocument

    for path, body in read_folder(REGELVERK / "profiler" / "goteborg").items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body.replace(b"namn:", b"nam:", 1) if path == "organisation.yaml" else body)
    assert main(["profile", "load", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "organisation.yaml" in said
    assert said.count("\n") == 1
    assert not ProfileDocument.objects.exists()


def test_an_unknown_profile_is_named(capsys):
    assert main(["profile", "load", "atlantis"]) == 2
    assert "atlantis" in capsys.readouterr().err


@pytest.mark.django_db
def test_what_was_never_loaded_cannot_be_exported(tmp_path, capsys):
    assert main(["profile", "export", "atlantis", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
