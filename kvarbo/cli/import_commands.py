# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo import-notices`: the page's door from the command line. Prints counts and faults, never a person's data."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kvarbo.cli.operator_commands import _database, now
from kvarbo.common.logs import mask
from kvarbo.rules.documents import read_day
from kvarbo.rules.errors import InputError

if TYPE_CHECKING:
    from kvarbo.casework.services import Actor
    from kvarbo.noticefiles.checking import Finding
    from kvarbo.noticefiles.models import ImportFile
    from kvarbo.organisation.models import Board

# Fields whose values are nobody's name, number or address.
PLAIN_FIELDS = frozenset("amount interest due_on posted_on received_on served_on rent_month rooms size_m2".split())
PLAIN_VALUE = re.compile(r"[\d\s.,:/-]*(kr|kronor)?", re.ASCII)
# From the first mark to the last: what is quoted may hold marks of its own.
QUOTED = re.compile("”.*”", re.DOTALL)


def add_to(commands: Any) -> None:
    importing = commands.add_parser("import-notices", help="läs in en fil med underrättelser (CSV eller .xlsx)")
    importing.add_argument("file", metavar="FIL")
    importing.add_argument("--user", required=True, metavar="NAMN", help="användarnamnet på den som läser in")
    importing.add_argument("--board", metavar="NÄMND", help="behövs bara för den som arbetar åt flera")
    importing.add_argument("--sender", default="", metavar="NAMN", help="hyresvärdens namn")
    importing.add_argument("--received", metavar="DAG", help="dagen då filen kom in (annars i dag)")
    importing.add_argument("--column", action="append", default=[], metavar="RUBRIK=FÄLT", help="vad en kolumn är")
    importing.add_argument("--all-rows", action="append", default=[], metavar="FÄLT=VÄRDE", help="samma för alla rader")
    importing.add_argument("--with-likely", action="store_true", help="läs in också möjliga dubbletter")
    importing.add_argument("--dry-run", action="store_true", help="granska bara; ingenting sparas")
    importing.add_argument("--json", action="store_true", help="svara med JSON")
    importing.set_defaults(run=_import)


def _import(given: argparse.Namespace) -> Any:
    content = _content(given.file)
    pairs = {"--column": _pairs(given.column, "--column"), "--all-rows": _pairs(given.all_rows, "--all-rows")}
    day = read_day(given.received, place="--received") if given.received else None
    _require_plain(given)
    _database()
    from django.db import transaction

    actor, board = _place(given.user, given.board)
    if day and day > now().date():
        raise InputError("dagen ligger i framtiden", place="--received")
    if given.dry_run:
        with transaction.atomic():
            file = _receive(given, actor, board, content, pairs, day)
            answer = _answer(file, dry_run=True)
            transaction.set_rollback(True)
    else:
        with transaction.atomic():
            file = _receive(given, actor, board, content, pairs, day)
        answer = _taken_in(given, actor, file)
    return answer if given.json else _tell(answer)


def _require_plain(given: argparse.Namespace) -> None:
    """Bytes that are no text come as signs that no database keeps."""
    for place, text in (("--sender", given.sender), ("--user", given.user), ("--board", given.board or "")):
        if not text.isprintable():
            raise InputError("texten har tecken som inte går att läsa", place=place)


def _content(name: str) -> bytes:
    from kvarbo.noticefiles.reading import MAX_BYTES

    try:
        with Path(name).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError:
        raise InputError("filen finns inte eller går inte att läsa", place=name) from None


def _pairs(texts: list[str], place: str) -> dict[str, str]:
    from kvarbo.noticefiles.columns import dictionary

    found: dict[str, str] = {}
    fields = dictionary().labels if place == "--column" else dictionary().constant
    for text in texts:
        left, sign, right = text.rpartition("=") if place == "--column" else text.partition("=")
        field = right if place == "--column" else left
        if not sign or field not in fields:
            raise InputError(f"okänt fält ”{field}” (kända: {', '.join(fields)})", place=place)
        if not right.isprintable() or (left == "paper" and right not in dictionary().papers):
            raise InputError(f"okänt värde ”{right}” för {left}", place=place)
        found[left] = right
    return found


def _place(username: str, slug: str | None) -> tuple[Actor, Board]:
    """Who acts, from which unit, for which board."""
    from kvarbo.casework.permissions import CODES_WITH_NOTICES
    from kvarbo.casework.services import Actor
    from kvarbo.organisation.models import User
    from kvarbo.organisation.selectors import memberships_of

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise InputError(f"ingen användare heter ”{username}”", place="--user")
    held = [place for place in memberships_of(user=user, on=now().date()) if place.code in CODES_WITH_NOTICES]
    held.sort(key=lambda place: CODES_WITH_NOTICES.index(place.code))
    boards = {place.unit.area.board.slug: place for place in reversed(held)}
    if slug is not None and slug not in boards:
        raise InputError(f"användaren tar inte emot underrättelser åt ”{slug}”", place="--board")
    if not boards:
        raise InputError("användaren tar inte emot underrättelser", place="--user")
    if slug is None and len(boards) > 1:
        raise InputError(f"välj nämnd: {', '.join(sorted(boards))}", place="--board")
    place = boards[slug or next(iter(boards))]
    return Actor(user_id=user.pk, role_code=place.code, unit_slug=place.unit.slug), place.unit.area.board


def _receive(
    given: argparse.Namespace, actor: Actor, board: Board, content: bytes, pairs: dict[str, dict[str, str]], day: Any
) -> ImportFile:
    from kvarbo.noticefiles import columns, selectors, services
    from kvarbo.noticefiles.enums import FileState

    moment = now()
    file = services.receive(
        actor=actor, board=board, name=given.file, content=content, sender=given.sender,
        received_on=day or moment.date(), today=moment.date(), now=moment,
    )  # fmt: skip
    if file.state != FileState.RECEIVED:
        return file
    header = selectors.table_of(file=file).header
    if unknown := [name for name in pairs["--column"] if name not in header]:
        raise InputError(f"filen har ingen kolumn ”{unknown[0]}”", place="--column")
    told = {field: header.index(name) for name, field in pairs["--column"].items()}
    rest = {name: place for name, place in file.columns.items() if place not in told.values()}
    if pairs["--column"] or pairs["--all-rows"]:
        return services.map_columns(
            actor=actor, file=file, columns=rest | told, constants=file.constants | pairs["--all-rows"],
            today=moment.date(), now=moment,
        )  # fmt: skip
    if lacking := columns.missing(file.columns, file.constants):
        raise InputError(
            f"det saknas uppgift om {', '.join(lacking)}; ange --column eller --all-rows", place=given.file
        )
    return file


def _taken_in(given: argparse.Namespace, actor: Actor, file: ImportFile) -> dict[str, Any]:
    from kvarbo.noticefiles import selectors, services

    findings = selectors.findings_of(file=file)
    moment = now()
    done = services.accept(actor=actor, file=file, with_likely=given.with_likely, today=moment.date(), now=moment)
    return _answer(done, dry_run=False, findings=findings)


def _answer(file: ImportFile, *, dry_run: bool, findings: list[Finding] | None = None) -> dict[str, Any]:
    from kvarbo.noticefiles import selectors

    rows = selectors.findings_of(file=file) if findings is None else findings
    registered = 0 if dry_run else file.good + (file.likely if file.with_likely else 0)
    return {
        "file": "" if dry_run else file.pk,
        "dry_run": dry_run,
        "rows": file.row_count,
        "registered": registered,
        "accepted": file.good,
        "faulty": file.bad,
        "already_imported": file.known,
        "possible_duplicates": file.likely,
        "errors": [
            {"row": row.number, "field": fault.field} | _said(fault.field, fault.message, fault.given)
            for row in rows
            for fault in row.faults
        ],
    }


def _said(field: str, message: str, given: str) -> dict[str, str]:
    """The message, and the value only where it can be nobody's name or number."""
    shown = field in PLAIN_FIELDS and PLAIN_VALUE.fullmatch(given) and mask(given) == given
    if shown:
        return {"message": message, "value": given}
    return {"message": QUOTED.sub("Värdet", message)}


def _tell(answer: dict[str, Any]) -> int:
    for one in answer["errors"]:
        print(f"rad {one['row']}, {one['field']}: {one['message']}", file=sys.stderr)
    print(
        f"{answer['rows']} rader: {answer['accepted']} godtas, {answer['faulty']} har fel, "
        f"{answer['already_imported']} redan inlästa, {answer['possible_duplicates']} möjliga dubbletter."
    )
    print(
        "Ingenting sparades (--dry-run)." if answer["dry_run"] else f"{answer['registered']} underrättelser lästes in."
    )
    return 0
