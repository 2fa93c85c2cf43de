# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small profile with one routine, for tests that need a plan but not a whole municipality's."""

from kvarbo.rules.words import CODE_LISTS

PROFILE_YAML = """
profil: exempelkommun
namn: Provköpings kommun
kommunkod: "0000"
påhittad: ja
ärendeprefix: EX
"""

ORGANISATION_YAML = """
nämnder:
  - {id: socialnamnden-norr, namn: Socialnämnden Norr}
  - {id: socialnamnden-soder, namn: Socialnämnden Söder}
områden:
  - {id: norr, namn: Norr, nämnd: socialnamnden-norr}
  - {id: soder, namn: Söder, nämnd: socialnamnden-soder}
enhetsslag:
  - {id: vuxen, namn: Vuxenenheten, zoner: [samordning, ekonomi], samordnar: ja}
  - {id: ekonomiskt-bistånd, namn: Ekonomiskt bistånd, zoner: [samordning, ekonomi], samordnar: ja}
  - {id: barn-och-unga, namn: Barn och unga, zoner: [samordning, barn]}
enheter:
  - {id: vux-norr, namn: Vuxenenheten Norr, slag: vuxen, område: norr}
  - {id: eb-norr, namn: Ekonomiskt bistånd Norr, slag: ekonomiskt-bistånd, område: norr}
  - {id: bou-norr, namn: Barn och unga Norr, slag: barn-och-unga, område: norr}
  - {id: vux-soder, namn: Vuxenenheten Söder, slag: vuxen, område: soder}
  - {id: eb-soder, namn: Ekonomiskt bistånd Söder, slag: ekonomiskt-bistånd, område: soder}
  - {id: bou-soder, namn: Barn och unga Söder, slag: barn-och-unga, område: soder}
"""

ROLES_YAML = """
roller:
  - {id: vuxenhandläggare, namn: Vuxenhandläggare, enhetsslag: vuxen, zon: samordning, kod: caseworker}
  - {id: registrator, namn: Registrator, enhetsslag: vuxen, zon: samordning, kod: registrar}
  - {id: ekonomihandläggare, namn: Ekonomihandläggare, enhetsslag: ekonomiskt-bistånd, zon: ekonomi, kod: caseworker}
  - {id: barnhandläggare, namn: Barnhandläggare, enhetsslag: barn-och-unga, zon: barn, kod: caseworker}
  - {id: arbetsledare-vuxen, namn: Arbetsledare vuxen, enhetsslag: vuxen, zon: samordning, kod: team_leader}
  - {id: skyddshandläggare, namn: Skyddshandläggare, enhetsslag: vuxen, zon: skyddad, kod: caseworker}
"""

ROUTING_YAML = """
rader:
  - {område: norr, enhet: vux-norr, skäl: Adressen ligger i Norr.}
  - {område: soder, enhet: vux-soder, skäl: Adressen ligger i Söder.}
"""

CHOICES_YAML = """
underrättelse_är_anmälan: nej
fyra_ögon: nej
adressmatchning: ja
gallring: ja
uppföljning_månader: [3, 12]
"""

ROUTINE_YAML = """
rutin: prov
version: "2026:1"
gäller_från: 2020-01-01
avsnitt:
  - {id: allt, när: alltid}
steg:
  - id: inled-utredning
    avsnitt: [allt]
    rubrik: Ta ställning till om en utredning ska inledas
    rubrik_utåt: Ställningstagande
    per: underrättelse
    roll: vuxenhandläggare
    zon: samordning
    senast: {arbetsdagar: 1}
    krav: lag
    regel: sol-14-2-utredning
  - id: forsta-kontakt
    avsnitt: [allt]
    rubrik: Ring hushållet
    rubrik_utåt: Kontakt
    per: underrättelse
    roll: vuxenhandläggare
    zon: samordning
    senast: {arbetsdagar: 1}
    klart_av: {händelse: kontakt, där: {resultat: nådd}}
    krav: rutin
  - id: hor-barnet
    avsnitt: [allt]
    rubrik: Samtala med barnet om oron för hemmet
    rubrik_utåt: Kontakt med familjen
    per: barn
    roll: barnhandläggare
    zon: barn
    senast: {arbetsdagar: 10}
    klart_av: barnsamtal
    krav: rutin
  - id: bekrafta-kfm
    avsnitt: [allt]
    rubrik: Bekräfta till Kronofogden
    rubrik_utåt: Bekräftelse
    per: avhysningstid
    roll: vuxenhandläggare
    zon: samordning
    senast: {arbetsdagar: 0}
    klart_av: kronofogden_bekräftad
    krav: lag
    regel: sof-11-3-bekraftelse
"""


OUTCOMES = ("paid", "plan_kept", "moved_own_home", "evicted", "unknown", "misregistered")


def _codes(name: str, words: tuple[str, ...]) -> str:
    rows = "\n".join(f'  - {{kod: "{word}", etikett: {word}, från: 2020-01-01}}' for word in words)
    return f"lista: {name}\nkoder:\n{rows}\n"


FILES: dict[str, bytes] = {
    "profil.yaml": PROFILE_YAML.encode(),
    "organisation.yaml": ORGANISATION_YAML.encode(),
    "roller.yaml": ROLES_YAML.encode(),
    "ansvar.yaml": ROUTING_YAML.encode(),
    "val.yaml": CHOICES_YAML.encode(),
    "rutiner/prov/2026-1.yaml": ROUTINE_YAML.encode(),
    **{f"koder/{name}.yaml": _codes(name, words).encode() for name, words in CODE_LISTS.items()},
    "koder/outcome.yaml": _codes("outcome", OUTCOMES).encode(),
}
