# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every form for an event, by its type."""

from __future__ import annotations

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import (
    closing_forms,
    court_forms,
    ending_forms,
    event_forms,
    fact_forms,
    household_forms,
    inquiry_forms,
    leaving_forms,
    outcome_forms,
    step_forms,
    unit_forms,
)
from kvarbo.web.cases.forms import EventForm

# What may be withdrawn but not told anew: a notice that came to the wrong case, someone who had not left.
WITHDRAWABLE = frozenset({"notice_joined", "person_left"})

# A closing is told anew, or the case is opened again; that it was opened again stands.
STAYS = frozenset({"case_closed", "case_reopened"})

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
        ending_forms.EvictionDoneForm,
        ending_forms.EvictionWithdrawnForm,
        court_forms.OrderServedForm,
        court_forms.ContestedForm,
        court_forms.VerdictForm,
        court_forms.TribunalForm,
        court_forms.HeardForm,
        court_forms.RespiteForm,
        court_forms.DeferralForm,
        outcome_forms.DisputedForm,
        outcome_forms.AgreementForm,
        outcome_forms.HousingForm,
        fact_forms.FactForm,
        fact_forms.NoteForm,
        fact_forms.ReferralForm,
        fact_forms.AnsweredForm,
        leaving_forms.UnitLeftForm,
        leaving_forms.UnassignedForm,
        leaving_forms.PersonLeftForm,
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
        step_forms.StepDoneForm,
        step_forms.StepPostponedForm,
        step_forms.StepSkippedForm,
        step_forms.StepMovedForm,
        step_forms.StepAddedForm,
        closing_forms.ClosingForm,
        closing_forms.FollowUpForm,
        closing_forms.ReopenForm,
    )
}


def may_be_retold(event: Event) -> bool:
    """Whether it can be corrected by its form. What opens a case, and the tenant's own coming, stay as they are."""
    if event.type == "unit_joined":
        return bool(event.data["part"] != "coordinating")
    if event.type == "person_joined":
        return bool(event.data["part"] not in ("tenant", "co_tenant"))
    return event.type in FORMS and event.type not in WITHDRAWABLE and event.type != "case_reopened"


def may_be_withdrawn(event: Event) -> bool:
    return (may_be_retold(event) or event.type in WITHDRAWABLE) and event.type not in STAYS
