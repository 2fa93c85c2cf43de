# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ten households, each with a past told in days before the day the demo is filled. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Day = int  # days from the seed day; 0 is today, -5 five days ago


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Form 3 as it came on paper."""

    landlord: str = "Exempelbostäder AB"
    street: str
    flat: str
    rooms: str = "2 rum och kök"
    size: str = "58"
    amount: int = 8940
    regime: str = "JB12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    name: str
    age: int
    lives_here: str = "permanent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event in the case. Words in `data` such as @tenant are filled in, and so are the days in `days`."""

    day: Day
    type: str
    by: str = "hanna.mallberg"
    data: dict[str, Any] = field(default_factory=dict)
    days: dict[str, Day] = field(default_factory=dict)
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One household: how the notice came, who lives there, and what happened then."""

    name: str
    born: str
    registrar: str = "maj.ovstrand"
    caseworker: str = "hanna.mallberg"
    arrived: Day
    channel: str = "recommended_letter"
    posted: Day | None = None
    served: Day | None = None
    home: Home
    children: tuple[Child, ...] = ()
    second_notice: Day | None = None
    decided: bool = True
    happenings: tuple[Happening, ...] = ()


def contact(day: Day, result: str, channel: str = "phone") -> Happening:
    return Happening(day=day, type="contact", data={"channel": channel, "with": "@tenant", "result": result})


def landlord(day: Day, result: str = "reached") -> Happening:
    return Happening(day=day, type="contact", data={"channel": "phone", "with": "landlord", "result": result})


def kronofogden(day: Day) -> Happening:
    return Happening(day=day, type="contact", data={"channel": "phone", "with": "kfm", "result": "reached"})


def letter(day: Day) -> Happening:
    data = {"template": "informationsbrev", "to": "@tenant", "how": "letter"}
    return Happening(day=day, type="letter_sent", data=data)


def talked(day: Day) -> tuple[Happening, ...]:
    """The first real talk: reached, asked about violence in private, consent to speak with the landlord."""
    consent = {"consent": "@consent", "person": "@tenant", "receivers": ["hyresvärden"], "subjects": ["hyran"]}
    fact = {"subject": "@tenant", "fact": "valdsfragan_stalld", "value": True}
    return (
        contact(day, "reached"),
        Happening(day=day, type="fact_set", data=fact),
        Happening(day=day, type="consent_given", data=consent),
    )


def done(day: Day, step_key: str, by: str = "hanna.mallberg") -> Happening:
    return Happening(day=day, type="step_done", by=by, data={"step_key": step_key})


def assessed(day: Day, children: int) -> tuple[Happening, ...]:
    """The child unit comes in and judges for each child whether it needs protection at once."""
    judged = (
        Happening(
            day=day,
            type="protection_assessed",
            by="petra.ovberg",
            data={"child": f"@child{number}", "result": "no_need"},
        )
        for number in range(1, children + 1)
    )
    return (_join(day, "bou-norr"), *judged)


def child_unit(day: Day) -> tuple[Happening, ...]:
    """The child unit names its caseworker."""
    assigned = {"unit": "bou-norr", "role": "barnhandläggare", "user": "@petra"}
    return (Happening(day=day, type="assigned", by="petra.ovberg", data=assigned),)


def guidance(day: Day) -> tuple[Happening, ...]:
    """The economic unit comes in and talks about the household's economy."""
    done_by_unit = done(day, "ekonomisk-vagledning/@notice", by="omar.testlund")
    return (_join(day, "eb-norr"), done_by_unit)


def _join(day: Day, unit: str, by: str = "hanna.mallberg") -> Happening:
    data = {"unit": unit, "part": "participating", "ground": "routine"}
    return Happening(day=day, type="unit_joined", by=by, data=data)


def _kfm_time(day: Day, at: Day, name: str = "@eviction", **more: Any) -> Happening:
    data = {"eviction": name, "matter": "@matter", **more}
    return Happening(day=day, type="eviction_time_informed", data=data, days={"at": at})


STORIES: tuple[Story, ...] = (
    Story(
        name="Sara Provdal",
        born="1988-04-12",
        arrived=-70,
        posted=-71,
        served=-68,
        home=Home(street="Påhittsgatan 12", flat="1203", rooms="3 rum och kök", size="74", amount=20562),
        children=(Child(name="Elin Provdal", age=9), Child(name="Noa Testelius", age=13, lives_here="alternating")),
        happenings=(
            *assessed(-70, 2),
            contact(-69, "no_answer"),
            contact(-67, "no_answer"),
            letter(-66),
            landlord(-66),
            *talked(-21),
            _join(-21, "eb-norr"),
            *child_unit(-20),
            kronofogden(-20),
            done(-20, "informera-eb/@matter"),
            done(-20, "informera-bou-avhysning/@matter"),
            done(-18, "vad-kan-stoppa/@matter"),
            landlord(-11),
            Happening(
                day=-24,
                type="enforcement_applied",
                data={"matter": "@matter"},
                days={"applied_on": -25, "documents_on": -25},
            ),
            Happening(
                day=-4,
                type="application",
                by="omar.testlund",
                data={"application": "@application", "kind": "hyresskuld", "amount": 20562},
            ),
            _kfm_time(0, 16),
        ),
    ),
    Story(
        name="Linnéa Låtsgård",
        born="1994-09-02",
        arrived=-19,
        posted=-20,
        served=-17,
        home=Home(street="Sagostigen 7", flat="1002", amount=10730),
        children=(Child(name="Tyra Låtsgård", age=4),),
        happenings=(
            *assessed(-19, 1),
            contact(-18, "no_answer"),
            letter(-17),
            landlord(-17),
            *talked(-16),
            *guidance(-15),
        ),
    ),
    Story(
        name="Yusuf Testelius",
        born="1979-01-30",
        arrived=-17,
        posted=-18,
        home=Home(street="Fantasigränd 3", flat="1401", amount=9120),
        happenings=(
            contact(-16, "no_answer"),
            contact(-14, "no_answer", "sms"),
            letter(-14),
            landlord(-13, "no_answer"),
            contact(-9, "no_answer"),
        ),
    ),
    Story(
        name="Mila Övningsson",
        born="1990-06-15",
        arrived=-120,
        channel="letter",
        served=-118,
        second_notice=-12,
        home=Home(street="Låtsasvägen 9", flat="1101", rooms="4 rum och kök", size="88", amount=12600),
        children=(
            Child(name="Alma Övningsson", age=2),
            Child(name="Dino Övningsson", age=6),
            Child(name="Vera Övningsson", age=11),
        ),
        happenings=(
            *assessed(-120, 3),
            *talked(-117),
            landlord(-116),
            *guidance(-112),
            Happening(day=-105, type="payment", data={"notice": "@notice", "amount": 12600}, days={"paid_on": -106}),
            contact(-11, "no_answer"),
            letter(-10),
            landlord(-10),
            done(-10, "informera-bou/@notice2"),
            *child_unit(-9),
        ),
    ),
    Story(
        name="Amina Provberg",
        born="1985-11-20",
        arrived=-7,
        posted=-8,
        served=-7,
        home=Home(
            landlord="Bostadsrättsföreningen Sagan", street="Sagostigen 18", flat="0902", amount=6840, regime="BRL"
        ),
        children=(Child(name="Iris Provberg", age=7), Child(name="Samir Provberg", age=10)),
        happenings=(*assessed(-7, 2), *talked(-6), landlord(-5), *guidance(-5)),
    ),
    Story(
        name="Ture Påhittsson",
        born="2002-03-08",
        arrived=-10,
        posted=-11,
        home=Home(street="Exempelvägen 41", flat="1304", amount=7450, regime="PRIV2012", landlord="Greta Provhyra"),
        happenings=(*talked(-9),),
    ),
    Story(
        name="Gunborg Mallqvist",
        born="1948-02-17",
        arrived=-33,
        posted=-34,
        served=-31,
        home=Home(street="Diktarvägen 22", flat="1001", amount=6120),
        happenings=(
            *talked(-32),
            landlord(-31),
            Happening(day=-20, type="payment", data={"notice": "@notice", "amount": 6120}, days={"paid_on": -20}),
            Happening(day=-15, type="case_closed", data={"outcome": "paid"}),
        ),
    ),
    Story(
        name="Ivar Låtsman",
        born="1971-12-05",
        arrived=-64,
        posted=-65,
        served=-62,
        home=Home(street="Påhittsgatan 3", flat="1501", amount=17880),
        happenings=(
            contact(-60, "no_answer"),
            letter(-59),
            landlord(-58),
            Happening(
                day=-30,
                type="enforcement_applied",
                data={"matter": "@matter"},
                days={"applied_on": -31, "documents_on": -31},
            ),
            _kfm_time(-12, 5),
            Happening(
                day=-12, type="kfm_confirmed", data={"eviction": "@eviction", "how": "email", "copy_to": "@tenant"}
            ),
            *talked(-11),
            kronofogden(-29),
            done(-29, "informera-eb/@matter"),
            done(-27, "vad-kan-stoppa/@matter"),
            _kfm_time(-3, 12, "@eviction2", replaces="@eviction"),
        ),
    ),
    Story(
        name="Joel Testgren",
        born="1998-07-23",
        registrar="ralf.postin",
        caseworker="cilla.fiktin",
        arrived=-14,
        posted=-15,
        home=Home(street="Söderängsgatan 5", flat="1102", amount=8300),
        happenings=(
            Happening(
                day=-13,
                type="contact",
                by="cilla.fiktin",
                data={"channel": "phone", "with": "@tenant", "result": "no_answer"},
            ),
        ),
    ),
    Story(
        name="Ellen Påhittsson",
        born="1991-03-07",
        arrived=-3,
        posted=-4,
        home=Home(street="Fantasigränd 5", flat="1202", rooms="3 rum och kök", size="74", amount=17800),
        decided=False,
    ),
)
