# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole profile of few words, to load and to spoil."""

from kvarbo.rules.words import CODE_LISTS

ORGANISATION = """\
nämnder: [{id: namnd-ost, namn: Nämnden i Öst}]
områden: [{id: ost, namn: Öst, nämnd: namnd-ost}]
enhetsslag:
  - {id: vuxen, namn: Vuxenenhet, zoner: [ekonomi, samordning], samordnar: ja}
enheter: [{id: vux-ost, namn: Vuxenenheten Öst, slag: vuxen, område: ost, telefon: "00-00 00 00"}]
"""
ROLES = """\
roller:
  - {id: vuxenhandläggare, namn: Vuxenhandläggare, enhetsslag: vuxen, zon: samordning, kod: caseworker}
"""
CHOICES = """\
underrättelse_är_anmälan: nej
fyra_ögon: nej
adressmatchning: nej
gallring: ja
uppföljning_månader: [3, 12]
"""
DEMO = """\
från: 2024-01-01
personal:
  - användare: hilma.ostman
    namn: Hilma Östman
    uppgifter: [{enhet: vux-ost, roll: vuxenhandläggare}]
    persona: Handläggare, Vuxenenheten Öst
    presentation: Samordnar ärenden.
  - användare: folke.ostman
    namn: Folke Östman
    uppgifter: [{enhet: vux-ost, roll: vuxenhandläggare}]
"""


def profile_files(**changes: str) -> dict[str, bytes]:
    """The files of the profile; a keyword with two underscores for the slash and none for .yaml replaces one."""
    texts = {
        "profil": 'profil: provkommun\nnamn: Provkommun\nkommunkod: "0000"\npåhittad: ja\närendeprefix: PR\n',
        "organisation": ORGANISATION,
        "roller": ROLES,
        "ansvar": "rader: [{område: ost, enhet: vux-ost, skäl: hela Öst}]\n",
        "val": CHOICES,
        "demo": DEMO,
    }
    for name, words in CODE_LISTS.items():
        rows = "".join(f"  - {{kod: {word}, etikett: {word}, från: 2020-01-01}}\n" for word in words)
        texts[f"koder__{name}"] = f"lista: {name}\nkoder:\n{rows}"
    files = {f"{name.replace('__', '/')}.yaml": text.encode() for name, text in (texts | changes).items()}
    # Windows line ends and a byte that no one asked for must come back as they were.
    return files | {"handbok/samordning.md": "# Samordning\r\n\r\nVi hjälps åt. \r\n".encode()}
