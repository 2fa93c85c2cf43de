# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from kvarbo.common.periods import never_overlapping


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0002_absence"),
    ]

    operations = [
        *never_overlapping("organisation_absence", owner="user_id"),
    ]
