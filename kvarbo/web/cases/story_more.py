# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""More of the story: claim and court, what was settled, what is known, steps of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kvarbo.casework.reminding import is_reminder
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.facts import fact_words
from kvarbo.web.cases.wording import (
    AGREEMENT_SV,
    ALTERNATING_WEEKS,
    FACTS_SV,
    HOUSING_SV,
    MOVED_TO_SV,
    WEEKS_SV,
    word_for,
)
from kvarbo.web.labels import label_of
from kvarbo.web.ui.dates import short_day
from kvarbo.web.ui.words import in_words, kronor, upper_first

if TYPE_CHECKING:
    from kvarbo.web.cases.story import Story


def _day(story: Story, event: Event, name: str) -> str:
    return short_day(event.data[name], today=story.reading.today)


def _until(story: Story, event: Event, before: str) -> str:
    return f"{before}{_day(story, event, 'until')}" if event.data.get("until") else ""


def _order(story: Story, event: Event) -> str:
    term = f", svar senast {_day(story, event, 'term_ends_on')}" if event.data.get("term_ends_on") else ""
    return f"Kronofogdens föreläggande delgavs {_day(story, event, 'on')}{term}"


def _tribunal(story: Story, event: Event) -> str:
    if event.data.get("term_ends_on"):
        return f"Hyresnämnden: hyrestiden går ut {_day(story, event, 'term_ends_on')}"
    return f"Hyresnämnden beslutade {_day(story, event, 'on')}"


def _respite(story: Story, event: Event) -> str:
    if not event.data["granted"]:
        return "Kronofogden sade nej till anstånd"
    return f"Kronofogden beviljade anstånd{_until(story, event, ' till och med ')}"


def _deferral(story: Story, event: Event) -> str:
    if not event.data["granted"]:
        return "Hyresvärden sade nej till uppskov"
    return f"Hyresvärden gick med på uppskov{_until(story, event, ' till och med ')}"


def _disputed(story: Story, event: Event) -> str:
    return f"Hyresgästen menar att rätt belopp är {kronor(event.data['amount'])}"


def _agreement(story: Story, event: Event) -> str:
    return f"{word_for(AGREEMENT_SV, event.data['kind'])}{_until(story, event, ', gäller till och med ')}"


def _housing(story: Story, event: Event) -> str:
    whole = event.data["for"] == story.reading.case.pk
    who = "hela hushållet" if whole else story.who(event.data["for"])
    form = word_for(HOUSING_SV, event.data["form"])
    return f"Boende ordnat för {who} från {_day(story, event, 'from')}: {form[:1].lower()}{form[1:]}"


def _fact(story: Story, event: Event) -> str:
    """Which fact, of whom, and its value."""
    name, value, subject = event.data["fact"], event.data["value"], event.data["subject"]
    if name == ALTERNATING_WEEKS:
        return f"{upper_first(story.who(subject))} bor här {word_for(WEEKS_SV, str(value)).lower()}"
    words = fact_words(story.reading).get(name) or word_for(FACTS_SV, name)
    said = ("ja" if value else "nej") if isinstance(value, bool) else "okänt" if value is None else value
    about = f" ({story.who(subject)})" if subject in story.names else ""
    return f"Antecknat: {words}{about}: {said}"


def _note(_: Story, event: Event) -> str:
    if is_reminder(event.reason or ""):
        return event.reason or ""
    return f"Anteckning: {event.reason or ''}"


def _person_left(story: Story, event: Event) -> str:
    return f"{upper_first(story.who(event.data['person']))} lämnade hushållet"


def _unit_left(story: Story, event: Event) -> str:
    return f"{story.reading.unit_name(event.data['unit'])} lämnade ärendet"


def _unassigned(story: Story, event: Event) -> str:
    return f"{story.reading.staff.get(event.data['user'], 'En medarbetare')} är inte längre handläggare"


def _referral(story: Story, event: Event) -> str:
    return f"Frågade {event.data['to']}, svar senast {_day(story, event, 'answer_by')}"


def _answered(story: Story, event: Event) -> str:
    asked = story.reading.situation.last("referral", "referral", event.data["referral"])
    return f"Svar från {asked.data['to'] if asked else 'den som frågades'}: {event.data['answer']}"


def _added(story: Story, event: Event) -> str:
    role = story.reading.profile.roles.get(event.data["role"])
    who = f" ({role.name.lower()})" if role else ""
    due = f", senast {_day(story, event, 'due')}" if event.data["due"] else ""
    return f"Eget steg: {event.data['title']}{who}{due}"


def _moved(story: Story, event: Event) -> str:
    day = f"till {_day(story, event, 'due')}" if event.data["due"] else "bort"
    why = f". Skäl: {event.reason}" if event.reason else ""
    return f"Sista dagen flyttades {day}: {story.step(event)}{why}"


def _closed(story: Story, event: Event) -> str:
    outcome = label_of("outcome", event.data["outcome"], profile=story.reading.profile)
    told = f"Ärendet avslutades: {outcome[:1].lower()}{outcome[1:]}"
    override = event.data.get("override")
    if override is None:
        return told
    first = story.reading.by_id.get(event.root, event)
    name = story.reading.staff.get(override, "En arbetsledare")
    return f"{told}. {name} beslutade att avsluta trots det som var kvar. Skäl: {first.reason or ''}"


def _reopened(_: Story, event: Event) -> str:
    return f"Ärendet öppnades igen. Skäl: {event.reason}" if event.reason else "Ärendet öppnades igen"


def _followed_up(story: Story, event: Event) -> str:
    told = f"Uppföljning efter {in_words(event.data['months'])} månader"
    home = event.data["still_home"]
    note = f". {event.reason}" if event.reason and not event.corrects else ""
    if home is True:
        return f"{told}: bor kvar{note}"
    if home is None:
        asked = "vi nådde inte hushållet" if event.data.get("reached") is False else "vi vet inte om de bor kvar"
        return f"{told}: {asked}{note}"
    since = f" sedan {_day(story, event, 'moved_on')}" if event.data.get("moved_on") else ""
    where = event.data.get("moved_to")
    place = MOVED_TO_SV[where] if where and where != "unknown" else ""
    lives = f". Nytt boende: {place[:1].lower()}{place[1:]}" if place else ""
    return f"{told}: bor inte kvar{since}{lives}{note}"


MORE: dict[str, Callable[[Story, Event], str]] = {
    "order_served": _order,
    "contested": lambda story, event: f"Hyresgästen bestred kravet {_day(story, event, 'on')}",
    "verdict": lambda story, event: f"Kronofogden meddelade utslag {_day(story, event, 'on')}",
    "tribunal": _tribunal,
    "defendant_heard": lambda story, event: f"Tillfälle att yttra sig gavs {_day(story, event, 'on')}",
    "respite": _respite,
    "deferral": _deferral,
    "amount_disputed": _disputed,
    "agreement": _agreement,
    "housing_secured": _housing,
    "fact_set": _fact,
    "note": _note,
    "person_left": _person_left,
    "unit_left": _unit_left,
    "unassigned": _unassigned,
    "referral": _referral,
    "referral_answered": _answered,
    "step_added": _added,
    "order_moved": _moved,
    "case_closed": _closed,
    "case_reopened": _reopened,
    "follow_up": _followed_up,
}
MORE_ICONS = {
    "amount_disputed": "money",
    "agreement": "doc",
    "order_served": "doc",
    "contested": "doc",
    "verdict": "doc",
    "tribunal": "doc",
    "defendant_heard": "doc",
    "respite": "hourglass",
    "deferral": "hourglass",
    "housing_secured": "house",
    "note": "doc",
    "fact_set": "doc",
    "person_left": "people",
    "unit_left": "people",
    "unassigned": "people",
    "referral": "letter",
    "referral_answered": "check",
    "step_added": "plus",
    "order_moved": "arrow",
    "case_closed": "check",
    "case_reopened": "undo",
    "follow_up": "phone",
}
