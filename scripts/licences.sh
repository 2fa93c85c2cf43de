#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# Fails on a dependency whose licence is not on the lists below.
set -euo pipefail
cd "$(dirname "$0")/.."

names() { sed -n 's/^\([A-Za-z0-9_.-]*\)\(\[[a-z,]*\]\)\?==.*/\1/p' "requirements/$1.txt"; }
in_list() { (IFS=';'; printf '%s' "$*"); }

# What runs in production may be handed on under EUPL-1.2 without a second thought.
runtime=("0BSD" "Apache-2.0" "Apache Software License" "BSD" "ISC" "LGPL-3.0-only" "MIT" "MPL-2.0" "PSF-2.0")
# Tools that check our text are never handed on, so any open licence will do.
tools=("${runtime[@]}" "Artistic License" "CC0" "GPL-2.0-or-later" "GPL-3.0-or-later" "GNU General Public License"
  "Mozilla Public License" "Python Software Foundation License")

mapfile -t base < <(names base)
mapfile -t dev < <(names dev)
# Its metadata names no licence; the file it ships is MIT.
unnamed=(axe-playwright-python)

audit() {
  local allowed=$1; shift
  .venv/bin/pip-licenses --with-system --format=plain --partial-match --allow-only="$allowed" "$@"
}
mkdir -p build
audit "$(in_list "${runtime[@]}")" --packages "${base[@]}" > build/licences.txt
audit "$(in_list "${tools[@]}")" --packages "${dev[@]}" --ignore-packages "${unnamed[@]}" > build/licences-tools.txt
