# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models

from kvarbo.common.triggers import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [("common", "0001_collation")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_id", models.CharField(max_length=64)),
                ("action", models.CharField(max_length=40)),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.CharField(max_length=64)),
                ("case_id", models.CharField(blank=True, max_length=64)),
                ("detail", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["object_kind", "object_id", "at"], name="audit_by_object"),
                    models.Index(fields=["case_id", "at"], name="audit_by_case"),
                    models.Index(fields=["actor_id", "at"], name="audit_by_actor"),
                ],
            },
        ),
        *append_only("audit_entry"),
    ]
