# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who the case is about: the lead, the person bar, the facts and the household."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kvarbo.dwellings.enums import Hand, Regime
from kvarbo.dwellings.models import Dwelling
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.cases.flags import eviction_chips
from kvarbo.web.cases.reading import CaseReading, Member
from kvarbo.web.labels import LIVES_HERE_SV, PART_SV
from kvarbo.web.ui.dates import short_day
from kvarbo.web.ui.shapes import Chip, Fact
from kvarbo.web.ui.words import kronor, square_metres, upper_first


@dataclass(frozen=True)
class PersonBar:
    """Who the case is about, on every page of it."""

    name: str
    url: str
    case_number: str
    age: str = ""
    number: str = ""
    # Where the whole number is shown, which is noted; the page itself never holds it.
    number_url: str = ""
    protected: bool = False
    chips: tuple[Chip, ...] = ()


def person_bar(reading: CaseReading) -> PersonBar:
    tenant, number = reading.tenant, reading.case.number
    url = reverse("case", args=[number])
    chips = tuple(eviction_chips(reading))
    if tenant is None:
        return PersonBar(name=f"Ärende {number}", url=url, case_number=number, chips=chips)
    age = tenant.age(reading.today)
    return PersonBar(
        name=tenant.name,
        url=url,
        case_number=number,
        age=f"{age} år" if age is not None else "",
        number=tenant.number,
        number_url=reverse("case-number", args=[number]),
        protected=tenant.protected,
        chips=chips,
    )


def lead(reading: CaseReading) -> SafeString:
    """Age, masked number, and the children by name."""
    tenant, today = reading.tenant, reading.today
    parts: list[str] = []
    if tenant is not None:
        age = tenant.age(today)
        parts = [part for part in (f"{age} år" if age is not None else "", tenant.number) if part]
    children = [one for one in reading.household if one.part == "child" and one.lives_here != "no"]
    told = format_html("{}", ", ".join(parts) + ("." if parts else ""))
    if tenant is not None and tenant.number:
        url = reverse("case-number", args=[reading.case.number])
        told = format_html('{} <a class="k-small" href="{}">Visa hela numret</a>', told, url)
    if not children:
        return told
    words = format_html_join(
        ", ", "{} <strong>{}</strong>", ((_how(child), _child(child, reading)) for child in children)
    )
    return format_html("{} Barn: {}.", told, words)


def _how(child: Member) -> str:
    return {"alternating": "växelvis", "visiting": "på umgänge"}.get(child.lives_here, "")


def _child(child: Member, reading: CaseReading) -> str:
    age = child.age(reading.today)
    return f"{child.name}, {age} år" if age is not None else f"{child.name}, okänd ålder"


def facts(reading: CaseReading) -> list[Fact]:
    tenancy, found = reading.tenancy, []
    if tenancy is not None:
        found.append(_home(reading, tenancy.dwelling))
        found.append(Fact("Avtal och regler", str(Hand(tenancy.hand).label), str(Regime(tenancy.regime).label)))
        owner = "Förening" if tenancy.regime == "BRL" else "Hyresvärd"
        found.append(Fact(owner, tenancy.landlord.name))
    notices = list(reading.situation.notices.values())
    if notices and notices[-1].data.get("amount"):
        came = short_day(notices[-1].data["received_on"], today=reading.today)
        found.append(Fact("Belopp", kronor(notices[-1].data["amount"]), f"i underrättelsen som kom {came}"))
    return found


def _home(reading: CaseReading, home: Dwelling) -> Fact:
    """Where somebody lives whose name the reader may not read is kept as still as the name: here as in lists."""
    if any(one.name == UNSEEN_NAME for one in reading.household):
        return Fact("Bostad", "En adress som du inte får läsa", "Någon i hushållet har skyddade uppgifter")
    more = [f"{home.rooms} rum" if home.rooms else "", square_metres(home.size_m2), home.city]
    flat = f", lgh {home.flat_number}" if home.flat_number else ""
    return Fact("Bostad", f"{home.street}{flat}", ", ".join(filter(None, more)))


def members(reading: CaseReading) -> list[Fact]:
    today = reading.today
    rows = []
    for one in reading.household:
        age = one.age(today)
        note = ", ".join(filter(None, [f"{age} år" if age is not None else "", LIVES_HERE_SV[one.lives_here].lower()]))
        rows.append(Fact(PART_SV[one.part], one.name, upper_first(note)))
    return rows
