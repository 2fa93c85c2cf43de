# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kvarbo.organisation.models
from kvarbo.common.triggers import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [("common", "0001_collation")]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.CharField(
                        default=kvarbo.organisation.models.new_user_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                ("username", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("is_demo", models.BooleanField(default=False)),
                ("persona", models.CharField(blank=True, max_length=120)),
                ("presentation", models.CharField(blank=True, max_length=400)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("persona", ""), ("is_demo", True), _connector="OR"),
                        name="user_persona_only_in_demo",
                        violation_error_message="Bara påhittade användare kan väljas som roll.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Board",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("profile", models.CharField(max_length=60)),
                ("slug", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("profile", "slug"), name="board_once_per_profile")],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("profile", models.CharField(max_length=60)),
                ("slug", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="organisation.board"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProfileDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("profile", models.CharField(max_length=60)),
                ("path", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("profil", "Profile"),
                            ("organisation", "Organisation"),
                            ("roller", "Roles"),
                            ("ansvar", "Routing"),
                            ("val", "Choices"),
                            ("koder", "Codes"),
                            ("rutin", "Routine"),
                            ("brev", "Letter"),
                            ("handbok", "Handbook"),
                            ("exempel", "Example"),
                            ("demo", "Demo"),
                        ],
                        max_length=12,
                    ),
                ),
                ("slug", models.CharField(max_length=100)),
                ("version", models.CharField(blank=True, max_length=40)),
                ("body", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(choices=[("active", "Active"), ("superseded", "Superseded")], max_length=12),
                ),
                ("author", models.CharField(max_length=64)),
                ("approver", models.CharField(blank=True, max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "active")),
                        fields=("profile", "path"),
                        name="profile_document_one_active",
                        violation_error_message="Profilen har redan en gällande version av filen.",
                    ),
                    models.UniqueConstraint(
                        fields=("profile", "path", "sha256"),
                        name="profile_document_stored_once",
                        violation_error_message="Just den här versionen av filen finns redan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "superseded"])),
                        name="profile_document_status_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("profile", models.CharField(max_length=60)),
                ("slug", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("unit_kind", models.CharField(blank=True, max_length=60)),
                ("zone", models.CharField(max_length=12)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("registrar", "Registrar"),
                            ("caseworker", "Caseworker"),
                            ("team_leader", "Team Leader"),
                            ("process_leader", "Process Leader"),
                            ("system", "System"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("profile", "slug"), name="role_once_per_profile"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code__in", ["registrar", "caseworker", "team_leader", "process_leader", "system"])
                        ),
                        name="role_code_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("zone__in", ["coordination", "economy", "child", "protected"])),
                        name="role_zone_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("profile", models.CharField(max_length=60)),
                ("slug", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=60)),
                ("zones", models.JSONField(default=list)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="units", to="organisation.area"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role_slug", models.CharField(max_length=60)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("registrar", "Registrar"),
                            ("caseworker", "Caseworker"),
                            ("team_leader", "Team Leader"),
                            ("process_leader", "Process Leader"),
                            ("system", "System"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_day", models.DateField()),
                ("until_day", models.DateField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="organisation.unit"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(fields=("profile", "slug"), name="area_once_per_profile"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(fields=("profile", "slug"), name="unit_once_per_profile"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_day__isnull", True), ("until_day__gte", models.F("from_day")), _connector="OR"
                ),
                name="membership_period_forward",
                violation_error_message="Tjänstgöringen kan inte sluta innan den börjar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("user", "unit", "role_slug", "from_day"),
                name="membership_once_from_a_day",
                violation_error_message="Personen har redan den rollen i enheten från den dagen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("code__in", ["registrar", "caseworker", "team_leader", "process_leader", "system"])
                ),
                name="membership_code_known",
            ),
        ),
        *append_only("organisation_profiledocument", updatable=("status",)),
    ]
