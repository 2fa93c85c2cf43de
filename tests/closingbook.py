# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small profile with what belongs to a closing: rules that hinder it, and follow-ups that it sets off."""

from __future__ import annotations

from kvarbo.casework.services import Draft
from kvarbo.organisation.services import load_profile
from kvarbo.rules.profile import Profile
from tests.casebook import contact, joins
from tests.personas import NOW, TODAY
from tests.smallprofile import FILES, ROUTINE_YAML

FOLLOW_UPS = """
  - id: folj-upp-3
    avsnitt: [allt]
    rubrik: Hör efter hur det gick, efter tre månader
    rubrik_utåt: Uppföljning
    per: ärende
    när: {alla: [[ärende.avslutat, är, ja]]}
    utlöses_av: ärende_avslutat
    öppnar: {månader: 3}
    senast: {arbetsdagar: 0}
    klart_av: {händelse: uppföljning, där: {månader: 3}}
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
  - id: folj-upp-12
    avsnitt: [allt]
    rubrik: Hör efter hur det gick, efter tolv månader
    rubrik_utåt: Uppföljning
    per: ärende
    när: {alla: [[ärende.avslutat, är, ja]]}
    utlöses_av: ärende_avslutat
    öppnar: {månader: 12}
    senast: {arbetsdagar: 0}
    klart_av: {händelse: uppföljning, där: {månader: 12}}
    roll: vuxenhandläggare
    zon: samordning
    krav: rutin
"""
RULES = """
avslut:
  hinder:
    - id: familj-flyttar
      när: {alla: [[barn.antal, minst, 1], [avslut.utfall, någon_av, [moved_own_home, evicted]], [boende.ordnat, är, nej]]}
      text: Familjen flyttar, men det är inte antecknat vilket boende som är ordnat.
      paragraf: Rutin, avsnitt 1
"""  # noqa: E501
ROUTINE = ROUTINE_YAML.rstrip() + FOLLOW_UPS + RULES
WHY = "Hushållet har flyttat till en annan kommun."


def with_closing() -> Profile:
    files = FILES | {"rutiner/prov/2026-1.yaml": ROUTINE.encode()}
    return load_profile(files=files, now=NOW, author="u_test")


def settle(write, household, petra) -> None:
    """All that law and routine demand of the case is done: the last of it by the child unit, in its own zone."""
    decided = Draft(type="step_done", data={"step_key": "inled-utredning/n_ett"}, on=TODAY)
    write(decided, contact(household.ture.pk, about=("n_ett",)), joins("bou-norr"))
    heard = {"child": household.lova.pk, "informed": True, "heard": True, "used": True, "guardian_consent": True}
    write(Draft(type="child_talk", data=heard, on=TODAY, about=(household.lova.pk,)), by=petra)


def housed(household) -> Draft:
    data = {"for": household.ture.pk, "from": TODAY.isoformat(), "form": "eget_avtal"}
    return Draft(type="housing_secured", data=data, on=TODAY)
