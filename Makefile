# `make demo` and `make test` need nothing but Python >= 3.10; everything else lands in $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOWEST := $(VENV)/lowest
LOADERS := $(VENV)/loaders
# Each worker begins with a part of the files, so that what they share is made once, and then takes from others.
IN_PARALLEL := -n auto --dist worksteal
# What meets other packages; the rest reads pages with functions of ours.
LOWEST_TESTS := $(addprefix tests/,archive cli corpus crawl export extract portals publish store test_end_to_end.py test_jsonschema.py)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test test-all coverage test-lowest test-loaders lint docs docs-site bench-extract bench-corpus bench-portals bench-crawl bench-start bench-files bench-statistics bench-browse pictures clean
help:
	@echo "make demo   crawl three loopback portals end to end into output/demo/"
	@echo "make test   run the whole test suite"
	@echo "make test-all  the suite with its coverage and pages in Chromium, what meets other packages with their lowest versions, loaders of snapshots"
	@echo "make lint   ruff, mypy strict, and links and anchors of the docs"
	@echo "make docs   write anew what stands in docs/ and is made from the program"
	@echo "make docs-site  the docs as a web site, in site/"
	@echo "make bench-extract [PAGES=pages.warc.gz]  milliseconds a page, beside trafilatura"
	@echo "make bench-corpus [SIZES='1000 10000']  what a document costs in store, duplicates, search, export"
	@echo "make bench-portals  how long scrapy list and scrapy crawl take with 5,000 portals"
	@echo "make bench-files [FILES='a.pdf b.docx']  milliseconds a file by format, beside other readers"
	@echo "make bench-statistics  milliseconds a report for its numbers, seconds for those of 100,000 as Parquet"
	@echo "make bench-browse [DOCUMENTS=10000]  milliseconds a page of gkcrawl browse, over 100,000 documents"
	@echo "make pictures  take the pictures of the README anew, in Chromium"
	@echo "make bench-start  processor seconds that programs take to begin"
	@echo "make bench-crawl [CRAWL='--documents 2000']  what a page costs, beside download only and a plain script"
	@echo "make clean  remove $(VENV) and caches"

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("gkcrawl needs Python 3.10 or newer, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.12") if sys.version_info < (3, 10) else None'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[browse]'
	@touch $@

$(VENV)/.dev: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run
	$(BIN)/gkcrawl demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(IN_PARALLEL) -m "not browser"

test-all: coverage test-lowest test-loaders

$(VENV)/.browser: $(VENV)/.dev
	$(PIP) --editable '.[browser-check]'
	@touch $@

coverage: $(VENV)/.browser
	$(BIN)/python -m coverage erase
	GKCRAWL_TEST_KILLS=10 $(BIN)/python -m coverage run -m pytest $(IN_PARALLEL)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

$(LOWEST)/.dev: $(VENV)/.dev
	$(PYTHON) -m venv $(LOWEST)
	$(BIN)/python -m tests.lowest_versions > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(LOWEST)/constraints.txt --editable '.[dev]'
	@touch $@

test-lowest: $(LOWEST)/.dev
	$(LOWEST)/bin/python -m pytest $(IN_PARALLEL) $(LOWEST_TESTS)

# In an environment of their own: warcio and others import more as soon as it is there.
$(LOADERS)/.dev: $(VENV)/.dev
	$(PYTHON) -m venv $(LOADERS)
	$(LOADERS)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,publish-check]'
	@touch $@

test-loaders: $(LOADERS)/.dev
	$(LOADERS)/bin/python -m pytest tests/publish

bench-extract: $(VENV)/.run
	$(BIN)/python -m bench.extract $(PAGES)

bench-corpus: $(VENV)/.run
	$(BIN)/python -m bench.corpus $(SIZES)

bench-statistics: $(VENV)/.run
	$(BIN)/python -m bench.statistics

bench-browse: $(VENV)/.dev
	$(BIN)/python -m bench.browse $(DOCUMENTS)

bench-portals: $(VENV)/.run
	$(BIN)/python -m bench.portals

bench-start: $(VENV)/.run
	$(BIN)/python -m bench.start

$(VENV)/.bench: $(VENV)/.run
	$(PIP) --editable '.[bench]'
	@touch $@

bench-files: $(VENV)/.bench
	$(BIN)/python -m bench.files $(FILES)

bench-crawl: $(VENV)/.dev
	$(BIN)/python -m bench.crawl $(CRAWL)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mkdocs build --strict

pictures: $(VENV)/.browser
	$(BIN)/python -m tests.browser.pictures

docs-site: $(VENV)/.dev
	$(BIN)/mkdocs build --strict

docs: $(VENV)/.dev
	GKCRAWL_UPDATE_DOCS=1 $(BIN)/python -m pytest $$($(BIN)/python -m tests.generated)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build site *.egg-info
