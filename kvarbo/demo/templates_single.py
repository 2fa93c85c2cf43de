# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households without children."""

from __future__ import annotations

from kvarbo.demo.phrases import (
    applied,
    asked,
    closed,
    contact,
    decided,
    done,
    follow_up,
    guidance,
    happens,
    join,
    landlord,
    letter,
    meeting,
    paid,
    summons,
    talked,
    visit,
)
from kvarbo.demo.shapes import Paper
from kvarbo.demo.templates import Template, adult

SEARCH = (
    contact(1, "no_answer"),
    contact(2, "no_answer", "sms"),
    letter(3),
    landlord(4),
    happens(4, "service_confirmed", notice="@notice", days={"served_on": 0}),
)
MEETING = (
    summons(6, 9),
    meeting(9, "besok", held=False),
    visit(12, "reached"),
)
ADVICE = (
    *talked(13),
    *guidance(14),
    done(15, "hanvisa-budgetradgivning/@case", by="economy", zone="economy"),
)
FOLLOW_UP = (follow_up(125, 3), follow_up(400, 12, still_home=None))
SIGNAL = Paper(slug="tidig-signal", kind_reason="Hyresgästen har samtyckt till att vi hör av oss.")

SINGLE = (
    Template(
        name="the whole way to aid", served=False, cuts=(0, 2, 4, 6, 9, 14, 17, 18, 20), behind=(4,),
        ends=(2, 92, 366, 375, 401),
        course=(
            *SEARCH, *MEETING, *ADVICE,
            meeting(15, "trepartssamtal", agreed=("Hyresvärden väntar på beslutet.",)),
            applied(16, amount=9000), decided(17, "granted"),
            happens(18, "undertaking_sent", "economy", notice="@notice", how="recommended_letter", proof=None),
            landlord(20), closed(24, "aid_granted"), *FOLLOW_UP,
        ),
    ),
    Template(
        name="reached at once and paid", cuts=(1, 3, 7, 9), ends=(1, 95, 367, 371, 373),
        course=(
            *talked(1), landlord(2), *guidance(3), paid(7), landlord(9), closed(11, "paid"),
            follow_up(106, 3), follow_up(386, 12),
        ),
    ),
    Template(
        name="nobody answers", served=False, cuts=(1, 3, 7), ends=(5, 60, 150),
        course=(
            contact(1, "no_answer"), contact(2, "no_answer"), letter(3), landlord(4, "no_answer"),
            visit(14, "no_answer"), visit(20, "no_answer", announced=False),
            happens(21, "note"), closed(38, "not_reached"),
        ),
    ),
    Template(
        name="wants no contact", channel="letter", cuts=(2, 6), ends=(20, 200),
        course=(
            contact(1, "refused"), landlord(2), letter(4),
            happens(5, "step_skipped", step_key="kalla-till-besok/@notice", reason="Personen vill inte träffas."),
            happens(6, "fact_set", subject="@tenant", fact="riskfaktor", value=True), closed(45, "unknown"),
        ),
    ),
    Template(
        name="alone and old", old=True, channel="letter", cuts=(1, 4, 8), ends=(3, 70),
        course=(
            *talked(1), landlord(1),
            happens(2, "referral", referral="@referral", to="Äldreomsorgen", days={"answer_by": 9}),
            meeting(4, "gemensam_bedomning"),
            happens(8, "referral_answered", "lead", referral="@referral", answer="Vi kommer med på besöket."),
            *guidance(8), done(9, "stallforetradare/@case", by="economy", zone="economy"),
            done(9, "stod-i-boendet/@case"), paid(15), landlord(16), closed(20, "paid"),
        ),
    ),
    Template(
        name="bostadsrätt with a plan", regime="BRL", cuts=(2, 6, 8, 10), ends=(4, 120),
        course=(
            *talked(2), landlord(2), *guidance(3), applied(6), decided(8, "partly_granted"),
            done(10, "betala-skulden/@notice", by="economy", zone="economy"), paid(10), landlord(12),
            happens(12, "agreement", kind="avbetalningsplan", days={"until": 200}), closed(15, "plan_kept"),
        ),
    ),
    Template(
        name="private landlord, rejected", regime="PRIV2012", hand="second", channel="email", cuts=(2, 9),
        ends=(6, 180),
        course=(
            contact(1, "no_answer"), *talked(2), landlord(3), *guidance(3), applied(6), decided(9, "rejected"),
            happens(10, "amount_disputed", notice="@notice", amount=4000), closed(35, "moved_own_home"),
        ),
    ),
    Template(
        name="a private lodger under the new law", paper=SIGNAL, regime="PRIV2026", hand="lodger", channel="portal",
        cuts=(0, 1), ends=(15,),
        course=(*talked(1), *guidance(2), closed(12, "plan_kept")),
    ),
    Template(
        name="noise", paper=Paper(slug="storning", cause="disturbance"), channel="handed_over", cuts=(0, 3, 5),
        ends=(10, 130),
        course=(
            contact(1, "no_answer"), *talked(2), landlord(3),
            happens(3, "fact_set", subject="@tenant", fact="riskfaktor", value=True),
            meeting(8, "trepartssamtal"), closed(45, "disturbance_ended"),
        ),
    ),
    Template(
        name="electricity", paper=Paper(slug="elskuld", cause="electricity_debt", sender="grid_company"),
        channel="api", cuts=(0, 2), ends=(8, 210),
        course=(contact(1, "reached"), *guidance(2), closed(20, "paid")),
    ),
    Template(
        name="applies before anything has happened", paper=Paper(slug="ansokan", sender="person"), channel="phone",
        adults=(adult(44, "co_tenant"), adult(71, "adult", "unknown")), cuts=(0, 2, 5), ends=(12,),
        course=(
            *talked(0), *guidance(1), applied(2, "budgetradgivning"),
            meeting(5, "budgetradgivning", by="budget"), closed(30, "plan_kept"),
        ),
    ),
    Template(
        name="a neighbour writes", paper=Paper(slug="anmalan", cause="disturbance", sender="person"), regime="ANNAT",
        hand="lodger", channel="sms", cuts=(0, 3), ends=(30,),
        course=(
            contact(1, "no_answer"), visit(3, "refused"), letter(4),
            happens(6, "consent_given", consent="@consent", person="@tenant", receivers=["vård"], subjects=["hälsa"]),
            happens(9, "consent_withdrawn", consent="@consent"), closed(28, "moved_other_form"),
        ),
    ),
    Template(
        name="the rent tribunal", paper=Paper(slug="hyresnamnden", sender="rent_tribunal"), channel="letter",
        cuts=(1, 10),
        ends=(25,),
        course=(
            *talked(1), happens(2, "tribunal", matter="@matter", days={"on": 0, "term_ends_on": 20}), landlord(3),
            *guidance(4), happens(10, "agreement", kind="nytt avtal"), closed(40, "plan_kept"),
        ),
    ),
    Template(
        name="set right and taken back", channel="file", cuts=(8, 14, 22), ends=(3,),
        course=(
            contact(1, "no_answer"),
            happens(2, "contact", channel="phone", with_="@tenant", result="no_answer", name="a@event"),
            happens(
                3, "contact", channel="phone", with_="@tenant", result="reached", corrects="a@event",
                reason="Hyresgästen ringde upp samma dag.",
            ),
            *asked(3),
            happens(4, "note", name="b@event"),
            happens(5, "withdrawn", corrects="b@event", reason="Anteckningen hörde till ett annat ärende."),
            happens(
                6, "step_added", title="Ring arbetsgivaren om lönen", role="vuxenhandläggare", due=None,
                zone_="coordination", name="c@event",
            ),
            happens(
                7, "order_moved", step_key="trepartssamtal/@notice", days={"due": 16},
                reason="Hyresvärden kan först veckan därpå.",
            ),
            happens(7, "assigned", "lead", unit="@eb", role="budgetrådgivare", user="@budget"),
            happens(8, "step_postponed", step_key="stod-i-boendet/@case", days={"until": 40}, reason="Bortrest."),
            happens(9, "unassigned", "lead", unit="@eb", role="budgetrådgivare", user="@budget"),
            join(10, "@eb"), happens(13, "unit_left", unit="@eb"),
            closed(14, "withdrawn"), happens(20, "case_reopened", "lead", reason="En ny underrättelse har kommit."),
            closed(50, "paid"),
        ),
    ),
)  # fmt: skip
