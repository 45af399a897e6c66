"""Rows whose pages did not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.queries.failures import failures
from gkcrawl.store.state import Failed, Fetched, Listed
from tests.store.conftest import db, store
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["db", "store"]
KEY = "www.example.gov.cn/1.html"


def test_a_row_is_listed_with_its_reason_until_its_page_comes(store: Store) -> None:
    row = '{"url": "https://www.example.gov.cn/1.html", "title": "通知1"}'
    store.write("r1", [Listed(KEY, "通知", row, "0" * 64, MONDAY), Failed(KEY, MONDAY, "login")], portal="demo")
    (failure,) = failures(store, portal="demo", kind="login")
    assert (failure.title, failure.reason, failure.tries, failure.warc) == ("通知1", "login", 1, None)
    assert failures(store, kind="gone") == []
    store.write("r1", [Fetched(KEY, MONDAY, None, None)], portal="demo")
    assert failures(store) == []
