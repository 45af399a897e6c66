"""What programs load before they begin: told by what they import, for times depend on the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gkcrawl.store import Store

ROOT = Path(__file__).parents[1]

READING = {"gkcrawl.extract.document", "gkcrawl.portals.rows", "gkcrawl.portals.families.trs", "gkcrawl.portals.detect"}
CRAWLING = {"scrapy", "twisted", "aiohttp"}
LIBRARIES = {"trafilatura", "opencc", "tldextract", "charset_normalizer", "lxml", "pyarrow"}
DATABASE = {"sqlite_utils", "numpy"}


_TELL = """
import atexit, runpy, sys
atexit.register(lambda: print(*sys.modules, sep="\\n", file=sys.stderr))
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def imported(*arguments: str) -> set[str]:
    """The modules that ``python -m arguments`` has imported at its end; it must go well."""
    command = [sys.executable, "-c", _TELL, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    Store(path).close()
    return path


def test_help_needs_nothing_but_the_names_of_the_verbs() -> None:
    assert not imported("gkcrawl", "--help") & {*READING, *CRAWLING, *LIBRARIES, *DATABASE, "rich"}


@pytest.mark.parametrize("verb", [["search", "年报"], ["stats"], ["export"], ["status"], ["failures"]], ids=" ".join)
def test_what_reads_the_database_reads_no_pages(verb: list[str], corpus: Path) -> None:
    assert not imported("gkcrawl", *verb, "--db", str(corpus)) & {*READING, *CRAWLING, *LIBRARIES}


def test_naming_portals_checks_their_declarations_and_loads_nothing_that_reads() -> None:
    """Scrapy itself imports parsers and charset_normalizer; which family a portal is of does not load it."""
    found = imported("scrapy", "list")
    assert "spiders.jiangsu.huaian" in found, "its declaration is checked"
    assert not found & {*READING, *DATABASE, "trafilatura", "opencc", "tldextract", "rich"}
    assert not {f"gkcrawl.scrapy_commands.{verb}" for verb in ("crawl", "inspect", "genportal", "record")} & found


def test_reading_a_page_loads_no_framework_and_no_library_of_rare_pages() -> None:
    """Each worker process that reads pages begins with it."""
    found = imported("gkcrawl.extract.document")
    assert not found & {*CRAWLING, *DATABASE, "trafilatura", "opencc", "charset_normalizer"}
