# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""More households, each with one thing that the others do not have: so that the first rows of a list differ."""

from __future__ import annotations

from kvarbo.casework.reminding import reminder
from kvarbo.demo.phrases import (
    assessed,
    child_unit,
    confirmed,
    contact,
    done,
    guidance,
    happens,
    join,
    kronofogden,
    landlord,
    letter,
    meeting,
    talked,
)
from kvarbo.demo.shapes import Child, Happening, Home, Paper, Story

TIME_SET = Paper(slug="kronofogden-tid", cause="eviction", sender="kfm")
ADULT_UNIT = "Vuxenenheten Norr"
NO_POWER = Paper(slug="elskuld", cause="electricity_debt", sender="grid_company")


def reminds(title: str) -> Happening:
    """The economic unit waits for a step of the adult unit's, and says so."""
    return happens(0, "note", "economy", zone="coordination", reason=reminder(unit_name=ADULT_UNIT, title=title))


# The papers seldom say what the rent is; the tenant does.
RENT = happens(
    -12, "tenancy_recorded", corrects="@tenancy_told", reason="Hyresgästen visade en hyresavi.", rent=8200,
    tenancy="@tenancy", regime="JB12", hand="first", holder="@tenant",
    landlord="@landlord", area="norr",
)  # fmt: skip

MORE: tuple[Story, ...] = (
    Story(
        name="Vendela Skissberg", born="1986-02-19", arrived=-10, posted=-11, served=-9,
        home=Home(street="Skissgatan 31", flat="1103", amount=9480),
        happenings=(*talked(-8), landlord(-7), *guidance(-6), reminds("Håll trepartssamtal om att bo kvar")),
    ),
    Story(
        name="Klara Figurin", born="1982-10-08", arrived=-14, posted=-15, served=-13,
        home=Home(street="Figurvägen 8", flat="1201", amount=24600),
        happenings=(
            *talked(-13), RENT, landlord(-12), *guidance(-11),
            happens(-10, "amount_disputed", notice="@notice", amount=8200),
            meeting(-6, "trepartssamtal", agreed=("Hyresvärden räknar om skulden, månad för månad.",)),
        ),
    ),
    Story(
        name="Gunnar Dockhammar", born="1949-05-27", arrived=-7, posted=-8, served=-6,
        home=Home(street="Kulissgatan 17", flat="1001", amount=6350),
        happenings=(
            *talked(-6), landlord(-5),
            happens(-5, "referral", referral="@referral", to="Äldreomsorgen", days={"answer_by": 6}),
        ),
    ),
    Story(
        name="Nadja Drömlund", born="1993-12-02", arrived=-6, paper=NO_POWER, channel="email",
        home=Home(landlord="Påhittad Elnät AB", street="Fabelbacken 22", flat="1302", amount=5230),
        happenings=(contact(-5, "reached"),),
    ),
    Story(
        name="Stina Kulissgren", born="1977-07-15", arrived=-4, paper=TIME_SET, channel="email", eviction_in=36,
        home=Home(street="Modellvägen 5", flat="1402", amount=31200),
        children=(Child(name="Kaj Kulissgren", age=8),),
        happenings=(
            *assessed(-4, 1), join(-4, "@eb"), confirmed(-3), kronofogden(-3), *talked(-2), *child_unit(-2),
            done(-2, "vad-kan-stoppa/@matter"),
            reminds("Fråga hyresvärden om uppskov eller nytt avtal"),
        ),
    ),
    Story(
        name="Hampus Mallström", born="1991-09-30", arrived=-18, channel="letter",
        home=Home(street="Prototypgatan 12", flat="1104", amount=10150),
        children=(Child(name="Tilde Mallström", age=6, lives_here="alternating"),), late=1,
        happenings=(
            *assessed(-18, 1), contact(-17, "no_answer"), letter(-16), *talked(-15), landlord(-15),
            happens(-15, "fact_set", subject="@child1", fact="vaxelvis_veckor", value="udda"),
        ),
    ),
)  # fmt: skip
