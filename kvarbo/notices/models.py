# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice as it arrived, and what was decided."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q

from kvarbo.common.fields import EncryptedTextField
from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.common.models import AppendOnly
from kvarbo.dwellings.enums import Regime
from kvarbo.notices.enums import NoticeDecision, NoticeStatus
from kvarbo.notices.papers import PAPERS
from kvarbo.notices.querysets import NoticeQuerySet

PAPER_SLUGS = tuple(PAPERS)
PAPERS_WITH_REGIME = tuple(paper.slug for paper in PAPERS.values() if "regime" in paper.required)


def new_notice_id() -> str:
    return new_id("n")


class Notice(models.Model):
    """A paper that has arrived at a board: told as it stands there. Source: the form, by its numbers.

    It waits until someone has decided; what the decision led to is in the case's log.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_notice_id)
    board = models.ForeignKey("organisation.Board", on_delete=models.PROTECT, related_name="+", verbose_name="nämnd")
    status = models.CharField("läge", max_length=8, choices=NoticeStatus, default=NoticeStatus.WAITING)
    paper = models.CharField("papper", max_length=24, default="hyra")
    kind = models.CharField("slag", max_length=16)
    kind_by_table = models.CharField("slag enligt tabellen", max_length=16)
    kind_reason = models.TextField("varför det slaget", blank=True)
    cause = models.CharField("orsak", max_length=20)
    sender = models.CharField("avsändare", max_length=16)
    channel = models.CharField("sätt", max_length=20)
    posted_on = models.DateField("postat", null=True, blank=True)
    received_on = models.DateField("kom in")
    served_on = models.DateField("hyresgästen delgavs", null=True, blank=True)
    registered_by = models.CharField("registrerad av", max_length=ID_LENGTH)
    registered_at = models.DateTimeField("registrerad")
    submission_key = models.CharField(max_length=80, blank=True, editable=False)

    landlord_name = models.CharField("avsändarens eller hyresvärdens namn", max_length=200, blank=True)
    landlord_address = models.CharField("hyresvärdens postadress", max_length=200, blank=True)
    landlord_phone = models.CharField("hyresvärdens telefon", max_length=40, blank=True)
    tenant_name = models.CharField("hyresgästens namn", max_length=200)
    tenant_personnummer = EncryptedTextField("hyresgästens personnummer", blank=True)
    tenant_personnummer_index = models.CharField(max_length=64, blank=True, editable=False)
    tenant_street = models.CharField("gatuadress", max_length=200)
    tenant_postal = models.CharField("postadress", max_length=120, blank=True)
    rooms = models.PositiveSmallIntegerField("antal rum", null=True, blank=True)
    size_m2 = models.DecimalField("storlek", max_digits=6, decimal_places=1, null=True, blank=True)
    flat_number = models.CharField("lägenhetsnummer", max_length=20, blank=True)
    amount = models.PositiveIntegerField("belopp", null=True, blank=True)
    due_on = models.DateField("förfallodag", null=True, blank=True)
    interest = models.PositiveIntegerField("ränta", null=True, blank=True)
    payment_account = models.CharField("bankgiro eller plusgiro", max_length=60, blank=True)
    ocr = models.CharField("OCR", max_length=40, blank=True)
    rent_month = models.CharField("hyresmånad", max_length=7, blank=True)
    regime = models.CharField("lag som avtalet följer", max_length=8, choices=Regime, blank=True)
    matter = models.CharField("målnummer", max_length=40, blank=True)
    applied_on = models.DateField("ansökan gjordes", null=True, blank=True)
    eviction_at = models.CharField("tid för avhysning", max_length=16, blank=True)
    cut_off_on = models.DateField("elen stängs av", null=True, blank=True)
    told = EncryptedTextField("vad papperet berättar", blank=True)
    children_told = models.CharField("barn nämns", max_length=3, blank=True)

    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    decision = models.CharField("beslut", max_length=8, choices=NoticeDecision, blank=True)
    decision_reason = models.TextField("skäl", blank=True)
    decided_by = models.CharField("beslutad av", max_length=ID_LENGTH, blank=True)
    decided_at = models.DateTimeField("beslutad", null=True, blank=True)
    looked_by = models.CharField("tittad på av", max_length=ID_LENGTH, blank=True)
    looked_at = models.DateTimeField("tittad på", null=True, blank=True)
    first_seq = models.PositiveIntegerField("första händelsen i loggen", null=True, blank=True, editable=False)
    last_seq = models.PositiveIntegerField("sista händelsen i loggen", null=True, blank=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "underrättelse"
        verbose_name_plural = "underrättelser"
        indexes = [
            models.Index(fields=["board", "status", "received_on"], name="notice_waiting_by_board"),
            models.Index(fields=["board", "tenant_personnummer_index"], name="notice_by_number"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["registered_by", "submission_key"],
                condition=~Q(submission_key=""),
                name="notice_submitted_once",
                violation_error_message="Underrättelsen är redan registrerad.",
            ),
            models.CheckConstraint(
                condition=Q(posted_on__isnull=True) | Q(posted_on__lte=models.F("received_on")),
                name="notice_posted_before_received",
                violation_error_message="Brevet kan inte ha postats efter att det kom in.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False, amount__gt=0) | Q(amount__isnull=True) & ~Q(paper="hyra"),
                name="notice_amount_positive",
                violation_error_message="Beloppet ska vara mer än noll kronor.",
            ),
            models.CheckConstraint(
                condition=Q(status=NoticeStatus.WAITING, decision="", decided_at__isnull=True)
                | Q(status=NoticeStatus.DECIDED, decided_at__isnull=False) & ~Q(decision="") & ~Q(decided_by=""),
                name="notice_decided_whole",
                violation_error_message="Ett beslut ska säga vad, när och av vem.",
            ),
            models.CheckConstraint(
                condition=~Q(decision=NoticeDecision.NONE) | ~Q(decision_reason=""),
                name="notice_no_action_has_reason",
                violation_error_message="Skriv varför underrättelsen inte leder till någon åtgärd.",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=[NoticeDecision.OPEN, NoticeDecision.JOIN]) | Q(case__isnull=False),
                name="notice_action_has_case",
                violation_error_message="Beslutet ska leda till ett ärende.",
            ),
            models.CheckConstraint(
                condition=Q(regime__in=Regime.values) | Q(regime="") & ~Q(paper__in=PAPERS_WITH_REGIME),
                name="notice_regime_known",
                violation_error_message="Välj vilken lag avtalet följer.",
            ),
            models.CheckConstraint(
                condition=Q(paper__in=PAPER_SLUGS), name="notice_paper_known", violation_error_message="Okänt papper."
            ),
            models.CheckConstraint(
                condition=Q(kind=models.F("kind_by_table")) | ~Q(kind_reason=""),
                name="notice_kind_has_reason",
                violation_error_message="Skriv varför papperet är något annat än det brukar vara.",
            ),
            models.CheckConstraint(
                condition=~Q(paper="kronofogden-tid") | ~Q(eviction_at="") & ~Q(matter=""),
                name="notice_eviction_has_time",
                violation_error_message="Ange målnummer, dag och klockslag för avhysningen.",
            ),
        ]

    def __str__(self) -> str:
        return self.id


class UnfinishedNotice(models.Model):
    """A paper that someone has begun to type in, kept until it is registered or thrown away. Only that user's own."""

    user = models.ForeignKey("organisation.User", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    paper = models.CharField("papper", max_length=24)
    values_told = EncryptedTextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="unfinished_once"),
            models.CheckConstraint(condition=~Q(key=""), name="unfinished_has_key"),
        ]
        indexes = [models.Index(fields=["user", "-saved_at"], name="unfinished_by_user")]

    def __str__(self) -> str:
        return f"{self.paper} ({self.pk})"

    @property
    def values(self) -> dict[str, str]:
        """Field → what was typed in it."""
        return dict(json.loads(self.values_told or "{}"))


class UndoneDecision(AppendOnly):
    """A decision on a notice that was taken back: what it was, who took it back, and why. Triggers refuse edits."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="undone")
    decision = models.CharField(max_length=8, choices=NoticeDecision)
    decision_reason = models.TextField(blank=True)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField(max_length=ID_LENGTH)
    decided_at = models.DateTimeField()
    undone_by = models.CharField(max_length=ID_LENGTH)
    undone_at = models.DateTimeField()
    reason = models.TextField()
    withdrawn = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="undone_has_reason", violation_error_message="Skriv varför."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.decision}"


class HiddenHit(models.Model):
    """A notice on someone whom the registrar may not see: seen only by those who may, until they have handled it.

    `person` is the row that the registrar's decision made beside `hidden`, the one that was known before.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    hidden = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.CharField(max_length=ID_LENGTH, blank=True)
    same_person = models.BooleanField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "person", "hidden"], name="hidden_hit_once"),
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, handled_by="") | Q(handled_at__isnull=False) & ~Q(handled_by=""),
                name="hidden_hit_handled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} ({self.pk})"
