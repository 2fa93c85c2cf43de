#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# Runs a command against a throw-away PostgreSQL: scripts/postgres.sh COMMAND [ARGUMENT …]
# The cluster is empty, Swedish (ICU sv-SE), listens on a socket in /tmp only, and is gone afterwards.
set -euo pipefail

[ $# -gt 0 ] || { printf 'Usage: %s COMMAND [ARGUMENT …]\n' "$0" >&2; exit 2; }

bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
if [ ! -x "$bin/initdb" ]; then
  bin=$(dirname "$(command -v initdb || true)")
fi
if [ ! -x "$bin/initdb" ]; then
  printf 'Kvarbo: PostgreSQL saknas. Installera med: sudo apt-get install postgresql\n' >&2
  exit 1
fi

# A socket's path may be 107 bytes at most, so not below the checkout.
home=$(mktemp -d /tmp/kvarbo-pg.XXXXXX)
as_server=()
if [ "$(id -u)" -eq 0 ]; then
  # The server refuses to run as root.
  chown nobody:nogroup "$home"
  as_server=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi
server() { (cd "$home" && "${as_server[@]}" env -u PGDATA -u PGHOST -u PGPORT LC_ALL=C.UTF-8 "$bin/$1" "${@:2}"); }

stop() {
  local status=$?
  trap - EXIT INT TERM HUP
  server pg_ctl -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$home"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if ! {
  server initdb -D "$home/data" -U postgres -A trust -E UTF8 --no-sync \
    --locale=C.UTF-8 --locale-provider=icu --icu-locale=sv-SE
  # Nothing here outlives the run, so nothing is waited for on the disk.
  server pg_ctl -D "$home/data" -w -l "$home/server.log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start
  server createdb -h "$home" -U postgres kvarbo
} >"$home/start.log" 2>&1; then
  cat "$home/start.log" "$home/server.log" >&2 2>/dev/null || true
  printf 'Kvarbo: PostgreSQL kunde inte startas.\n' >&2
  exit 1
fi

export DATABASE_URL="postgres://postgres@${home//\//%2F}/kvarbo"
"$@"
