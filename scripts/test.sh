#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# All tests on SQLite, then all again on PostgreSQL; arguments go to pytest (scripts/test.sh -k plan).
set -euo pipefail
cd "$(dirname "$0")/.."

pytest=(.venv/bin/python -m pytest -q -n 2 --dist loadfile "$@")

printf '== Tests on SQLite\n'
env -u DATABASE_URL "${pytest[@]}"
printf '== Tests on PostgreSQL\n'
bash scripts/postgres.sh "${pytest[@]}"
