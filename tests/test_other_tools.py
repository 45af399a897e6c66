"""Stock Datasette and sqlite-utils on the database: every page they link to is there, search and facets find."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from datasette.app import Datasette

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.search import index_words
from gkcrawl.corpus.statistics import read_new
from gkcrawl.coverage.kept import china_today, keep_coverage
from gkcrawl.document import Region
from gkcrawl.store import Store
from gkcrawl.store.runs import RunEnd
from tests.corpus.reports import a_report, invented
from tests.store.corpus import FILE, TUESDAY, a_capture, a_document, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx import Response

HOST = "http://localhost"
PLACE = Region(code="610926", name="平利县", level="county")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, a notice with a file, and one with a former version; all derived data."""
    path = tmp_path_factory.mktemp("stock") / "corpus.db"
    with Store(path) as store:
        start_run(store)
        reports = [
            a_report(
                year,
                [f"{year}年，本机关收到政府信息公开申请12件。", *invented(year)],
                agency="平利县水务局",
                report_year=year,
                published_date=f"{year + 1}-01-20",
                region=PLACE,
            )
            for year in (2021, 2023)
        ]
        notice = with_files(FILE, number=7, title="关于做好防汛工作的通知", text="请各乡镇做好年报工作。")
        store.write("r1", [a_document(8), notice, *reports, a_capture()])
        store.write("r1", [a_document(8, text="新的正文。", fetched_at=TUESDAY), a_file(FILE), a_reading("a")])
        end = RunEnd(finished_at=TUESDAY, status=0, outcome="ok", reason="", counts={"new": 4, "failed/error": 1})
        store.finish_run("r1", "demo", end)
        find_duplicates(store)
        index_words(store)
        read_new(store)
        keep_coverage(store, china_today())
    return path


def fetched(path: Path, *addresses: str) -> list[Response]:
    """What stock Datasette answers at these addresses."""

    async def ask() -> list[Response]:
        datasette = Datasette([str(path)])
        return [await datasette.client.get(address) for address in addresses]

    return asyncio.run(ask())


def links(page: Response, address: str) -> Iterator[str]:
    """Addresses of the same server that a page links to, without their fragment."""
    for link in re.findall(r'(?:href|action|src)="([^"]*)"', page.text):
        absolute = urljoin(HOST + address, unescape(link)).partition("#")[0]
        if absolute.startswith(f"{HOST}/"):
            yield absolute[len(HOST) :]


def kind_of(address: str) -> tuple[str, ...]:
    """What is tried once for each table: sorting by one column is like sorting by another."""
    parts = urlsplit(address)
    return parts.path, *sorted(name if name[:1] == "_" else "filter" for name, _ in parse_qsl(parts.query))


async def walk(path: Path) -> dict[str, int]:
    """The status of every page that can be reached from the first one. Choices on pages of tables are made one by one."""
    datasette = Datasette([str(path)])
    found: dict[str, int] = {}
    kinds: set[tuple[str, ...]] = set()
    # Indexes are hidden, and not linked to.
    waiting = ["/", "/corpus/words", "/corpus/headings"]
    while waiting:
        address = waiting.pop()
        answer = await datasette.client.get(address, follow_redirects=True)
        found[address] = answer.status_code
        if "?" in address or "html" not in answer.headers["content-type"]:
            continue
        for link in links(answer, address):
            if kind_of(link) not in kinds:
                kinds.add(kind_of(link))
                waiting.append(link)
    return found


def test_every_page_that_datasette_links_to_is_there(corpus: Path) -> None:
    found = asyncio.run(walk(corpus))
    assert {address: status for address, status in found.items() if status != 200} == {}
    tables = {urlsplit(address).path.split("/")[2] for address in found if address.startswith("/corpus/")}
    assert tables >= {"documents", "words", "statistics", "coverage", "documents_search", "cursors"}


def test_a_link_to_a_document_leads_to_it_and_from_there_to_what_belongs_to_it(corpus: Path) -> None:
    id = a_document(8).id
    versions, document = fetched(corpus, "/corpus/versions", f"/corpus/documents/{id}")
    assert f"/corpus/documents/{id}" in set(links(versions, "/corpus/versions"))
    assert f"/corpus/versions?document={id}" in set(links(document, "/"))


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("防汛", ["关于做好防汛工作的通知"]),
        ("年报", ["关于做好防汛工作的通知"]),
        ("防汛工作", ["关于做好防汛工作的通知"]),
        ("年报 防汛", ["关于做好防汛工作的通知"]),
        ("做好 年报", ["关于做好防汛工作的通知"]),
        ("通知8", ["通知8"]),
        ("水库", []),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_datasette_searches_documents(corpus: Path, words: str, titles: list[str]) -> None:
    """Two characters anywhere in a document, more in what it is called."""
    (answer,) = fetched(corpus, f"/corpus/documents.json?_search={words}&_shape=array")
    assert [row["title"] for row in answer.json()] == titles


def test_datasette_counts_facets_and_exports(corpus: Path) -> None:
    facets, lines = fetched(
        corpus, "/corpus/documents.json?_facet=kind&_facet_array=quality", "/corpus/documents.csv?_size=max"
    )
    assert {row["value"]: row["count"] for row in facets.json()["facet_results"]["kind"]["results"]} == {
        "annual_report": 2,
        "other": 2,
    }
    assert lines.text.startswith("id,number,")


def utils(*arguments: str) -> Any:
    """What ``sqlite-utils`` prints, read as JSON."""
    done = subprocess.run([sys.executable, "-m", "sqlite_utils", *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_sqlite_utils_counts_and_shows_every_table(corpus: Path) -> None:
    counts = {row["table"]: row["count"] for row in utils("tables", "--counts", str(corpus))}
    assert (counts["documents"], counts["words"], counts["versions"]) == (4, 4, 1)
    views = {row["view"]: row["count"] for row in utils("views", "--counts", str(corpus))}
    assert views["statistics"] >= 2
    assert len(utils("rows", str(corpus), "documents", "--limit", "2")) == 2
    assert (
        "CREATE VIEW"
        in subprocess.run(
            [sys.executable, "-m", "sqlite_utils", "schema", str(corpus)], capture_output=True, text=True, check=True
        ).stdout
    )
