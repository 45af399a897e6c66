"""Lists of hits (gkcrawl/browse/listing.py)."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from gkcrawl.browse import feed, listing
from gkcrawl.corpus.search import index_words
from gkcrawl.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browse.conftest import Get


def test_hits_are_rows_for_spreadsheets_and_objects_for_programs(get: Get, corpus: Path) -> None:
    with Store(corpus) as store:
        index_words(store)
    answer = get("/search.csv?q=%E9%80%9A%E7%9F%A5")
    assert answer.headers["content-type"] == listing.CSV
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["title"] for row in rows} == {"通知1", "通知2", "通知3"}
    assert rows[0]["page"] == f"http://localhost/doc/{rows[0]['id']}"
    answer = get("/search.json?q=%E9%80%9A%E7%9F%A5&kind=policy")
    assert answer.headers["content-type"] == listing.JSON
    (hit,) = json.loads(answer.content)
    assert (hit["title"], hit["page"]) == ("通知1", f"http://localhost/doc/{hit['id']}")
    assert get("/search.atom").headers["content-type"] == feed.MEDIA_TYPE
