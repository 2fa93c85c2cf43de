# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an event can be about: the case's notices, matters, eviction times and people, as choices."""

from __future__ import annotations

from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework.holding import colleagues
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.selectors import Staff, unit_by_slug
from kvarbo.planning.selectors import Plan
from kvarbo.rules import marks
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import matter_name
from kvarbo.web.labels import APPLICATION_SV, CAUSE_SV, PART_SV
from kvarbo.web.ui.dates import clock_time, short_day
from kvarbo.web.ui.words import kronor, upper_first

Choices = list[tuple[str, str]]
CLAIM_TYPES = ("order_served", "contested", "verdict")


def notice_choices(reading: CaseReading) -> Choices:
    """The newest first."""
    notices = reading.situation.notices
    return [(key, _notice(reading, notices[key])) for key in reversed(notices)]


def matter_choices(reading: CaseReading) -> Choices:
    return [(key, _matter(reading, key)) for key in reversed(reading.situation.matters)]


def eviction_choices(reading: CaseReading) -> Choices:
    """Times, the newest first; one that has been replaced says so."""
    situation = reading.situation
    return [
        (key, f"Avhysning {_time(reading, event)}{' (ersatt)' if key in situation.replaced else ''}")
        for key, event in reversed(situation.evictions.items())
    ]


def person_choices(reading: CaseReading) -> Choices:
    return [(one.id, f"{one.name} ({PART_SV[one.part].lower()})") for one in reading.household]


def adult_choices(reading: CaseReading) -> Choices:
    return [(one.id, f"{one.name} ({PART_SV[one.part].lower()})") for one in reading.household if one.part != "child"]


def child_choices(reading: CaseReading) -> Choices:
    found = [(one, one.age(reading.today)) for one in reading.household if one.part == "child"]
    return [(one.id, f"{one.name}, {f'{age} år' if age is not None else 'okänd ålder'}") for one, age in found]


def child_of(reading: CaseReading, step: Plan | None) -> str:
    """The child that the step is about, else the only one; empty when one must choose."""
    known = [key for key, _ in child_choices(reading)]
    subject = str(step["subject"]) if step else ""
    return subject if subject in known else known[0] if len(known) == 1 else ""


def units_inside(reading: CaseReading) -> list[str]:
    """The units that take part, in the order they came."""
    found: dict[str, None] = {}
    for event in reading.situation.of("unit_joined", "unit_left"):
        if event.type == "unit_joined":
            found[event.data["unit"]] = None
        else:
            found.pop(event.data["unit"], None)
    return list(found)


def board_units(reading: CaseReading) -> Choices:
    """The units of the case's board that work with cases, those nearest to the one that coordinates first."""
    profile = reading.profile
    kinds = {role.unit_kind for role in profile.roles.values() if role.code in CODES_WITH_CASES}
    units = [one for one in profile.units.values() if one.board == reading.case.board.slug and one.kind in kinds]
    first = profile.units.get(reading.coordinator)
    units.sort(key=lambda one: first is not None and one.area != first.area)
    return [(one.slug, one.name) for one in units]


def units_outside(reading: CaseReading) -> Choices:
    inside = units_inside(reading)
    return [choice for choice in board_units(reading) if choice[0] not in inside]


def role_choices(reading: CaseReading, unit: str) -> Choices:
    """Caseworkers' roles of the unit, as far as the reader's own zones go."""
    profile = reading.profile
    kind = profile.units[unit].kind if unit in profile.units else ""
    roles = [one for one in profile.roles.values() if one.unit_kind == kind and one.code == RoleCode.CASEWORKER]
    return [(one.slug, one.name) for one in roles if one.zone in reading.zones]


def staff_choices(reading: CaseReading, unit: str) -> Choices:
    """Who at the unit can be given the case, with how many households each has; those who are away last."""
    found = unit_by_slug(profile=reading.case.board.profile, slug=unit)
    if found is None:
        return []
    staff = colleagues(reader=reading.visit.user, unit=found, on=reading.today)
    return [(one.user_id, _colleague(reading, one)) for one in staff]


def _colleague(reading: CaseReading, one: Staff) -> str:
    words = f"{one.name}, {one.households} hushåll"
    if not one.absent:
        return words
    if one.absent_until is None:
        return f"{words}, borta tills vidare"
    return f"{words}, borta, tillbaka {short_day(one.absent_until, today=reading.today)}"


def consent_choices(reading: CaseReading, *, ended: bool = False) -> Choices:
    """Consents that stand, the newest first; with `ended` also those that have been taken back."""
    gone = set() if ended else {event.data["consent"] for event in reading.situation.of("consent_withdrawn")}
    names = {one.id: one.name for one in reading.household}
    given = [event for event in reading.situation.of("consent_given") if event.data["consent"] not in gone]
    return [
        (
            event.data["consent"],
            f"{names.get(event.data['person'], 'Okänd')}, {short_day(event.on, today=reading.today)}, till "
            f"{' och '.join(event.data['receivers'])}",
        )
        for event in reversed(given)
    ]


def application_choices(reading: CaseReading) -> Choices:
    """Applications, the newest first; one that is decided says so."""
    decided = {event.data["application"] for event in reading.situation.of("decision")}
    return [
        (event.data["application"], _application(reading, event, event.data["application"] in decided))
        for event in reversed(list(reading.situation.of("application")))
    ]


def open_applications(reading: CaseReading) -> list[str]:
    decided = {event.data["application"] for event in reading.situation.of("decision")}
    return [key for key, _ in application_choices(reading) if key not in decided]


def matters_of(reading: CaseReading, *types: str) -> Choices:
    """Matters that events of the types speak of, the newest first."""
    found: dict[str, Event] = {}
    for event in reading.situation.of(*types):
        found.setdefault(event.data["matter"], event)
    return [
        (key, f"{upper_first(matter_name(key))} (känt {short_day(event.on, today=reading.today)})")
        for key, event in reversed(found.items())
    ]


def all_matter_choices(reading: CaseReading) -> Choices:
    """Kronofogden's matters of the eviction, and those of the claim before it."""
    known = matter_choices(reading)
    return [*known, *(one for one in matters_of(reading, *CLAIM_TYPES) if one[0] not in dict(known))]


def roles_inside(reading: CaseReading) -> Choices:
    """Who of the units that take part works with cases."""
    profile = reading.profile
    kinds = {profile.units[slug].kind for slug in units_inside(reading) if slug in profile.units}
    roles = [one for one in profile.roles.values() if one.unit_kind in kinds and one.code in CODES_WITH_CASES]
    return [(one.slug, one.name) for one in roles]


def units_taking_part(reading: CaseReading) -> list[str]:
    """The units that can leave: all but the one that coordinates."""
    return [slug for slug in units_inside(reading) if slug != reading.coordinator]


def assignments(reading: CaseReading) -> list[tuple[str, str, str]]:
    """Unit, role and user of those who are named for the case today."""
    found: dict[tuple[str, str, str], None] = {}
    for event in reading.situation.of("assigned", "unassigned"):
        one = (event.data.get("unit") or "", event.data["role"], event.data["user"])
        found.pop(one, None)
        if event.type == "assigned":
            found[one] = None
    return list(found)


def leaving_choices(reading: CaseReading) -> Choices:
    """Those who can leave the household: all but the tenant, without whom there is no case."""
    here = {key for key, one in reading.situation.residents.items() if not one.left and one.part != "tenant"}
    return [choice for choice in person_choices(reading) if choice[0] in here]


def alternating(reading: CaseReading) -> list[str]:
    """Children who live here every other week."""
    return [child.id for child in reading.situation.children if child.lives_here == "alternating"]


def referral_choices(reading: CaseReading) -> Choices:
    """Questions to others, the newest first; one that is answered says so."""
    answered = {event.data["referral"] for event in reading.situation.of("referral_answered")}
    return [
        (
            event.data["referral"],
            f"{event.data['to']}, {short_day(event.on, today=reading.today)}"
            f"{' (besvarad)' if event.data['referral'] in answered else ''}",
        )
        for event in reversed(reading.situation.of("referral"))
    ]


def active_evictions(reading: CaseReading) -> list[str]:
    return [event.data["eviction"] for event in marks.standing_evictions(reading.situation)]


def active_matters(reading: CaseReading) -> list[str]:
    return [key for key in reading.situation.matters if not reading.situation.ended(key)]


def active_notices(reading: CaseReading) -> list[str]:
    """Notices whose clock runs; the last one when none does."""
    running = {one["subject"] for one in reading.plan["deadlines"] if one["state"] == "running"}
    found = [key for key in reading.situation.notices if key in running]
    return found or list(reading.situation.notices)[-1:]


def about_choices(reading: CaseReading) -> Choices:
    times = [choice for choice in eviction_choices(reading) if choice[0] in active_evictions(reading)]
    return [*times, *matter_choices(reading), *notice_choices(reading)]


def about_proposed(reading: CaseReading) -> list[str]:
    return [*active_evictions(reading), *active_matters(reading), *active_notices(reading)]


def _matter(reading: CaseReading, key: str) -> str:
    came = short_day(reading.situation.matters[key].on, today=reading.today)
    ended = ", avslutat" if reading.situation.ended(key) else ""
    name = "Kronofogdens mål" if "_" in key else upper_first(matter_name(key))
    return f"{name} (känt {came}{ended})"


def _notice(reading: CaseReading, event: Event) -> str:
    came = short_day(event.data["received_on"], today=reading.today)
    amount = f", {kronor(event.data['amount'])}" if event.data.get("amount") else ""
    return f"Underrättelse om {CAUSE_SV[event.data['cause']]}, kom in {came}{amount}"


def _application(reading: CaseReading, event: Event, decided: bool) -> str:
    amount = f", {kronor(event.data['amount'])}" if event.data.get("amount") else ""
    came = short_day(event.on, today=reading.today)
    word = APPLICATION_SV.get(event.data["kind"], event.data["kind"])
    return f"{upper_first(word)}{amount}, kom in {came}{' (beslutad)' if decided else ''}"


def _time(reading: CaseReading, event: Event) -> str:
    at = event.data["at"]
    return f"{short_day(at[:10], today=reading.today)} kl. {clock_time(at[11:])}"
