# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was typed and not saved: put back in its form, listed, dropped when it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from kvarbo.cases.models import Case
from kvarbo.common.stockholm import day_of
from kvarbo.organisation.models import User
from kvarbo.web.ui.dates import clock_time, near_day
from kvarbo.web.visit import Visit, visit_of
from kvarbo.web.workplace.addresses import RESTORED, address_of, case_number_of, place_of, title_of
from kvarbo.workplace import services
from kvarbo.workplace.models import FormDraft
from kvarbo.workplace.selectors import draft_of, drafts_of


@dataclass(frozen=True)
class Begun:
    """Something begun and not saved, as a list or the form itself tells of it."""

    title: str
    saved: str
    url: str
    discard_url: str
    case_number: str = ""


def begun(request: HttpRequest, form: forms.BaseForm) -> None:
    """Put back in a fresh form what its reader typed there before. The page then says so at its top."""
    data = begun_data(request)
    if data is not None:
        refill(form, data)


def begun_data(request: HttpRequest) -> QueryDict | None:
    """The same as it was sent, for a form that grows with what is typed in it."""
    draft = None
    if request.method != "POST":
        draft = draft_of(user=visit_of(request).user, path=address_of(request))
    if draft is None:
        return None
    request.kvarbo_begun = draft  # type: ignore[attr-defined]
    data = QueryDict(mutable=True)
    for name, texts in draft.values.items():
        data.setlist(name, texts)
    return data


def is_begun(request: HttpRequest) -> bool:
    """Whether something waits at this address."""
    return draft_of(user=visit_of(request).user, path=address_of(request)) is not None


def refill(form: forms.BaseForm, data: QueryDict) -> None:
    """First values of a form, as its own fields read what was sent. Nothing is judged until it is sent again."""
    for name, field in form.fields.items():
        asked, widget = form.add_prefix(name), field.widget
        if widget.needs_multipart_form or widget.value_omitted_from_data(data, {}, asked):
            continue
        form.initial[name] = widget.value_from_datadict(data, {}, asked)


def done(request: HttpRequest) -> None:
    """The form that this request sent is saved: what was kept of it goes."""
    services.drop_draft(user=visit_of(request).user, path=address_of(request))


def keep_url(request: HttpRequest) -> str:
    """Where the form's script sends what is typed."""
    return f"{reverse('keep-draft')}?{urlencode({'sida': address_of(request)})}"


def begun_of(visit: Visit) -> list[Begun]:
    """All that the visitor has begun, the newest first. A case out of sight is not told of."""
    drafts = drafts_of(user=visit.user)
    numbers = {number for one in drafts if (number := case_number_of(one.path))}
    seen = set(_seen(visit.user, visit, numbers)) if numbers else set()
    return [
        as_begun(one, visit)
        for one in drafts
        if place_of(one.path) and ((number := case_number_of(one.path)) in seen or not number)
    ]


def in_sight(draft: FormDraft, visit: Visit) -> bool:
    """Whether its owner may still be where it was begun."""
    number = case_number_of(draft.path)
    return not number or number in _seen(visit.user, visit, {number})


def as_begun(draft: FormDraft, visit: Visit) -> Begun:
    day, time = day_of(draft.saved_at), clock_time(draft.saved_at)
    return Begun(
        title=title_of(draft.path),
        saved=f"kl. {time}" if day == visit.today else f"{near_day(day, today=visit.today)} kl. {time}",
        url=way_back(draft),
        discard_url=reverse("discard-draft", args=[draft.pk]),
        case_number=case_number_of(draft.path),
    )


def way_back(draft: FormDraft) -> str:
    """To the form if it puts its text back by itself, else to a page that shows the text."""
    match = place_of(draft.path)
    return draft.path if match and match.view_name in RESTORED else reverse("draft", args=[draft.pk])


def _seen(user: User, visit: Visit, numbers: set[str]) -> set[str]:
    rows = Case.objects.visible_to(user=user, on=visit.today).filter(number__in=numbers)
    return set(rows.values_list("number", flat=True))
