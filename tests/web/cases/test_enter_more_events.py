# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The events by which units, the household, the child's and the money's work come into the case."""

import pytest

from kvarbo.cases.models import Event
from kvarbo.organisation.models import Membership
from kvarbo.people.models import Person
from tests.casebook import contact, joins
from tests.personas import TODAY, employ
from tests.web.cases.addresses import enter, form_of, page_of
from tests.web.pages import errors, filled, words

AGREED = {"receivers": "hyresvärden", "subjects": "hyran och skulden"}
TALK = {"informed": "ja", "heard": "nej", "used": "inget", "guardian_consent": "inget"}


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


@pytest.fixture
def petras(sign_in, petra, write):
    write(joins("bou-norr"))
    return sign_in(petra)


def last(case) -> Event:
    return Event.objects.filter(case=case).order_by("-seq").select_related("payload").first()


def newest(case, kind):
    return Event.objects.filter(case=case, type=kind).order_by("-seq").select_related("payload").first()


def choices(client, case, slug, field):
    return [key for key, _ in client.get(form_of(case, slug)).context["form"].fields[field].choices if key]


def twice(client, case, slug, **changes):
    form = filled(client.get(form_of(case, slug)), **changes)
    return [client.post(form_of(case, slug), form) for _ in range(2)]


def test_a_unit_that_is_brought_in_sees_the_case_and_it_is_said(hannas, case, sign_in, petra):
    petras = sign_in(petra)
    assert petras.get(page_of(case)).status_code == 404
    page = words(hannas.get(enter(hannas, case, "enhet", unit="bou-norr").url))
    assert "Barn och unga Norr är med i ärendet. De som arbetar där ser det nu i sin lista." in page
    assert last(case).payload.data == {"unit": "bou-norr", "part": "participating", "ground": "routine"}
    assert last(case).about == ["n_ett"]
    assert petras.get(page_of(case)).status_code == 200


def test_only_units_of_the_board_that_are_not_in_the_case_are_offered(hannas, case, write):
    assert choices(hannas, case, "enhet", "unit") == ["eb-norr", "bou-norr"]
    write(joins("bou-norr"))
    assert choices(hannas, case, "enhet", "unit") == ["eb-norr"]
    write(joins("eb-norr"))
    assert hannas.get(form_of(case, "enhet")).status_code == 404


@pytest.mark.parametrize("before", [[], ["eb-norr"]])
def test_a_unit_is_brought_in_once_however_often_the_form_is_sent(hannas, case, write, before):
    for unit in before:
        write(joins(unit))
    first, second = twice(hannas, case, "enhet", unit="bou-norr")
    assert first.url == second.url == page_of(case)
    assert Event.objects.filter(case=case, type="unit_joined").count() == 2 + len(before)


def test_a_unit_that_came_by_mistake_is_corrected_but_not_the_one_that_coordinates(hannas, case, write, sign_in, petra):
    joined = write(joins("bou-norr"))[0]
    address = f"{page_of(case)}handelse/{joined.event_id}/ratta/"
    hannas.post(address, filled(hannas.get(address), unit="eb-norr", reason="Fel enhet"))
    assert sign_in(petra).get(page_of(case)).status_code == 404
    first = Event.objects.filter(case=case, type="unit_joined").order_by("seq").first()
    assert hannas.get(f"{page_of(case)}handelse/{first.event_id}/ratta/").status_code == 404


def test_a_caseworker_is_named_among_those_who_work_there_today(petras, case, petra, organisation):
    gone = employ(organisation, username="g", name="Gunnel Slutström", unit="bou-norr", role="barnhandläggare")
    Membership.objects.filter(user=gone).update(until_day=TODAY)
    assert choices(petras, case, "handlaggare", "user") == [petra.pk]
    page = words(petras.get(enter(petras, case, "handlaggare").url))
    assert "Petra Lindmark utsågs till barnhandläggare vid Barn och unga Norr" in page
    assert last(case).payload.data == {"unit": "bou-norr", "role": "barnhandläggare", "user": petra.pk}


def test_a_role_opens_no_zone_that_the_one_who_names_cannot_read(hannas, case, maj):
    assert choices(hannas, case, "handlaggare", "role") == ["vuxenhandläggare"]
    assert maj.pk not in choices(hannas, case, "handlaggare", "user")
    form = filled(hannas.get(form_of(case, "handlaggare")), role="barnhandläggare")
    assert "role" in errors(hannas.post(form_of(case, "handlaggare"), form))


def test_a_summons_says_when(hannas, case, household):
    assert {"meet_day", "meet_time"} <= set(errors(enter(hannas, case, "kallelse")))
    assert "meet_day" in errors(enter(hannas, case, "kallelse", meet_day="2026-11-19", meet_time="13.00"))
    page = words(hannas.get(enter(hannas, case, "kallelse", meet_day="2026-11-26", meet_time="13.00").url))
    assert "Du kallade Ture Exempelsson till möte tors 26 nov kl. 13.00 (letter)." in page
    assert last(case).payload.data == {"to": household.ture.pk, "how": "letter", "meet_at": "2026-11-26T13:00"}


def test_a_meeting_that_was_held(hannas, case, household):
    page = words(
        hannas.get(
            enter(
                hannas, case, "mote", kind="annat", at="0930", held="ja", agreed="Autogiro från mars.\n\nVi ringer."
            ).url
        )
    )
    assert "Annat möte hölls. Överenskommet: Autogiro från mars. Vi ringer" in page
    assert last(case).payload.data == {
        "kind": "annat",
        "at": "2026-11-20T09:30",
        "held": True,
        "present": [household.ture.pk, "vux-norr"],
        "agreed": ["Autogiro från mars.", "Vi ringer."],
    }


def test_a_meeting_to_which_nobody_came_and_its_correction(hannas, case):
    enter(hannas, case, "mote", kind="annat", at="0930", held="nej", agreed="Strunt")
    assert (last(case).payload.data["present"], last(case).payload.data["agreed"]) == ([], [])
    address = f"{page_of(case)}handelse/{last(case).event_id}/ratta/"
    form = filled(hannas.get(address), held="ja", reason="De kom för sent")
    assert "present" in errors(hannas.post(address, form | {"present": []}))
    hannas.post(address, form | {"present": ["vux-norr"]})
    assert last(case).payload.data["held"] is True


def test_a_meeting_needs_its_time(hannas, case):
    assert {"kind", "at", "held"} <= set(errors(enter(hannas, case, "mote")))


def test_consent_is_given_and_taken_back(hannas, case, household):
    assert hannas.get(form_of(case, "samtycke-ater")).status_code == 404
    assert {"receivers", "subjects"} <= set(errors(enter(hannas, case, "samtycke")))
    page = words(hannas.get(enter(hannas, case, "samtycke", **AGREED).url))
    assert "Ture Exempelsson samtyckte till att vi talar med hyresvärden om hyran och skulden" in page
    given = last(case).payload.data
    first, second = twice(hannas, case, "samtycke-ater")
    assert first.url == second.url == page_of(case)
    assert last(case).payload.data == {"consent": given["consent"]}
    assert "Ture Exempelsson tog tillbaka sitt samtycke" in words(hannas.get(page_of(case)))


def test_someone_new_is_one_person_however_often_it_is_sent(hannas, case):
    before = Person.objects.count()
    first, second = twice(hannas, case, "ny-i-hushallet", name=" Noa  Exempelsson", born_on="2016-03-02")
    assert first.url == second.url == page_of(case)
    assert Person.objects.count() == before + 1
    new = Person.objects.get(name="Noa Exempelsson")
    told = {"person": new.pk, "part": "child", "lives_here": "permanent", "born_on": "2016-03-02"}
    assert last(case).payload.data == told
    assert "Noa Exempelsson, 10 år" in words(hannas.get(page_of(case)))


def test_the_name_and_the_age_may_be_unknown(hannas, case):
    enter(hannas, case, "ny-i-hushallet", part="adult", lives_here="unknown")
    assert Person.objects.get(pk=last(case).payload.data["person"]).name == "Namn okänt"
    assert "born_on" in errors(enter(hannas, case, "ny-i-hushallet", born_on="2027-01-01"))


def test_no_person_is_left_behind_when_another_wrote_first(hannas, case, write, household):
    form = filled(hannas.get(form_of(case, "ny-i-hushallet")), name="Noa Exempelsson")
    write(contact(household.ture.pk))
    before = Person.objects.count()
    assert hannas.post(form_of(case, "ny-i-hushallet"), form).status_code == 409
    assert Person.objects.count() == before


def test_a_childs_birthday_is_corrected_in_the_case(hannas, case):
    enter(hannas, case, "ny-i-hushallet", name="Noa Exempelsson", born_on="2016-03-02")
    address = f"{page_of(case)}handelse/{last(case).event_id}/ratta/"
    hannas.post(address, filled(hannas.get(address), born_on="2014-03-02", reason="Fel år"))
    assert "Noa Exempelsson, 12 år" in words(hannas.get(page_of(case)))


def test_how_a_child_lives(hannas, case):
    page = words(hannas.get(enter(hannas, case, "bor-har", lives_here="alternating").url))
    assert "Lova Exempelsson: bor här växelvis" in page
    assert last(case).payload.data["lives_here"] == "alternating"


@pytest.mark.parametrize(
    ("slug", "changes", "data"),
    [
        ("skyddsbedomning", {"result": "no_need"}, {"result": "no_need"}),
        ("forhandsbedomning", {"result": "opened"}, {"result": "opened"}),
        ("utredning", {"result": "opened"}, {"result": "opened", "opened_on": "2026-11-20"}),
        ("utredning", {"result": "closed"}, {"result": "closed", "closed_on": "2026-11-20"}),
        (
            "barnsamtal",
            TALK,
            {"informed": True, "heard": False, "used": None, "guardian_consent": None},
        ),
    ],
)
def test_what_is_the_childs_is_written_and_read_by_the_child_unit_alone(
    petras, hannas, case, household, slug, changes, data
):
    assert hannas.get(form_of(case, slug)).status_code == 404
    enter(petras, case, slug, **changes)
    assert last(case).payload.data == {"child": household.lova.pk, **data}
    assert last(case).zone == "child"
    assert last(case).event_id not in hannas.get(page_of(case)).content.decode()
    address = f"{page_of(case)}handelse/{last(case).event_id}/ratta/"
    assert petras.post(address, filled(petras.get(address), reason="Fel")).url == page_of(case)


def test_the_talk_with_the_child_completes_its_step(petras, case):
    response = enter(petras, case, "barnsamtal", **TALK)
    assert "Klart: Samtala med barnet om oron för hemmet." in words(petras.get(response.url))


def test_an_application_and_the_decision(hannas, petras, case):
    assert petras.get(form_of(case, "ansokan")).status_code == 404
    assert hannas.get(form_of(case, "beslut")).status_code == 404
    page = words(hannas.get(enter(hannas, case, "ansokan", amount="17 800").url))
    assert "Ansökan om hyresskuld kom in, 17 800 kr" in page
    applied = newest(case, "application").payload.data["application"]
    page = words(hannas.get(enter(hannas, case, "beslut", result="granted").url))
    assert "Beslut om hyresskuld: granted" in page
    assert last(case).payload.data == {"application": applied, "result": "granted", "delegation": None}
    assert last(case).zone == "economy"


def test_the_list_is_grouped_by_what_the_reader_may_write(hannas, petras, case):
    groups = [group for group, _ in hannas.get(f"{page_of(case)}ny-handelse/").context["groups"]]
    court = "Kronofogden och hyresnämnden"
    own = ["Kontakt", "Hyran", court, "Enheter och handläggare", "Hushållet", "Ekonomi", "Annat"]
    assert groups == [*own, "Avslut och uppföljning"]
    groups = [group for group, _ in petras.get(f"{page_of(case)}ny-handelse/").context["groups"]]
    assert groups == ["Kontakt", "Hyran", court, "Enheter och handläggare", "Hushållet", "Barnet", "Annat"]


@pytest.mark.parametrize(
    ("slug", "changes"),
    [
        ("enhet", {"unit": "bou-norr"}),
        ("handlaggare", {}),
        ("kallelse", {"meet_day": "2026-11-26", "meet_time": "13.00"}),
        ("mote", {"kind": "annat", "at": "0930", "held": "ja", "agreed": "Vi ringer."}),
        ("samtycke", AGREED | {"until": "2027-05-20"}),
        ("ny-i-hushallet", {"name": "Noa Exempelsson", "part": "adult"}),
        ("bor-har", {"lives_here": "visiting"}),
        ("ansokan", {"amount": "17 800"}),
    ],
)
def test_a_correction_begins_with_what_was_told(hannas, case, slug, changes):
    enter(hannas, case, slug, **changes)
    told = last(case)
    address = f"{page_of(case)}handelse/{told.event_id}/ratta/"
    response = hannas.post(address, filled(hannas.get(address), reason="Kontrollerat"))
    assert response.status_code == 302, errors(response)
    assert last(case).corrects == told.event_id
    assert (last(case).payload.data, last(case).on, last(case).at) == (told.payload.data, told.on, told.at)
    assert set(last(case).about) == set(told.about)
