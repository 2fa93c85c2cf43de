# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

import kvarbo.dwellings.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("parties", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dwelling",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=kvarbo.dwellings.models.new_dwelling_id,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("street", models.CharField(max_length=200)),
                ("flat_number", models.CharField(blank=True, max_length=20)),
                ("postcode", models.CharField(blank=True, max_length=6)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("rooms", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("size_m2", models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.area",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tenancy",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=kvarbo.dwellings.models.new_tenancy_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("JB12", "Hyreslagen (12 kap. jordabalken)"),
                            ("BRL", "Bostadsrättslagen"),
                            ("PRIV2012", "Privatuthyrning, avtal enligt 2012 års lag"),
                            ("PRIV2026", "Privatuthyrning, avtal enligt 2026 års lag"),
                            ("ANNAT", "Annat boende"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "hand",
                    models.CharField(
                        choices=[("first", "Första hand"), ("second", "Andra hand"), ("lodger", "Inneboende")],
                        max_length=8,
                    ),
                ),
                ("rent", models.PositiveIntegerField(blank=True, null=True)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                (
                    "dwelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tenancies", to="dwellings.dwelling"
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tenancies", to="parties.party"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="dwelling",
            constraint=models.CheckConstraint(
                condition=models.Q(("street", ""), _negated=True),
                name="dwelling_has_street",
                violation_error_message="Ange gatuadressen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("regime__in", ["JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT"])),
                name="tenancy_regime_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("hand__in", ["first", "second", "lodger"])), name="tenancy_hand_known"
            ),
        ),
    ]
