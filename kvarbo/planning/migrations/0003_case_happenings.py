# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("planning", "0002_the_days_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseHappening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="dag")),
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tried", "Försök till kontakt"),
                            ("reached", "Fick kontakt"),
                            ("skipped", "Steg hoppades över"),
                            ("postponed", "Steg sköts upp"),
                            ("moved", "Ordningen ändrades"),
                        ],
                        max_length=10,
                        verbose_name="slag",
                    ),
                ),
                ("event_id", models.CharField(max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="happenings", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "hänt i ärende",
                "verbose_name_plural": "hänt i ärenden",
                "indexes": [models.Index(fields=["case", "on"], name="casehappening_case_on")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "event_id"),
                        name="casehappening_once_per_event",
                        violation_error_message="Händelsen är redan räknad.",
                    )
                ],
            },
        ),
    ]
