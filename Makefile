# Everything starts from a bare python3 (3.11 or later): `make demo`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

BESIDE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# Every process compiles what it imports once, not at each start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test pages faults quick check bench docs test-lts lock browser clean help

help:
	@echo "make demo      the example network in your browser"
	@echo "make test      every test"
	@echo "make quick     the tests that need no server and no browser, in a minute"
	@echo "make check     formatter, linter, type checker"
	@echo "make pages     every link of every page, and axe-core over all, in a browser"
	@echo "make faults    full disks, silent servers, kills, tamperings, damaged backups, drawn records, in half an hour"
	@echo "make bench     the speed goals, measured"
	@echo "make test-lts  the database tests on Neo4j 5.26 LTS"
	@echo "make docs      the generated reference"
	@echo "make lock      pin the dependencies anew"

demo: $(VENV)/.installed
	$(BIN)/saan demo

test: $(VENV)/.installed-dev browser
	$(BIN)/python -m pytest -m "not faults and not pages" $(BESIDE) $(TESTS)

pages: $(VENV)/.installed-dev browser
	$(BIN)/python -m pytest -m pages $(BESIDE) $(TESTS)

faults: $(VENV)/.installed-dev browser
	SAAN_TEST_KILLS=4 $(BIN)/python -m pytest tests/faults tests/backup tests/privacy tests/journal/test_tampering.py \
	  tests/intake/test_kill.py tests/bulk/test_fresh.py tests/server/test_watchdog.py
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile random $(BESIDE) $(TESTS)

quick: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "not server and not browser and not faults" $(BESIDE) $(TESTS)

test-lts: $(VENV)/.installed-dev
	SAAN_TEST_NEO4J=5.26.30 $(BIN)/python -m pytest -m "not browser and not faults" $(BESIDE) $(TESTS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev browser
	$(BIN)/python -m benchmarks $(BENCH)

docs: $(VENV)/.installed
	$(BIN)/python -m docs.make

browser: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.support.browser

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Saan needs Python 3.11 or later; $(PYTHON) is older. Install it and run: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python has no venv. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev $(LOCK) -o requirements-dev.txt
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade --quiet

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache dist build
