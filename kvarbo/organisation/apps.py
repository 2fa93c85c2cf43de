# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.core.checks import Tags, register


class OrganisationConfig(AppConfig):
    name = "kvarbo.organisation"

    def ready(self) -> None:
        from kvarbo.organisation.checks import no_personas_in_production

        register(no_personas_in_production, Tags.security)
