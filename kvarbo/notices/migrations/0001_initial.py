# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

import kvarbo.common.fields
import kvarbo.notices.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=kvarbo.notices.models.new_notice_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("waiting", "Väntar på beslut"), ("decided", "Beslutad")],
                        default="waiting",
                        max_length=8,
                        verbose_name="läge",
                    ),
                ),
                ("kind", models.CharField(max_length=16, verbose_name="slag")),
                ("cause", models.CharField(max_length=20, verbose_name="orsak")),
                ("sender", models.CharField(max_length=16, verbose_name="avsändare")),
                ("channel", models.CharField(max_length=20, verbose_name="sätt")),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="postat")),
                ("received_on", models.DateField(verbose_name="kom in")),
                ("served_on", models.DateField(blank=True, null=True, verbose_name="hyresgästen delgavs")),
                ("registered_by", models.CharField(max_length=32, verbose_name="registrerad av")),
                ("registered_at", models.DateTimeField(verbose_name="registrerad")),
                ("submission_key", models.CharField(blank=True, editable=False, max_length=80)),
                ("landlord_name", models.CharField(max_length=200, verbose_name="hyresvärdens namn")),
                (
                    "landlord_address",
                    models.CharField(blank=True, max_length=200, verbose_name="hyresvärdens postadress"),
                ),
                ("landlord_phone", models.CharField(blank=True, max_length=40, verbose_name="hyresvärdens telefon")),
                ("tenant_name", models.CharField(max_length=200, verbose_name="hyresgästens namn")),
                (
                    "tenant_personnummer",
                    kvarbo.common.fields.EncryptedTextField(blank=True, verbose_name="hyresgästens personnummer"),
                ),
                ("tenant_personnummer_index", models.CharField(blank=True, editable=False, max_length=64)),
                ("tenant_street", models.CharField(max_length=200, verbose_name="gatuadress")),
                ("tenant_postal", models.CharField(blank=True, max_length=120, verbose_name="postadress")),
                ("rooms", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="antal rum")),
                (
                    "size_m2",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="storlek"),
                ),
                ("flat_number", models.CharField(blank=True, max_length=20, verbose_name="lägenhetsnummer")),
                ("amount", models.PositiveIntegerField(verbose_name="belopp")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="förfallodag")),
                ("interest", models.PositiveIntegerField(blank=True, null=True, verbose_name="ränta")),
                (
                    "payment_account",
                    models.CharField(blank=True, max_length=60, verbose_name="bankgiro eller plusgiro"),
                ),
                ("ocr", models.CharField(blank=True, max_length=40, verbose_name="OCR")),
                ("rent_month", models.CharField(blank=True, max_length=7, verbose_name="hyresmånad")),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("JB12", "Hyreslagen (12 kap. jordabalken)"),
                            ("BRL", "Bostadsrättslagen"),
                            ("PRIV2012", "Privatuthyrning, avtal enligt 2012 års lag"),
                            ("PRIV2026", "Privatuthyrning, avtal enligt 2026 års lag"),
                            ("ANNAT", "Annat boende"),
                        ],
                        max_length=8,
                        verbose_name="lag som avtalet följer",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Ett nytt ärende öppnades"),
                            ("join", "Lades till i ett öppet ärende"),
                            ("none", "Ingen åtgärd"),
                        ],
                        max_length=8,
                        verbose_name="beslut",
                    ),
                ),
                ("decision_reason", models.TextField(blank=True, verbose_name="skäl")),
                ("decided_by", models.CharField(blank=True, max_length=32, verbose_name="beslutad av")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="beslutad")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.board",
                        verbose_name="nämnd",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="cases.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "underrättelse",
                "verbose_name_plural": "underrättelser",
                "indexes": [models.Index(fields=["board", "status", "received_on"], name="notice_waiting_by_board")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("submission_key", ""), _negated=True),
                        fields=("registered_by", "submission_key"),
                        name="notice_submitted_once",
                        violation_error_message="Underrättelsen är redan registrerad.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("posted_on__isnull", True), ("posted_on__lte", models.F("received_on")), _connector="OR"
                        ),
                        name="notice_posted_before_received",
                        violation_error_message="Brevet kan inte ha postats efter att det kom in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="notice_amount_positive",
                        violation_error_message="Beloppet ska vara mer än noll kronor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decision", ""), ("status", "waiting")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("status", "decided"),
                                models.Q(("decision", ""), _negated=True),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_decided_whole",
                        violation_error_message="Ett beslut ska säga vad, när och av vem.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "none"), _negated=True),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="notice_no_action_has_reason",
                        violation_error_message="Skriv varför underrättelsen inte leder till någon åtgärd.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__in", ["open", "join"]), _negated=True),
                            ("case__isnull", False),
                            _connector="OR",
                        ),
                        name="notice_action_has_case",
                        violation_error_message="Beslutet ska leda till ett ärende.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("regime__in", ["JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT"])),
                        name="notice_regime_known",
                        violation_error_message="Välj vilken lag avtalet följer.",
                    ),
                ],
            },
        ),
    ]
