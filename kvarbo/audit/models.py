# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The record of who read or changed what about whom."""

from django.db import models

from kvarbo.common.models import AppendOnly


class Entry(AppendOnly):
    """One act by one user on one object. Source: HSLF-FS 2016:40 on access checks (åtkomstkontroll, loggar).

    Opaque ids and no foreign keys: the record outlives what it is about, and names no person. Triggers refuse edits.
    """

    at = models.DateTimeField()
    actor_id = models.CharField(max_length=64)
    action = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64)
    case_id = models.CharField(max_length=64, blank=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["object_kind", "object_id", "at"], name="audit_by_object"),
            models.Index(fields=["case_id", "at"], name="audit_by_case"),
            models.Index(fields=["actor_id", "at"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_id} {self.action} {self.object_kind} {self.object_id}"
