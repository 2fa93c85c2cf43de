# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fictional municipality that the demo shows: written through the same doors as real work."""
