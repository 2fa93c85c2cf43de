# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="person",
            name="person_once_per_board",
        ),
        migrations.AddField(
            model_name="person",
            name="beside",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("personnummer_index", ""), _negated=True), ("merged", False)),
                fields=("board", "personnummer_index", "protected", "beside"),
                name="person_once_per_board",
                violation_error_message="Nämnden har redan en person med det personnumret.",
            ),
        ),
    ]
