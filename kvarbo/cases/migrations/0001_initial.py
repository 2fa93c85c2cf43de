# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kvarbo.common.triggers import OnceIn, append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("event_id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                ("type", models.CharField(max_length=40)),
                ("v", models.PositiveSmallIntegerField(default=1)),
                ("on", models.DateField(verbose_name="dag")),
                ("at", models.CharField(blank=True, max_length=5, verbose_name="klockslag")),
                ("recorded_at", models.DateTimeField(verbose_name="infört")),
                ("user_id", models.CharField(max_length=32, verbose_name="infört av")),
                ("role", models.CharField(max_length=20)),
                ("unit", models.CharField(max_length=60)),
                ("about", models.JSONField(default=list)),
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
                    ),
                ),
                ("corrects", models.CharField(blank=True, max_length=40)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "händelse",
                "verbose_name_plural": "händelser",
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="ärendenummer")),
                ("municipality", models.CharField(max_length=4, verbose_name="kommunkod")),
                ("opened_on", models.DateField(verbose_name="öppnat")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="avslutat")),
                ("seq", models.PositiveIntegerField(default=0, verbose_name="senaste händelsens nummer")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.board",
                        verbose_name="nämnd",
                    ),
                ),
            ],
            options={
                "verbose_name": "ärende",
                "verbose_name_plural": "ärenden",
            },
        ),
        migrations.CreateModel(
            name="EventPayload",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="payload",
                        serialize=False,
                        to="cases.event",
                    ),
                ),
                ("data", models.JSONField()),
                ("reason", models.TextField(blank=True, verbose_name="skäl")),
                ("salt", models.CharField(max_length=32)),
            ],
            options={
                "verbose_name": "händelsens innehåll",
                "verbose_name_plural": "händelsers innehåll",
            },
        ),
        migrations.AddField(
            model_name="event",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="events", to="cases.case"
            ),
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_on", models.DateField(verbose_name="beslutat")),
                ("decided_by", models.CharField(max_length=32, verbose_name="beslutat av")),
                ("ground", models.TextField(verbose_name="grund")),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disposal", to="cases.event"
                    ),
                ),
            ],
            options={
                "verbose_name": "gallringsbeslut",
                "verbose_name_plural": "gallringsbeslut",
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80)),
                ("fingerprint", models.CharField(max_length=64)),
                ("first_seq", models.PositiveIntegerField()),
                ("last_seq", models.PositiveIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="submissions", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "inskick",
                "verbose_name_plural": "inskick",
            },
        ),
        migrations.CreateModel(
            name="CaseAccess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("from_day", models.DateField(verbose_name="från")),
                (
                    "until_day",
                    models.DateField(
                        blank=True, help_text="Dagen då tillgången har upphört.", null=True, verbose_name="till"
                    ),
                ),
                ("ground", models.CharField(max_length=20, verbose_name="grund")),
                ("coordinating", models.BooleanField(default=False, verbose_name="samordnar")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="access", to="cases.case"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="enhet",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tillgång till ärende",
                "verbose_name_plural": "tillgång till ärenden",
                "indexes": [
                    models.Index(fields=["unit", "zone"], name="caseaccess_unit_zone"),
                    models.Index(fields=["user", "zone"], name="caseaccess_user_zone"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit__isnull", False), ("user__isnull", True)),
                            models.Q(("unit__isnull", True), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="caseaccess_unit_or_user",
                        violation_error_message="Tillgången gäller en enhet eller en användare, inte båda.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_day__isnull", True), ("until_day__gte", models.F("from_day")), _connector="OR"
                        ),
                        name="caseaccess_ends_after_start",
                        violation_error_message="Tillgången kan inte sluta innan den börjar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", True), models.Q(("zone", "protected"), _negated=True), _connector="OR"
                        ),
                        name="caseaccess_protected_by_name",
                        violation_error_message="Skyddade uppgifter ges bara till en namngiven person.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CasePerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=12, verbose_name="roll i hushållet")),
                ("lives_here", models.CharField(max_length=12, verbose_name="bor här")),
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
                ("from_day", models.DateField(verbose_name="från")),
                ("until_day", models.DateField(blank=True, null=True, verbose_name="till")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="persons", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "person i ärende",
                "verbose_name_plural": "personer i ärenden",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "person"),
                        name="caseperson_once_per_case",
                        violation_error_message="Personen finns redan i ärendet.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                fields=("case", "seq"),
                name="event_one_per_place_in_log",
                violation_error_message="Någon annan har skrivit i ärendet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("zone__in", ["coordination", "economy", "child", "protected"])),
                name="event_zone_known",
                violation_error_message="Händelsen har en okänd zon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="disposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground", ""), _negated=True),
                name="disposal_has_ground",
                violation_error_message="Gallringen behöver en grund.",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("case", "key"),
                name="submission_key_once_per_case",
                violation_error_message="Uppgiften är redan sparad.",
            ),
        ),
        *append_only("cases_event"),
        *append_only(
            "cases_eventpayload",
            deletable=OnceIn(table="cases_disposal", column="event_id", own_column="event_id"),
        ),
        *append_only("cases_disposal"),
        *append_only("cases_submission"),
    ]
