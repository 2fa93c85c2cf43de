# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CasePlan",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="plan",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("planned_for", models.DateField(verbose_name="gäller dagen")),
                ("known_at", models.DateTimeField(verbose_name="känt till och med")),
                (
                    "next_change_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="ändras nästa gång"),
                ),
                ("section", models.CharField(blank=True, max_length=60, verbose_name="avsnitt")),
                ("routine_version", models.CharField(max_length=80, verbose_name="rutinens version")),
                ("law_sha", models.CharField(max_length=64)),
                ("profile_sha", models.CharField(max_length=64)),
                ("engine", models.CharField(max_length=20)),
                ("plan", models.JSONField(verbose_name="plan")),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "planer",
            },
        ),
        migrations.CreateModel(
            name="PlanDeadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160)),
                ("rule", models.CharField(max_length=80, verbose_name="regel")),
                ("subject", models.CharField(max_length=60)),
                (
                    "zone",
                    models.CharField(
                        choices=[
                            ("coordination", "Samordning"),
                            ("economy", "Ekonomi"),
                            ("child", "Barn"),
                            ("protected", "Skyddad"),
                        ],
                        max_length=12,
                        verbose_name="zon",
                    ),
                ),
                ("kind", models.CharField(max_length=12, verbose_name="slag")),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "Löper"), ("met", "Hållen"), ("missed", "Missad"), ("stopped", "Stoppad")],
                        max_length=8,
                        verbose_name="läge",
                    ),
                ),
                ("nominal", models.DateField(blank=True, null=True, verbose_name="sista dag")),
                ("due", models.DateField(blank=True, null=True, verbose_name="senast")),
                ("earliest", models.DateField(blank=True, null=True, verbose_name="tidigast")),
                ("preliminary", models.BooleanField(verbose_name="preliminär")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deadlines", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "frist i plan",
                "verbose_name_plural": "frister i planer",
                "indexes": [models.Index(fields=["state", "nominal"], name="plandeadline_state_nominal")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "key"),
                        name="plandeadline_key_once_per_case",
                        violation_error_message="Fristen finns redan i planen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160)),
                ("step_id", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=300, verbose_name="rubrik")),
                ("outside_title", models.CharField(max_length=300, verbose_name="rubrik utåt")),
                (
                    "zone",
                    models.CharField(
                        choices=[
                            ("coordination", "Samordning"),
                            ("economy", "Ekonomi"),
                            ("child", "Barn"),
                            ("protected", "Skyddad"),
                        ],
                        max_length=12,
                        verbose_name="zon",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=60, verbose_name="roll")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="enhet")),
                ("person", models.CharField(blank=True, max_length=32, verbose_name="person")),
                (
                    "required",
                    models.CharField(
                        choices=[("law", "Lag"), ("routine", "Rutin"), ("no", "Frivilligt")],
                        max_length=8,
                        verbose_name="krav",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Inte börjat"),
                            ("open", "Pågår"),
                            ("postponed", "Uppskjutet"),
                            ("done", "Klart"),
                            ("skipped", "Hoppas över"),
                            ("obsolete", "Inte längre aktuellt"),
                        ],
                        max_length=10,
                        verbose_name="läge",
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="öppnar")),
                ("due", models.DateField(blank=True, null=True, verbose_name="senast")),
                ("latest_start", models.DateField(blank=True, null=True, verbose_name="börja senast")),
                ("until", models.DateField(blank=True, null=True, verbose_name="uppskjutet till")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "steg i plan",
                "verbose_name_plural": "steg i planer",
                "indexes": [models.Index(fields=["unit", "state", "due"], name="planstep_unit_state_due")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "key"),
                        name="planstep_key_once_per_case",
                        violation_error_message="Steget finns redan i planen.",
                    )
                ],
            },
        ),
    ]
