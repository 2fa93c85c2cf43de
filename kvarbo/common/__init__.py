# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every room shares: ids, Swedish order, personnummer, encryption, tables that cannot be edited."""
