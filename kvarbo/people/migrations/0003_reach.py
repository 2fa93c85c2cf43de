# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import kvarbo.common.fields


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_person_beside"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="phone",
            field=kvarbo.common.fields.EncryptedTextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="person",
            name="reach_note",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("phone"), 0),
                    models.Q(
                        django.db.models.lookups.GreaterThanOrEqual(
                            django.db.models.functions.text.Length("phone"), 80
                        ),
                        django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length("phone"), 200),
                    ),
                    _connector="OR",
                ),
                name="person_phone_kept_secret",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length("reach_note"), 60)
                ),
                name="person_reach_note_short",
                violation_error_message="Skriv kortare om hur personen helst nås.",
            ),
        ),
    ]
