# make run and make test do all their own set-up; nothing else is needed but Python 3.11 or newer.

# A name on the PATH may be there and not run, so each is tried.
PYTHON := $(shell for name in python3.11 python3.12 python3.13 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin

.PHONY: run test lint types check build pictures clean

run: .venv/run
	@$(BIN)/python -m bot

test: .venv/dev
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit --quiet --recursive bot knowledge

types: .venv/dev
	$(BIN)/mypy

check: .venv/run
	$(BIN)/python -m knowledge check

build: .venv/run
	$(BIN)/python -m knowledge build

pictures: .venv/dev
	$(BIN)/python -m docs.pictures
	$(BIN)/python -m tests.browser.shown docs/pictures

clean:
	rm -rf .venv data .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Nutgraf needs Python 3.11 or newer on the PATH." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run: requirements.txt | .venv/bin/python
	@test -e .venv/dev || $(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
