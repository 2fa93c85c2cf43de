# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kvarbo.common.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NewsSeen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("newest", models.CharField(max_length=20)),
                ("seen_at", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OperationsMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=400, verbose_name="meddelande")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("information", "Information"),
                            ("disturbance", "Störning"),
                            ("outage", "Planerat avbrott"),
                        ],
                        max_length=12,
                        verbose_name="slag",
                    ),
                ),
                ("from_at", models.DateTimeField(verbose_name="visas från")),
                ("until_at", models.DateTimeField(blank=True, null=True, verbose_name="visas till")),
                ("written_by", models.CharField(max_length=32)),
                ("written_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["from_at"], name="operations_message_by_start")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="operations_message_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["information", "disturbance", "outage"])),
                        name="operations_message_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_at__isnull", True), ("until_at__gt", models.F("from_at")), _connector="OR"
                        ),
                        name="operations_message_forward",
                        violation_error_message="Meddelandet kan inte sluta innan det börjar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=300)),
                ("values_told", kvarbo.common.fields.EncryptedTextField()),
                ("saved_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "-saved_at"], name="form_draft_by_user"),
                    models.Index(fields=["saved_at"], name="form_draft_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "path"), name="form_draft_once"),
                    models.CheckConstraint(condition=models.Q(("path__startswith", "/")), name="form_draft_has_path"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("query", models.CharField(blank=True, max_length=400)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "name"), name="list_choice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="list_choice_has_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("last_at", models.DateTimeField()),
                ("ended_before", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_before__isnull", True), ("ended_before__lt", models.F("last_at")), _connector="OR"
                        ),
                        name="presence_forward",
                    )
                ],
            },
        ),
    ]
