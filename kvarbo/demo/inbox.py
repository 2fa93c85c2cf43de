# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for a decision: one of each paper, and the ones that are easily taken for somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kvarbo.cases.models import CasePerson
from kvarbo.demo.households import FIRST_NAMES
from kvarbo.demo.shapes import NORR, Child, Day, Home, Paper, Story
from kvarbo.people.models import Person

# How many papers a year are not for us, how far apart, and after how many days they were read.
HANDLED, APART = 24, 15
READ_AFTER = (0, 1, 5, 0, 2, 7, 1)
SODER = {"registrar": "ralf.postin"}
HOME_OF_SARA = Home(street="Påhittsgatan 12", flat="1203", rooms="3 rum och kök", size="74", amount=10281)
HOME_OF_LINNEA = Home(street="Sagostigen 7", flat="1002", amount=107300)


def _arrives(
    name: str, born: str, ago: Day, paper: Paper | None = None, *, home: Home | None = None, number: int = 981,
    channel: str = "email", children: int = 0, soder: bool = False,
) -> Story:  # fmt: skip
    return Story(
        name=name, born=born, birth_number=number, arrived=-ago, channel=channel, paper=paper or Paper(),
        posted=-ago - 1 if channel == "recommended_letter" else None, decided=False, crew=SODER if soder else NORR,
        home=home or Home(street=f"Skissgatan {4 + ago * 7}", flat=f"1{ago}01", amount=7200 + 310 * ago),
        children=tuple(Child(name="", age=6) for _ in range(children)),
    )  # fmt: skip


PAPERS: tuple[Story, ...] = (
    _arrives(
        "Hjalmar Kulissgren", "1983-05-14", 4, Paper(slug="hyresnamnden", sender="rent_tribunal"), channel="letter",
    ),
    _arrives("Rut Attrappberg", "1957-10-02", 4, channel="recommended_letter"),
    _arrives("Ossian Månskensson", "1992-08-21", 3, Paper(slug="andrahand", cause="unlawful_sublet"), children=2),
    _arrives(
        "Nelly Drömlund", "1989-01-17", 2,
        Paper(slug="elskuld", cause="electricity_debt", sender="grid_company"),
        home=Home(landlord="Påhittad Elnät AB", street="Fabelbacken 9", flat="1104", amount=4180),
    ),
    _arrives(
        "Totte Trollkvist", "2001-12-11", 2,
        Paper(
            slug="anmalan", cause="disturbance", sender="person",
            told="Jag bor granne. Det är bråk nästan varje natt och han säger att han ska bli vräkt.",
        ),
        home=Home(landlord="Inga Grannlund", street="Fabelbacken 14", flat="1301"), channel="phone",
    ),
    _arrives("Majken Luftslott", "1978-03-30", 1, Paper(slug="storning", cause="disturbance"), children=1),
    _arrives(
        "Sture Rollsten", "1966-07-07", 1,
        Paper(slug="tidig-signal", kind_reason="Hyresgästen har samtyckt till att vi hör av oss."),
    ),
    _arrives(
        "Agda Scenqvist", "1995-11-25", 1, Paper(slug="kronofogden-tid", cause="eviction", sender="kfm"), children=1,
    ),
    _arrives("Love Pappersdal", "1987-02-09", 0, Paper(slug="kronofogden-ansokan", cause="eviction", sender="kfm")),
    _arrives(
        "Tyra Fantasén", "1999-06-03", 0, Paper(slug="ansokan", sender="person", told="Jag kan inte betala hyran."),
        home=Home(landlord="Tyra Fantasén", street="Kulissgatan 3", flat="1202"), channel="handed_over",
    ),
    _arrives("Birk Dockhammar", "1990-09-19", 3, channel="recommended_letter", soder=True),
    _arrives("Mona Hittepåsson", "1974-04-04", 1, Paper(slug="storning", cause="disturbance"), soder=True),
)  # fmt: skip

# Ten times too much; another spelling of a name; two of the same name, neither of them the one with a case.
EASILY_MISTAKEN: tuple[Story, ...] = (
    _arrives("Linnéa Låtsgård", "1994-09-02", 1, home=HOME_OF_LINNEA, number=980, channel="recommended_letter"),
    _arrives("Sara Prowdahl", "1988-04-12", 0, home=HOME_OF_SARA, number=980, channel="recommended_letter"),
    _arrives("Yusuf Testelius", "1997-01-30", 2, channel="letter"),
    _arrives("Yusuf Testelius", "1961-03-28", 1, Paper(slug="storning", cause="disturbance"), channel="letter"),
)


def dismissed() -> Iterator[Story]:
    """Papers over the last year that were no household's: some were read at once, some lay for days."""
    for number in range(HANDLED):
        story = _arrives(
            f"{FIRST_NAMES[number]} Lokalsson", f"19{60 + number}-04-{number % 28 + 1:02}", 9 + number * APART,
            number=990, channel="letter", soder=number % 5 == 4,
        )  # fmt: skip
        yield replace(story, dismissed=READ_AFTER[number % len(READ_AFTER)])


def arrivals() -> Iterator[Story]:
    """All that waits, in the order that it came."""
    yield from sorted((*PAPERS, *EASILY_MISTAKEN, *_on_the_protected()), key=lambda story: story.arrived)


def _on_the_protected() -> Iterator[Story]:
    """A paper on someone whose case the registrar may not know of: it must look like anybody's."""
    tenants = CasePerson.objects.filter(part="tenant", person__protected=True).values("person_id")
    for person in Person.objects.filter(pk__in=tenants).order_by("pk")[:1]:
        number = person.personnummer or ""
        born = f"{number[:4]}-{number[4:6]}-{number[6:8]}"
        yield _arrives(person.name, born, 1, number=int(number[8:11]), channel="recommended_letter")
