# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of the test runs: the program's own, in test mode whatever the shell says.

The mode must stand before config.settings is imported, and pytest-django imports that before any conftest.
"""

import os

for name in [name for name in os.environ if name.startswith("KVARBO_")]:
    del os.environ[name]
os.environ["KVARBO_MODE"] = "test"

from config.settings import *  # noqa: E402, F403

# The live server's threads come and go; a connection that one of them keeps would hold the test database open.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
