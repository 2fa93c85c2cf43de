# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households at the end of their cases: soon to be asked how it went, and one where only a home is missing."""

from __future__ import annotations

from kvarbo.demo.phrases import assessed, child_unit, closed, guidance, happens, landlord, meeting, paid, talked
from kvarbo.demo.shapes import Child, Happening, Home, Story


def _paid(closing: int) -> tuple[Happening, ...]:
    """All was well within two weeks."""
    return (
        *talked(closing - 12), landlord(closing - 11), *guidance(closing - 10), paid(closing - 4),
        landlord(closing - 2), closed(closing, "paid"),
    )  # fmt: skip


ENDINGS: tuple[Story, ...] = (
    Story(
        name="Helge Fiktander", born="1969-08-25", arrived=-107, posted=-108, served=-107,
        home=Home(street="Prototypgatan 40", flat="1203", amount=8650), happenings=_paid(-93), late=1,
    ),
    Story(
        name="Signe Rollsten", born="1984-11-13", arrived=-104, posted=-105, served=-104,
        home=Home(street="Hittepåtorget 2", flat="1101", amount=9720), happenings=_paid(-90),
    ),
    Story(
        name="Ottilia Pappersdal", born="1987-03-11", arrived=-58, posted=-59, served=-57,
        home=Home(street="Övningsgatan 14", flat="1302", rooms="3 rum och kök", size="74", amount=11200),
        children=(Child(name="Nils Pappersdal", age=5),),
        happenings=(
            *assessed(-58, 1), *talked(-56), landlord(-55), *guidance(-54), *child_unit(-53),
            meeting(-50, "trepartssamtal"), paid(-46), landlord(-45),
            happens(-40, "note", reason="Skulden är betald, men hyran är för hög. Familjen söker något mindre."),
        ),
    ),
)  # fmt: skip
