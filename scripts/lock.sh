#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# Writes requirements/*.txt: every package with its version and the hashes of all its files.
# Arguments go to uv (scripts/lock.sh --upgrade-package django).
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
  uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"
}
lock "$@" requirements/base.in requirements/build.in --output-file requirements/base.txt
lock "$@" requirements/dev.in --output-file requirements/dev.txt
