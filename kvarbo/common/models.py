# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Abstract models."""

from django.db import models


class AppendOnly(models.Model):
    """A table whose rows stand as written. Its migration uses `kvarbo.common.triggers.append_only`."""

    class Meta:
        abstract = True
