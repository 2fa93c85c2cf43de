# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper as anyone may hand it in: text by field, not judged yet. The same for a page, a file and an endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from kvarbo.notices.exceptions import BadNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """What a paper says, each field as text. Empty means that the paper does not say.

    `landlord_name`, `landlord_address` and `landlord_phone` are the sender's; on a paper from an authority they are
    those of the landlord it names. `kind` is empty when it shall follow from the table.
    """

    paper: str = "hyra"
    kind: str = ""
    kind_reason: str = ""
    cause: str = ""
    sender: str = ""
    regime: str = ""
    channel: str = ""
    posted_on: str = ""
    received_on: str = ""
    served_on: str = ""
    landlord_name: str = ""
    landlord_address: str = ""
    landlord_phone: str = ""
    tenant_name: str = ""
    tenant_personnummer: str = ""
    tenant_street: str = ""
    tenant_postal: str = ""
    rooms: str = ""
    size_m2: str = ""
    flat_number: str = ""
    amount: str = ""
    due_on: str = ""
    interest: str = ""
    payment_account: str = ""
    ocr: str = ""
    rent_month: str = ""
    matter: str = ""
    applied_on: str = ""
    eviction_at: str = ""
    cut_off_on: str = ""
    told: str = ""
    children_told: str = ""

    @property
    def sender_name(self) -> str:
        """The name that stands on the paper for the sender, or for the landlord that an authority names."""
        return self.landlord_name

    @classmethod
    def from_mapping(cls, given: Mapping[str, object]) -> NoticeDraft:
        """A draft from keys and values of any kind. Raises BadNotice for keys that no paper has."""
        known = {one.name for one in fields(cls)}
        if unknown := sorted(set(given) - known):
            raise BadNotice({key: f"Fältet ”{key}” finns inte på blanketten." for key in unknown})
        return cls(**{key: "" if value is None else str(value).strip() for key, value in given.items()})
