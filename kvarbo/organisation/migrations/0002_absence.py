# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_day", models.DateField()),
                ("until_day", models.DateField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_day__isnull", True), ("until_day__gte", models.F("from_day")), _connector="OR"
                        ),
                        name="absence_period_forward",
                        violation_error_message="Frånvaron kan inte sluta innan den börjar.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_day__isnull", True)),
                        fields=("user",),
                        name="absence_one_without_end",
                        violation_error_message="Personen är redan borta tills vidare.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("until_day__isnull", True), ("until_day__gt", models.F("from_day")), _connector="OR"
                        ),
                        fields=("user", "from_day"),
                        name="absence_once_from_a_day",
                        violation_error_message="Personen är redan borta från den dagen.",
                    ),
                ],
            },
        ),
    ]
