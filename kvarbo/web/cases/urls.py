# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.cases.closing_views import close_case, follow_up_case, reopen_case
from kvarbo.web.cases.event_views import correct_event, new_event, undo_event, withdraw_event
from kvarbo.web.cases.kind_views import event_kinds
from kvarbo.web.cases.people_views import case_contact, case_number, case_readers
from kvarbo.web.cases.phones import case_phone
from kvarbo.web.cases.quick_contact import quick_contact
from kvarbo.web.cases.remind import remind_unit
from kvarbo.web.cases.views import case_list, case_page

urlpatterns = [
    path("", case_list, name="case-list"),
    path("<slug:number>/", case_page, name="case"),
    path("<slug:number>/kontaktuppgift/<slug:contact_id>/", case_contact, name="case-contact"),
    path("<slug:number>/telefon/<slug:person_id>/", case_phone, name="case-phone"),
    path("<slug:number>/kontakt-direkt/", quick_contact, name="quick-contact"),
    path("<slug:number>/paminn/", remind_unit, name="case-remind"),
    path("<slug:number>/personnummer/", case_number, name="case-number"),
    path("<slug:number>/ny-handelse/", event_kinds, name="event-kinds"),
    path("<slug:number>/avsluta/", close_case, name="case-close"),
    path("<slug:number>/oppna-igen/", reopen_case, name="case-reopen"),
    path("<slug:number>/folj-upp/", follow_up_case, name="case-follow-up"),
    path("<slug:number>/lasare/", case_readers, name="case-readers"),
    path("<slug:number>/handelse/<slug:slug>/", new_event, name="event-new"),
    path("<slug:number>/handelse/<slug:event_id>/ratta/", correct_event, name="event-correct"),
    path("<slug:number>/handelse/<slug:event_id>/ta-tillbaka/", withdraw_event, name="event-withdraw"),
    path("<slug:number>/handelse/<slug:event_id>/angra/", undo_event, name="event-undo"),
]
