# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import IntegrityError, transaction

from kvarbo.audit.models import Entry
from kvarbo.organisation import selectors
from kvarbo.organisation.exceptions import FolderInUse, NoProfile
from kvarbo.organisation.models import Area, Board, ProfileDocument, Role, Unit
from kvarbo.organisation.services import export_profile, load_profile
from kvarbo.rules.errors import InputError
from tests.organisation.profile_files import ORGANISATION, profile_files
from tests.personas import NOW

pytestmark = pytest.mark.django_db


def load(**changes: str) -> None:
    load_profile(files=profile_files(**changes), now=NOW, author="u_author")


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (ProfileDocument, Board, Area, Unit, Role, Entry))


def test_the_organisation_follows_the_files() -> None:
    load()
    unit = Unit.objects.get(slug="vux-ost")
    assert (unit.profile, unit.kind, unit.zones) == ("provkommun", "vuxen", ["coordination", "economy"])
    assert (unit.area.slug, unit.area.board.slug) == ("ost", "namnd-ost")
    assert Role.objects.get(slug="vuxenhandläggare").code == "caseworker"


def test_each_file_is_kept_with_its_kind() -> None:
    load()
    kinds = dict(ProfileDocument.objects.values_list("path", "kind"))
    assert (kinds["koder/cause.yaml"], kinds["handbok/samordning.md"], kinds["demo.yaml"]) == (
        "koder",
        "handbok",
        "demo",
    )


def test_loading_again_changes_nothing() -> None:
    load()
    before = rows()
    load()
    assert rows() == before


def test_a_changed_file_leaves_its_earlier_version_superseded() -> None:
    load()
    load(ansvar="rader: []\n")
    versions = ProfileDocument.objects.filter(path="ansvar.yaml").order_by("pk")
    assert [row.status for row in versions] == ["superseded", "active"]
    assert selectors.current_profile().routing == ()


def test_a_file_that_comes_back_is_not_stored_twice() -> None:
    load()
    load(ansvar="rader: []\n")
    load()
    versions = ProfileDocument.objects.filter(path="ansvar.yaml").order_by("pk")
    assert [row.status for row in versions] == ["active", "superseded"]
    assert len(selectors.current_profile().routing) == 1


def test_a_file_that_goes_is_superseded() -> None:
    load()
    files = profile_files()
    del files["handbok/samordning.md"]
    load_profile(files=files, now=NOW, author="u_author")
    assert "handbok/samordning.md" not in selectors.profile_files(slug="provkommun")


def test_a_unit_that_goes_stays_inactive() -> None:
    load()
    load(
        organisation=ORGANISATION.replace("vux-ost", "vux-o"),
        ansvar="rader: []\n",
        demo="från: 2024-01-01\npersonal: []\n",
    )
    assert dict(Unit.objects.values_list("slug", "is_active")) == {"vux-ost": False, "vux-o": True}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"val": "okänt: ja\n"}, "val.yaml"),
        ({"demo": "från: 2024-01-01\npersonal: []\nokänt: 1\n"}, "demo.yaml"),
        (
            {"demo": "från: 2024-01-01\npersonal: [{användare: a, namn: A, uppgifter: [{enhet: vux-x, roll: x}]}]\n"},
            "demo.yaml",
        ),
        ({"handbok": "a: 1\n"}, "handbok.yaml"),
        ({"rutiner__intern": "a: 1\n"}, "rutiner/intern.yaml"),
    ],
)
def test_bad_input_names_the_place_and_changes_nothing(changes: dict[str, str], place: str) -> None:
    load()
    before = rows()
    with pytest.raises(InputError, match=place):
        load(**changes)
    assert rows() == before


def test_the_same_bytes_come_back(tmp_path) -> None:
    load()
    export_profile(slug="provkommun", folder=tmp_path)
    back = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert back == profile_files()
    export_profile(slug="provkommun", folder=tmp_path)


def test_an_export_does_not_mix_with_other_files(tmp_path) -> None:
    load()
    (tmp_path / "annat.txt").write_text("annat")
    with pytest.raises(FolderInUse, match=r"annat\.txt"):
        export_profile(slug="provkommun", folder=tmp_path)


def test_a_stored_file_cannot_be_changed() -> None:
    load()
    with pytest.raises(IntegrityError, match="cannot be changed"), transaction.atomic():
        ProfileDocument.objects.update(body=b"annat")


def test_only_one_version_of_a_file_holds() -> None:
    load()
    load(ansvar="rader: []\n")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileDocument.objects.filter(path="ansvar.yaml").update(status="active")


def test_without_a_profile_it_is_said() -> None:
    with pytest.raises(NoProfile, match="Ingen profil"):
        selectors.current_profile()


def test_a_look_at_another_profile_does_not_switch(settings) -> None:
    load()
    files = profile_files(profil=profile_files()["profil.yaml"].decode().replace("provkommun", "annankommun"))
    load_profile(files=files, now=NOW, author="u_author")
    assert selectors.current_profile().slug == "provkommun"
    settings.KVARBO_PROFILE = "annankommun"
    assert selectors.current_profile().slug == "annankommun"
    settings.KVARBO_PROFILE = "tredjekommun"
    with pytest.raises(NoProfile, match="tredjekommun"):
        selectors.current_profile()
