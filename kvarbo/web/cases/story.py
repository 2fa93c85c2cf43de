# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events told to those who may read them, with the names of the people they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from kvarbo.people.selectors import persons_by_id
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.rules.caselog import Event
from kvarbo.rules.telling import tell
from kvarbo.rules.wording import say_day
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story_more import MORE, MORE_ICONS
from kvarbo.web.labels import APPLICATION_SV, CAUSE_SV, LIVES_HERE_SV, MEETING_SV, PART_SV, label_of
from kvarbo.web.ui.dates import clock_time, short_day
from kvarbo.web.ui.words import kronor

WITH_SV = {
    "landlord": "hyresvärden",
    "kfm": "Kronofogden",
    "school": "skolan eller förskolan",
    "other": "någon annan",
}
CONTACT_VERBS = {
    "phone": "Ringde",
    "sms": "Skickade sms till",
    "email": "Mejlade",
    "letter": "Skrev till",
    "recommended_letter": "Skrev till",
    "portal": "Skrev i portalen till",
    "handed_over": "Lämnade besked till",
}
RESULTS = {"reached": " och fick kontakt", "no_answer": ", inget svar", "refused": ", som inte ville prata"}
VISIT_RESULTS = {"reached": "och fick kontakt", "no_answer": "men ingen öppnade", "refused": "men blev avvisad"}
# What the panel of two clicks notes beside an attempt that left a word behind.
LEFT_MESSAGE = "Lämnade meddelande"
BY_SV = {"kfm": "Kronofogden", "landlord": "hyresvärden", "court": "domstolen"}
ICONS = {
    "contact": "phone",
    "visit": "door",
    "letter_sent": "letter",
    "summons_sent": "letter",
    "kfm_confirmed": "letter",
    "payment": "money",
    "undertaking_sent": "money",
    "notice_joined": "doc",
    "service_confirmed": "doc",
    "enforcement_applied": "house",
    "eviction_time_informed": "house",
    "eviction_done": "house",
    "eviction_withdrawn": "house",
    "person_joined": "people",
    "unit_joined": "people",
    "assigned": "people",
    "meeting": "people",
    "child_talk": "people",
    "consent_given": "doc",
    "application": "doc",
    "decision": "check",
    "step_done": "check",
    "step_skipped": "none",
    "step_postponed": "hourglass",
    **MORE_ICONS,
}
# What the one who saved did, so that the receipt can begin with "Du".
OWN_ACTS = frozenset({"contact", "visit", "letter_sent", "summons_sent", "kfm_confirmed", "undertaking_sent"})


def listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} och {words[-1]}" if len(words) > 1 else "".join(words)


def _left(event: Event) -> str:
    return ", lämnade meddelande" if event.reason == LEFT_MESSAGE else ""


def matter_name(matter: str) -> str:
    """Kronofogden's number; an id of our own says nothing to anybody."""
    return "målet" if "_" in matter else f"mål {matter}"


class Story:
    """Tells the events of one reading."""

    def __init__(self, reading: CaseReading) -> None:
        self.reading = reading
        self.names = {member.id: member.name for member in reading.household}
        self.tellers: Mapping[str, Callable[[Event], str]] = {
            "contact": self._contact,
            "visit": self._visit,
            "letter_sent": self._letter,
            "payment": self._payment,
            "undertaking_sent": self._undertaking,
            "service_confirmed": self._served,
            "enforcement_applied": self._applied,
            "eviction_time_informed": self._time,
            "kfm_confirmed": self._confirmed,
            "eviction_withdrawn": self._withdrawn,
            "notice_joined": self._notice,
            "person_joined": self._person,
            "unit_joined": self._unit,
            "summons_sent": self._summons,
            "meeting": self._meeting,
            "assigned": self._assigned,
            "consent_given": self._consent,
            "consent_withdrawn": self._consent_ended,
            "person_changed": self._changed,
            "protection_assessed": lambda event: f"Skyddsbedömning av {self._child(event)}: {self._result(event)}",
            "preliminary_assessment": lambda event: f"Förhandsbedömning av {self._child(event)}: {self._result(event)}",
            "inquiry": lambda event: f"{self._label('result', event.data['result'])} för {self._child(event)}",
            "child_talk": self._talk,
            "application": self._application,
            "decision": lambda event: f"Beslut om {self._about_what(event)}: {self._result(event)}",
            "step_done": self._done,
            "step_skipped": lambda event: f"Hoppades över: {self.step(event)}. Skäl: {event.reason}",
            "step_postponed": self._postponed,
        }

    def text(self, event: Event) -> str:
        """One sentence without its full stop; the day stands beside it."""
        if event.type in MORE:
            return MORE[event.type](self, event)
        teller = self.tellers.get(event.type)
        if teller is None:
            return tell(event).removesuffix(f" {say_day(event.on)}.")
        return teller(event)

    def receipt(self, event: Event) -> str:
        """What was saved, told back to the one who saved it."""
        told = self.text(event)
        if event.type == "unit_joined":
            return f"{told} i ärendet. De som arbetar där ser det nu i sin lista."
        if event.type == "step_postponed":
            return f"{told.removesuffix('.')}. Då kommer steget tillbaka av sig självt."
        told = told.removesuffix(".")
        return f"Du {told[:1].lower()}{told[1:]}." if event.type in OWN_ACTS else f"{told}."

    def who(self, value: object) -> str:
        if not isinstance(value, str):
            return "någon"
        if value in WITH_SV:
            return WITH_SV[value]
        tenancy = self.reading.tenancy
        if tenancy is not None and value == tenancy.landlord_id:
            return "hyresvärden"
        return self.names.get(value) or self._left.get(value) or UNSEEN_NAME.lower()

    @cached_property
    def _left(self) -> dict[str, str]:
        """The names of those who have left the household, as far as the reader may read them."""
        reading = self.reading
        ids = [key for key in reading.situation.residents if key not in self.names]
        seen = persons_by_id(user=reading.visit.user, ids=ids, on=reading.today) if ids else {}
        return {key: person.name for key, person in seen.items()}

    def notice_name(self, notice_id: str) -> str:
        """A notice by the day it came."""
        event = self.reading.situation.notices.get(notice_id)
        if event is None:
            return "underrättelsen"
        return f"underrättelsen som kom {short_day(event.data['received_on'], today=self.reading.today)}"

    def _contact(self, event: Event) -> str:
        verb = CONTACT_VERBS.get(event.data["channel"], "Hade kontakt med")
        return f"{verb} {self.who(event.data['with'])}{RESULTS[event.data['result']]}{_left(event)}"

    def _visit(self, event: Event) -> str:
        how = "efter brev om tiden" if event.data["announced"] else "utan att ha bestämt tid"
        return f"Besökte {self.who(event.data['with'])} {how} {VISIT_RESULTS[event.data['result']]}{_left(event)}"

    def _letter(self, event: Event) -> str:
        meet = event.data.get("meet_at")
        when = f", med tid {short_day(meet[:10])} kl. {clock_time(meet[11:])}" if meet else ""
        return f"Skickade brev till {self.who(event.data['to'])} ({self._how(event)}){when}"

    def _payment(self, event: Event) -> str:
        paid = short_day(event.data["paid_on"], today=self.reading.today)
        return f"{kronor(event.data['amount'])} betalades {paid}, enligt uppgift"

    def _undertaking(self, event: Event) -> str:
        return f"Skickade ett åtagande att betala till hyresvärden ({self._how(event)})"

    def _served(self, event: Event) -> str:
        return f"Hyresgästen delgavs {short_day(event.data['served_on'], today=self.reading.today)}, enligt besked"

    def _applied(self, event: Event) -> str:
        matter = event.data["matter"]
        return f"Kronofogden: ansökan om avhysning{'' if '_' in matter else f', {matter_name(matter)}'}"

    def _time(self, event: Event) -> str:
        at = event.data["at"]
        new = "ny tid" if event.data.get("replaces") else "tid"
        day = short_day(at[:10], today=self.reading.today)
        return f"Kronofogden: {new} för avhysning {day} kl. {clock_time(at[11:])}"

    def _confirmed(self, event: Event) -> str:
        copy = f", med kopia till {self.who(event.data['copy_to'])}" if event.data.get("copy_to") else ""
        return f"Bekräftade till Kronofogden ({self._how(event)}){copy}"

    def _withdrawn(self, event: Event) -> str:
        return f"Avhysningen återkallades av {BY_SV[event.data['by']]}"

    def _notice(self, event: Event) -> str:
        return f"Underrättelse om {CAUSE_SV[event.data['cause']]} kom in"

    def _person(self, event: Event) -> str:
        return f"{self.who(event.data['person'])} kom med i ärendet: {PART_SV[event.data['part']].lower()}"

    def _unit(self, event: Event) -> str:
        part = "samordnar" if event.data["part"] == "coordinating" else "är med"
        return f"{self.reading.unit_name(event.data['unit'])} {part}"

    def _summons(self, event: Event) -> str:
        meet = event.data.get("meet_at")
        when = f" {short_day(meet[:10], today=self.reading.today)} kl. {clock_time(meet[11:])}" if meet else ""
        return f"Kallade {self.who(event.data['to'])} till möte{when} ({self._how(event)})"

    def _meeting(self, event: Event) -> str:
        what = MEETING_SV.get(event.data["kind"], "Ett möte")
        if not event.data["held"]:
            return f"{what}: hushållet kom inte"
        agreed = ". ".join(line.removesuffix(".") for line in event.data["agreed"])
        return f"{what} hölls{f'. Överenskommet: {agreed}' if agreed else ''}"

    def _assigned(self, event: Event) -> str:
        role = self.reading.profile.roles.get(event.data["role"])
        unit = event.data.get("unit")
        at = f" vid {self.reading.unit_name(unit)}" if unit else ""
        name = self.reading.staff.get(event.data["user"], "En medarbetare")
        return f"{name} utsågs till {role.name.lower() if role else 'handläggare'}{at}"

    def _consent(self, event: Event) -> str:
        data = event.data
        until = f", till och med {short_day(data['until'], today=self.reading.today)}" if data.get("until") else ""
        return (
            f"{self.who(data['person'])} samtyckte till att vi talar med {listed(data['receivers'])} "
            f"om {listed(data['subjects'])}{until}"
        )

    def _consent_ended(self, event: Event) -> str:
        given = self.reading.situation.last("consent_given", "consent", event.data["consent"])
        return f"{self.who(given.data['person'])} tog tillbaka sitt samtycke" if given else "Ett samtycke togs tillbaka"

    def _changed(self, event: Event) -> str:
        how = event.data.get("lives_here")
        return f"{self.who(event.data['person'])}: {LIVES_HERE_SV[how].lower() if how else 'uppgifterna ändrades'}"

    def _talk(self, event: Event) -> str:
        heard = {True: ", som fick säga vad hen tycker", False: ", som inte fick säga vad hen tycker"}
        return f"Samtal med {self._child(event)}{heard.get(event.data['heard'], '')}"

    def _application(self, event: Event) -> str:
        amount = f", {kronor(event.data['amount'])}" if event.data.get("amount") else ""
        return f"Ansökan om {self._about_what(event)} kom in{amount}"

    def _about_what(self, event: Event) -> str:
        found = self.reading.situation.last("application", "application", event.data["application"])
        kind = found.data["kind"] if found else "annat"
        return "annat bistånd" if kind == "annat" else APPLICATION_SV.get(kind, kind)

    def _child(self, event: Event) -> str:
        return self.who(event.data["child"])

    def _label(self, list_name: str, code: str) -> str:
        return label_of(list_name, code, profile=self.reading.profile)

    def _result(self, event: Event) -> str:
        return self._label("result", event.data["result"]).lower()

    def _done(self, event: Event) -> str:
        note = f". {event.reason}" if event.reason else ""
        return f"Klart: {self.step(event)}{note}"

    def _postponed(self, event: Event) -> str:
        until = short_day(event.data["until"], today=self.reading.today)
        return f"Sköts upp till {until}: {self.step(event)}. Skäl: {event.reason}"

    def step(self, event: Event) -> str:
        key = event.data["step_key"]
        step = next((one for one in self.reading.plan["steps"] if one["key"] == key), None)
        return str(step["title"]) if step and step["title"] else "ett steg som inte längre finns i planen"

    def _how(self, event: Event) -> str:
        label = self._label("channel", event.data["how"])
        return label[:1].lower() + label[1:]
