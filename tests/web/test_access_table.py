# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open what: every address, as each persona and as nobody. An address that is not in the table fails."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kvarbo.cases.models import Case, Event
from kvarbo.notices.models import HiddenHit, Notice
from kvarbo.notices.services import decide_none
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Membership, Role, User
from kvarbo.people.services import create_person
from kvarbo.workplace.models import FormDraft
from tests.casebook import actor, joined, payment
from tests.personas import NOW, PROFILE, SINCE, TODAY
from tests.web.cases.test_steps import action
from tests.web.notices.files import handed_in
from tests.web.notices.paper import registered

WHO = ("nobody", "maj", "hanna", "omar", "petra", "cilla", "tove", "kim")
OPEN, SHUT, AWAY, NONE = 200, 302, 302, 404

EVERYONE = (OPEN,) * 8
NOWHERE = (NONE,) * 8
STAFF = (SHUT, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN)
NORRS_NOTICES = (SHUT, OPEN, OPEN, OPEN, OPEN, NONE, OPEN, NONE)
IN_THE_CASE = (SHUT, NONE, OPEN, NONE, NONE, NONE, OPEN, NONE)
OUT_OF_TURN = (SHUT, NONE, AWAY, NONE, NONE, NONE, AWAY, NONE)
AT_A_UNIT = (SHUT, NONE, OPEN, OPEN, OPEN, OPEN, OPEN, NONE)

# Route → (the address to try, a status for each of WHO). Omar's and Petra's units have not joined the case.
TABLE: dict[str, tuple[str, tuple[int, ...]]] = {
    "": ("/", (OPEN, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY)),
    "logga-in/": ("/logga-in/", (OPEN, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY, AWAY)),
    "logga-ut/": ("/logga-ut/", (SHUT, *(405,) * 7)),
    "om-kvarbo/": ("/om-kvarbo/", EVERYONE),
    "halsa/live": ("/halsa/live", EVERYONE),
    "halsa/redo": ("/halsa/redo", EVERYONE),
    "valj-roll/": ("/valj-roll/", EVERYONE),
    # Only a demo's own SQLite file is ever emptied.
    "fyll-pa-nytt/": ("/fyll-pa-nytt/", EVERYONE if connection.vendor == "sqlite" else NOWHERE),
    "formsprak/": ("/formsprak/", EVERYONE),
    # Only those who work with cases search among them.
    "sok/": ("/sok/", (SHUT, NONE, OPEN, OPEN, OPEN, OPEN, OPEN, NONE)),
    "min-dag/": ("/min-dag/", (SHUT, AWAY, OPEN, OPEN, OPEN, OPEN, OPEN, AWAY)),
    "arenden/<slug:number>/flytta-i-listan/": ("/arenden/{case}/flytta-i-listan/", IN_THE_CASE),
    "arenden/<slug:number>/kontakt-direkt/": ("/arenden/{case}/kontakt-direkt/", (SHUT, *(405,) * 7)),
    "arenden/": ("/arenden/", (SHUT, *(AWAY,) * 7)),
    "arenden/<slug:number>/": ("/arenden/{case}/", IN_THE_CASE),
    "arenden/<slug:number>/kontaktuppgift/<slug:contact_id>/": (
        "/arenden/{case}/kontaktuppgift/enhet-vux-norr/",
        IN_THE_CASE,
    ),
    "arenden/<slug:number>/paminn/": ("/arenden/{case}/paminn/", (SHUT, *(405,) * 7)),
    "arenden/<slug:number>/telefon/<slug:person_id>/": ("/arenden/{case}/telefon/hyresgast/", IN_THE_CASE),
    "arenden/<slug:number>/personnummer/": ("/arenden/{case}/personnummer/", IN_THE_CASE),
    "arenden/<slug:number>/papper/": ("/arenden/{case}/papper/", IN_THE_CASE),
    "arenden/<slug:number>/fran-papper/": ("/arenden/{case}/fran-papper/", IN_THE_CASE),
    "arenden/<slug:number>/ny-handelse/": ("/arenden/{case}/ny-handelse/", IN_THE_CASE),
    "arenden/<slug:number>/avsluta/": ("/arenden/{case}/avsluta/", IN_THE_CASE),
    # The case is open: there is nothing to open again or to follow up, and those in the case are told so.
    "arenden/<slug:number>/oppna-igen/": ("/arenden/{case}/oppna-igen/", OUT_OF_TURN),
    "arenden/<slug:number>/folj-upp/": ("/arenden/{case}/folj-upp/", OUT_OF_TURN),
    "arenden/<slug:number>/lasare/": ("/arenden/{case}/lasare/", IN_THE_CASE),
    "arenden/<slug:number>/handelse/<slug:slug>/": ("/arenden/{case}/handelse/kontakt/", IN_THE_CASE),
    "arenden/<slug:number>/handelse/<slug:event_id>/ratta/": ("/arenden/{case}/handelse/{event}/ratta/", IN_THE_CASE),
    "arenden/<slug:number>/handelse/<slug:event_id>/ta-tillbaka/": (
        "/arenden/{case}/handelse/{event}/ta-tillbaka/",
        IN_THE_CASE,
    ),
    "arenden/<slug:number>/handelse/<slug:event_id>/angra/": (
        "/arenden/{case}/handelse/{event}/angra/",
        (SHUT, *(405,) * 7),
    ),
    "enheten/": ("/enheten/", (SHUT, AWAY, OPEN, OPEN, OPEN, OPEN, OPEN, AWAY)),
    "enheten/hushall/": ("/enheten/hushall/", (SHUT, AWAY, OPEN, OPEN, OPEN, OPEN, OPEN, AWAY)),
    "enheten/skal/": ("/enheten/skal/", (SHUT, AWAY, OPEN, OPEN, OPEN, OPEN, OPEN, AWAY)),
    "enheten/papper/": ("/enheten/papper/", AT_A_UNIT),
    "enheten/tilldela/": ("/enheten/tilldela/", AT_A_UNIT),
    "enheten/tilldela/<slug:key>/angra/": ("/enheten/tilldela/nyckel-ett/angra/", (SHUT, *(405,) * 7)),
    "enheten/lamna-over/": ("/enheten/lamna-over/", AT_A_UNIT),
    "enheten/franvaro/": ("/enheten/franvaro/", AT_A_UNIT),
    "enheten/franvaro/<int:absence_id>/avsluta/": ("/enheten/franvaro/1/avsluta/", (SHUT, *(405,) * 7)),
    # Only who leads a unit says that somebody leaves it.
    "enheten/slutar/": ("/enheten/slutar/", (SHUT, *(NONE,) * 7)),
    "underrattelser/": ("/underrattelser/", (SHUT, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, NONE)),
    "underrattelser/ny/": ("/underrattelser/ny/", (SHUT, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, NONE)),
    "underrattelser/ny/<slug:paper>/": ("/underrattelser/ny/hyra/", (SHUT, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, NONE)),
    "underrattelser/ny/<slug:paper>/utkast/": ("/underrattelser/ny/hyra/utkast/", (SHUT, *(405,) * 7)),
    "underrattelser/utkast/<slug:key>/kasta/": ("/underrattelser/utkast/u1/kasta/", (SHUT, *(405,) * 7)),
    "underrattelser/filer/": ("/underrattelser/filer/", (SHUT, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, NONE)),
    "underrattelser/filer/exempel.csv": (
        "/underrattelser/filer/exempel.csv",
        (SHUT, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, NONE),
    ),
    "underrattelser/filer/<slug:file_id>/": ("/underrattelser/filer/{file}/", NORRS_NOTICES),
    "underrattelser/filer/<slug:file_id>/kolumner/": ("/underrattelser/filer/{file}/kolumner/", NORRS_NOTICES),
    "underrattelser/filer/<slug:file_id>/fel.csv": ("/underrattelser/filer/{file}/fel.csv", NORRS_NOTICES),
    "underrattelser/filer/<slug:file_id>/kasta/": ("/underrattelser/filer/{file}/kasta/", (SHUT, *(405,) * 7)),
    "underrattelser/behover-veta/": ("/underrattelser/behover-veta/", IN_THE_CASE),
    "underrattelser/behover-veta/<int:hit_id>/": ("/underrattelser/behover-veta/{hit}/", IN_THE_CASE),
    "underrattelser/<slug:notice_id>/": ("/underrattelser/{notice}/", NORRS_NOTICES),
    "underrattelser/<slug:notice_id>/angra/": ("/underrattelser/{decided}/angra/", NORRS_NOTICES),
    "session/": ("/session/", STAFF),
    "utkast/spara/": ("/utkast/spara/", (SHUT, *(405,) * 7)),
    "utkast/<int:draft_id>/": ("/utkast/{draft}/", (SHUT, NONE, OPEN, *(NONE,) * 5)),
    "utkast/<int:draft_id>/kasta/": ("/utkast/{draft}/kasta/", (SHUT, *(405,) * 7)),
    "nytt/": ("/nytt/", STAFF),
    "hjalp/": ("/hjalp/", EVERYONE),
    "hjalp/<slug:slug>/": ("/hjalp/arendet/", EVERYONE),
    "driftmeddelanden/": ("/driftmeddelanden/", (SHUT, *(NONE,) * 6, OPEN)),
    "driftmeddelanden/<int:message_id>/avsluta/": ("/driftmeddelanden/1/avsluta/", (SHUT, *(405,) * 7)),
    # What everyone is told, anyone may hide for themselves.
    "driftmeddelanden/<int:message_id>/dolj/": ("/driftmeddelanden/1/dolj/", (405,) * 8),
    # Only those who lead: a unit, or the process.
    "enheten/rutinen/": ("/enheten/rutinen/", (SHUT, NONE, NONE, NONE, NONE, NONE, NONE, OPEN)),
    "drift/jobb/": ("/drift/jobb/", (SHUT, NONE, NONE, NONE, NONE, NONE, NONE, OPEN)),
    "regler/": ("/regler/", STAFF),
    "regler/fragor/": ("/regler/fragor/", STAFF),
    "regler/skriv-ut/": ("/regler/skriv-ut/", STAFF),
    "regler/<slug:rule_id>/": ("/regler/sol-14-2-utredning/", STAFF),
}


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


@pytest.fixture
def kim(organisation: SimpleNamespace) -> User:
    """Leads the process and knows the law; reads no case and takes in no notice."""
    code = RoleCode.PROCESS_LEADER
    Role.objects.create(profile=PROFILE, slug="processledare", name="Processledare", zone="coordination", code=code)
    user = User.objects.create_user(username="kim.lagberg", name="Kim Lagberg", is_demo=True, persona="Processledare")
    unit = organisation.units["vux-norr"]
    Membership.objects.create(user=user, unit=unit, role_slug="processledare", code=code, from_day=SINCE)
    return user


@pytest.fixture
def there(case: Case, write, maj: User, hanna: User) -> dict[str, str]:
    """The case, an event and a notice of Norr."""
    event: Event = write(payment())[0]
    notice: Notice = registered(maj)
    decided: Notice = registered(maj)
    decide_none(actor=actor(maj), notice=decided, reason="Gällde en lokal", today=TODAY, now=NOW)
    hidden = create_person(actor_id="u_test", board=notice.board, name="Ture Gömd", now=NOW)
    write(replace(joined(hidden.pk, "adult"), zone="economy"))
    new = create_person(actor_id="u_test", board=notice.board, name="Ture Ny", now=NOW)
    hit = HiddenHit.objects.create(notice=notice, person=new, hidden=hidden, created_at=NOW)
    draft = FormDraft.objects.create(
        user=hanna, path=f"/arenden/{case.number}/handelse/anteckning/", values_told='{"reason": ["Hej"]}', saved_at=NOW
    )
    return {
        "case": case.number,
        "event": event.event_id,
        "notice": notice.pk,
        "decided": decided.pk,
        "file": handed_in(maj).pk,
        "hit": str(hit.pk),
        "draft": str(draft.pk),
    }


@pytest.fixture
def clients(sign_in, maj, hanna, omar, petra, cilla, tove, kim) -> dict[str, Client]:
    staff = {"maj": maj, "hanna": hanna, "omar": omar, "petra": petra, "cilla": cilla, "tove": tove, "kim": kim}
    return {"nobody": Client(), **{name: sign_in(user) for name, user in staff.items()}}


def test_every_address_is_in_the_table():
    assert set(routes(get_resolver().url_patterns)) == set(TABLE)


@pytest.mark.parametrize("route", TABLE)
def test_each_may_open_what_the_table_says(route: str, there, clients):
    address, wanted = TABLE[route]
    found = tuple(clients[name].get(address.format(**there)).status_code for name in WHO)
    assert dict(zip(WHO, found, strict=True)) == dict(zip(WHO, wanted, strict=True))


@pytest.mark.parametrize(
    "route", [one for one in TABLE if "<" in one and "rule" not in one and ":paper" not in one and "dolj" not in one]
)
def test_nobody_of_another_board_can_write_there_either(route: str, there, clients):
    """Sent as they stand: what is not theirs does not exist, whatever they send."""
    address = TABLE[route][0].format(**there)
    seq = str(Case.objects.get(number=there["case"]).seq)
    answer = clients["cilla"].post(address, {"seq": seq, "key": "k", "reason": "Nyfiken", "decision": "ingen"})
    assert answer.status_code in (404, 405)
    assert str(Case.objects.get(number=there["case"]).seq) == seq


def test_a_step_cannot_be_done_by_one_outside(there, clients, case):
    done = action(clients["hanna"], case, "Ring hushållet", "Markera som klart")
    for name in ("maj", "omar", "petra", "cilla", "kim"):
        assert clients[name].post(done.url, dict(done.hidden)).status_code == 404
