"""Rows that an import writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.document import Capture
from gkcrawl.store import CaptureRow, PortalFacts, Store
from gkcrawl.store.imports import Declared, OfPortal, SeenAgain, Verdict, finished_imports, known_capture
from gkcrawl.store.state import Listed
from tests.store.corpus import MONDAY, TUESDAY, a_document

if TYPE_CHECKING:
    from pathlib import Path

IMPORTED = PortalFacts(name="import", agency="", region="", family="")
DEMO = PortalFacts(name="demo", agency="示例市水务局", region="320100", family="trs")


def test_rows_are_of_the_portal_of_their_page_and_captures_of_the_import(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        store.start_run("r1", IMPORTED, started_at=MONDAY, settings={"import": {"hosts": []}})
        row = CaptureRow(url="http://a/", method="GET", warc="x.warc", offset=7, fetched_at=MONDAY, error="unsettled")
        listed = OfPortal(DEMO, Listed("a/", "http://a/list", "{}", "", MONDAY))
        store.write("r1", [Declared(DEMO), row, listed, Verdict("http://a/", "x.warc", 7, None)])
        assert store.query("SELECT portal FROM captures") == [{"portal": "import"}]
        assert store.query("SELECT portal FROM entries") == [{"portal": "demo"}]
        assert known_capture(store, "http://a/", "x.warc", 7) == {"error": None}
        assert known_capture(store, "http://a/", "y.warc", 7) is None
        assert finished_imports(store) == []


def test_a_page_met_again_is_the_one_at_that_place_only(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        store.start_run("r1", IMPORTED, started_at=MONDAY, settings={})
        document = a_document(1, portal=None, capture=Capture(warc="x.warc", offset=7, sha256="0" * 64))
        store.write("r1", [document])
        key = document.url.partition("//")[2]
        assert store.write("r1", [SeenAgain(key, "x.warc", 8, TUESDAY)]) == []
        assert store.write("r1", [SeenAgain(key, "x.warc", 7, TUESDAY)]) == ["unchanged"]
        assert store.query("SELECT last_seen_at FROM documents") == [{"last_seen_at": TUESDAY}]
