"""One portal (gkcrawl/store/queries/portal.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.errors import NotFound
from gkcrawl.store import RunEnd
from gkcrawl.store.queries.portal import facts, flags, labels, newest, runs, walked
from gkcrawl.store.state import Fetched, Listed, StateRow
from tests.store.corpus import MONDAY, TUESDAY, WEDNESDAY, a_document, start_run

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.store import Store

COLUMN = "https://www.example.gov.cn/zwgk/"


def test_facts_are_those_of_a_known_portal(store: Store) -> None:
    assert facts(store, "demo") == ("示例市人民政府", "320100", "trs")
    with pytest.raises(NotFound, match="no portal x"):
        facts(store, "x")


def test_columns_are_those_of_the_last_walk_with_what_was_collected(store: Store) -> None:
    row = '{"url": "https://www.example.gov.cn/zwgk/1.html", "title": "通知1"}'
    key = "www.example.gov.cn/zwgk/1.html"
    rows: list[Document | StateRow] = [
        Listed(key, COLUMN, row, "0" * 64, MONDAY),
        a_document(1),
        Fetched(key, MONDAY, None, None),
        Listed("www.example.gov.cn/zwgk/2.html", COLUMN, row, "1" * 64, MONDAY),
        Listed("www.example.gov.cn/old/3.html", "https://www.example.gov.cn/old/", row, "2" * 64, MONDAY),
    ]
    store.write("r1", rows, portal="demo")
    walk = {"name": "政务公开", "url": COLUMN, "expected": 3, "stop": "no_next", "whole": True}
    end = RunEnd(finished_at=TUESDAY, status=0, reason="", counts={"new": 1}, columns=[walk])
    store.finish_run("r1", "demo", end)
    start_run(store, "r2")
    first, old = walked(store, "demo")
    assert (first.name, first.expected, first.listed, first.collected, first.whole) == ("政务公开", 3, 2, 1, True)
    assert (old.name, old.listed, old.stop) == ("https://www.example.gov.cn/old/", 1, None)
    assert [(run.run, run.status, run.counts) for run in runs(store, "demo", 5)] == [
        ("r2", None, {}),
        ("r1", 0, {"new": 1}),
    ]


def test_documents_labels_and_flags_are_those_of_the_portal(store: Store) -> None:
    start_run(store, "r1", "another")
    documents = [
        a_document(1, other_labels={"经办处室": "秘书处"}, quality=["damaged"], fetched_at=WEDNESDAY),
        a_document(2, other_labels={"经办处室": "办公室", "份数": "3"}, quality=["damaged", "spun"]),
    ]
    store.write("r1", documents, portal="demo")
    store.write("r1", [a_document(3, portal="another")], portal="another")
    assert [one.title for one in newest(store, "demo", 5)] == ["通知1", "通知2"]
    assert [one.title for one in newest(store, "demo", 1)] == ["通知1"]
    assert labels(store, "demo") == {"经办处室": (2, "秘书处"), "份数": (1, "3")}
    assert flags(store, "demo") == {"damaged": 2, "spun": 1}
    assert newest(store, "import", 5) == []
