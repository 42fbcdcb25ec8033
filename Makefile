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

e2e: $(VENV)/.test  ## tests in a real browser; installs Debian's Chromium and axe-core when missing
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } || { echo "no chromium and no apt-get: install Chromium and set KG_CHROMIUM to its path"; exit 1; }
	@mkdir -p build/e2e && cd build/e2e && { test -d node_modules/axe-core || npm install --silent --no-audit --no-fund axe-core; } || echo "no npm: the accessibility test is skipped"
	@$(BIN)/python -m pytest -q -m e2e

stores: $(VENV)/.test  ## load the graph into other triple stores; installs them (Debian, npm, PyPI)
	@apt-get update -qq && apt-get install -y -qq --no-install-recommends libapache-jena-java virtuoso-opensource-7 raptor2-utils serdi nodejs
	@$(BIN)/python -m pip install --quiet oxigraph
	@mkdir -p build/stores && cd build/stores && { test -f package.json || npm init -y >/dev/null; } && npm pkg set 'overrides.undici=^7.16.0' && npm install --silent --no-audit --no-fund n3 @comunica/query-sparql-file
	@$(BIN)/python -m pytest -q -m stores

picture: $(VENV)/.test  ## the README's picture of the explorer, from the graph of seeds/
	@$(KG) build seeds -o build/picture --formats html
	@$(BIN)/python -m bench.screenshot build/picture/graph.html -o docs/img/explorer.png

clean:  ## remove what was built and installed
	rm -rf $(VENV) $(DEMO_OUTPUT)/* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	git checkout -- $(DEMO_OUTPUT)/README.md 2>/dev/null || true
