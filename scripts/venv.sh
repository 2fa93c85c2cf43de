#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# Makes .venv and installs what requirements/base.txt or requirements/dev.txt pins, by hash.
# Usage: scripts/venv.sh base|dev. Does nothing when that is already so.
set -euo pipefail
cd "$(dirname "$0")/.."

set_name=${1:-base}
python=${PYTHON:-python3}
venv=.venv
stamp="$venv/.kvarbo-$set_name"

say() { printf 'Kvarbo: %s\n' "$*" >&2; }

fingerprint() {
  # The place is part of it: a moved checkout would otherwise run the code of its old folder.
  { pwd; "$venv/bin/python" -V; cat "requirements/$set_name.txt" requirements/base.in pyproject.toml; } 2>&1 | sha256sum
}

if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then
  exit 0
fi

if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  say "python3 med venv saknas. Installera med: apt-get install make python3-venv"
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  say "Python 3.11 eller nyare behövs; här är $("$python" -V). Ange en annan med: PYTHON=python3.12 make …"
  exit 1
fi
if [ -e "$venv/.place" ] && [ "$(cat "$venv/.place")" != "$(pwd)" ]; then
  rm -rf "$venv"
fi
# An interpreter that is gone or was upgraded leaves a shell of a venv behind.
if [ -e "$venv" ] && ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
  rm -rf "$venv"
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
pwd > "$venv/.place"

say "installerar det som behövs i .venv (första gången någon minut) …"
pip() { "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@"; }
pip install -qq --require-hashes -r "requirements/$set_name.txt"
pip install -qq --no-deps --no-build-isolation --editable .
fingerprint > "$stamp"
