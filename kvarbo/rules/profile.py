# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A municipality's profile: organisation, roles, code lists, local readings, routines, as files."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kvarbo.rules.closingrules import check_outcomes
from kvarbo.rules.documents import Reader, read_word, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.routine import Routine, parse_routine
from kvarbo.rules.words import CAUSES, CODE_LISTS, OPEN_CODE_LISTS, ROLES, ZONE_SV

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Board:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    slug: str
    name: str
    board: str


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit, the zones it reads, and whether it coordinates."""

    slug: str
    name: str
    zones: tuple[str, ...]
    coordinates: bool


@dataclass(frozen=True, slots=True)
class Unit:
    slug: str
    name: str
    kind: str
    area: str
    board: str
    phone: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the municipality says it; `code` is the log's word for its author."""

    slug: str
    name: str
    unit_kind: str
    zone: str
    code: str
    delegations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A word of a code list with its label and the days it may be chosen (`valid_to` exclusive)."""

    code: str
    label: str
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True, slots=True)
class Route:
    """Which unit answers for notices from an area, and why. `causes` is empty, or the causes that the row is for."""

    area: str
    unit: str
    reason: str
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a profile folder says. `sha` is the fingerprint of what plans depend on."""

    slug: str
    name: str
    municipality_code: str
    fictional: bool
    case_prefix: str
    boards: Mapping[str, Board]
    areas: Mapping[str, Area]
    unit_kinds: Mapping[str, UnitKind]
    units: Mapping[str, Unit]
    roles: Mapping[str, Role]
    routing: tuple[Route, ...]
    choices: Mapping[str, Any]
    codes: Mapping[str, tuple[Code, ...]]
    routines: tuple[Routine, ...]
    files: Mapping[str, bytes]
    sha: str

    @classmethod
    def from_files(cls, files: Mapping[str, bytes]) -> Profile:
        """From relative path → bytes. Raises InputError that names file and key."""
        return _read_profile(dict(files))

    def routine_on(self, day: dt.date, slug: str | None = None, version: str | None = None) -> Routine:
        """The routine in force on the day, or the version named. Raises InputError."""
        found = [one for one in self.routines if slug in (None, one.slug) and version in (None, one.version)]
        if version is None:
            found = [one for one in found if one.valid_from <= day]
        if not found:
            named = " ".join(filter(None, (slug, version))) or f"som gäller {day}"
            raise InputError(f"profilen {self.slug} har ingen rutin {named}")
        return max(found, key=lambda one: (one.valid_from, one.version))


def load_profile(name: str | Path) -> Profile:
    """A profile by name (in `regelverk/profiler`) or by folder. Raises InputError."""
    folder = Path(name)
    if not folder.is_dir():
        folder = REGELVERK / "profiler" / str(name)
    if not (folder / "profil.yaml").is_file():
        raise InputError(f"det finns ingen profil ”{name}”")
    return Profile.from_files(read_folder(folder))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Relative path → bytes of every file below the folder, sorted."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _read_profile(files: dict[str, bytes]) -> Profile:
    def document(path: str) -> Reader:
        if path not in files:
            raise InputError("filen saknas", place=path)
        return Reader(read_yaml(_decode(files[path], path), place=path), path)

    _refuse_unknown_files(files)
    top, organisation = document("profil.yaml"), document("organisation.yaml")
    boards = _by_slug(organisation, "nämnder", _board)
    areas = _by_slug(organisation, "områden", lambda r: _area(r, boards))
    kinds = _by_slug(organisation, "enhetsslag", _unit_kind)
    units = _by_slug(organisation, "enheter", lambda r: _unit(r, kinds, areas))
    organisation.done()
    roles = _roles(document("roller.yaml"), kinds)
    profile = Profile(
        slug=top.slug("profil"),
        name=top.text("namn"),
        municipality_code=top.text("kommunkod"),
        fictional=top.yes("påhittad"),
        case_prefix=top.text("ärendeprefix"),
        boards=boards,
        areas=areas,
        unit_kinds=kinds,
        units=units,
        roles=roles,
        routing=_routing(document("ansvar.yaml"), areas, units),
        choices=_choices(document("val.yaml")),
        codes=_codes(files),
        routines=_routines(files, roles),
        files=files,
        sha=_fingerprint(files),
    )
    top.text("beskrivning", "")
    top.done()
    outcomes = [code.code for code in profile.codes.get("outcome", ())]
    for routine in profile.routines:
        check_outcomes(routine.closing, outcomes, place=f"rutin {routine.slug} {routine.version}: avslut")
    return profile


def _decode(body: bytes, path: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("filen är inte UTF-8", place=path) from None


def _fingerprint(files: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for path, body in sorted(files.items()):
        if not path.startswith(("exempel/", "demo", "handbok/", "brev/")):
            found.update(path.encode() + b"\0" + hashlib.sha256(body).digest())
    return found.hexdigest()


FOLDERS = {"koder": ".yaml", "rutiner": ".yaml", "brev": "", "handbok": ".md", "exempel": ".json"}
FILES = ("profil.yaml", "organisation.yaml", "roller.yaml", "ansvar.yaml", "val.yaml", "demo.yaml")


def _refuse_unknown_files(files: Mapping[str, bytes]) -> None:
    for path in files:
        top = path.partition("/")[0]
        if path not in FILES and not ("/" in path and top in FOLDERS and path.endswith(FOLDERS[top])):
            raise InputError("filen hör inte hemma i en profil", place=path)


def _by_slug(r: Reader, key: str, read: Callable[[Reader], T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for item in r.items(key, Reader):
        slug = item.slug("id")
        if slug in found:
            raise InputError(f"”{slug}” står två gånger", place=r.at(key))
        found[slug] = read(item)
        item.done()
    return found


def _board(r: Reader) -> Board:
    return Board(r.slug("id"), r.text("namn"))


def _area(r: Reader, boards: Mapping[str, Board]) -> Area:
    return Area(r.slug("id"), r.text("namn"), r.word("nämnd", boards))


def _unit_kind(r: Reader) -> UnitKind:
    zones = tuple(ZONE_SV[word] for word in r.words("zoner", ZONE_SV))
    return UnitKind(r.slug("id"), r.text("namn"), zones, r.yes("samordnar", False))


def _unit(r: Reader, kinds: Mapping[str, UnitKind], areas: Mapping[str, Area]) -> Unit:
    area = r.word("område", areas)
    return Unit(r.slug("id"), r.text("namn"), r.word("slag", kinds), area, areas[area].board, r.text("telefon", ""))


def _roles(r: Reader, kinds: Mapping[str, UnitKind]) -> dict[str, Role]:
    def role(one: Reader) -> Role:
        return Role(
            slug=one.slug("id"),
            name=one.text("namn"),
            unit_kind=one.word("enhetsslag", kinds),
            zone=ZONE_SV[one.word("zon", ZONE_SV)],
            code=one.word("kod", ROLES),
            delegations=one.words("delegation", None, ()),
        )

    found = _by_slug(r, "roller", role)
    r.done()
    return found


def _routines(files: Mapping[str, bytes], roles: Mapping[str, Role]) -> tuple[Routine, ...]:
    routines = tuple(
        parse_routine(_decode(body, path), place=path)
        for path, body in sorted(files.items())
        if path.startswith("rutiner/")
    )
    seen = set()
    for routine in routines:
        if (routine.slug, routine.version) in seen:
            raise InputError(f"rutinen {routine.slug} {routine.version} står i två filer")
        seen.add((routine.slug, routine.version))
        for step in routine.steps:
            for role in (step.role, *step.joins):
                read_word(role, roles, place=f"rutin {routine.slug} {routine.version}: steg {step.id}: roll")
    return routines


def _routing(r: Reader, areas: Mapping[str, Area], units: Mapping[str, Unit]) -> tuple[Route, ...]:
    def route(raw: object, place: str) -> Route:
        row = Reader(raw, place)
        found = Route(
            row.word("område", areas), row.word("enhet", units), row.text("skäl"), row.words("orsaker", CAUSES, ())
        )
        row.done()
        return found

    found = r.items("rader", route)
    r.done()
    return found


def _choices(r: Reader) -> dict[str, Any]:
    found = {
        "notice_is_report": r.yes("underrättelse_är_anmälan"),
        "four_eyes": r.yes("fyra_ögon"),
        "address_matching": r.yes("adressmatchning"),
        "disposal": r.yes("gallring"),
        "follow_up_months": r.items("uppföljning_månader", _months),
        "repeat_window_months": r.number("upprepning_inom_månader", 12),
        "measures": _measures(r.table("mått", None)),
    }
    r.done()
    return found


@dataclass(frozen=True, slots=True)
class MeasureRules:
    """How the service counts its own shortcomings. A profile that says nothing counts nothing."""

    version: str
    contact_days: int
    decision_workdays: int
    few: int


def _measures(r: Reader | None) -> MeasureRules | None:
    if r is None:
        return None
    days = {name: r.number(name) for name in ("kontakt_inom_dagar", "beslut_inom_arbetsdagar", "litet_antal")}
    for name, number in days.items():
        if number < 0:
            raise InputError(f"”{number}” är inget antal", place=r.at(name))
    found = MeasureRules(r.text("räknesätt"), *days.values())
    r.done()
    return found


def _months(value: object, place: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise InputError(f"”{value}” är inget antal månader", place=place)


def _codes(files: Mapping[str, bytes]) -> dict[str, tuple[Code, ...]]:
    found: dict[str, tuple[Code, ...]] = {}
    for path, body in files.items():
        if not path.startswith("koder/"):
            continue
        r = Reader(read_yaml(_decode(body, path), place=path), path)
        name = r.word("lista", (*CODE_LISTS, *OPEN_CODE_LISTS))
        words = CODE_LISTS.get(name)
        found[name] = r.items("koder", lambda raw, place, words=words: _code(raw, place, words))  # type: ignore[misc]
        r.done()
        for word in words or ():
            if word not in {code.code for code in found[name]}:
                raise InputError(f"kodordet ”{word}” saknar etikett", place=path)
    for name in CODE_LISTS:
        if name not in found:
            raise InputError(f"kodlistan ”{name}” saknas", place="koder")
    return found


def _code(raw: object, place: str, words: tuple[str, ...] | None) -> Code:
    r = Reader(raw, place)
    code = r.word("kod", words) if words else r.slug("kod")
    found = Code(code, r.text("etikett"), r.day("från"), r.day("till", None))
    if found.valid_to is not None and found.valid_to <= found.valid_from:
        raise InputError("”till” ska vara efter ”från”", place=place)
    r.done()
    return found
