"""How complete the crawls of a portal's reports are (gkcrawl/coverage/crawls.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gkcrawl.coverage.crawls import crawls
from gkcrawl.portals.walking.column_report import ColumnReport, Stop
from gkcrawl.store import RunEnd
from gkcrawl.store.state import Failed, Listed, ReportColumn, Swept
from tests.store.corpus import MONDAY, TUESDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store

URL = "https://www.example.gov.cn/nb/"


def walk(store: Store, report: ColumnReport, *, swept: bool = False) -> list[str]:
    """What the crawl of one column of reports lacks that was walked so; ``swept``: once it was walked to its end."""
    rows = [ReportColumn(URL, "年报", MONDAY), *([Swept(URL, MONDAY)] if swept else [])]
    store.write("r1", rows, portal="demo")
    end = RunEnd(finished_at=TUESDAY, status=0, reason="", counts={}, columns=[report.to_dict()])
    store.finish_run("r1", "demo", end)
    return crawls(store)["demo"].lacks


@pytest.mark.parametrize(
    ("report", "swept", "lacks"),
    [
        (ColumnReport("年报", URL, Stop.NO_NEXT, entries=3), True, []),
        (ColumnReport("年报", URL, Stop.UNCHANGED, entries=3), True, []),
        (ColumnReport("年报", URL, Stop.SAMPLE, entries=3), False, ["年报: cut short: sample"]),
        (ColumnReport("年报", URL, Stop.SINCE, entries=3), True, []),
        (ColumnReport("年报", URL, Stop.ERROR, failure="http_503"), True, ["年报: failed: http_503"]),
        (
            ColumnReport("年报", URL, Stop.SINGLE_WINDOW, entries=3, expected=9),
            False,
            ["年报: truncated: single_window"],
        ),
    ],
)
def test_each_end_of_a_walk_says_what_is_lacking(
    store: Store, report: ColumnReport, swept: bool, lacks: list[str]
) -> None:
    assert walk(store, report, swept=swept) == lacks


def test_a_run_that_was_killed_is_not_complete(store: Store) -> None:
    store.write("r1", [ReportColumn(URL, "年报", MONDAY)], portal="demo")
    assert crawls(store)["demo"].lacks == ["last crawl not finished", "年报: not walked to its end"]


def test_pages_that_did_not_come_are_told_by_their_titles(store: Store) -> None:
    rows = [
        Listed(f"www.example.gov.cn/{n}.html", URL, f'{{"title":"年报{n}","url":"{URL}{n}"}}', "", MONDAY)
        for n in (1, 2)
    ]
    failed = Failed("www.example.gov.cn/1.html", MONDAY, "gone", None)
    store.write("r1", [ReportColumn(URL, "年报", MONDAY), *rows, failed], portal="demo")
    found = crawls(store)["demo"]
    assert found.failures == [("年报1", f"{URL}1", "gone")]
    assert "1 pages not fetched yet" in found.lacks


def test_a_crawl_before_the_deadline_says_nothing_of_what_was_due(store: Store) -> None:
    lacks = walk(store, ColumnReport("年报", URL, Stop.NO_NEXT, entries=3), swept=True)
    assert lacks == []
    crawl = crawls(store)["demo"]
    assert crawl.lacks_for(date(2026, 3, 31)) == []
    assert crawl.lacks_for(date(2027, 1, 31)) == ["last crawled 2026-11-02, before the deadline"]
