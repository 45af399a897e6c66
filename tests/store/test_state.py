"""What is known of the rows of a portal's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.state import Fetched, Listed, Seen
from tests.store.corpus import MONDAY, TUESDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_a_row_is_listed_fetched_and_seen_again(store: Store) -> None:
    key = "www.example.gov.cn/1.html"
    store.write("r1", [Listed(key, "通知", "{}", "0" * 64, MONDAY), Fetched(key, MONDAY, '"tag"', None)], portal="demo")
    (row,) = store.query('SELECT key, "column", etag, error FROM entries')
    assert row == {"key": key, "column": "通知", "etag": '"tag"', "error": None}
    store.write("r1", [Seen(key, TUESDAY)], portal="demo")
    assert TUESDAY in store.query("SELECT * FROM entries")[0].values()
