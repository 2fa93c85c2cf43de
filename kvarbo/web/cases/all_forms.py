# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every form for an event, by its type."""

from __future__ import annotations

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import event_forms, household_forms, inquiry_forms, unit_forms
from kvarbo.web.cases.forms import EventForm, StepDoneForm, StepPostponedForm, StepSkippedForm

FORMS: dict[str, type[EventForm]] = {
    form.type: form
    for form in (
        event_forms.ContactForm,
        event_forms.VisitForm,
        event_forms.LetterForm,
        event_forms.ServedForm,
        event_forms.PaymentForm,
        event_forms.UndertakingForm,
        event_forms.AppliedForm,
        event_forms.TimeSetForm,
        event_forms.ConfirmedForm,
        event_forms.EvictionDoneForm,
        event_forms.EvictionWithdrawnForm,
        unit_forms.UnitForm,
        unit_forms.AssignedForm,
        unit_forms.SummonsForm,
        unit_forms.HeldForm,
        household_forms.ConsentForm,
        household_forms.ConsentWithdrawnForm,
        household_forms.NewPersonForm,
        household_forms.LivesHereForm,
        inquiry_forms.ProtectionForm,
        inquiry_forms.PreliminaryForm,
        inquiry_forms.InquiryForm,
        inquiry_forms.ChildTalkForm,
        inquiry_forms.ApplicationForm,
        inquiry_forms.DecisionForm,
        StepDoneForm,
        StepPostponedForm,
        StepSkippedForm,
    )
}


def may_be_retold(event: Event) -> bool:
    """Whether it can be corrected by its form. What opens a case, and the tenant's own coming, stay as they are."""
    if event.type == "unit_joined":
        return bool(event.data["part"] != "coordinating")
    if event.type == "person_joined":
        return bool(event.data["part"] not in ("tenant", "co_tenant"))
    return event.type in FORMS
