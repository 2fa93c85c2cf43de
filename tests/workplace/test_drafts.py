# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one has begun is kept for oneself alone, encrypted, and goes when it is old."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection

from kvarbo.organisation.models import User
from kvarbo.workplace import services
from kvarbo.workplace.models import FormDraft
from kvarbo.workplace.selectors import draft_of, drafts_of
from tests.personas import NOW

PATH = "/arenden/EX-2026-1/handelse/kontakt/"
HOUR = dt.timedelta(hours=1)


def keep(user: User, text: str = "Vi sågs hemma.", *, path: str = PATH, now: dt.datetime = NOW) -> FormDraft | None:
    return services.keep_draft(user=user, path=path, values={"note": text, "about": ["p_1", "p_2"]}, now=now)


def test_it_is_there_again_with_all_that_was_ticked(hanna: User):
    keep(hanna)
    found = draft_of(user=hanna, path=PATH)
    assert found is not None
    assert found.values == {"note": ["Vi sågs hemma."], "about": ["p_1", "p_2"]}
    assert found.saved_at == NOW


def test_the_same_form_again_replaces_it(hanna: User):
    keep(hanna, "Först")
    keep(hanna, "Sedan", now=NOW + HOUR)
    assert [(one.values["note"], one.saved_at) for one in drafts_of(user=hanna)] == [(["Sedan"], NOW + HOUR)]


def test_nobody_else_finds_it(hanna: User, tove: User):
    keep(hanna)
    assert draft_of(user=tove, path=PATH) is None
    assert drafts_of(user=tove) == []
    services.drop_draft(user=tove, path=PATH)
    assert draft_of(user=hanna, path=PATH) is not None


def test_the_database_holds_no_readable_word_of_it(hanna: User):
    keep(hanna)
    with connection.cursor() as cursor:
        cursor.execute("SELECT values_told FROM workplace_formdraft")
        (stored,) = cursor.fetchone()
    assert "hemma" not in stored


@pytest.mark.parametrize("name", ["password", "csrfmiddlewaretoken", "new_password1"])
def test_secrets_are_never_kept(hanna: User, name: str):
    draft = services.keep_draft(user=hanna, path=PATH, values={name: "hemligt", "note": "Hej du"}, now=NOW)
    assert draft is not None
    assert draft.values == {"note": ["Hej du"]}


def test_what_is_only_secrets_is_not_kept_at_all(hanna: User):
    assert services.keep_draft(user=hanna, path=PATH, values={"password": "hemligt"}, now=NOW) is None


def test_what_no_person_has_typed_is_too_large(hanna: User):
    values = {f"f{number}": "x" * services.LONGEST_VALUE for number in range(20)}
    assert services.keep_draft(user=hanna, path=PATH, values=values, now=NOW) is None
    assert services.keep_draft(user=hanna, path="/" + "a" * 400, values={"note": "Hej du"}, now=NOW) is None


def test_only_the_latest_are_kept(hanna: User):
    for number in range(services.MOST_DRAFTS + 3):
        keep(hanna, path=f"/arenden/{number}/", now=NOW + number * HOUR)
    paths = [one.path for one in drafts_of(user=hanna)]
    assert len(paths) == services.MOST_DRAFTS
    assert "/arenden/0/" not in paths


def test_old_ones_go_at_night(hanna: User, settings):
    settings.KVARBO_DRAFT_DAYS = 2
    keep(hanna, path="/gammalt/", now=NOW - 49 * HOUR)
    keep(hanna, now=NOW - 47 * HOUR)
    assert services.tidy(now=NOW) == 1
    assert [one.path for one in drafts_of(user=hanna)] == [PATH]


def test_the_database_refuses_an_address_that_is_none(hanna: User):
    with pytest.raises(IntegrityError):
        FormDraft.objects.create(user=hanna, path="https://elak.example", values_told="{}", saved_at=NOW)
