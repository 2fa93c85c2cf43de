# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0002_papers_by_hand"),
    ]

    operations = [
        migrations.AddField(
            model_name="hiddenhit",
            name="reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="hiddenhit",
            name="same_person",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="notice",
            name="looked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="tittad på"),
        ),
        migrations.AddField(
            model_name="notice",
            name="looked_by",
            field=models.CharField(blank=True, max_length=32, verbose_name="tittad på av"),
        ),
    ]
