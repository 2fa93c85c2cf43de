# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may be signed in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class StaffBackend(ModelBackend):
    """Staff by user name. A fictional user is never signed in, and no session of one holds, outside demo mode."""

    def user_can_authenticate(self, user):
        if user is None or (user.is_demo and not settings.KVARBO_DEMO):
            return False
        return super().user_can_authenticate(user)
