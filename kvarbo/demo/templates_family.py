# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Families: children who live there, by turns, or on visits."""

from __future__ import annotations

from kvarbo.demo.phrases import (
    applied,
    assessed,
    child_unit,
    closed,
    contact,
    decided,
    done,
    guidance,
    happens,
    join,
    landlord,
    letter,
    meeting,
    overruled,
    paid,
    summons,
    talked,
    visit,
)
from kvarbo.demo.shapes import Paper
from kvarbo.demo.templates import Template, adult, child

# The whole chain that a second notice on a family sets off.
CHAIN = (
    join(31, "@bou", ground="request"),
    *child_unit(32),
    summons(34, 36),
    meeting(36, "gemensamt_besok", held=False),
    visit(39, "no_answer"),
    visit(41, "reached", announced=False),
    happens(
        42, "child_talk", "child", child="@child1", informed=True, heard=True, used=True, guardian_consent=True,
        about=("@child1",),
    ),
    done(43, "bedom-upprepningen/@notice2", by="child", zone="child"),
)  # fmt: skip
HEARD = happens(
    16, "child_talk", "child", child="@child1", informed=True, heard=None, used=None, guardian_consent=None,
    about=("@child1",),
)  # fmt: skip

FAMILY = (
    Template(
        name="a second notice, the whole chain", children=(child(4), child(9)), later=(30,),
        cuts=(30, 31, 32, 34, 36, 39, 41, 43, 45), behind=(34, 36, 39), ends=(5, 80),
        course=(
            *assessed(0, 2), contact(1, "no_answer"), contact(2, "no_answer"), letter(3), landlord(4), join(10, "@eb"),
            paid(12), *CHAIN, *talked(44), *guidance(45), applied(46), decided(48, "granted"),
            happens(49, "undertaking_sent", "economy", notice="@notice2", how="recommended_letter", proof=None),
            landlord(50), closed(53, "aid_granted"),
        ),
    ),
    Template(
        name="a family reached the first day", children=(child(7, "alternating"),), adults=(adult(39),),
        cuts=(0, 1, 4, 8), ends=(2, 93, 240),
        course=(
            *assessed(0, 1), *talked(1), landlord(1), *guidance(3), meeting(4, "trepartssamtal"), paid(8), landlord(9),
            closed(12, "paid"), happens(106, "follow_up", months=3, still_home=True),
        ),
    ),
    Template(
        name="visiting children and a plan", children=(child(11, "visiting"), child(15, "unknown")), channel="letter",
        cuts=(2, 5, 9), ends=(6, 140),
        course=(
            *assessed(0, 2), contact(1, "refused"), *talked(2), landlord(2), *guidance(3),
            applied(5, "budgetradgivning"), happens(9, "agreement", kind="avbetalningsplan", days={"until": 120}),
            meeting(10, "budgetradgivning", by="budget"), closed(20, "plan_kept"),
        ),
    ),
    Template(
        name="noise and worry for a child", paper=Paper(slug="storning", cause="disturbance"), channel="email",
        children=(child(3),), cuts=(0, 5, 16), ends=(3, 190),
        course=(
            *assessed(0, 1, "need"), *talked(1), landlord(2),
            happens(5, "preliminary_assessment", "child", child="@child1", result="opened"),
            happens(5, "inquiry", "child", child="@child1", result="opened"), *child_unit(5), HEARD,
            happens(90, "inquiry", "child", child="@child1", result="closed"), closed(95, "disturbance_ended"),
        ),
    ),
    Template(
        name="noise again", paper=Paper(slug="storning", cause="disturbance"), channel="portal",
        children=(child(5), child(1)), later=(20, 34), cuts=(21, 35), ends=(15,),
        course=(
            *assessed(0, 2), *talked(1), landlord(2),
            happens(6, "preliminary_assessment", "child", child="@child2", result="not_opened"),
            join(21, "@bou", ground="consent"), *child_unit(22),
            happens(55, "housing_secured", for_="@case", days={"from": 62}, form="eget_avtal"),
            closed(60, "moved_own_home"),
        ),
    ),
    Template(
        name="living in second hand", paper=Paper(slug="andrahand", cause="unlawful_sublet"), hand="second",
        channel="letter", children=(child(8),), cuts=(1, 4, 6, 8), ends=(4, 160),
        course=(
            *assessed(0, 1), *talked(1), landlord(3),
            happens(4, "fact_set", subject="@case", fact="hemmet_forlorat", value=True),
            happens(8, "housing_secured", for_="@tenant", days={"from": 10}, form="tillfälligt boende"),
            closed(30, "moved_other_form"),
        ),
    ),
    Template(
        name="electricity in a family", paper=Paper(slug="elskuld", cause="electricity_debt", sender="other"),
        channel="api", children=(child(2),), later=(40,), cuts=(1, 41), ends=(12,),
        course=(*assessed(0, 1), contact(1, "reached"), *guidance(2), closed(60, "paid")),
    ),
    Template(
        name="a third notice", children=(child(6), child(13, "alternating")), later=(32, 61), regime="BRL",
        cuts=(61, 62, 66), ends=(9,),
        course=(
            *assessed(0, 2), *talked(1), landlord(2), *guidance(3), paid(9), join(33, "@bou"), *child_unit(34),
            summons(35, 40), meeting(40, "gemensamt_besok"), landlord(62),
            happens(63, "person_changed", person="@child2", lives_here="permanent"),
            happens(64, "person_left", person="@child2"), applied(66), decided(70, "rejected"),
            happens(84, "housing_secured", for_="@case", days={"from": 92}, form="andrahand"),
            closed(90, "moved_other_form"),
        ),
    ),
    Template(
        name="closed before anyone took it on", children=(child(10),), later=(15,), cuts=(0, 1), ends=(1, 50),
        taken_on=False,
        course=(
            contact(1, "no_answer"), overruled(20, "misregistered", "Underrättelsen gällde ett annat hushåll."),
        ),
    ),
    Template(
        name="protected", children=(child(6),), cuts=(3, 10), ends=(),
        course=(
            happens(0, "assigned", "guard", zone="protected", unit="@unit", role="skyddshandläggare", user="@guard"),
            happens(0, "person_changed", "guard", zone="protected", person="@tenant", lives_here="permanent"),
            happens(0, "person_changed", "guard", zone="protected", person="@child1", lives_here="permanent"),
            *assessed(0, 1), contact(1, "no_answer"), *talked(3), landlord(4), *guidance(10),
        ),
    ),
)  # fmt: skip
