# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import kvarbo.common.fields
import kvarbo.people.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=kvarbo.people.models.new_person_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("personnummer", kvarbo.common.fields.EncryptedTextField(blank=True)),
                ("personnummer_index", models.CharField(blank=True, editable=False, max_length=64)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("protected", models.BooleanField(default=False)),
                ("merged", models.BooleanField(default=False, editable=False)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.board"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonAlias",
            fields=[
                (
                    "alias",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="alias_of",
                        serialize=False,
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aliases", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["personnummer_index"], name="person_by_number"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("personnummer_index", ""), _negated=True), ("merged", False)),
                fields=("board", "personnummer_index", "protected"),
                name="person_once_per_board",
                violation_error_message="Nämnden har redan en person med det personnumret.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="person_has_name",
                violation_error_message="Ange personens namn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("personnummer"), 0),
                        ("personnummer_index", ""),
                    ),
                    models.Q(
                        django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length("personnummer"), 0),
                        models.Q(("personnummer_index", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="person_number_with_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="personalias",
            constraint=models.CheckConstraint(
                condition=models.Q(("alias", models.F("person")), _negated=True),
                name="person_alias_of_another",
                violation_error_message="En person kan inte slås ihop med sig själv.",
            ),
        ),
    ]
