# make run    what the program does, on the samples      make test   every check and every test
# make check  style, types, layers      make bench  speed      make docs   the generated pages
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= out
JOBS ?= auto
OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk

.PHONY: help setup office run test check format bench docs regions wheel clean

help: ## List the targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make the environment and install the project in it

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later found. Install one, or: make PYTHON=/path/to/python3"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "No venv module. On Debian or Ubuntu: apt install python3-venv"; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $(READY)

office: ## LibreOffice and a Chinese font, which the tests of old formats and of PDF need (apt; root or sudo)
	@command -v soffice >/dev/null && fc-list :lang=zh | grep -q . && exit 0; \
	root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	{ $$root apt-get update -qq && $$root apt-get install -y -qq --no-install-recommends $(OFFICE); } >/dev/null 2>&1 || \
		echo "LibreOffice and a Chinese font are missing: install $(OFFICE), or the tests that need them are left out."

run: $(READY) ## Read the sample notices, write tables to out/, print what was found
	$(BIN)/minsheng run samples -o $(OUT)

test: check office ## Style, types, layers, then every test, the gold floors among them
	$(BIN)/python -m pytest -n $(JOBS)

check: $(READY) ## ruff, mypy strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## Put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## Characters a second of the whole run, beside jieba.cut on the same text
	$(BIN)/python -m bench.speed $(TEXTS)

docs: $(READY) ## Make docs/tables.md, commands.md and rules.md anew
	$(BIN)/python docs/generate.py

regions: ## Make the table of places and codes anew (needs npm and a network)
	$(PYTHON) scripts/regions.py

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel -d dist

clean: ## Remove what was built, and the environment
	rm -rf $(VENV) dist build $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
