# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers that arrive at a board, and what each of them has to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kvarbo.rules.words import CAUSES, REGIMES

HIRED = ("JB12", "BRL", "PRIV2012")
ARRIVAL = {"channel", "posted_on", "received_on", "kind", "kind_reason", "cause", "sender", "paper"}
SENDER = {"landlord_name", "landlord_address", "landlord_phone"}
TENANT = {"tenant_name", "tenant_personnummer", "tenant_street", "tenant_postal", "flat_number"}
HOME = {"rooms", "size_m2"}
MONEY = {"amount", "due_on", "interest", "payment_account", "ocr"}
TOLD = {"told", "children_told"}

ALWAYS = {
    "channel": "Välj hur papperet kom in.",
    "received_on": "Ange vilken dag papperet kom in.",
    "tenant_street": "Ange gatuadressen.",
}
TENANT_NAME = "Ange namnet på den det gäller, som det står på papperet."
REGIME = "Välj vilken lag avtalet följer."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One kind of paper: who sends it, why, which fields it has and which of them it must have.

    `names_landlord`: the name on it is the landlord's. Otherwise the home's landlord is not known by the paper.
    """

    slug: str
    title: str
    lead: str
    senders: tuple[str, ...]
    causes: tuple[str, ...]
    fields: frozenset[str]
    required: Mapping[str, str]
    regimes: tuple[str, ...] = REGIMES
    otherwise: str = "Papperet hör inte ihop med den lagen. Välj den lag som avtalet följer."
    sender_label: str = "Hyresvärd"
    names_landlord: bool = True


def _paper(slug: str, title: str, lead: str, *, has: set[str], needs: Mapping[str, str], **given: object) -> Paper:
    fields = frozenset(ARRIVAL | SENDER | TENANT | {"regime"} | has)
    required = ALWAYS | {"tenant_name": TENANT_NAME} | dict(needs)
    return Paper(slug=slug, title=title, lead=lead, fields=fields, required=required, **given)  # type: ignore[arg-type]


_ALL = (
    _paper(
        "hyra",
        "Obetald hyra eller avgift (blankett 3)",
        "Meddelande till socialnämnden när hyresvärden eller föreningen har sagt upp för obetald hyra eller årsavgift.",
        senders=("landlord",),
        causes=("rent_arrears",),
        regimes=HIRED,
        otherwise="Avtal som följer den lagen har ingen blankett 3. Välj den lag som avtalet följer.",
        has=HOME | MONEY | TOLD | {"served_on", "rent_month"},
        needs={
            "channel": "Välj hur underrättelsen kom in.",
            "received_on": "Ange vilken dag underrättelsen kom in.",
            "landlord_name": "Ange hyresvärdens namn.",
            "tenant_name": "Ange hyresgästens namn som det står på blanketten.",
            "amount": "Ange beloppet som ska betalas, i hela kronor.",
            "regime": REGIME,
        },
    ),
    _paper(
        "storning",
        "Störningar i boendet",
        "Hyresvärden eller föreningen har sagt till hyresgästen att störningarna ska upphöra.",
        senders=("landlord",),
        causes=("disturbance",),
        regimes=HIRED,
        has=HOME | TOLD,
        needs={
            "landlord_name": "Ange hyresvärdens eller föreningens namn.",
            "regime": REGIME,
            "told": "Skriv vilka störningar det gäller, som det står på papperet.",
        },
    ),
    _paper(
        "elskuld",
        "Elskuld",
        "Elnätsföretaget eller elhandlaren meddelar att elen kan stängas av för en obetald skuld.",
        senders=("grid_company", "other"),
        causes=("electricity_debt",),
        sender_label="Elföretag",
        names_landlord=False,
        has=MONEY | TOLD | {"cut_off_on"},
        needs={"landlord_name": "Ange elföretagets namn."},
    ),
    _paper(
        "andrahand",
        "Olovlig andrahandsuthyrning",
        "Någon bor i andra hand utan lov, och det kan gälla en familj.",
        senders=("landlord", "other"),
        causes=("unlawful_sublet",),
        has=HOME | TOLD,
        needs={"landlord_name": "Ange hyresvärdens eller föreningens namn.", "regime": REGIME},
    ),
    _paper(
        "kronofogden-ansokan",
        "Kronofogden: ansökan om avhysning",
        "Kronofogden underrättar nämnden om att någon har ansökt om avhysning.",
        senders=("kfm",),
        causes=("eviction",),
        sender_label="Sökande (hyresvärd)",
        has=TOLD | {"amount", "matter", "applied_on"},
        needs={"matter": "Ange Kronofogdens målnummer."},
    ),
    _paper(
        "kronofogden-tid",
        "Kronofogden: tid för avhysning",
        "Kronofogden har satt ut dag och tid för avhysningen, eller ändrat den.",
        senders=("kfm",),
        causes=("eviction",),
        sender_label="Sökande (hyresvärd)",
        has=TOLD | {"amount", "matter", "applied_on", "eviction_at"},
        needs={
            "matter": "Ange Kronofogdens målnummer.",
            "eviction_at": "Ange dag och klockslag för avhysningen.",
        },
    ),
    _paper(
        "hyresnamnden",
        "Hyresnämnden",
        "Hyresnämnden underrättar om en tvist där sena hyror, skötsamhet eller störningar åberopas.",
        senders=("rent_tribunal",),
        causes=("rent_arrears", "disturbance"),
        regimes=("JB12", "BRL"),
        has=TOLD | {"matter"},
        needs={"matter": "Ange hyresnämndens ärendenummer.", "cause": "Välj vad tvisten gäller.", "regime": REGIME},
    ),
    _paper(
        "ansokan",
        "Ansökan",
        "Den som det gäller, eller någon som hjälper till, söker hjälp för att få bo kvar.",
        senders=("person", "other"),
        causes=CAUSES,
        sender_label="Den som lämnar in ansökan",
        names_landlord=False,
        has=TOLD | {"amount"},
        needs={
            "sender": "Välj om den det gäller söker själv eller om någon annan gör det.",
            "cause": "Välj vad ansökan gäller.",
        },
    ),
    _paper(
        "anmalan",
        "Anmälan",
        "En privatperson eller någon annan berättar att någon kan förlora sitt hem.",
        senders=("person", "other"),
        causes=CAUSES,
        sender_label="Den som anmäler",
        names_landlord=False,
        has=TOLD,
        needs={
            "sender": "Välj vem som anmäler.",
            "cause": "Välj vad anmälan gäller.",
            "told": "Skriv vad som har hänt, med anmälarens ord.",
        },
    ),
    _paper(
        "tidig-signal",
        "Tidig signal",
        "Hyresvärden hör av sig före en uppsägning. Ingen tid börjar löpa.",
        senders=("landlord", "grid_company"),
        causes=("rent_arrears", "disturbance", "electricity_debt"),
        has=MONEY | TOLD | {"rent_month"},
        needs={
            "landlord_name": "Ange vem som hör av sig.",
            "sender": "Välj vem som hör av sig.",
            "cause": "Välj vad det gäller.",
            "kind_reason": "Skriv grunden för att uppgiften lämnas, till exempel hyresgästens samtycke.",
        },
    ),
)

PAPERS: dict[str, Paper] = {paper.slug: paper for paper in _ALL}
