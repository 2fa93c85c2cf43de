# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who read or changed what about whom: opaque ids, no foreign keys, cannot be edited."""
