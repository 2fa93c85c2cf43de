# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One form for each type of event, in the words of the caseworker."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.forms import EventForm, cards, choice, plain
from kvarbo.web.cases.plan_rows import deadline_title
from kvarbo.web.fields import AmountField, DayField, TimeField
from kvarbo.web.labels import choices_of
from kvarbo.web.ui.dates import near_day

OUTSIDERS = [
    ("landlord", "Hyresvärden"),
    ("kfm", "Kronofogden"),
    ("school", "Skolan eller förskolan"),
    ("other", "Någon annan"),
]
CONTACT_WAYS = ("phone", "sms", "email", "portal", "handed_over")
LETTER_WAYS = ("recommended_letter", "letter", "email", "portal", "sms", "handed_over")
NEW = "nytt"
MATTER = re.compile(r"[0-9A-Za-zÅÄÖåäö]+(?:-[0-9A-Za-zÅÄÖåäö]+)*")


class MeetingForm(EventForm):
    """Someone was met, or was not: contact and visit."""

    with_time = True
    with_about = True
    day_hint = ""

    def add_fields(self) -> None:
        people = subjects.person_choices(self.reading)
        self.fields["with"] = cards("Med vem?", [*people, *OUTSIDERS], "Välj vem det gällde.")
        known = dict([*people, *OUTSIDERS])
        asked = [self.chosen, self.step["subject"] if self.step else None, people[0][0] if people else ""]
        self.propose("with", next((one for one in asked if one in known), ""))
        results = choices_of("result", on=self.reading.today, only=("reached", "no_answer", "refused"))
        self.fields["result"] = cards("Hur gick det?", results, "Välj hur det gick.")


class ContactForm(MeetingForm):
    type = "contact"

    def add_fields(self) -> None:
        ways = choices_of("channel", on=self.reading.today, only=CONTACT_WAYS)
        self.fields["channel"] = cards("Hur?", ways, "Välj hur.")
        self.propose("channel", "phone")
        super().add_fields()


class VisitForm(MeetingForm):
    type = "visit"

    def add_fields(self) -> None:
        told = [("ja", "Ja, de visste att vi skulle komma"), ("nej", "Nej, det var oanmält")]
        self.fields["announced"] = choice("Var besöket aviserat?", told, "Välj om besöket var aviserat.", row=True)
        self.propose("announced", "ja")
        super().add_fields()

    def begin(self, event: Event) -> dict[str, Any]:
        return {**event.data, "announced": "ja" if event.data["announced"] else "nej"}

    def told(self) -> dict[str, Any]:
        return {**super().told(), "announced": self.cleaned_data["announced"] == "ja"}


class LetterForm(EventForm):
    type = "letter_sent"
    with_about = True
    day_label = "Vilken dag skickades brevet?"
    day_hint = ""

    def add_fields(self) -> None:
        letters = self._letters()
        if letters:
            self.fields["template"] = forms.ChoiceField(
                label="Vilket brev?", choices=[*letters, ("", "Ett annat brev")], required=False
            )
            self.fields["template"].optional_mark = ""  # type: ignore[attr-defined]
            self.propose("template", "")
        people = subjects.person_choices(self.reading)
        self.fields["to"] = choice("Till vem?", [*people, *OUTSIDERS], "Välj vem brevet gick till.")
        self.propose("to", people[0][0] if people else "")
        ways = choices_of("channel", on=self.reading.today, only=LETTER_WAYS)
        self.fields["how"] = choice("Hur?", ways, "Välj hur brevet skickades.")
        self.propose("how", "letter")
        self.fields["meet_day"] = DayField(label="Tid för möte, dag", required=False)
        self.fields["meet_time"] = TimeField(label="Tid för möte, klockan", required=False)
        for name in ("meet_day", "meet_time"):
            self.fields[name].optional_mark = "om brevet är en kallelse"  # type: ignore[attr-defined]

    def _letters(self) -> list[tuple[str, str]]:
        """The letters that the routine waits for, called by the step that each completes."""
        steps = self.reading.routine.steps if self.reading.routine else ()
        found: dict[str, str] = {}
        for step in steps:
            for pattern in step.done_by:
                name = dict(pattern.where).get("template")
                if pattern.type == self.type and isinstance(name, str):
                    found.setdefault(name, step.title)
        return list(found.items())

    def begin(self, event: Event) -> dict[str, Any]:
        meet = event.data.get("meet_at") or "T"
        return {**event.data, "meet_day": meet.partition("T")[0], "meet_time": meet.partition("T")[2]}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if bool(data.get("meet_day")) != bool(data.get("meet_time")) and not self.errors:
            self.add_error(
                "meet_time" if data.get("meet_day") else "meet_day", "Ange både dag och klockslag för mötet."
            )
        return data

    def told(self) -> dict[str, Any]:
        data, found = self.cleaned_data, super().told()
        if data["meet_day"]:
            found["meet_at"] = f"{data['meet_day'].isoformat()}T{data['meet_time']}"
        return found


class NoticeEventForm(EventForm):
    """Something about one of the case's notices."""

    def add_fields(self) -> None:
        notices = subjects.notice_choices(self.reading)
        self.fields["notice"] = choice("Vilken underrättelse?", notices, "Välj vilken underrättelse det gäller.")
        known = dict(notices)
        asked = [self.chosen, self.step["subject"] if self.step else None]
        told = [one for one in asked if one in known]
        self.propose("notice", told[0] if told else subjects.active_notices(self.reading)[-1])


class ServedForm(NoticeEventForm):
    type = "service_confirmed"
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["notice"].help_text = " ".join(self._reckoned())
        self.fields["served_on"] = DayField(
            label="Hyresgästen delgavs",
            help_text="Dagen som hyresvärden eller Kronofogden uppger. När du sparar visas vad som ändrades.",
        )

    def _reckoned(self) -> list[str]:
        """The days as they are reckoned now, so that one sees what the day of service moves."""
        running = [one for one in self.reading.plan["deadlines"] if one["state"] == "running" and one["nominal"]]
        return [
            f"{deadline_title(self.reading, one)} räknas nu till {near_day(one['nominal'], today=self.reading.today)}"
            f"{', preliminärt' if one['preliminary'] else ''}."
            for one in running
            if one["subject"] in self.reading.situation.notices and one["kind"] == "last_day"
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.not_ahead("served_on", "Dagen då hyresgästen delgavs kan inte ligga i framtiden.")
        return data


class PaymentForm(NoticeEventForm):
    type = "payment"
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["amount"] = AmountField(label="Belopp")
        self.fields["paid_on"] = DayField(
            label="Betald", help_text="Dagen då banken tog emot uppdraget.", missing="Ange dagen då det betalades."
        )
        notice = self.reading.situation.notices.get(str(self.initial.get("notice", "")))
        if notice is not None and notice.data.get("amount"):
            self.propose("amount", notice.data["amount"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.not_ahead("paid_on", "En betalning som inte är gjord kan inte antecknas. Dagen ligger i framtiden.")
        return data


class UndertakingForm(NoticeEventForm):
    type = "undertaking_sent"
    with_about = False
    day_label = "Vilken dag skickades det?"
    day_hint = (
        "Ett rekommenderat brev räknas den dagen. Andra sätt räknas bara med en kvittens. "
        "Ett åtagande efter fristens slut hindrar inte avhysningen enligt lagen."
    )

    def add_fields(self) -> None:
        super().add_fields()
        ways = choices_of("channel", on=self.reading.today, only=LETTER_WAYS)
        self.fields["how"] = choice("Hur?", ways, "Välj hur åtagandet skickades.")
        self.propose("how", "recommended_letter")
        self.fields["proof"] = forms.CharField(
            label="Kvittensens nummer", required=False, max_length=60, help_text="Så att den går att hitta igen."
        )

    def told(self) -> dict[str, Any]:
        return {**super().told(), "proof": self.cleaned_data["proof"].strip() or None}


class MatterForm(EventForm):
    """Something in a matter at Kronofogden."""

    new_matter = False
    new_words = "Ett nytt mål"
    number_label = "Målnummer hos Kronofogden"
    number_hint = "Till exempel U-0000-26."

    def known(self) -> list[tuple[str, str]]:
        """The matters that it can be about."""
        return subjects.matter_choices(self.reading)

    def add_fields(self) -> None:
        known = self.known()
        choices = [*known, (NEW, self.new_words)] if self.new_matter else known
        self.fields["matter"] = choice("Vilket mål?", choices, "Välj vilket mål det gäller.")
        active = [one for one in subjects.active_matters(self.reading) if one in dict(known)]
        self.propose("matter", active[-1] if active else choices[0][0])
        if self.new_matter:
            self.fields["matter_number"] = forms.CharField(
                label=self.number_label, required=False, max_length=30, help_text=self.number_hint
            )
            self.fields["matter_number"].optional_mark = "om målet är nytt"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        number = str(data.get("matter_number") or "").strip()
        if data.get("matter") == NEW and not MATTER.fullmatch(number):
            self.add_error("matter_number", f"Skriv numret med bokstäver, siffror och bindestreck. {self.number_hint}")
        return data

    @property
    def matter(self) -> str:
        data = self.cleaned_data
        return str(data["matter_number"]).strip().upper() if data["matter"] == NEW else str(data["matter"])

    def told(self) -> dict[str, Any]:
        return {**super().told(), "matter": self.matter}


class AppliedForm(MatterForm):
    type = "enforcement_applied"
    new_matter = True
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["applied_on"] = DayField(label="Hyresvärden ansökte", required=False)
        self.fields["documents_on"] = DayField(
            label="Kronofogden fick handlingarna",
            required=False,
            help_text="Avhysning ska då ske inom fyra veckor, om det går.",
        )
        for name in ("applied_on", "documents_on"):
            self.fields[name].optional_mark = "om du vet"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("applied_on", "documents_on"):
            self.not_ahead(name, "Dagen kan inte ligga i framtiden.")
        return data


class TimeSetForm(MatterForm):
    type = "eviction_time_informed"
    new_matter = True
    day_label = "Vilken dag fick vi beskedet?"
    day_hint = "Bekräftelsen ska skickas samma dag."
    with_time = True

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["eviction_day"] = DayField(label="Avhysningen sker, dag", missing="Ange dagen för avhysningen.")
        self.fields["eviction_time"] = TimeField(label="Klockan, på avhysningsdagen")
        times = [choice for choice in subjects.eviction_choices(self.reading) if choice[0] in self._replaceable()]
        if times:
            self.fields["replaces"] = forms.ChoiceField(
                label="Ersätter en tidigare tid?", choices=[("", "Nej, ingen"), *times], required=False
            )
            self.fields["replaces"].optional_mark = ""  # type: ignore[attr-defined]
            self.propose("replaces", times[0][0])

    def _replaceable(self) -> set[str]:
        own = self.event.data.get("replaces") if self.event else None
        mine = self.event.data["eviction"] if self.event else None
        return (
            {*subjects.active_evictions(self.reading), own} if own else {*subjects.active_evictions(self.reading)}
        ) - {mine}

    def begin(self, event: Event) -> dict[str, Any]:
        day, _, time = event.data["at"].partition("T")
        return {**event.data, "at": event.at or "", "eviction_day": day, "eviction_time": time}

    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        # The same form sent twice must tell the same, so a new time is named after the form's own key.
        eviction = self.event.data["eviction"] if self.event else f"v_{data['key'][:20]}"
        found = {
            "eviction": eviction,
            "matter": self.matter,
            "at": f"{plain(data['eviction_day'])}T{data['eviction_time']}",
        }
        return found | ({"replaces": data["replaces"]} if data.get("replaces") else {})


class ConfirmedForm(EventForm):
    type = "kfm_confirmed"
    day_label = "Vilken dag skickades bekräftelsen?"
    day_hint = "Ditt namn antecknas som den som bekräftade."

    def add_fields(self) -> None:
        times = subjects.eviction_choices(self.reading)
        self.fields["eviction"] = choice("Vilken tid?", times, "Välj vilken tid som bekräftades.")
        active = subjects.active_evictions(self.reading)
        self.propose("eviction", active[-1] if active else times[0][0])
        ways = choices_of("channel", on=self.reading.today, only=("email", "letter", "phone"))
        self.fields["how"] = choice("Hur?", ways, "Välj hur bekräftelsen skickades.")
        self.propose("how", "email")
        people = subjects.person_choices(self.reading)
        self.fields["copy_to"] = forms.ChoiceField(
            label="Kopia till", choices=[("", "Ingen kopia skickad"), *people], required=False
        )
        self.fields["copy_to"].optional_mark = ""  # type: ignore[attr-defined]
        self.propose("copy_to", people[0][0] if people else "")
