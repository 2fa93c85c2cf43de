# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kvarbo.common.fields
from kvarbo.common.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("notices", "0001_initial"),
        ("organisation", "0001_initial"),
        ("people", "0002_person_beside"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HiddenHit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField()),
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                ("handled_by", models.CharField(blank=True, max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="UndoneDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("open", "Ett nytt ärende öppnades"),
                            ("join", "Lades till i ett öppet ärende"),
                            ("none", "Ingen åtgärd"),
                        ],
                        max_length=8,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True)),
                ("decided_by", models.CharField(max_length=32)),
                ("decided_at", models.DateTimeField()),
                ("undone_by", models.CharField(max_length=32)),
                ("undone_at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("withdrawn", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="UnfinishedNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80)),
                ("paper", models.CharField(max_length=24, verbose_name="papper")),
                ("values_told", kvarbo.common.fields.EncryptedTextField()),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_amount_positive",
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_regime_known",
        ),
        migrations.AddField(
            model_name="notice",
            name="applied_on",
            field=models.DateField(blank=True, null=True, verbose_name="ansökan gjordes"),
        ),
        migrations.AddField(
            model_name="notice",
            name="children_told",
            field=models.CharField(blank=True, max_length=3, verbose_name="barn nämns"),
        ),
        migrations.AddField(
            model_name="notice",
            name="cut_off_on",
            field=models.DateField(blank=True, null=True, verbose_name="elen stängs av"),
        ),
        migrations.AddField(
            model_name="notice",
            name="eviction_at",
            field=models.CharField(blank=True, max_length=16, verbose_name="tid för avhysning"),
        ),
        migrations.AddField(
            model_name="notice",
            name="first_seq",
            field=models.PositiveIntegerField(
                blank=True, editable=False, null=True, verbose_name="första händelsen i loggen"
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="kind_by_table",
            field=models.CharField(default="notice", max_length=16, verbose_name="slag enligt tabellen"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="notice",
            name="kind_reason",
            field=models.TextField(blank=True, verbose_name="varför det slaget"),
        ),
        migrations.AddField(
            model_name="notice",
            name="last_seq",
            field=models.PositiveIntegerField(
                blank=True, editable=False, null=True, verbose_name="sista händelsen i loggen"
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="matter",
            field=models.CharField(blank=True, max_length=40, verbose_name="målnummer"),
        ),
        migrations.AddField(
            model_name="notice",
            name="paper",
            field=models.CharField(default="hyra", max_length=24, verbose_name="papper"),
        ),
        migrations.AddField(
            model_name="notice",
            name="told",
            field=kvarbo.common.fields.EncryptedTextField(blank=True, verbose_name="vad papperet berättar"),
        ),
        migrations.AlterField(
            model_name="notice",
            name="amount",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="belopp"),
        ),
        migrations.AlterField(
            model_name="notice",
            name="landlord_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="avsändarens eller hyresvärdens namn"),
        ),
        migrations.AlterField(
            model_name="notice",
            name="regime",
            field=models.CharField(
                blank=True,
                choices=[
                    ("JB12", "Hyreslagen (12 kap. jordabalken)"),
                    ("BRL", "Bostadsrättslagen"),
                    ("PRIV2012", "Privatuthyrning, avtal enligt 2012 års lag"),
                    ("PRIV2026", "Privatuthyrning, avtal enligt 2026 års lag"),
                    ("ANNAT", "Annat boende"),
                ],
                max_length=8,
                verbose_name="lag som avtalet följer",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("amount__isnull", False)),
                    models.Q(("amount__isnull", True), models.Q(("paper", "hyra"), _negated=True)),
                    _connector="OR",
                ),
                name="notice_amount_positive",
                violation_error_message="Beloppet ska vara mer än noll kronor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("regime__in", ["JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT"]),
                    models.Q(
                        ("regime", ""),
                        models.Q(("paper__in", ("hyra", "storning", "andrahand", "hyresnamnden")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="notice_regime_known",
                violation_error_message="Välj vilken lag avtalet följer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "paper__in",
                        (
                            "hyra",
                            "storning",
                            "elskuld",
                            "andrahand",
                            "kronofogden-ansokan",
                            "kronofogden-tid",
                            "hyresnamnden",
                            "ansokan",
                            "anmalan",
                            "tidig-signal",
                        ),
                    )
                ),
                name="notice_paper_known",
                violation_error_message="Okänt papper.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", models.F("kind_by_table")), models.Q(("kind_reason", ""), _negated=True), _connector="OR"
                ),
                name="notice_kind_has_reason",
                violation_error_message="Skriv varför papperet är något annat än det brukar vara.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paper", "kronofogden-tid"), _negated=True),
                    models.Q(models.Q(("eviction_at", ""), _negated=True), models.Q(("matter", ""), _negated=True)),
                    _connector="OR",
                ),
                name="notice_eviction_has_time",
                violation_error_message="Ange målnummer, dag och klockslag för avhysningen.",
            ),
        ),
        migrations.AddField(
            model_name="hiddenhit",
            name="hidden",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="hiddenhit",
            name="notice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="notices.notice"),
        ),
        migrations.AddField(
            model_name="hiddenhit",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="undonedecision",
            name="case",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="undonedecision",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="notices.notice"
            ),
        ),
        migrations.AddField(
            model_name="undonedecision",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="unfinishednotice",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="hiddenhit",
            constraint=models.UniqueConstraint(fields=("notice", "person", "hidden"), name="hidden_hit_once"),
        ),
        migrations.AddConstraint(
            model_name="hiddenhit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("handled_at__isnull", True), ("handled_by", "")),
                    models.Q(("handled_at__isnull", False), models.Q(("handled_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="hidden_hit_handled_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="undonedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="undone_has_reason",
                violation_error_message="Skriv varför.",
            ),
        ),
        migrations.AddIndex(
            model_name="unfinishednotice",
            index=models.Index(fields=["user", "-saved_at"], name="unfinished_by_user"),
        ),
        migrations.AddConstraint(
            model_name="unfinishednotice",
            constraint=models.UniqueConstraint(fields=("user", "key"), name="unfinished_once"),
        ),
        migrations.AddConstraint(
            model_name="unfinishednotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("key", ""), _negated=True), name="unfinished_has_key"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["board", "tenant_personnummer_index"], name="notice_by_number"),
        ),
        *append_only("notices_undonedecision"),
    ]
