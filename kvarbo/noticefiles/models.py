# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file with notices until its rows are taken in, the mark of each row, and how a sender names the columns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kvarbo.common.fields import EncryptedTextField
from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.noticefiles.enums import FileState
from kvarbo.noticefiles.querysets import ImportFileQuerySet


def new_file_id() -> str:
    return new_id("f")


class ImportFile(models.Model):
    """A file that somebody sent. Its rows are kept encrypted, and only until they are taken in or thrown away."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_file_id)
    board = models.ForeignKey("organisation.Board", on_delete=models.PROTECT, related_name="+", verbose_name="nämnd")
    state = models.CharField("läge", max_length=9, choices=FileState, default=FileState.RECEIVED)
    name = models.CharField("filens namn", max_length=200)
    sender = models.CharField("avsändare", max_length=200)
    digest = models.CharField(max_length=64, editable=False)
    received_on = models.DateField("kom in")
    uploaded_by = models.CharField("lämnad av", max_length=ID_LENGTH)
    uploaded_at = models.DateTimeField("lämnad")
    finished_by = models.CharField("avslutad av", max_length=ID_LENGTH, blank=True)
    finished_at = models.DateTimeField("avslutad", null=True, blank=True)
    columns = models.JSONField("kolumner", default=dict)
    constants = models.JSONField("samma för alla rader", default=dict)
    rows = EncryptedTextField("rader", null=True, blank=True)
    findings = EncryptedTextField("utlåtanden", null=True, blank=True)
    with_likely = models.BooleanField("också möjliga dubbletter", default=False)
    note = models.CharField("att veta om filen", max_length=200, blank=True)
    row_count = models.PositiveIntegerField("antal rader", default=0)
    next_row = models.PositiveIntegerField("nästa rad", default=0)
    good = models.PositiveIntegerField("godtas", default=0)
    bad = models.PositiveIntegerField("fel", default=0)
    known = models.PositiveIntegerField("redan inlästa", default=0)
    likely = models.PositiveIntegerField("möjliga dubbletter", default=0)

    objects = ImportFileQuerySet.as_manager()

    class Meta:
        verbose_name = "fil med underrättelser"
        verbose_name_plural = "filer med underrättelser"
        indexes = [models.Index(fields=["board", "state", "uploaded_at"], name="file_by_board")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[FileState.DONE, FileState.DISCARDED])
                | Q(rows__isnull=True, findings__isnull=True, finished_at__isnull=False) & ~Q(finished_by=""),
                name="file_finished_keeps_no_rows",
                violation_error_message="En avslutad fil ska inte ha några rader kvar.",
            ),
            models.UniqueConstraint(
                fields=["board", "digest"],
                condition=Q(state__in=[FileState.RECEIVED, FileState.READING]),
                name="file_open_once",
                violation_error_message="Samma fil väntar redan.",
            ),
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def is_open(self) -> bool:
        return self.state in (FileState.RECEIVED, FileState.READING)


class ImportedRow(models.Model):
    """The mark of a row that has become a notice: the same row can never become another at the same board."""

    board = models.ForeignKey("organisation.Board", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    notice = models.OneToOneField("notices.Notice", on_delete=models.CASCADE, related_name="imported_row")
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="imported_rows")
    row_number = models.PositiveIntegerField("rad")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "fingerprint"],
                name="row_taken_in_once",
                violation_error_message="Raden är redan inläst.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_id}:{self.row_number}"


class ColumnMapping(models.Model):
    """What a sender's columns mean, remembered by the header row."""

    board = models.ForeignKey("organisation.Board", on_delete=models.PROTECT, related_name="+")
    sender_key = models.CharField("avsändare", max_length=200)
    header_key = models.CharField("rubrikrad", max_length=64)
    columns = models.JSONField("kolumner")
    constants = models.JSONField("samma för alla rader", default=dict)
    saved_by = models.CharField("sparad av", max_length=ID_LENGTH)
    saved_at = models.DateTimeField("sparad")

    class Meta:
        verbose_name = "kolumnkarta"
        constraints = [
            models.UniqueConstraint(fields=["board", "sender_key", "header_key"], name="mapping_once_by_sender")
        ]

    def __str__(self) -> str:
        return f"{self.sender_key}:{self.header_key[:8]}"
