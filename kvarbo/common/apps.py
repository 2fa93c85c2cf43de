# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CommonConfig(AppConfig):
    name = "kvarbo.common"

    def ready(self) -> None:
        from kvarbo.common.collation import teach_sqlite_swedish
        from kvarbo.common.triggers import hear_sqlite_replace

        connection_created.connect(teach_sqlite_swedish, dispatch_uid="kvarbo.common.collation")
        connection_created.connect(hear_sqlite_replace, dispatch_uid="kvarbo.common.triggers")
