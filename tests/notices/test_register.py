# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper form 3 at the door: every fault is said at once, field by field, and nothing is saved."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from kvarbo.audit.models import Entry
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.notices.asking import days_to_ask
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.exceptions import BadNotice, NoticeNotFound, RegisteredOtherwise
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import get_notice, waiting
from kvarbo.notices.services import register
from kvarbo.organisation.models import User
from tests.casebook import actor
from tests.notices.paper import PAPER, Register
from tests.numbers import number
from tests.personas import NOW, TODAY


def faults(user: User, board: object, **change: object) -> dict[str, str]:
    with pytest.raises(BadNotice) as fault:
        register(
            actor=actor(user), board=board, form=NoticeDraft.from_mapping({**PAPER, **change}), today=TODAY, now=NOW
        )
    assert not Notice.objects.exists()
    return fault.value.errors


def test_a_notice_waits_as_the_paper_tells_it(registered: Register) -> None:
    notice = registered()
    notice.refresh_from_db()
    assert (notice.status, notice.kind, notice.cause, notice.sender) == (
        "waiting",
        "notice",
        "rent_arrears",
        "landlord",
    )
    assert (notice.posted_on, notice.received_on, notice.served_on) == (dt.date(2026, 11, 18), TODAY, None)
    assert (notice.amount, notice.interest, notice.rooms, notice.size_m2) == (17800, 112, 3, 74)
    assert (notice.tenant_name, notice.tenant_street) == ("Elen Påhitsson", "Fantasigränd 5")


def test_the_personal_number_is_encrypted_and_can_be_found(registered: Register) -> None:
    notice = registered(tenant_personnummer=number("19910307"))
    notice.refresh_from_db()
    assert notice.tenant_personnummer == number("19910307")
    stored = Notice.objects.filter(pk=notice.pk).extra(select={"raw": "tenant_personnummer"}).values_list("raw")
    assert number("19910307") not in str(stored)
    assert len(notice.tenant_personnummer_index) == 64


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("received_on", "", "Ange vilken dag underrättelsen kom in."),
        ("received_on", "2026-11-21", "framtiden"),
        ("received_on", "20 november", "ingen dag"),
        ("received_on", "2026-02-30", "ingen dag"),
        ("received_on", "0001-01-01", "stämmer nog inte"),
        ("posted_on", "2026-11-21", "efter att det kom in"),
        ("served_on", "2026-11-21", "framtiden"),
        ("channel", "", "Välj hur underrättelsen kom in."),
        ("channel", "brevduva", "Okänt ord"),
        ("regime", "", "Välj vilken lag"),
        ("regime", "JB13", "Okänt ord"),
        ("regime", "PRIV2026", "ingen blankett 3"),
        ("regime", "ANNAT", "ingen blankett 3"),
        ("kind", "brev", "Okänt ord"),
        ("cause", "disturbance", "Välj ett annat papper"),
        ("sender", "kfm", "Välj ett annat papper"),
        ("matter", "U-1-26", "hör inte till"),
        ("paper", "vykort", "Okänt papper"),
        ("landlord_name", " ", "hyresvärdens namn"),
        ("landlord_name", "---", "bokstäver"),
        ("landlord_phone", "ring oss", "telefonnumret"),
        ("tenant_name", "", "hyresgästens namn"),
        ("tenant_name", "A" * 201, "högst 200 tecken"),
        ("tenant_name", "Elen\x00Påhitsson", "inte går att spara"),
        ("tenant_street", "", "gatuadressen"),
        ("tenant_postal", "Provdal", "postnummer och ort"),
        ("tenant_postal", "099 05 Provdal", "postnummer och ort"),
        ("tenant_personnummer", "19910307-980", "tio eller tolv siffror"),
        ("tenant_personnummer", "19910307-9800", "Kontrollsiffran"),
        ("tenant_personnummer", "19911307-9804", "Datumet"),
        ("rooms", "stor", "antal rum"),
        ("rooms", "0", "antal rum"),
        ("size_m2", "lagom", "storlek"),
        ("amount", "", "hela kronor"),
        ("amount", "0", "mer än noll"),
        ("amount", "-5", "inget belopp"),
        ("amount", "17 800,50", "utan ören"),
        ("amount", "99999999", "orimligt"),
        ("interest", "lite", "inget belopp"),
        ("due_on", "2026-11-20", "före dagen då underrättelsen kom in"),
        ("rent_month", "november", "ingen månad"),
        ("rent_month", "2026-13", "ingen månad"),
    ],
)
def test_a_fault_is_said_at_its_field(
    household: SimpleNamespace, maj: User, field: str, value: str, message: str
) -> None:
    errors = faults(maj, household.board, **{field: value})
    assert message in errors[field]


def test_all_faults_are_said_at_once(household: SimpleNamespace, maj: User) -> None:
    errors = faults(maj, household.board, amount="", received_on="", tenant_name="", regime="JB13")
    assert set(errors) == {"amount", "received_on", "tenant_name", "regime"}


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(BadNotice) as fault:
        NoticeDraft.from_mapping({**PAPER, "humör": "glad"})
    assert fault.value.errors == {"humör": "Fältet ”humör” finns inte på blanketten."}


@pytest.mark.parametrize(
    ("field", "written", "column", "expected"),
    [
        ("amount", "17 800 kr", "amount", 17800),
        ("amount", "17800:-", "amount", 17800),
        ("amount", 17800, "amount", 17800),
        ("rooms", "3 rum och kök", "rooms", 3),
        ("rooms", "2 rok", "rooms", 2),
        ("size_m2", "74,5 m²", "size_m2", 74.5),
        ("received_on", dt.date(2026, 11, 19), "received_on", dt.date(2026, 11, 19)),
        ("interest", "", "interest", None),
        ("posted_on", None, "posted_on", None),
    ],
)
def test_fields_are_read_as_people_write_them(
    registered: Register, field: str, written: object, column: str, expected: object
) -> None:
    notice = registered(**{field: written})
    notice.refresh_from_db()
    assert getattr(notice, column) == expected


def test_what_the_paper_does_not_say_is_asked_not_demanded(registered: Register) -> None:
    asked = days_to_ask(notice=registered(posted_on="", served_on=""))
    assert set(asked) == {"posted_on", "served_on"}
    asked = days_to_ask(notice=registered(channel="letter", posted_on="", served_on=""))
    assert set(asked) == {"served_on"}


def test_another_board_neither_registers_nor_sees(
    registered: Register, household: SimpleNamespace, cilla: User
) -> None:
    notice = registered()
    assert list(waiting(user=cilla, on=TODAY)) == []
    with pytest.raises(NoticeNotFound):
        get_notice(user=cilla, notice_id=notice.pk, on=TODAY)
    with pytest.raises(NotAllowed):
        registered(by=cilla)


def test_the_board_is_the_registrar_s_own_unless_said(household: SimpleNamespace, maj: User) -> None:
    notice = register(actor=actor(maj), form=NoticeDraft.from_mapping(PAPER), today=TODAY, now=NOW)
    assert notice.board == household.board


def test_a_double_click_registers_once(household: SimpleNamespace, maj: User, hanna: User) -> None:
    def press(user: User, key: str) -> Notice:
        form = NoticeDraft.from_mapping(PAPER)
        return register(actor=actor(user), form=form, today=TODAY, now=NOW, key=key)

    assert press(maj, "k1") == press(maj, "k1")
    assert len({press(maj, "k1").pk, press(maj, "k2").pk, press(hanna, "k1").pk}) == 3


def test_what_waits_stands_oldest_first(registered: Register, maj: User) -> None:
    late, early = registered(), registered(received_on="2026-11-19", posted_on="")
    assert list(waiting(user=maj, on=TODAY)) == [early, late]
    assert get_notice(user=maj, notice_id=late.pk, on=TODAY) == late


def test_registering_is_audited_without_names(registered: Register, maj: User) -> None:
    notice = registered()
    entry = Entry.objects.get(object_kind="notice")
    assert (entry.actor_id, entry.action, entry.object_id, entry.detail) == (maj.pk, "register", notice.pk, "")


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 0},
        {"posted_on": TODAY + dt.timedelta(days=1)},
        {"status": "decided"},
        {"decision": "none", "status": "decided", "decided_at": NOW, "decided_by": "u"},
        {"decision": "open", "status": "decided", "decided_at": NOW, "decided_by": "u"},
        {"regime": "JB13"},
        {"regime": ""},
        {"amount": None},
        {"paper": "vykort"},
        {"kind": "report"},
        {"paper": "kronofogden-tid"},
    ],
)
def test_the_database_refuses_what_cannot_be(registered: Register, change: dict[str, object]) -> None:
    notice = registered()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**change)


def test_going_back_and_saving_other_words_is_not_said_to_be_saved(maj: User, household: SimpleNamespace) -> None:
    """The browser's back button, a changed amount, and Spara again: the change must not be lost in silence."""

    def send(**change: object) -> Notice:
        form = NoticeDraft.from_mapping({**PAPER, **change})
        return register(actor=actor(maj), form=form, today=TODAY, now=NOW, key="k1")

    first = send()
    assert send() == first
    with pytest.raises(RegisteredOtherwise, match="redan sparad, med andra uppgifter"):
        send(amount="8 900")
    assert Notice.objects.get().amount == first.amount
