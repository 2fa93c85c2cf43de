# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the organisation's tables."""

from django.db.models import TextChoices


class DocumentKind(TextChoices):
    """What a file of a profile is, told by where it lies in the folder."""

    PROFILE = "profil"
    ORGANISATION = "organisation"
    ROLES = "roller"
    ROUTING = "ansvar"
    CHOICES = "val"
    CODES = "koder"
    ROUTINE = "rutin"
    LETTER = "brev"
    HANDBOOK = "handbok"
    EXAMPLE = "exempel"
    DEMO = "demo"


class DocumentStatus(TextChoices):
    """Whether a stored file belongs to the profile that holds now."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"


class RoleCode(TextChoices):
    """The few roles that the program itself knows; a profile's roles each map to one of them."""

    REGISTRAR = "registrar"
    CASEWORKER = "caseworker"
    TEAM_LEADER = "team_leader"
    PROCESS_LEADER = "process_leader"
    SYSTEM = "system"
