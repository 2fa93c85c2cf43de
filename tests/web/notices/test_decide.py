# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.audit.models import Entry
from kvarbo.cases.models import Case, CasePerson
from kvarbo.notices.models import Notice
from kvarbo.people.models import Person
from tests.web.notices.paper import registered
from tests.web.pages import errors, filled, without_tokens, words


@pytest.fixture
def majs(sign_in, maj):
    return sign_in(maj)


def address(notice: Notice) -> str:
    return f"/underrattelser/{notice.pk}/"


def decide(client, notice, **changes):
    return client.post(address(notice), filled(client.get(address(notice)), **changes))


def test_nobody_known_is_said_and_a_new_person_proposed(majs, notice):
    response = majs.get(address(notice))
    assert "Ingen träff" in words(response)
    assert response.context["form"]["person"].value() == "ny"
    assert response.context["form"]["decision"].value() == "oppna"


def test_the_unit_has_its_reason_and_the_clock_its_why(majs, notice):
    page = words(majs.get(address(notice)))
    assert "Därför Vuxenenheten Norr: Adressen ligger i Norr." in page
    assert "Be hyresvärden om delgivningskvittot." in page
    assert "Vi vet inte när hyresgästen delgavs." in page


def test_opening_makes_a_case_with_the_tenant_and_the_children(majs, notice):
    response = decide(
        majs,
        notice,
        child_1_lives="alternating",
        child_1_name="Noa",
        child_1_born="2013-05-01",
        child_2_lives="visiting",
    )
    assert response.url == "/underrattelser/"
    case = Case.objects.get()
    rows = CasePerson.objects.filter(case=case).values_list("part", "lives_here")
    assert sorted(rows) == [("child", "alternating"), ("child", "visiting"), ("tenant", "permanent")]
    assert case.number in words(majs.get("/underrattelser/"))


def test_a_caseworker_lands_in_the_case(sign_in, notice, hanna):
    response = decide(sign_in(hanna), notice)
    assert response.url == f"/arenden/{Case.objects.get().number}/"


def test_a_known_person_is_compared_side_by_side_and_joined(majs, notice, case, maj):
    again = registered(maj, tenant_name="Ture Exempelson", tenant_street="Fantasigränd 5")
    response = majs.get(address(again))
    page = words(response)
    assert "Vi tror att det gäller Ture Exempelsson" in page
    assert "nästan lika" in page
    assert "Du registrerar på Ture Exempelsson." in page
    person = next(iter(response.context["form"].by_person))
    decide(majs, again, person=person, decision=f"lagg-till:{case.number}")
    again.refresh_from_db()
    assert (again.decision, again.case) == ("join", case)


def test_no_action_wants_a_reason(majs, notice):
    response = decide(majs, notice, decision="ingen")
    assert "reason" in errors(response)
    decide(majs, notice, decision="ingen", reason="Gällde en lokal")
    notice.refresh_from_db()
    assert (notice.decision, notice.decision_reason) == ("none", "Gällde en lokal")
    assert "Ingen åtgärd: Gällde en lokal." in words(majs.get("/underrattelser/"))


def test_joining_another_persons_case_is_refused(majs, notice, case, maj):
    again = registered(maj, tenant_name="Ture Exempelson", tenant_street="Fantasigränd 5")
    response = decide(majs, again, person="ny", decision=f"lagg-till:{case.number}")
    assert "gäller en annan person" in errors(response)["person"][0]


def test_a_birthday_ahead_is_refused_and_changes_nothing(majs, notice):
    response = decide(majs, notice, child_1_lives="permanent", child_1_born="2027-01-01")
    assert "Födelsedagen kan inte ligga i framtiden." in words(response)
    assert not Case.objects.exists()
    assert not Person.objects.exists()


def test_a_double_click_gives_one_case_and_the_same_way_on(majs, notice):
    form = filled(majs.get(address(notice)))
    first, second = majs.post(address(notice), form), majs.post(address(notice), form)
    assert Case.objects.count() == 1
    assert first.url == second.url


def test_deciding_what_another_has_decided_changes_nothing(majs, sign_in, notice, hanna):
    form = filled(majs.get(address(notice)))
    decide(sign_in(hanna), notice, decision="ingen", reason="Gällde en lokal")
    response = majs.post(address(notice), form, follow=True)
    assert not Case.objects.exists()
    assert "Underrättelsen är redan beslutad. Inget ändrades." in words(response)


def test_a_decided_notice_tells_what_was_decided(majs, notice):
    decide(majs, notice)
    page = words(majs.get(address(notice)))
    assert "Underrättelsen är beslutad" in page
    assert f"Nytt ärende {Case.objects.get().number}." in page


def test_reading_is_noted(majs, notice, maj):
    majs.get(address(notice))
    assert Entry.objects.filter(action="read", actor_id=maj.pk, object_id=notice.pk).count() == 1


def test_another_boards_notice_looks_like_any_unknown_address(sign_in, notice, cilla):
    cillas = sign_in(cilla)
    theirs, none = cillas.get(address(notice)), cillas.get("/underrattelser/n_finnsinte/")
    assert theirs.status_code == none.status_code == 404
    assert without_tokens(theirs) == without_tokens(none)


def test_matching_never_reveals_a_protected_person(majs, notice, maj, household):
    Person.objects.filter(pk=household.ture.pk).update(protected=True)
    again = registered(maj, tenant_name="Ture Exempelsson", tenant_street="Påhittsgatan 1")
    page = words(majs.get(address(again)))
    assert "Ingen träff" in page


def test_reading_by_sending_a_faulty_form_is_noted_too(majs, notice, maj):
    assert majs.post(address(notice), {}).status_code == 200
    assert Entry.objects.filter(action="read", actor_id=maj.pk, object_id=notice.pk).count() == 1


def test_vet_inte_keeps_it_waiting(majs, notice):
    response = decide(majs, notice, person="vet-inte")
    assert response.url == "/underrattelser/"
    page = words(majs.get(response.url))
    assert "väntar kvar. Det syns att du har tittat. Inget är beslutat." in page
    assert "Maj Postberg tittade i dag, fre 20 nov kl. 10.00 och vet inte ännu." in page
    assert Entry.objects.filter(action="look", object_id=notice.pk).exists()
    notice.refresh_from_db()
    assert notice.status == "waiting"


def test_another_unit_wants_a_reason_that_is_kept(majs, notice):
    response = majs.get(address(notice))
    other = next(slug for slug, _ in response.context["form"].fields["unit"].choices if slug not in ("", "vux-norr"))
    assert "unit_reason" in errors(decide(majs, notice, unit=other))
    decide(majs, notice, unit=other, unit_reason="De känner familjen")
    assert "Enheten valdes: De känner familjen." in words(majs.get(address(notice)))


def test_other_adults_join_the_household(majs, notice):
    decide(majs, notice, adult_1_part="partner", adult_1_name="Bo Påhittsson", adult_1_born="1958-01-01")
    parts = CasePerson.objects.filter(case=Case.objects.get()).values_list("part", flat=True)
    assert sorted(parts) == ["partner", "tenant"]


def test_a_second_notice_says_when_the_first_came(majs, notice, maj):
    decide(majs, notice)
    page = words(majs.get(address(registered(maj))))
    assert "Den andra underrättelsen. Den första kom 20 nov och gällde obetald hyra." in page
