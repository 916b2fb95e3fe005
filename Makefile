# Python 3.11 or newer and make are all that is needed; `make help` lists what there is.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out/demo
PYTEST_ARGS ?=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# What installing compiles, where there is a compiler.
COMPILED := hatch_build.py src/jixiao/documents/pdfium_loops.c
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo serve assets test check bench bench-peers soak bundle docs messages lock format clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "jixiao needs Python 3.11 or newer; say make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

# What the program runs on; enough for the demo.
$(VENV)/.runtime: requirements/runtime.txt requirements/build.txt pyproject.toml $(COMPILED) | $(VENV)/.made
	$(PIP) --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# What tests and checks need besides.
$(VENV)/.dev: requirements/dev.txt pyproject.toml $(COMPILED) | $(VENV)/.made
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime

# What the pages take from npm packages; needs Node.
src/jixiao/web/site/static/vendor/tabler.min.css: frontend/package-lock.json | $(VENV)/.runtime
	$(BIN)/python scripts/assets.py
	@touch $@

assets: src/jixiao/web/site/static/vendor/tabler.min.css ## put the pages' styles and scripts in place (needs Node)

demo: $(VENV)/.runtime ## read, check and reprint the samples into out/demo, then the platform with them in the browser
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory assets; fi
	JIXIAO_HOME=$(OUT)/data $(BIN)/jixiao demo -o $(OUT) $(DEMO)

serve: assets ## the same, served in any case (make demo ends by itself without Node or a terminal)
	JIXIAO_HOME=$(OUT)/data $(BIN)/jixiao demo --serve -o $(OUT)

test: $(VENV)/.dev ## all tests; PYTEST_ARGS="-k name" for some; those of the pages need Node
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory assets; fi
	$(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST_ARGS)

check: $(VENV)/.dev ## format, lint, types, contracts, sizes, freshness of docs, messages and locks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_tree.py
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python scripts/messages.py --check
	$(BIN)/python scripts/docs.py --check

bench: $(VENV)/.dev ## the figures of the README, as ratios in one run
	$(BIN)/python benchmarks/run.py

bench-peers: ## what `make bench` compares PDFs with, in .venv-peers
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements-peers.txt

soak: $(VENV)/.dev ## the slow tests: many invented counties, the bundle installed without network
	$(BIN)/python -m pytest -n auto -m slow $(PYTEST_ARGS)

bundle: $(VENV)/.dev ## one archive for computers without network, in dist/
	$(BIN)/python scripts/bundle.py

docs: $(VENV)/.dev ## write the generated reference pages
	$(BIN)/python scripts/docs.py

messages: $(VENV)/.dev ## merge the English of all packages into one catalogue
	$(BIN)/python scripts/messages.py

lock: $(VENV)/.dev ## resolve the dependencies again and write requirements/*.txt
	$(PIP) uv
	$(BIN)/python scripts/lock.py

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what was made
	rm -rf $(VENV) .venv-peers build dist out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
