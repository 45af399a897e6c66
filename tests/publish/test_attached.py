"""Published files (gkcrawl/publish/attached.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.publish.attached import attached
from tests.store.corpus import FILE

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_a_file_has_what_was_read_from_it_and_where_it_is_archived(store: Store) -> None:
    (file,) = attached(store, copies=True)
    assert (file["url"], file["position"], file["status"], file["format"]) == (FILE, 1, "read", "pdf")
    assert (file["text"], file["pages"]) == ("文件的正文。", 3)
    assert file["tables"] == [{"caption": None, "sheet_or_page": 2, "rows": [["甲", "1"]]}]
    assert (file["warc"], file["offset"], file["sha256"]) == ("demo/r1.warc.gz", 500, "a" * 64)
