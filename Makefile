# Two commands do everything on a fresh machine: `make demo` and `make test`. Both are idempotent.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KG := $(BIN)/kg
DEMO_OUTPUT := output

.PHONY: help demo test lint e2e stores bench picture clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "kg needs Python 3.11 or newer: make demo PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "this Python has no venv module; on Debian or Ubuntu type: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python pyproject.toml
	@echo "installing kg into $(VENV) (a minute or two the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[html,serve]' || { echo "pip could not install kg: see its message above; a network or a package mirror is needed once"; exit 1; }
	@$(KG) model install
	@touch $@

$(VENV)/.test: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[all]' --group dev
	@touch $@

demo: $(VENV)/.installed  ## install, build output/ from seeds/, show answers
	@$(KG) build seeds -o $(DEMO_OUTPUT)
	@echo; echo "Who met whom?    kg query meetings"; $(KG) query meetings -o $(DEMO_OUTPUT)
	@echo; echo "The page: $(DEMO_OUTPUT)/graph.html    The graph: $(DEMO_OUTPUT)/graph.ttl    Ask more: $(KG) query --list"

test: $(VENV)/.test  ## lint, types and tests
	@$(BIN)/ruff check kg tests bench
	@$(BIN)/ruff format --check kg tests bench
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q

lint: $(VENV)/.test  ## lint and types only
	@$(BIN)/ruff check kg tests bench && $(BIN)/ruff format --check kg tests bench && $(BIN)/mypy

clean:  ## remove what was built and installed
	rm -rf $(VENV) $(DEMO_OUTPUT)/* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	git checkout -- $(DEMO_OUTPUT)/README.md 2>/dev/null || true
