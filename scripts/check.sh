#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# Every check that needs neither a database server nor a browser. Runs all of them, then names those that failed.
set -uo pipefail
cd "$(dirname "$0")/.."
export KVARBO_MODE=test DATABASE_URL=sqlite://:memory:
bin=.venv/bin
mkdir -p build
failed=()

step() {
  local name=$1 started output
  shift
  started=$(date +%s%N)
  if output=$("$@" 2>&1); then
    printf '  ok     %-22s %5d ms\n' "$name" $((($(date +%s%N) - started) / 1000000))
  else
    printf '  FAILED %s: %s\n%s\n' "$name" "$*" "$output"
    failed+=("$name")
  fi
}

sbom() {
  "$bin/cyclonedx-py" requirements requirements/base.txt --pyproject pyproject.toml \
    --spec-version 1.6 --output-reproducible --of JSON --output-file build/sbom.json
}

step "ruff format" "$bin/ruff" format --check --quiet .
step "ruff check" "$bin/ruff" check --quiet .
step "import-linter" "$bin/lint-imports"
step "mypy" "$bin/mypy"
step "djlint lint" "$bin/djlint" --lint --quiet kvarbo
step "djlint format" "$bin/djlint" --check --quiet kvarbo
step "missing migrations" "$bin/python" manage.py makemigrations --check --dry-run
step "shell syntax" bash -n scripts/*.sh .ci/run
step "reuse" "$bin/reuse" lint --lines
step "licences" bash scripts/licences.sh
step "vendored files" bash -c "cd static/vendor && sha256sum --check --quiet SHA256SUMS"
step "sbom" sbom
step "meta tests" "$bin/python" -m pytest -q -p no:cacheprovider tests/meta

if [ ${#failed[@]} -gt 0 ]; then
  printf 'make check failed: %s\n' "$(IFS=,; printf '%s' "${failed[*]}" | sed 's/,/, /g')"
  exit 1
fi
printf 'make check: all is well.\n'
