# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new stands on a page, with a quiet mark in the menu until one has opened it."""

from django.test import Client

from kvarbo.organisation.models import User
from kvarbo.workplace.models import NewsSeen
from kvarbo.workplace.news import all_news, newest
from tests.web.pages import words

LIST = "/underrattelser/"
MARK = "Det finns nytt i Kvarbo"


def test_the_newest_stands_first():
    marks = [one.mark for one in all_news()]
    assert marks == sorted(marks, reverse=True)
    assert len(set(marks)) == len(marks)
    assert all(one.mark.startswith(one.day.isoformat()) for one in all_news())


def test_the_mark_goes_when_the_page_is_opened(sign_in, maj: User):
    client = sign_in(maj)
    assert MARK in words(client.get(LIST))
    assert all_news()[0].title in words(client.get("/nytt/"))
    assert MARK not in words(client.get(LIST))
    assert NewsSeen.objects.get().newest == newest()


def test_it_is_remembered_at_the_next_signing_in(sign_in, maj: User):
    sign_in(maj).get("/nytt/")
    assert MARK not in words(sign_in(maj).get(LIST))


def test_what_has_come_since_is_told_apart(sign_in, maj: User):
    older = all_news()[-1]
    client = sign_in(maj)
    client.get("/nytt/")
    NewsSeen.objects.update(newest=older.mark)
    page = words(sign_in(maj).get("/nytt/"))
    assert page.count("nytt för dig") == len(all_news()) - 1


def test_one_has_not_seen_it_for_another(sign_in, maj: User, hanna: User):
    sign_in(maj).get("/nytt/")
    assert MARK in words(sign_in(hanna).get("/regler/"))


def test_it_is_for_staff(client: Client, db, set_clock):
    assert client.get("/nytt/").status_code == 302
