# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why steps were skipped, put off or moved: told by household, never by member of staff."""

import datetime as dt

from kvarbo.audit.models import Entry
from kvarbo.casework.services import Draft
from kvarbo.planning.models import PlanStep
from tests.personas import NOW, TODAY
from tests.web.pages import words
from tests.web.unit.work import DAY

UNIT, REASONS = "/enheten/", "/enheten/skal/"


def about(case, kind: str, reason: str, **more: str) -> Draft:
    key = PlanStep.objects.get(case=case, step_id="forsta-kontakt").key
    return Draft(type=kind, data={"step_key": key, **more}, on=TODAY, reason=reason)


def test_the_units_page_counts_them_and_leads_to_the_reasons(sign_in, case, hanna, write):
    client = sign_in(hanna)
    assert "Senaste 30 dagarna har inget steg hoppats över" in words(client.get(UNIT))
    write(about(case, "step_postponed", "Hon är bortrest", until=(TODAY + DAY * 3).isoformat()))
    write(about(case, "order_moved", "Hyresvärden ringde", due=TODAY.isoformat()))
    page = client.get(UNIT)
    assert "0 steg hoppade över, 1 uppskjutna och 1 ändring av ordningen. Läs skälen" in words(page)
    assert f'href="{REASONS}"' in page.content.decode()


def test_each_reason_stands_with_its_household_and_step_and_no_name_of_staff(sign_in, case, hanna, birgitta, write):
    write(about(case, "step_postponed", "Hon är bortrest", until=(TODAY + DAY * 3).isoformat()))
    main = words(sign_in(birgitta).get(REASONS)).partition("Skäl till det som inte följde planen")[2]
    for told in ("Ture Exempelsson", case.number, "Ring hushållet", "Sköts upp till mån 23 nov", "Hon är bortrest"):
        assert told in main
    assert "Hanna" not in main.partition("Vem som valde")[0]


def test_it_says_that_all_have_their_reason_unless_an_old_move_has_none(sign_in, case, hanna, write, monkeypatch):
    client = sign_in(hanna)
    write(about(case, "order_moved", "Hyresvärden ringde", due=TODAY.isoformat()))
    assert "hushåll för hushåll, alla med skäl." in words(client.get(REASONS))
    monkeypatch.setattr("kvarbo.casework.checks.steps", lambda **_: None)
    write(about(case, "order_moved", "", due=TODAY.isoformat()))
    page = words(client.get(REASONS))
    assert "Inget skäl angavs" in page
    assert "alla med skäl" not in page


def test_what_was_taken_back_is_not_there(sign_in, case, hanna, write):
    [put_off] = write(about(case, "step_postponed", "Hon är bortrest", until=(TODAY + DAY * 3).isoformat()))
    write(Draft(type="withdrawn", on=TODAY, corrects=put_off.pk, reason="Fel ärende"))
    page = words(sign_in(hanna).get(REASONS))
    assert "Allt har följt planen" in page
    assert "bortrest" not in page


def test_what_is_older_than_the_span_is_not_there(sign_in, case, hanna, write, set_clock):
    write(about(case, "step_skipped", "Ingen lägenhet att se"))
    set_clock(NOW + dt.timedelta(days=31))
    assert "Ingen lägenhet att se" not in words(sign_in(hanna).get(REASONS))


def test_reading_them_is_noted_case_by_case(sign_in, case, hanna, write):
    write(about(case, "step_skipped", "Gjort på annat sätt"))
    sign_in(hanna).get(REASONS)
    read = Entry.objects.filter(action="read", object_kind="reasons", actor_id=hanna.pk)
    assert [one.case_id for one in read] == [case.pk]
