"""A first crawl remembers nothing."""

from __future__ import annotations

from gkcrawl.portals.column import Column, Entry, PageRequest
from gkcrawl.portals.walking.memory import Memory


def test_nothing_is_known_and_nothing_may_end_early() -> None:
    memory, column = Memory(), Column("通知", "https://a.gov.cn/tz/")
    assert list(memory.visits()) == list(memory.unlisted()) == []
    assert list(memory.known([Entry(title="通知1", url="https://a.gov.cn/tz/1.html")])) == []
    assert not memory.may_stop_early(column)
    assert not memory.list_headers(PageRequest("GET", column.url))
