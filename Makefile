# Every target makes its own environment first (.venv, from requirements.lock); nothing has to be installed before.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# the first of these that runs and is new enough; name another with `make PYTHON=...`
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo "$$p"; exit; }; done; \
	for p in python3.14 python3 python; do "$$p" -c '' 2>/dev/null && { echo "$$p"; exit; }; done; echo none)
BIN := .venv/bin
READY := .venv/.made
PORT ?= 3000

export DAGSTER_DISABLE_TELEMETRY := yes
unexport DAGSTER_HOME # the history of this project is where its own dagster.yaml says

.PHONY: help run demo ui notebook test test-ui check check-format check-lint check-types check-layers check-drift format bench docs lock clean

help: ## this list
	@echo "asreported: the numbers in the news, as they were reported, with who said them"
	@echo
	@echo "Start here:"
	@echo "  make run         read seeds/articles/, write every table to warehouse/, print the claims"
	@echo "  make demo        the whole product on forty-two invented articles, in a minute: tables and a page to look at"
	@echo "  make ui          see, run and inspect every table in the browser (Dagster on 127.0.0.1:$(PORT))"
	@echo "  make notebook    a tour through the tables in a notebook (marimo)"
	@echo
	@echo "Work on it:"
	@echo "  make test        all tests but those of the web page"
	@echo "  make test-ui     run everything through the web page in headless Chromium (needs: apt-get install chromium)"
	@echo "  make check       format, lint, types, layers, and documents that no longer match the code"
	@echo "  make format      mend what can be mended of that"
	@echo "  make bench       measure speed and write docs/performance.md (some twenty minutes on a quiet machine)"
	@echo "  make docs        write docs/tables.md anew from the contracts"
	@echo "  make lock        choose and pin the newest versions that pyproject.toml allows"
	@echo "  make clean       remove .venv, caches and the run history; the warehouse stays"
	@echo
	@echo "Your own articles: $(BIN)/asreported run PATH ... --warehouse DIR    Questions: $(BIN)/asreported --help"

$(READY): requirements.lock pyproject.toml tools/environment.py
	@if [ "$(PYTHON)" = none ]; then \
		echo "asreported: no Python found; install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; fi
	@$(PYTHON) tools/environment.py

run: $(READY) ## every table from seeds/articles/
	@$(BIN)/python -m pipeline.defs
	@echo "asreported: the tables above are written; this is what they hold"
	@$(BIN)/asreported run

demo: $(READY) ## forty-two invented articles: tables in demo/tables, the page demo/report.html
	@ASREPORTED_REFERENCE=seeds/demo/reference $(BIN)/asreported run seeds/demo/articles --warehouse demo/tables
	@$(BIN)/asreported report demo/report.html --warehouse demo/tables --open --title "Demonstration" \
		--banner "Every article here is invented: places are real, events, publishers and figures are not."

ui: $(READY) ## the Dagster UI
	@mkdir -p .dagster
	@echo "asreported: the Dagster UI is at http://127.0.0.1:$(PORT) in a few seconds; stop it with Ctrl-C"
	@PYTHONWARNINGS='ignore:Function `dev_command`' $(BIN)/dagster dev --host 127.0.0.1 --port $(PORT) --log-level warning

notebook: $(READY) ## the tour
	@$(BIN)/marimo edit --host 127.0.0.1 notebooks/tour.py

test: $(READY) ## all tests but those of the web page
	@$(BIN)/pytest -q --numprocesses auto --maxprocesses 4 --dist loadfile

test-ui: $(READY) ## the web page, in a browser
	@$(BIN)/pytest -q -m ui tests/ui

check: $(READY) ## format, lint, types, layers, drift: all of them, whichever fails
	@$(MAKE) --keep-going check-format check-lint check-types check-layers check-drift
	@echo "all is well"

check-format: $(READY)
	@echo "format"; $(BIN)/ruff format --check --quiet --output-format concise . || { echo "mend it: make format"; exit 1; }

check-lint: $(READY)
	@echo "lint"; $(BIN)/ruff check --quiet --output-format concise .

check-types: $(READY)
	@echo "types"; $(BIN)/mypy

check-layers: $(READY)
	@echo "layers"; $(BIN)/pytest -q tests/test_layers.py

check-drift: $(READY)
	@echo "drift"; $(BIN)/python -m pipeline.contracts.dictionary --check

format: $(READY) ## mend format and lint
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format .

bench: $(READY) ## speed beside spaCy alone and the extractors that are installed, into docs/performance.md
	@$(BIN)/python -m benchmarks.report benchmarks.speed

docs: $(READY) ## docs/tables.md from the contracts, with example rows from the invented articles
	@$(BIN)/python tools/examples.py
	@$(BIN)/python -m pipeline.contracts.dictionary

lock: ## pin anew, for every platform, without index addresses
	@tools/lock "$(PYTHON)"

clean: ## all but the warehouse
	@rm -rf .venv .venv-lock .dagster demo .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "asreported: removed .venv, caches, the demonstration and the run history; warehouse/ is untouched"
