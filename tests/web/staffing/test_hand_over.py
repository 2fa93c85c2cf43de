# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody has goes to others: seen before it is saved, said afterwards, and undone in one press."""

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.assigning import hand_over
from kvarbo.casework.services import Draft, append
from kvarbo.organisation.absences import report_absence
from kvarbo.planning.models import PlanStep
from kvarbo.web.staffing import hand_views
from tests.casebook import actor
from tests.casework.staffed import another, give, guard, who_has
from tests.personas import NOW, TODAY, employ
from tests.web.pages import filled, words
from tests.web.staffing.test_assign import undo_address

PAGE = "/enheten/lamna-over/"
BACK = TODAY.replace(day=27)


@pytest.fixture
def both(case, household, hanna, birgitta) -> tuple[Case, Case]:
    other = another(household, hanna)
    give(birgitta, hanna, case, other)
    return case, other


@pytest.fixture
def leader(sign_in, birgitta):
    return sign_in(birgitta)


def away(hanna) -> None:
    report_absence(actor=hanna, user=hanna, from_day=TODAY, until_day=BACK, today=TODAY, now=NOW)


def close_with_follow_up(case, by) -> None:
    closed = Draft(type="case_closed", data={"outcome": "paid"}, on=TODAY)
    seq = Case.objects.get(pk=case.pk).seq
    append(actor=actor(by), case=case, drafts=[closed], expected_seq=seq, today=TODAY, now=NOW)
    PlanStep.objects.create(
        case=case, key="folj-upp/c", step_id="folj-upp", subject="c", title="Följ upp", outside_title="Uppföljning",
        zone="coordination", required="routine", state="waiting",
    )  # fmt: skip


def hand(client, of, **changes):
    address = f"{PAGE}?fran={of.pk}"
    return client.post(address, filled(client.get(address), **changes) | {"key": "nyckel-tva"})


def test_a_leader_first_chooses_whose(leader, both, hanna):
    page = leader.get(PAGE)
    assert "Hanna Mallberg 2 hushåll" in words(page)
    assert f"fran={hanna.pk}" in page.content.decode()


def test_the_one_with_a_clock_in_the_time_stands_first(leader, both, hanna):
    away(hanna)
    page = words(leader.get(f"{PAGE}?fran={hanna.pk}"))
    assert "Hanna har 2 hushåll. Borta från fre 20 nov, tillbaka fre 27 nov." in page
    assert page.index("Ture Exempelsson") < page.index("Nora Exempelsson")


def test_one_sees_who_gets_how_many_before_anything_is_saved(leader, both, hanna, linus):
    page = words(hand(leader, hanna, all=linus.pk, visa="1"))
    assert "Så blir det inget är sparat än" in page
    assert "Linus Prototyp 0 2 2" in page
    assert [who_has(one) for one in both] == [[hanna.pk], [hanna.pk]]


def test_all_go_to_one_and_the_receipt_says_so(leader, both, hanna, linus):
    response = hand(leader, hanna, all=linus.pk)
    assert "Överlämnat kl. 10.00. Linus Prototyp fick 2 hushåll. Ångra" in words(leader.get(response.url))
    assert [who_has(one) for one in both] == [[linus.pk], [linus.pk]]


def test_one_press_undoes_it(leader, both, hanna, linus):
    leader.post(undo_address(leader, hand(leader, hanna, all=linus.pk)))
    assert [who_has(one) for one in both] == [[hanna.pk], [hanna.pk]]


def test_a_row_may_go_elsewhere_or_stay(leader, both, hanna, linus, tove):
    hand(leader, hanna, all=linus.pk, **{both[0].number: tove.pk})
    assert [who_has(one) for one in both] == [[tove.pk], [linus.pk]]


def test_a_row_may_stay_where_it_is(leader, both, hanna, linus):
    hand(leader, hanna, all=linus.pk, **{both[0].number: "kvar"})
    assert [who_has(one) for one in both] == [[hanna.pk], [linus.pk]]


def test_in_a_time_away_somebody_stands_in_until_it_ends(leader, both, hanna, linus):
    away(hanna)
    hand(leader, hanna, all=linus.pk)
    assert who_has(both[0]) == [hanna.pk, linus.pk]
    assert who_has(both[0], BACK) == [hanna.pk]
    assert "Linus Prototyp står in till fre 27 nov" in words(leader.get(f"{PAGE}?fran={hanna.pk}"))


def test_for_a_time_wants_a_day(leader, both, hanna, linus):
    page = words(hand(leader, hanna, all=linus.pk, how="en-tid", until=""))
    assert "Ange dagen då hushållen går tillbaka" in page


def test_nothing_chosen_is_said(leader, both, hanna):
    assert "Välj vem som ska få hushållen." in words(hand(leader, hanna))


def test_a_caseworker_hands_over_the_own_and_sees_no_others(sign_in, both, hanna, linus):
    hannas = sign_in(hanna)
    assert "Hanna har 2 hushåll." in words(hannas.get(PAGE))
    hand(hannas, hanna, all=linus.pk)
    assert who_has(both[0]) == [linus.pk]
    assert hannas.get(f"{PAGE}?fran={linus.pk}").status_code == 404


def test_one_of_another_unit_is_not_there(leader, both, omar, cilla):
    for who in (omar, cilla):
        assert leader.get(f"{PAGE}?fran={who.pk}").status_code == 404
    assert leader.get(f"{PAGE}?fran=u_finns_inte").status_code == 404


def test_what_is_protected_is_told_to_nobody_but_who_decides_of_it(leader, sign_in, organisation, case, tove, birgitta):
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    before = words(leader.get(f"{PAGE}?fran={tove.pk}"))
    guard(case, tove, tove)
    report_absence(actor=tove, user=tove, from_day=TODAY, until_day=None, today=TODAY, now=NOW)
    after = words(leader.get(f"{PAGE}?fran={tove.pk}"))
    assert "Inget att lämna över" in before
    assert "Inget att lämna över" in after
    assert case.number not in after
    assert case.number in words(sign_in(vera).get(PAGE))


def test_who_decides_of_it_hands_it_over_alone(sign_in, organisation, case, tove):
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    guard(case, tove, tove)
    toves = sign_in(tove)
    response = toves.post(PAGE, {"guard": case.number, "to": vera.pk, "key": "nyckel-tre"})
    assert "Vera Vakt fick 1 hushåll." in words(toves.get(response.url))
    assert who_has(case) == [vera.pk]


def test_a_receiver_who_leaves_in_the_same_moment_is_said_in_words(sign_in, organisation, case, tove, monkeypatch):
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    guard(case, tove, tove)

    def too_late(**given):
        vera.memberships.update(until_day=TODAY)
        return hand_over(**given)

    monkeypatch.setattr(hand_views, "hand_over", too_late)
    toves = sign_in(tove)
    response = toves.post(PAGE, {"guard": case.number, "to": vera.pk, "key": "nyckel-fyra"}, follow=True)
    assert response.status_code == 200
    assert "Vera Vakt fick" not in words(response)
    assert who_has(case) == [tove.pk]


def test_nobody_else_hands_over_what_is_protected(leader, case, tove, hanna):
    guard(case, tove, tove)
    assert leader.post(PAGE, {"guard": case.number, "to": hanna.pk}).status_code == 404
    assert who_has(case) == [tove.pk]


def test_what_is_closed_with_a_follow_up_left_goes_along(leader, both, hanna, linus, birgitta):
    case, other = both
    close_with_follow_up(other, birgitta)
    assert "Hanna har 1 hushåll, och 1 avslutade där uppföljningen är kvar." in words(
        leader.get(f"{PAGE}?fran={hanna.pk}")
    )
    hand(leader, hanna, all=linus.pk)
    assert who_has(case) == who_has(other) == [linus.pk]


def test_a_protected_one_that_is_closed_with_a_follow_up_left_is_handed_over_too(
    sign_in, organisation, household, hanna, birgitta, tove
):
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    over = another(household, hanna)
    guard(over, tove, tove)
    close_with_follow_up(over, birgitta)
    response = sign_in(tove).post(PAGE, {"guard": over.number, "to": vera.pk, "key": "nyckel-sex"})
    assert response.status_code == 302
    assert who_has(over) == [vera.pk]
