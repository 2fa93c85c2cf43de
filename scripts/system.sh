#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# Sees to it that the system has what the tests need. Usage: scripts/system.sh chromium postgresql
# Installs with apt-get when that is possible without asking anyone, else names what is missing and fails.
set -euo pipefail

present() {
  case $1 in
    chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

missing=()
for package in "$@"; do
  present "$package" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; }; then
  printf 'Kvarbo: testerna behöver %s. Installera med: sudo apt-get install %s\n' "${missing[*]}" "${missing[*]}" >&2
  exit 1
fi

printf 'Kvarbo: installerar %s med apt-get …\n' "${missing[*]}" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" </dev/null >"$log" 2>&1
}
if ! { install update && install install --no-install-recommends "${missing[@]}"; }; then
  tail -n 15 "$log" >&2
  printf 'Kvarbo: apt-get kunde inte installera %s.\n' "${missing[*]}" >&2
  exit 1
fi
for package in "${missing[@]}"; do
  present "$package" || { printf 'Kvarbo: %s saknas fortfarande.\n' "$package" >&2; exit 1; }
done
