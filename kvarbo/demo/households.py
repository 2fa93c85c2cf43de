# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented people and homes, always the same ones in the same order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from kvarbo.demo.shapes import Child, Home
from kvarbo.rules.days import add_days, add_months

FIRST_NAMES = (
    "Alma Anton Asta Bashir Berit Bertil Camila Carl Dalia David Edit Elias Ester Farid Folke Fatima Greta Gustav "
    "Hedda Hassan Ida Ivan Jasmin Johan Karin Kofi Lea Lukas Maja Milan Nadia Nils Olga Oskar Paula Pavel Rakel Rune "
    "Selma Simon Tanja Torsten Ulla Viktor Wilma Xenia Ylva Zara Ahmed Birgit Cecilia Dragan Eva Filip Gunilla Henrik"
).split()
CHILD_NAMES = (
    "Alva Ali Bella Bo Cleo Dante Ebba Elliot Freja Gabriel Hugo Ines Jonah Kaja Leo Mira Nora Otto Pia Rio Saga Sami "
    "Tuva Umar Vide Wilda Yasin Zelda"
).split()
# Surnames that nobody could take for a real person's.
SURNAMES = (
    "Sagoberg Fabelius Diktander Skissberg Utkastsson Modellin Figurin Exempelius Provström Testlind Påhittberg "
    "Låtsasson Övningskog Mallström Fiktander Skuggfors Lekholm Pappersdal Rollsten Scenqvist Maskeradsson Attrappberg "
    "Kulissgren Dockhammar Luftslott Månskensson Drömlund Hittepåsson Fantasén Trollkvist"
).split()
STREETS = (
    "Påhittsgatan Sagostigen Fantasigränd Låtsasvägen Exempelvägen Diktarvägen Övningsgatan Skissgatan Fabelbacken "
    "Prototypgatan Modellvägen Hittepåtorget Kulissgatan Figurvägen"
).split()
LANDLORDS = (
    "Exempelbostäder AB", "Påhittshus AB", "Stiftelsen Låtsashem", "Fastighets AB Sagan", "Övningsbo AB", "Provhem AB",
)  # fmt: skip
ASSOCIATIONS = ("Bostadsrättsföreningen Sagan", "Bostadsrättsföreningen Fabeln", "Bostadsrättsföreningen Skissen")
PRIVATE = ("Greta Provhyra", "Orvar Uthyrén", "Linda Lånrum")
HOMES = (("1 rum och kök", 34), ("2 rum och kök", 58), ("3 rum och kök", 74), ("4 rum och kök", 92))


@dataclass(slots=True)
class People:
    """Gives one new person after another, no number twice."""

    seed_day: dt.date
    random: Random
    used: set[tuple[dt.date, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def name(self) -> tuple[str, str]:
        while True:
            first, last = self.random.choice(FIRST_NAMES), self.random.choice(SURNAMES)
            if f"{first} {last}" not in self.names:
                self.names.add(f"{first} {last}")
                return first, last

    def born(self, *, old: bool) -> tuple[dt.date, int]:
        years = self.random.randint(67, 91) if old else self.random.randint(21, 59)
        while True:
            day = add_days(add_months(self.seed_day, -12 * years), -self.random.randint(1, 330))
            number = self.random.randint(980, 999)
            if (day, number) not in self.used:
                self.used.add((day, number))
                return day, number

    def members(self, given: tuple[Child, ...], surname: str) -> tuple[Child, ...]:
        """The others at home, named."""
        found = []
        for one in given:
            first = self.random.choice(CHILD_NAMES if one.part == "child" else FIRST_NAMES)
            found.append(Child(name=f"{first} {surname}", age=one.age, lives_here=one.lives_here, part=one.part))
        return tuple(found)

    def home(self, *, regime: str, hand: str) -> Home:
        rooms, size = self.random.choice(HOMES)
        landlords = {"BRL": ASSOCIATIONS, "PRIV2012": PRIVATE, "PRIV2026": PRIVATE}.get(regime, LANDLORDS)
        return Home(
            landlord=self.random.choice(landlords),
            street=f"{self.random.choice(STREETS)} {self.random.randint(1, 98)}",
            flat=f"1{self.random.randint(0, 7)}0{self.random.randint(1, 6)}",
            rooms=rooms, size=str(size + self.random.randint(-3, 4)), amount=self.random.randint(480, 2400) * 10,
            regime=regime, hand=hand,
        )  # fmt: skip
