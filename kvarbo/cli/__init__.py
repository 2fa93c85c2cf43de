# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: the same door as the pages, for jurists' trials, tests, integration and operators."""
