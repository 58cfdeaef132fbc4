# `make demo` and `make test` need Python 3.11 or newer and make, nothing else: the virtual
# environment and, through the extra `go`, a Go toolchain are set up on the first run.

# The first Python that is new enough. Being on PATH is not enough: there are shims that only fail.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTEST_ARGS ?=
# How long `make fuzz` runs, and the first of its seeds.
FUZZ_SECONDS ?= 600
FUZZ_SEED ?= 1
# Such as --write docs/fuzz.md, or --units 40.
FUZZ_ARGS ?=
# Such as --only map-of-array/evaluation.
NEAR_ARGS ?=
# Such as --quick, --only REGEX, or --write docs/faults.md.
FAULTS_ARGS ?=

# What `make mutants` is told, such as: --only maps/ --jobs 8 --seeds 0 --write
MUTANTS ?=

# Such as: --seed 7 goldmark
PLANTED ?=

# Such as: --shape auto restic, or any other module as PATH@VERSION
CORPUS ?= --write

.PHONY: help setup demo test fuzz near mutants faults corpus planted agreement lint format docs docs-check clean

help:
	@echo 'make demo        scan and diff a small Go module, then parts of the standard library'
	@echo 'make test        the whole test suite'
	@echo 'make fuzz        attack the rules with random programs: FUZZ_SECONDS=600 FUZZ_SEED=1'
	@echo 'make near        attack them with programs next to the golden cases: FUZZ_SECONDS=600'
	@echo 'make corpus      rewrite public modules and run their tests; writes docs/corpus.md: an hour or more'
	@echo 'make planted     plant maps of arrays in public modules, rewrite them and run their tests: an hour'
	@echo 'make agreement   benchmark the maps of public modules; writes docs/agreement.md: half an hour'
	@echo 'make faults      make every fault happen, and print what was left: FAULTS_ARGS=--quick'
	@echo 'make mutants     switch off the rules, one condition at a time: MUTANTS="--only maps/"'
	@echo 'make lint        ruff and mypy'
	@echo 'make format      let ruff format and mend what it can'
	@echo 'make docs        write the generated pages of docs/ again'
	@echo 'make docs-check  fail if a generated page is out of date'
	@echo 'make clean       remove everything that make has made'

setup: $(READY)

# The stamp is written last, so an interrupted set-up starts over.
$(READY): pyproject.toml
	@test -n '$(PYTHON)' || { echo >&2 \
		'unheap needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python'; exit 1; }
	'$(PYTHON)' -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[go,dev]'
	@touch $@

demo: $(READY)
	@PYTHON=$(BIN)/python sh docs/demo/run.sh

test: $(READY)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

fuzz: $(READY)
	PYTHONPATH=tests $(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED) $(FUZZ_ARGS)

near: $(READY)
	PYTHONPATH=tests $(BIN)/python -m fuzz.near --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED) $(NEAR_ARGS)

corpus: $(READY)
	PYTHONPATH=tests $(BIN)/python -m corpus $(CORPUS)

planted: $(READY)
	PYTHONPATH=tests $(BIN)/python -m planted $(PLANTED)

agreement: $(READY)
	PYTHONPATH=tests $(BIN)/python -m corpus.agreement --write

faults: $(READY)
	PYTHONPATH=tests $(BIN)/python -m faults $(FAULTS_ARGS)

mutants: $(READY)
	PYTHONPATH=tests $(BIN)/python -m mutants $(MUTANTS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/costs_table.py

docs-check: $(READY)
	$(BIN)/python docs/generate.py --check
	$(BIN)/python docs/costs_table.py --check

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
