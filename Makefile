# `make demo` and `make test` need nothing but Python >= 3.10; everything else lands in $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test lint clean
help:
	@echo "make demo   crawl three loopback portals end to end into output/demo/"
	@echo "make test   run the whole test suite"
	@echo "make lint   ruff and mypy strict"
	@echo "make clean  remove $(VENV) and caches"

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("gkcrawl needs Python 3.10 or newer, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.12") if sys.version_info < (3, 10) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)
	$(BIN)/gkcrawl demo

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
