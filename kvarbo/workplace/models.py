# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one member of staff may count on finding again, and what all are told about the service."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import F, Q

from kvarbo.common.fields import EncryptedTextField
from kvarbo.common.ids import ID_LENGTH
from kvarbo.workplace.enums import MessageLevel

LONGEST_PATH = 300


class ListChoice(models.Model):
    """How a user left a list: the choices in its address, and nothing of what the list showed."""

    user = models.ForeignKey("organisation.User", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="list_choice_once"),
            models.CheckConstraint(condition=~Q(name=""), name="list_choice_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.name}"


class Presence(models.Model):
    """The day a user was here last, and when the working day before it ended."""

    user = models.OneToOneField("organisation.User", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    last_at = models.DateTimeField()
    ended_before = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_before__isnull=True) | Q(ended_before__lt=F("last_at")), name="presence_forward"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class FormDraft(models.Model):
    """What a user has typed in a form and not saved. Only that user reads it; encrypted, since it is about people."""

    user = models.ForeignKey("organisation.User", on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=LONGEST_PATH)
    values_told = EncryptedTextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "path"], name="form_draft_once"),
            models.CheckConstraint(condition=Q(path__startswith="/"), name="form_draft_has_path"),
        ]
        indexes = [
            models.Index(fields=["user", "-saved_at"], name="form_draft_by_user"),
            models.Index(fields=["saved_at"], name="form_draft_by_age"),
        ]

    def __str__(self) -> str:
        return f"FormDraft {self.pk}"

    @property
    def values(self) -> dict[str, list[str]]:
        """Field → what was typed or ticked in it, as the browser sent it."""
        return dict(json.loads(self.values_told or "{}"))


class OperationsMessage(models.Model):
    """A few words to everyone about the service: what does not work, or when it is away.

    `written_by` is a user's id, or the operator's word on the command line. Taken away, it stands with `ended_at`.
    """

    text = models.CharField("meddelande", max_length=400)
    level = models.CharField("slag", max_length=12, choices=MessageLevel)
    from_at = models.DateTimeField("visas från")
    until_at = models.DateTimeField("visas till", null=True, blank=True)
    written_by = models.CharField(max_length=ID_LENGTH)
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="operations_message_says_something"),
            models.CheckConstraint(condition=Q(level__in=MessageLevel.values), name="operations_message_level_known"),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gt=F("from_at")),
                name="operations_message_forward",
                violation_error_message="Meddelandet kan inte sluta innan det börjar.",
            ),
        ]
        indexes = [models.Index(fields=["from_at"], name="operations_message_by_start")]

    def __str__(self) -> str:
        return f"{self.level} {self.pk}"


class NewsSeen(models.Model):
    """The latest news that a user has opened the page of."""

    user = models.OneToOneField("organisation.User", on_delete=models.CASCADE, related_name="+")
    newest = models.CharField(max_length=20)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.newest}"
