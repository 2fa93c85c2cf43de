# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff that tests meet, in an organisation shaped as exempelkommun's. All of them are invented.

Hanna coordinates in Norr, Birgitta leads her unit, Maj registers there, Omar handles money, Petra handles children,
Tove may see protected persons. Cilla works for the board of Söder and must never learn anything of Norr's.
"""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Area, Board, Membership, Role, Unit, User

PROFILE = "exempelkommun"
TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
SINCE = dt.date(2024, 1, 1)

UNIT_KINDS = {
    "vux": ("vuxen", "Vuxenenheten", ["coordination", "economy"]),
    "eb": ("ekonomiskt-bistånd", "Ekonomiskt bistånd", ["coordination", "economy"]),
    "bou": ("barn-och-unga", "Barn och unga", ["coordination", "child"]),
}
ROLES = {
    "vuxenhandläggare": ("Vuxenhandläggare", "vuxen", "coordination", RoleCode.CASEWORKER),
    "registrator": ("Registrator", "vuxen", "coordination", RoleCode.REGISTRAR),
    "ekonomihandläggare": ("Ekonomihandläggare", "ekonomiskt-bistånd", "economy", RoleCode.CASEWORKER),
    "barnhandläggare": ("Barnhandläggare", "barn-och-unga", "child", RoleCode.CASEWORKER),
    "arbetsledare-vuxen": ("Arbetsledare vuxen", "vuxen", "coordination", RoleCode.TEAM_LEADER),
    "skyddshandläggare": ("Skyddshandläggare", "vuxen", "protected", RoleCode.CASEWORKER),
}


@pytest.fixture
def organisation(db: None) -> SimpleNamespace:
    """Two boards, each with one area of three units; and the roles."""
    made = SimpleNamespace(boards={}, areas={}, units={}, roles={})
    for slug, name in (("norr", "Norr"), ("soder", "Söder")):
        board = Board.objects.create(profile=PROFILE, slug=f"socialnamnden-{slug}", name=f"Socialnämnden {name}")
        area = Area.objects.create(profile=PROFILE, slug=slug, name=name, board=board)
        made.boards[slug], made.areas[slug] = board, area
        for short, (kind, title, zones) in UNIT_KINDS.items():
            made.units[f"{short}-{slug}"] = Unit.objects.create(
                profile=PROFILE, slug=f"{short}-{slug}", name=f"{title} {name}", kind=kind, area=area, zones=zones
            )
    for slug, (name, kind, zone, code) in ROLES.items():
        made.roles[slug] = Role.objects.create(
            profile=PROFILE, slug=slug, name=name, unit_kind=kind, zone=zone, code=code
        )
    return made


def employ(organisation: SimpleNamespace, *, username: str, name: str, unit: str, role: str) -> User:
    """A fictional member of staff with one task."""
    user = User.objects.create_user(
        username=username, name=name, is_demo=True, persona=f"{role.capitalize()}, {organisation.units[unit].name}"
    )
    Membership.objects.create(
        user=user,
        unit=organisation.units[unit],
        role_slug=role,
        code=organisation.roles[role].code,
        from_day=SINCE,
    )
    return user


@pytest.fixture
def hanna(organisation: SimpleNamespace) -> User:
    """Caseworker of the adult unit in Norr; coordinates."""
    return employ(
        organisation, username="hanna.mallberg", name="Hanna Mallberg", unit="vux-norr", role="vuxenhandläggare"
    )


@pytest.fixture
def linus(organisation: SimpleNamespace) -> User:
    """Hanna's colleague."""
    return employ(
        organisation, username="linus.prototyp", name="Linus Prototyp", unit="vux-norr", role="vuxenhandläggare"
    )


@pytest.fixture
def birgitta(organisation: SimpleNamespace) -> User:
    """Leads the adult unit in Norr."""
    return employ(
        organisation,
        username="birgitta.provander",
        name="Birgitta Provander",
        unit="vux-norr",
        role="arbetsledare-vuxen",
    )


@pytest.fixture
def maj(organisation: SimpleNamespace) -> User:
    """Registrar in Norr; registers what arrives and sees no case."""
    return employ(organisation, username="maj.postberg", name="Maj Postberg", unit="vux-norr", role="registrator")


@pytest.fixture
def omar(organisation: SimpleNamespace) -> User:
    """Caseworker of economic aid in Norr."""
    return employ(
        organisation, username="omar.kronfalk", name="Omar Kronfalk", unit="eb-norr", role="ekonomihandläggare"
    )


@pytest.fixture
def petra(organisation: SimpleNamespace) -> User:
    """Caseworker of the child unit in Norr."""
    return employ(
        organisation, username="petra.lindmark", name="Petra Lindmark", unit="bou-norr", role="barnhandläggare"
    )


@pytest.fixture
def tove(organisation: SimpleNamespace) -> User:
    """Caseworker in Norr who may see protected persons."""
    return employ(
        organisation, username="tove.skyddesson", name="Tove Skyddesson", unit="vux-norr", role="skyddshandläggare"
    )


@pytest.fixture
def cilla(organisation: SimpleNamespace) -> User:
    """Caseworker of the adult unit of another board, Söder."""
    return employ(organisation, username="cilla.utberg", name="Cilla Utberg", unit="vux-soder", role="vuxenhandläggare")
