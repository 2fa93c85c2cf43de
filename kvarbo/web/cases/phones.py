# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to reach the household's adults: where a number is shown, which is noted, and where it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from kvarbo.casework.exceptions import CaseNotFound
from kvarbo.casework.reaching import set_reach
from kvarbo.casework.services import record_shown_contact
from kvarbo.common.crypto import blind_index
from kvarbo.common.errors import DomainError
from kvarbo.common.phone import BadPhone, normalise
from kvarbo.people.exceptions import PersonNotFound, ReachChanged
from kvarbo.people.models import REACH_NOTE_LENGTH
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.cases import overview
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.quick_contact import ROOM
from kvarbo.web.cases.reading import CaseReading, Member, read_case
from kvarbo.web.formrenderer.widgets import BigRadios
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.ui.shapes import Fact
from kvarbo.web.visit import visit_of

# The case's own tenant, in an address that names nobody.
TENANT = "hyresgast"
OWN_WORDS = "egna"
NOTES = ("helst sms", "helst efter kl. 16", "helst före kl. 12")
HOW = [("", "Inget särskilt"), *((one, one[0].upper() + one[1:]) for one in NOTES), (OWN_WORDS, "Med egna ord")]


def adult_of(reading: CaseReading, contact_id: str) -> Member | None:
    """An adult of the household whom the reader may read of, by id or as the tenant; None for anyone else."""
    if contact_id == TENANT:
        found = reading.tenant
    else:
        found = next((one for one in reading.household if one.id == contact_id), None)
    return found if found is not None and found.part != "child" and found.name != UNSEEN_NAME else None


def ring_url(reading: CaseReading, one: Member) -> str:
    """Where the number is shown."""
    return reverse("case-contact", args=[reading.case.number, TENANT if one is reading.tenant else one.id])


def ring_room(back: str) -> str:
    """The same for the tenants of a list's households: an address with room for the case number."""
    address = reverse("case-contact", args=[ROOM, TENANT]).replace(ROOM, "{}")
    return f"{address}?{urlencode({'till': back})}"


def change_url(reading: CaseReading, one: Member) -> str:
    return reverse("case-phone", args=[reading.case.number, one.id])


def log_url(reading: CaseReading, one: Member) -> str:
    """Where a contact with the person is logged; empty when none can be."""
    kind = KIND_OF_TYPE["contact"]
    if not kind.open_to(reading):
        return ""
    return f"{reverse('event-new', args=[reading.case.number, kind.slug])}?{urlencode({'galler': one.id})}"


@dataclass(frozen=True)
class Living:
    """Someone of the household beside the place in the page where she is told of."""

    fact: Fact
    name: str = ""
    url: str = ""
    words: str = ""
    note: str = ""


def living(reading: CaseReading) -> list[Living]:
    """The household, each adult with the way to a number, or to writing one."""
    rows = []
    for one, fact in zip(reading.household, overview.members(reading), strict=True):
        if adult_of(reading, one.id) is None:
            rows.append(Living(fact))
        elif one.phone:
            rows.append(Living(fact, one.name, ring_url(reading, one), "Visa nummer", one.reach_note))
        else:
            rows.append(Living(fact, one.name, change_url(reading, one), "Skriv in nummer", one.reach_note))
    return rows


class PhoneForm(forms.Form):
    """A number and how the person would rather be reached. `seen` tells whether someone else has changed it since."""

    phone = forms.CharField(
        label="Telefonnummer",
        required=False,
        max_length=40,
        help_text="Till exempel 070-174 06 05. Lämna tomt om inget nummer gäller.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off", "size": "18"}),
    )
    how = forms.ChoiceField(label="Hur nås personen helst?", choices=HOW, required=False, widget=BigRadios())
    own = forms.CharField(
        label="Med egna ord",
        required=False,
        max_length=REACH_NOTE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput(), max_length=64)

    def __init__(self, *, member: Member, data: Any = None) -> None:
        known = member.reach_note in NOTES or not member.reach_note
        first = {
            "phone": member.phone,
            "how": member.reach_note if known else OWN_WORDS,
            "own": "" if known else member.reach_note,
            "seen": _mark(member),
        }
        super().__init__(data, initial=first)
        self.member = member
        # What somebody else has written meanwhile.
        self.now = ""
        self.fields["how"].optional_mark = ""  # type: ignore[attr-defined]
        self.fields["phone"].optional_mark = ""  # type: ignore[attr-defined]
        words = "Läses av alla i ärendet som får läsa om personen. Skriv inget om hälsa."
        self.fields["own"].help_text = f"Högst {REACH_NOTE_LENGTH} tecken. {words}"

    def clean_phone(self) -> str:
        text: str = self.cleaned_data["phone"].strip()
        try:
            return normalise(text) if text else ""
        except BadPhone as fault:
            raise forms.ValidationError(fault.message) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        how, own = data.get("how", ""), (data.get("own") or "").strip()
        if how == OWN_WORDS and not own and "own" not in self.errors:
            self.add_error("own", "Skriv hur personen helst nås, eller välj något annat.")
        if own and how in NOTES:
            self.add_error("own", "Välj ”Med egna ord”, eller ta bort texten.")
        data["note"] = how if how in NOTES else own
        return data

    @property
    def known(self) -> tuple[str, str] | None:
        """What the writer read: as it still is, or something that is not there any more."""
        same = self.cleaned_data["seen"] == _mark(self.member)
        return (self.member.phone, self.member.reach_note) if same else ("", self.cleaned_data["seen"])

    def again(self, member: Member) -> None:
        """What was typed may be sent again, over what is there now; the page shows both."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen"] = _mark(member)
        self.data = data
        self.now = ", ".join(filter(None, (member.phone or "inget nummer", member.reach_note)))


@require_http_methods(["GET", "HEAD", "POST"])
def case_phone(request: HttpRequest, number: str, person_id: str) -> HttpResponse:
    """The number of one adult, written or changed. Who may not read of the person finds nothing here."""
    reading = read_case(visit=visit_of(request), number=number)
    member = adult_of(reading, person_id)
    if member is None:
        raise Http404
    form = PhoneForm(member=member, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = _save(request, reading, member, form)
        if done is not None:
            return done
    if member.phone:
        # The form shows it too.
        record_shown_contact(actor=reading.actor, case=reading.case, contact_id=member.id, now=reading.visit.now)
    context = {"number": number, "form": form, "member": member, "back": ring_url(reading, member)}
    return render(request, "cases/phone.html", context, status=409 if form.now else 200)


def _save(request: HttpRequest, reading: CaseReading, member: Member, form: PhoneForm) -> HttpResponse | None:
    data, visit = form.cleaned_data, reading.visit
    try:
        person = set_reach(
            actor=reading.actor,
            case=reading.case,
            person_id=member.id,
            phone=data["phone"],
            note=data["note"],
            seen=form.known,
            today=visit.today,
            now=visit.now,
        )
    except (CaseNotFound, PersonNotFound):
        raise Http404 from None
    except ReachChanged as fault:
        form.again(adult_of(read_case(visit=visit, number=reading.case.number), member.id) or member)
        form.add_error(None, fault.message)
        return None
    except DomainError as fault:
        form.add_error(None, fault.message)
        return None
    told = "Numret är sparat." if person.phone else "Inget nummer är antecknat."
    messages.success(request, f"Sparat kl. {clock_time(visit.now)}. {told}")
    return redirect(ring_url(reading, member))


def _mark(member: Member) -> str:
    """A fingerprint, so that the page's hidden field tells nothing."""
    return blind_index(f"{member.phone}|{member.reach_note}")
