"""What `from gkcrawl import …` gives, what it costs, and what docs/api.md says of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import gkcrawl
from gkcrawl import Document, GkcrawlError, errors, extract_document, parse_list
from gkcrawl.api.corpus import Filters
from gkcrawl.contract import document_from
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.errors import SiteChanged
from tests.extract.pages import page
from tests.portals.pages import SITE, rows
from tests.test_end_to_end import scrapy
from tests.test_jsonschema import a_full_document

ROOT = Path(__file__).parents[1]

HEAVY = ("scrapy", "twisted", "lxml", "sqlite3", "sqlite_utils", "orjson", "click", "rich", "numpy")


def loaded_by(program: str) -> set[str]:
    """Packages that ``program`` loads, in a process of its own."""
    before, after = (
        "import sys; before = {*sys.modules}",
        "print(*{name.split('.')[0] for name in {*sys.modules} - before})",
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{before}; {program}; {after}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_the_package_costs_nothing() -> None:
    assert not loaded_by("import gkcrawl; gkcrawl.__version__") & {*HEAVY}


def test_reading_pages_and_corpus_needs_no_scrapy() -> None:
    loaded = loaded_by("from gkcrawl import *")
    assert "lxml" in loaded and not loaded & {"scrapy", "twisted", "rich"}


def test_every_name_is_there_and_no_other() -> None:
    assert all(getattr(gkcrawl, name) for name in gkcrawl.__all__)
    with pytest.raises(ImportError, match="cannot import name 'open_corpse'"):
        exec("from gkcrawl import open_corpse")


def test_a_page_is_read_as_a_document() -> None:
    document = extract_document(page().encode(), "https://www.qinghe.gov.cn/zwgk/content_7001.html")
    assert document.text and document_from(document.to_dict()) == document


def test_a_document_comes_back_from_plain_data_whole() -> None:
    made = document_from(a_full_document())
    assert (made.to_dict(), type(made)) == (a_full_document(), Document)
    assert made.region and made.capture and made.attachments[0].url and made.provenance["title"].method


def test_a_list_is_read_with_its_totals_and_next_request() -> None:
    body = f'<html><body><ul>{rows(3)}</ul><script>createPageHTML(4, 0, "index", "html");</script></body></html>'
    found = parse_list(body.encode(), SITE)
    assert len(found.entries) == 3 and found.pagination.total_pages == 4
    assert found.pagination.next and found.pagination.next.url == f"{SITE}index_1.html"


def test_what_is_no_list_is_an_error_of_ours() -> None:
    with pytest.raises(SiteChanged) as error:
        parse_list(b"<p>nothing</p>", SITE)
    assert isinstance(error.value, GkcrawlError)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``make demo`` has been run, as far as one portal goes."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "output" / "demo").mkdir(parents=True)
    with serving(Corpus(8)) as base:
        done = scrapy("demo_trs", "-a", f"base={base}", output=folder / "output" / "demo")
    assert done.returncode == 0, done.stderr
    return folder


def test_the_examples_print_what_the_page_says(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(demo)
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", page, re.DOTALL | re.MULTILINE)
    assert len(examples) >= 7
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```python\n(from gkcrawl .*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert shown
    exec(compile(shown[1], "README.md", "exec"), {})
    assert "年度报告" in capsys.readouterr().out
    names: dict[str, object] = {}
    for code, printed in examples:
        exec(compile(code, "docs/api.md", "exec"), names)
        assert capsys.readouterr().out == printed, code


def test_the_page_names_everything_that_is_stable() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    methods = {name for name in vars(gkcrawl.Corpus) if not name.startswith("_")} - {"close", "path"}
    ours = {name for name, kind in vars(errors).items() if isinstance(kind, type)} - {
        "UnreadablePage",
        "UnusableArchive",
    }
    public = {*gkcrawl.__all__} - {"__version__", "Corpus", "Response"}
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", page))))
    assert (methods | ours | public | {*Filters.__annotations__}) - named == set()


def typed(corpus: gkcrawl.Corpus) -> tuple[list[Document], str, bytes]:
    """Never run: mypy strict holds the types that users see."""
    chosen = list(corpus.documents(kind="policy", since="2025-01-01", year=2024))
    with corpus.new_documents("index", agency="水务局") as documents:
        id = next(documents).id
    return chosen, id, corpus.read_capture(corpus.diff(id).after).body
