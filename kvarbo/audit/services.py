# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the record."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from kvarbo.audit.models import Entry
from kvarbo.common.bulk import insert_all
from kvarbo.common.logs import mask

_WORD = re.compile(r"[a-z]+(?:_[a-z]+)*", re.ASCII)


def record(
    *,
    actor_id: str,
    action: str,
    object_kind: str,
    object_id: str,
    at: dt.datetime,
    case_id: str = "",
    detail: str = "",
) -> Entry:
    """Note one act. `action` and `object_kind` are code words; `detail` must say nothing about a person."""
    entry = _entry(
        actor_id=actor_id, action=action, object_kind=object_kind, object_id=object_id, at=at, case_id=case_id,
        detail=detail,
    )  # fmt: skip
    entry.save(force_insert=True)
    return entry


def _entry(
    *,
    actor_id: str,
    action: str,
    object_kind: str,
    object_id: str,
    at: dt.datetime,
    case_id: str,
    detail: str,
) -> Entry:
    for word in (action, object_kind):
        if not _WORD.fullmatch(word):
            raise ValueError(f"{word!r} is not a code word")
    if mask(detail) != detail:
        raise ValueError("the detail of an audit entry holds a personnummer")
    return Entry(
        at=at,
        actor_id=actor_id,
        action=action,
        object_kind=object_kind,
        object_id=object_id,
        case_id=case_id,
        detail=detail,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act to note, as `record` takes it."""

    actor_id: str
    action: str
    object_kind: str
    object_id: str
    at: dt.datetime
    case_id: str = ""
    detail: str = ""


def record_all(*, acts: Iterable[Act]) -> None:
    """Note many acts in one write."""
    insert_all(rows=[_entry(**asdict(act)) for act in acts])
