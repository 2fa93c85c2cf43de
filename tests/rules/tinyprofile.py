# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A tiny invented municipality: two areas, three kinds of unit, and a routine that uses every part of the format."""

PROFILE = """
profil: prov
namn: Provköping
kommunkod: "0000"
påhittad: ja
ärendeprefix: P
"""

ORGANISATION = """
nämnder:
  - {id: sn, namn: Socialnämnden}
områden:
  - {id: norr, namn: Norr, nämnd: sn}
  - {id: soder, namn: Söder, nämnd: sn}
enhetsslag:
  - {id: vux, namn: Vuxna, zoner: [samordning, ekonomi], samordnar: ja}
  - {id: eb, namn: Ekonomiskt bistånd, zoner: [samordning, ekonomi]}
  - {id: bou, namn: Barn och unga, zoner: [samordning, barn]}
  - {id: fält, namn: Fältgruppen, zoner: [samordning]}
enheter:
  - {id: vux-norr, namn: Vuxna Norr, slag: vux, område: norr}
  - {id: eb-norr, namn: Bistånd Norr, slag: eb, område: norr}
  - {id: bou-norr, namn: Barn Norr, slag: bou, område: norr}
  - {id: vux-soder, namn: Vuxna Söder, slag: vux, område: soder}
  - {id: eb-soder, namn: Bistånd Söder, slag: eb, område: soder}
  - {id: bou-soder, namn: Barn Söder, slag: bou, område: soder}
"""

ROLES = """
roller:
  - {id: vuxenhandläggare, namn: Vuxenhandläggare, enhetsslag: vux, zon: samordning, kod: caseworker}
  - {id: ekonomihandläggare, namn: Ekonomihandläggare, enhetsslag: eb, zon: ekonomi, kod: caseworker}
  - {id: barnhandläggare, namn: Barnhandläggare, enhetsslag: bou, zon: barn, kod: caseworker}
  - {id: fältare, namn: Fältare, enhetsslag: fält, zon: samordning, kod: caseworker}
"""

ROUTING = """
rader:
  - {område: norr, enhet: vux-norr, skäl: Ligger i Norr.}
  - {område: soder, enhet: vux-soder, skäl: Ligger i Söder.}
"""

CHOICES = """
underrättelse_är_anmälan: nej
fyra_ögon: nej
adressmatchning: nej
gallring: ja
uppföljning_månader: [3, 12]
"""

ROUTINE = """
rutin: prov
version: "2026:1"
gäller_från: 2020-01-01
avsnitt:
  - {id: kfm, när: {alla: [[mål.antal, minst, 1]]}}
  - {id: barnfamilj, när: {alla: [[barn.antal, minst, 1]]}}
  - {id: utan-barn, när: alltid}
steg:
  - id: inled
    avsnitt: [barnfamilj, utan-barn]
    rubrik: Ta ställning till utredning
    rubrik_utåt: Ställningstagande
    per: underrättelse
    roll: vuxenhandläggare
    zon: samordning
    krav: lag
    regel: sol-14-2-utredning
    senast: {arbetsdagar: 1, från: utlösare}
  - id: ring
    avsnitt: [kfm, barnfamilj, utan-barn]
    rubrik: Ring
    rubrik_utåt: Kontakt
    per: underrättelse
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
    senast: {arbetsdagar: 1, från: utlösare}
    klart_av: {händelse: kontakt}
    upprepas: {var: 2 arbetsdagar, högst: 2, tills: {händelse: kontakt, där: {resultat: nådd}}}
  - id: informera-bou
    avsnitt: [barnfamilj]
    rubrik: Informera barn och unga
    rubrik_utåt: Kontakt med familjen
    per: underrättelse
    när: {alla: [[underrättelser.hyra_eller_störning, minst, 2]]}
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
    senast: {arbetsdagar: 1, från: utlösare}
  - id: kalla
    avsnitt: [barnfamilj]
    rubrik: Kalla till gemensamt besök
    rubrik_utåt: Kontakt med familjen
    per: underrättelse
    när: {alla: [[underrättelser.hyra_eller_störning, minst, 2]]}
    efter: [{steg: informera-bou}]
    roll: vuxenhandläggare
    deltar: [barnhandläggare]
    zon: samordning
    krav: rutin
    senast: [{arbetsdagar: 6, från: utlösare}, {före: jb-12-44-atervinningsfrist, arbetsdagar: 8}]
    tar: {arbetsdagar: 2}
    klart_av: {händelse: kallelse_skickad}
    upphör: {någon: [[underrättelse.löst, är, ja]]}
  - id: beslut-om-skuld
    avsnitt: [barnfamilj, utan-barn]
    rubrik: Beslut om hyresskulden
    rubrik_utåt: Ekonomisk prövning
    per: underrättelse
    roll: ekonomihandläggare
    zon: ekonomi
    krav: rutin
    senast: {före: [jb-12-44-atervinningsfrist, brl-7-23-atervinningsfrist], arbetsdagar: 4}
    tar: {arbetsdagar: 3}
    upphör: {någon: [[underrättelse.löst, är, ja]]}
  - id: barnets-behov
    avsnitt: [barnfamilj, kfm]
    rubrik: Barnets behov
    rubrik_utåt: Ett steg hos barn och unga
    per: barn
    när: {alla: [[barn.bor, är_inte, bor_inte_här]]}
    roll: barnhandläggare
    zon: barn
    krav: rutin
    senast: {arbetsdagar: 10, från: utlösare}
    klart_av: [{händelse: barnsamtal}, {händelse: utredning, där: {resultat: avslutad}}]
  - id: aldre
    avsnitt: [utan-barn, kfm]
    rubrik: Gemensam första bedömning
    rubrik_utåt: Bedömning
    per: ärende
    när: {alla: [[vuxna.65_eller_äldre, minst, 1]]}
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
    senast: {arbetsdagar: 5, från: utlösare}
  - id: bekrafta-kfm
    avsnitt: [kfm]
    rubrik: Bekräfta till Kronofogden
    rubrik_utåt: Bekräftelse
    per: avhysningstid
    roll: vuxenhandläggare
    zon: samordning
    krav: lag
    regel: sof-11-3-bekraftelse
    senast: {arbetsdagar: 0, från: utlösare}
    klart_av: {händelse: kronofogden_bekräftad}
  - id: planera
    avsnitt: [kfm]
    rubrik: Planera
    rubrik_utåt: Planering
    per: mål
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
    senast: {före: avhysning, arbetsdagar: 5}
    tar: {arbetsdagar: 1}
    klart_av: {händelse: möte, där: {slag: planning, hölls: ja}}
    upphör: {någon: [[mål.återkallat, är, ja]]}
  - id: samtycke
    avsnitt: [kfm, barnfamilj, utan-barn]
    rubrik: Fråga om samtycke
    rubrik_utåt: Samtycke
    per: ärende
    roll: vuxenhandläggare
    zon: samordning
    krav: nej
    klart_av: {händelse: samtycke_givet}
  - id: uppfoljning-3
    avsnitt: [kfm, barnfamilj, utan-barn]
    rubrik: Följ upp
    rubrik_utåt: Uppföljning
    per: ärende
    utlöses_av: ärende_avslutat
    öppnar: {månader: 3}
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
    klart_av: {händelse: uppföljning, där: {månader: 3}}
"""

FILES = {
    "profil.yaml": PROFILE,
    "organisation.yaml": ORGANISATION,
    "roller.yaml": ROLES,
    "ansvar.yaml": ROUTING,
    "val.yaml": CHOICES,
    "rutiner/prov/1.yaml": ROUTINE,
}
