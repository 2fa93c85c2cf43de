# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading and writing out a profile, and what follows from it."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.db.models import Model, Q

from kvarbo.audit.services import record
from kvarbo.organisation import selectors
from kvarbo.organisation.demo import parse_demo
from kvarbo.organisation.documents import describe
from kvarbo.organisation.enums import DocumentStatus
from kvarbo.organisation.exceptions import FolderInUse
from kvarbo.organisation.models import Area, Board, ProfileDocument, Role, Unit
from kvarbo.rules.errors import InputError
from kvarbo.rules.profile import Profile
from kvarbo.rules.words import ZONES


def load_profile(*, files: Mapping[str, bytes], now: dt.datetime, author: str) -> Profile:
    """Make these files the profile that holds. Everything is checked before anything is written. Raises InputError.

    The same files again change nothing. A file that changed or is gone leaves its earlier version superseded.
    """
    profile = Profile.from_files(files)
    for path in files:
        describe(path)
    if "demo.yaml" in files:
        _check_demo(files["demo.yaml"], profile)
    with transaction.atomic():
        changed = _store(profile.slug, files, now=now, author=author)
        _sync_organisation(profile)
        if changed:
            record(
                actor_id=author,
                action="load",
                object_kind="profile",
                object_id=profile.slug,
                at=now,
                detail=f"{changed} filer ändrade",
            )
    return profile


def export_profile(*, slug: str, folder: Path) -> list[Path]:
    """Write the profile that holds to a folder, byte for byte as it was loaded. Raises NoProfile, FolderInUse."""
    files = selectors.profile_files(slug=slug)
    for found in sorted(folder.rglob("*")):
        if found.is_file() and found.relative_to(folder).as_posix() not in files:
            raise FolderInUse(f"Mappen har redan en annan fil ({found.relative_to(folder)}). Välj en tom mapp.")
    written = []
    for path, body in sorted(files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        written.append(target)
    return written


def _check_demo(body: bytes, profile: Profile) -> None:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("filen är inte UTF-8", place="demo.yaml") from None
    parse_demo(text, place="demo.yaml", units=profile.units, roles=profile.roles)


def _store(profile: str, files: Mapping[str, bytes], *, now: dt.datetime, author: str) -> int:
    """Store the files and supersede what they replace. Returns how many differ from what held before."""
    active = {row.path: row for row in ProfileDocument.objects.filter(profile=profile, status=DocumentStatus.ACTIVE)}
    digests = {path: hashlib.sha256(body).hexdigest() for path, body in files.items()}
    replaced = [row.pk for path, row in active.items() if digests.get(path) != row.sha256]
    ProfileDocument.objects.filter(pk__in=replaced).update(status=DocumentStatus.SUPERSEDED)
    changed = len(replaced)
    for path, body in sorted(files.items()):
        if path in active and active[path].sha256 == digests[path]:
            continue
        changed += path not in active
        kind, slug, version = describe(path)
        ProfileDocument.objects.update_or_create(
            profile=profile,
            path=path,
            sha256=digests[path],
            defaults={"status": DocumentStatus.ACTIVE},
            create_defaults={
                "kind": kind,
                "slug": slug,
                "version": version,
                "body": body,
                "status": DocumentStatus.ACTIVE,
                "author": author,
                "loaded_at": now,
            },
        )
    return changed


def _sync_organisation(profile: Profile) -> None:
    """Boards, areas, units and roles as the profile has them; what it no longer has stays, inactive."""
    slug = profile.slug
    boards = {key: _put(Board, slug, key, name=board.name) for key, board in profile.boards.items()}
    areas = {
        key: _put(Area, slug, key, name=area.name, board=boards[area.board]) for key, area in profile.areas.items()
    }
    for key, unit in profile.units.items():
        zones = sorted(profile.unit_kinds[unit.kind].zones, key=ZONES.index)
        _put(Unit, slug, key, name=unit.name, kind=unit.kind, area=areas[unit.area], zones=zones, phone=unit.phone)
    for key, role in profile.roles.items():
        _put(Role, slug, key, name=role.name, unit_kind=role.unit_kind, zone=role.zone, code=role.code)
    for model, kept in ((Board, boards), (Area, areas), (Unit, profile.units), (Role, profile.roles)):
        model._default_manager.filter(Q(profile=slug) & ~Q(slug__in=list(kept))).update(is_active=False)


def _put(model: type[Model], profile: str, slug: str, **fields: object) -> Model:
    row, _ = model._default_manager.update_or_create(profile=profile, slug=slug, defaults={**fields, "is_active": True})
    return row
