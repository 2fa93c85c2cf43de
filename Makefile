# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

# On a fresh Debian: apt-get install make python3-venv
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-full format migrations lock vendor clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 \t\2/p' Makefile | expand -t 18

demo: ## start Kvarbo with invented people on 127.0.0.1
	@bash scripts/venv.sh base
	@exec .venv/bin/kvarbo demo

test: ## all tests, in Chromium too, on SQLite and then on PostgreSQL
	@bash scripts/venv.sh dev
	@bash scripts/system.sh chromium postgresql
	@bash scripts/test.sh

check: ## style, types, arrows between rooms, templates, licences, SBOM, house rules
	@bash scripts/venv.sh dev
	@bash scripts/check.sh

bench: ## measurements as JSON, each beside its floor
	@bash scripts/venv.sh base
	@.venv/bin/python -m bench

bench-full: ## the lists in a register of 200 000 cases; takes a while and some disk
	@bash scripts/venv.sh base
	@.venv/bin/python -m bench full

format: ## let the tools set the text right
	@bash scripts/venv.sh dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .
	@.venv/bin/djlint --reformat --quiet kvarbo || true

migrations: ## write the migrations that the models need, with their licence header
	@bash scripts/venv.sh dev
	@KVARBO_MODE=test .venv/bin/python manage.py makemigrations
	@.venv/bin/reuse annotate --copyright "Kvarbo contributors" --year 2026 --license EUPL-1.2 \
		--skip-existing kvarbo/*/migrations/*.py >/dev/null

lock: ## choose versions anew and write requirements/*.txt (needs uv)
	@bash scripts/lock.sh

vendor: ## fetch third-party CSS and fonts anew into static/vendor (needs npm)
	@bash scripts/vendor.sh

clean: ## remove what the other targets made, but not the demo's data
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
