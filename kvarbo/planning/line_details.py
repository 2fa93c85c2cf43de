# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names, addresses and ages of the households that are shown: of fifty at most, and of nobody out of sight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Case, DateField, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Length
from django.db.models.lookups import GreaterThan

from kvarbo.common.prepared import Prepared
from kvarbo.dwellings.models import Tenancy
from kvarbo.organisation.models import Membership, User
from kvarbo.organisation.selectors import places_of, zones_of
from kvarbo.people.models import Person, PersonAlias
from kvarbo.people.querysets import sight
from kvarbo.planning.line_shapes import Line
from kvarbo.rules.situation import ADULT_AT

UNSEEN_NAME = "Någon vars namn du inte får läsa"
NAMED = ("tenant", "co_tenant")
SOMETIMES = {"alternating": "växelvis", "visiting": "på umgänge"}


class Details(NamedTuple):
    """Words for one line; empty where nothing is known."""

    name: str
    address: str
    children: str
    age: str
    others: str
    # Whether the tenant's telephone number is known; the number itself is shown elsewhere, which is noted.
    phone: bool = False


class _Living(NamedTuple):
    """Someone of the household as the reader's zones tell, with what the register shows of her."""

    id: str
    part: str
    lives_here: str
    name: str
    born_on: dt.date | None
    phone: bool = False


def details(*, user: User, lines: Sequence[Line], today: dt.date) -> dict[str, Details]:
    """Case → its words. Names, addresses and staff are asked for in one question."""
    if not lines:
        return {}
    told = {line.case_id: [one.split("/") for one in line.household.split()] for line in lines}
    known = _known(user, lines, {one[0] for rows in told.values() for one in rows}, today)
    return {line.case_id: _words(line, _living(told[line.case_id], known.persons), known, today) for line in lines}


class _Known(NamedTuple):
    """Person → name, birth, whether there is a number; tenancy → address; (user, unit) → their names."""

    persons: dict[str, tuple[str, dt.date | None, bool]]
    homes: dict[str, str]
    staff: dict[tuple[str, str], tuple[str, str]]


def _known(user: User, lines: Sequence[Line], ids: set[str], on: dt.date) -> _Known:
    """Three questions sent as one: each row says which it answers."""
    known = _Known({}, {}, {})
    pairs = {pair for line in lines for pair in line.others}
    ask = SEES_PROTECTED if "protected" in zones_of(user=user, on=on) else SEES
    rows = ask.rows(
        boards=sorted({place.unit.area.board_id for place in places_of(user=user, on=on)}) or [0],
        persons=sorted(ids),
        homes=sorted({line.tenancy for line in lines if line.tenancy}),
        staff=sorted({who for who, _ in pairs}),
        units=sorted({unit for _, unit in pairs}),
    )
    for what, key, name, more, born_on in rows:
        if what == "person":
            known.persons[key] = (name, born_on, bool(more))
        elif what == "home":
            known.homes[key] = f"{name}, lgh {more}" if more else name
        elif what == "staff":
            unit, _, of = more.partition("/")
            known.staff[key, unit] = (name, of)
    return known


COLUMNS = ("what", "key_told", "name_told", "more", "born")
NO_DAY = Value(None, output_field=DateField())


def _all(
    boards: list[int], persons: list[str], homes: list[str], staff: list[str], units: list[str], *, protected: bool
) -> QuerySet[Any, Any]:
    told = partial(sight, boards=boards, protected=protected)
    mine, other = _persons(told(), persons), _merged(told(of="person__"), persons)
    return mine.union(other, _homes(homes), _staff(staff, units), all=True)


SEES, SEES_PROTECTED = Prepared(partial(_all, protected=False)), Prepared(partial(_all, protected=True))


def _persons(seen: Q, ids: list[str]) -> QuerySet[Any, Any]:
    # Read by id and judged one by one: a search by board would go through the whole register.
    return (
        Person.objects.filter(pk__in=ids)
        .annotate(
            what=_if(seen, "person"), key_told=_text("pk"), name_told=Case(When(seen, then=_text("name"))),
            more=_whether(seen, "phone"), born=Case(When(seen, then=F("born_on"))),
        )
        .values_list(*COLUMNS)
    )  # fmt: skip


def _merged(seen: Q, ids: list[str]) -> QuerySet[Any, Any]:
    """Ids that stand for somebody else now."""
    return (
        PersonAlias.objects.filter(alias__in=ids)
        .annotate(
            what=_if(seen, "person"), key_told=_text("alias_id"), more=_whether(seen, "person__phone"),
            name_told=Case(When(seen, then=_text("person__name"))), born=Case(When(seen, then=F("person__born_on"))),
        )
        .values_list(*COLUMNS)
    )  # fmt: skip


def _if(condition: Q, text: str) -> Case:
    return Case(When(condition, then=_said(text)), default=_said(""), output_field=TextField())


def _homes(ids: list[str]) -> QuerySet[Any, Any]:
    return (
        Tenancy.objects.filter(pk__in=ids)
        .annotate(
            what=_said("home"), key_told=_text("pk"), name_told=_text("dwelling__street"),
            more=_text("dwelling__flat_number"), born=NO_DAY,
        )
        .values_list(*COLUMNS)
    )  # fmt: skip


def _staff(users: list[str], units: list[str]) -> QuerySet[Any, Any]:
    """Also of one who has left the unit."""
    more = Concat(_text("unit__slug"), _said("/"), _text("unit__name"), output_field=TextField())
    return (
        Membership.objects.filter(user__in=users, unit__slug__in=units)
        .annotate(what=_said("staff"), key_told=_text("user_id"), name_told=_text("user__name"), more=more, born=NO_DAY)
        .values_list(*COLUMNS)
    )


def _said(text: str) -> Value:
    return Value(text, output_field=TextField())


def _whether(seen: Q, name: str) -> Case:
    """A word where something is kept, and never what it is."""
    return _if(seen & Q(GreaterThan(Length(name), 0)), "yes")


def _text(name: str) -> Cast:
    """One type in all three, or PostgreSQL will not put them together."""
    return Cast(name, TextField())


def _living(rows: list[list[str]], seen: dict[str, tuple[str, dt.date | None, bool]]) -> list[_Living]:
    found = []
    for key, part, lives_here, born in rows:
        name, born_on, phone = seen.get(key, ("", None, False))
        if key in seen and born:
            born_on = dt.date.fromisoformat(born)
        found.append(_Living(key, part, lives_here, name, born_on, phone))
    return found


def _words(line: Line, living: list[_Living], known: _Known, today: dt.date) -> Details:
    tenants = sorted((one for one in living if one.part in NAMED), key=lambda one: NAMED.index(one.part))
    named = [one.name for one in tenants if one.name]
    hidden = bool(tenants) and not tenants[0].name
    name = UNSEEN_NAME if hidden else together(named) or f"Ärende {line.number}"
    first = tenants[0].born_on if tenants else None
    people = [known.staff[pair] for pair in line.others if pair in known.staff]
    return Details(
        name=name,
        # Where a protected child lives tells as much as where a protected tenant does.
        address="" if any(one.id not in known.persons for one in living) else known.homes.get(line.tenancy, ""),
        children=_children([one for one in living if one.part == "child" and _lives(one, today)], today),
        age=f"{years(first, today)} år" if first is not None else "",
        others=". ".join(f"{who.partition(' ')[0]}, {unit}" for who, unit in people),
        phone=bool(tenants) and tenants[0].part == "tenant" and tenants[0].phone,
    )


def together(names: Sequence[str]) -> str:
    """Mila och Dragan Övningsson; Gunnel Diktarsson och Bo Provberg."""
    if len(names) < 2:
        return "".join(names)
    first, last = names[0].rpartition(" "), names[1].rpartition(" ")
    if first[2] == last[2] and first[0] and last[0]:
        return f"{first[0]} och {names[1]}"
    return " och ".join(names[:2])


def _lives(one: _Living, today: dt.date) -> bool:
    return one.lives_here != "no" and (one.born_on is None or years(one.born_on, today) < ADULT_AT)


def _children(children: list[_Living], today: dt.date) -> str:
    """2 barn, 9 och 13 år, varav ett växelvis."""
    if not children:
        return ""
    ages = sorted(years(one.born_on, today) for one in children if one.born_on is not None)
    told = [f"{len(children)} barn"]
    if len(ages) == len(children):
        told.append(_listed([str(age) for age in ages]) + " år")
    for code, words in SOMETIMES.items():
        count = sum(one.lives_here == code for one in children)
        if count:
            told.append(words if count == len(children) else f"varav {count if count > 1 else 'ett'} {words}")
    return ", ".join(told)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def years(born_on: dt.date, today: dt.date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
