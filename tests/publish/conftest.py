from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.document import Capture, FileTable, Link, Provenance, Region, Table
from gkcrawl.store import Store
from tests.store.corpus import FILE, MONDAY, TUESDAY, a_document, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RICH: dict[str, Any] = {
    "kind": "annual_report",
    "text": "一、总体情况\n\n2023年共收到申请12件。",
    "region": Region(code="320100", name="示例市", level="city"),
    "report_year": 2023,
    "published_date": "2024-01-20",
    "written_date": "2024-01-19",
    "keywords": ["年报", "公开"],
    "other_labels": {"体裁": "报告", "载体": "网站"},
    "tables": [Table(caption="表一", rows=[["项目", "数"], ["申请", "12"]])],
    "links": [Link(url="https://www.example.gov.cn/a.html", text="办法")],
    "provenance": {"title": Provenance(raw="通知1", method="meta", locator="ArticleTitle", confidence=0.9)},
    "quality": ["repaired"],
    "capture": Capture(warc="demo/r1.warc.gz", offset=7, sha256="0" * 64),
}
"""Values of every kind that a column can have."""


def fill(store: Store) -> None:
    """Store a document with values of every kind, one whose text changed, and one with a file that was read."""
    start_run(store)
    store.write("r1", [a_document(1, **RICH), a_document(2, text="旧。", issuer="甲局")])
    store.write("r1", [a_document(2, text="新。", issuer="乙局", fetched_at=TUESDAY)])
    tables = [FileTable(sheet_or_page=2, rows=[["甲", "1"]])]
    reading = a_reading("a", pages=3, tables=tables)
    store.write("r1", [with_files(number=3), a_file(FILE, at=MONDAY), reading])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that `fill` filled."""
    with Store(tmp_path / "corpus.db") as store:
        fill(store)
        yield store
