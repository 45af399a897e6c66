# `make demo` and `make test` need nothing but Python >= 3.10; everything else lands in $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test lint bench-extract bench-corpus clean
help:
	@echo "make demo   crawl three loopback portals end to end into output/demo/"
	@echo "make test   run the whole test suite"
	@echo "make lint   ruff and mypy strict"
	@echo "make bench-extract [PAGES=pages.warc.gz]  milliseconds a page, beside trafilatura"
	@echo "make bench-corpus [SIZES='1000 10000']  what a document costs in store, duplicates, search, export"
	@echo "make clean  remove $(VENV) and caches"

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("gkcrawl needs Python 3.10 or newer, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.12") if sys.version_info < (3, 10) else None'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run
	$(BIN)/gkcrawl demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

bench-extract: $(VENV)/.run
	$(BIN)/python -m bench.extract $(PAGES)

bench-corpus: $(VENV)/.run
	$(BIN)/python -m bench.corpus $(SIZES)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
