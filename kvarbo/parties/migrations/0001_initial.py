# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models

import kvarbo.parties.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("common", "0001_collation")]

    operations = [
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=kvarbo.parties.models.new_party_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("landlord", "Hyresvärd"),
                            ("association", "Bostadsrättsförening"),
                            ("kfm", "Kronofogden"),
                            ("rent_tribunal", "Hyresnämnden"),
                            ("grid_company", "Elnätsföretag"),
                            ("provider", "Utförare"),
                            ("other", "Annan"),
                        ],
                        max_length=16,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("organisation_number", models.CharField(blank=True, max_length=11)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "landlord",
                                    "association",
                                    "kfm",
                                    "rent_tribunal",
                                    "grid_company",
                                    "provider",
                                    "other",
                                ],
                            )
                        ),
                        name="party_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="party_has_name",
                        violation_error_message="Ange vad parten heter.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation_number", ""), _negated=True),
                        fields=("organisation_number",),
                        name="party_organisation_number_once",
                        violation_error_message="Det finns redan en part med det organisationsnumret.",
                    ),
                ],
            },
        ),
    ]
