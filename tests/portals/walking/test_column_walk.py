"""When the walk over a column ends, and what it asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gkcrawl.identity import url_key
from gkcrawl.portals.column import Column, Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.walking.column_walk import ColumnWalk

COLUMN = Column("通知公告", "http://www.example.gov.cn/tzgg/")
NEXT = PageRequest("GET", "http://www.example.gov.cn/tzgg/index_1.html")


def entry(number: int, day: str | None = "2026-03-01") -> Entry:
    return Entry(title=f"第{number}号", url=f"http://www.example.gov.cn/tzgg/{number}.html", date=day)


def page(*entries: Entry, more: bool = True, total: int | None = None, **said: Any) -> ListPage:
    pagination = Pagination(next=NEXT if more else None, total_records=total, **said)
    return ListPage(url=COLUMN.url, cms="trs", entries=list(entries), pagination=pagination)


def test_goes_on_while_there_are_new_entries_and_a_next_page() -> None:
    walk = ColumnWalk(COLUMN)
    assert walk.take(page(entry(1), entry(2))) == [entry(1), entry(2)]
    assert (walk.next, walk.report.stop) == (NEXT, None)
    walk.take(page(entry(3), more=False))
    assert (walk.next, walk.report.stop) == (None, "no_next")
    assert (walk.report.pages, walk.report.entries) == (2, 3)
    assert walk.report.walked


def test_an_entry_linked_twice_counts_once() -> None:
    walk = ColumnWalk(COLUMN)
    assert walk.take(page(entry(1), entry(1))) == [entry(1)]


def test_a_list_that_ends_below_its_declared_total_is_truncated() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2), total=5))
    assert not walk.report.truncated
    walk.take(page(entry(3), more=False, total=5))
    assert (walk.report.stop, walk.report.truncated) == ("no_next", True)


def test_rows_that_are_linked_twice_are_not_missing() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2), total=4))
    walk.take(page(entry(2), entry(3), more=False, total=4))
    assert (walk.report.entries, walk.report.repeats, walk.report.truncated) == (3, 1, False)


def test_shells_before_the_rows_are_passed_through() -> None:
    walk = ColumnWalk(COLUMN)
    for _ in range(2):
        assert walk.take(page()) == [] and walk.report.stop is None
    assert walk.take(page(entry(1), more=False)) == [entry(1)]
    endless = ColumnWalk(COLUMN)
    for _ in range(4):
        endless.take(page())
    assert endless.report.stop == "empty_page"


def test_an_empty_page_ends_the_walk() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(more=False))
    assert (walk.report.stop, walk.report.entries) == ("empty_page", 0)


def test_the_same_page_again_ends_the_walk() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2)))
    assert walk.take(page(entry(1), entry(2))) == []
    assert walk.report.stop == "repeated_page"


def test_a_pager_that_loops_back_ends_the_walk() -> None:
    walk = ColumnWalk(COLUMN)
    for number in (1, 2, 1):
        walk.take(page(entry(number)))
    assert walk.report.stop == "no_new_entries"


def test_the_declared_total_ends_the_walk() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2), total=3))
    walk.take(page(entry(3), total=3))
    assert (walk.report.stop, walk.report.expected) == ("total_reached", 3)


def test_a_total_of_one_page_that_leads_on_is_doubted() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2), total=2))
    assert walk.next == NEXT
    walk.take(page(entry(3), total=2, more=False))
    assert (walk.report.stop, walk.report.entries) == ("no_next", 3)


def test_a_total_below_what_is_there_is_not_believed() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2), total=1))
    assert walk.next == NEXT


def test_one_window_of_a_larger_list_is_truncated_unless_it_is_declared_to_be_one() -> None:
    for window in (False, True):
        walk = ColumnWalk(replace(COLUMN, window=window))
        walk.take(page(entry(1), more=False, total=138))
        assert walk.report.stop == "single_window"
        assert (walk.report.truncated, walk.report.complete) == (not window, False)


@pytest.mark.parametrize(
    ("first", "lack"),
    [
        ({"total_pages": 3}, "ends after 1 of 3 pages"),
        ({"kind": "unread"}, "goes on, but the address of its next page could not be read"),
        ({"kind": "unread", "total_pages": 9, "total": 180}, "ends after 1 of 180 entries"),
        # The total of something else on the page.
        ({"total": 1, "total_pages": 3}, "ends after 1 of 3 pages"),
    ],
)
def test_a_list_that_goes_on_without_an_address_is_truncated(first: dict[str, Any], lack: str) -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), more=False, **first))
    assert (walk.report.truncated, walk.report.complete, walk.report.shortfall) == (True, False, lack)


@pytest.mark.parametrize(
    "pages",
    [
        [{"total_pages": 1}],
        [{"total_pages": 2, "current": 1}, {"total_pages": 2, "current": 2}],
        # At the end of a pager that could be read before stands a button that does nothing.
        [{}, {"kind": "unread"}],
        # Windows of rows are no pages; a number of pages that follows from that of records says nothing beside it.
        [{"kind": "jpage", "total": 2, "total_pages": 6}, {"kind": "jpage", "total": 2, "total_pages": 6}],
        [{"total": 2, "total_pages": 2}, {"total": 2}],
        # A shell, then the rows.
        [{"total_pages": None, "rows": 0}, {"total_pages": 1}],
    ],
)
def test_whole_lists(pages: list[dict[str, Any]]) -> None:
    walk = ColumnWalk(COLUMN)
    for number, said in enumerate(pages, 1):
        rows = [] if said.pop("rows", 1) == 0 else [entry(number)]
        walk.take(page(*rows, more=number < len(pages), **said))
    assert (walk.report.shortfall, walk.report.complete) == (None, True)


def test_a_total_of_something_else_does_not_end_a_list_of_more_pages() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2), total=4, total_pages=3))
    walk.take(page(entry(3), entry(4), total=4, total_pages=3))
    assert walk.next == NEXT
    walk.take(page(entry(5), total_pages=3, more=False))
    assert (walk.report.stop, walk.report.shortfall) == ("no_next", None)


def test_a_first_sweep_is_read_again_for_rows_that_moved_up() -> None:
    start = PageRequest("GET", COLUMN.url)
    walk = ColumnWalk(COLUMN)
    walk.begin(start, twice=True)
    walk.take(page(entry(1), entry(2)))
    walk.take(page(entry(4), more=False))
    assert (walk.next, walk.report.stop) == (start, None)
    assert walk.take(page(entry(2), entry(3))) == [entry(3)]
    assert walk.next == NEXT
    assert walk.take(page(entry(4), more=False)) == []
    assert (walk.report.stop, walk.report.pages, walk.report.again, walk.report.entries) == ("no_next", 2, 2, 4)


@pytest.mark.parametrize("totals", [(3, 3), (3, 2)])
def test_totals_that_stay_prove_that_nothing_moved(totals: tuple[int, int]) -> None:
    walk = ColumnWalk(COLUMN)
    walk.begin(PageRequest("GET", COLUMN.url), twice=True)
    walk.take(page(entry(1), entry(2), total=totals[0]))
    walk.take(page(entry(3), more=False, total=totals[1]))
    assert (walk.next is None) == (totals[0] == totals[1])


def test_a_list_of_one_page_is_not_read_again() -> None:
    walk = ColumnWalk(COLUMN)
    walk.begin(PageRequest("GET", COLUMN.url), twice=True)
    walk.take(page(entry(1), more=False))
    assert (walk.next, walk.report.stop) == (None, "no_next")


def test_an_endless_column_is_bounded() -> None:
    walk = ColumnWalk(COLUMN, max_pages=3)
    number = 0
    while walk.report.stop is None:
        number += 1
        walk.take(page(entry(number)))
    assert (walk.report.stop, walk.report.pages) == ("page_limit", 3)


def test_sample_limits_the_documents_of_a_column() -> None:
    walk = ColumnWalk(COLUMN, sample=3)
    assert len(walk.take(page(entry(1), entry(2)))) == 2
    assert walk.take(page(entry(3), entry(4))) == [entry(3)]
    assert walk.report.stop == "sample"


def test_since_skips_old_rows_and_a_page_of_them_ends_the_walk() -> None:
    walk = ColumnWalk(COLUMN, since="2026-02-01")
    assert walk.take(page(entry(1, "2026-02-01"), entry(2, "2026-01-31"))) == [entry(1, "2026-02-01")]
    assert walk.take(page(entry(3, "2026-01-30"), entry(4, "2026-01-29"))) == []
    assert (walk.report.stop, walk.report.older) == ("since", 3)


def test_old_rows_pinned_on_top_do_not_end_the_walk() -> None:
    walk = ColumnWalk(COLUMN, since="2026-02-01")
    assert walk.take(page(entry(1, "2019-05-01"), entry(2, "2026-03-01"))) == [entry(2, "2026-03-01")]
    assert walk.next == NEXT


def test_rows_without_a_date_are_never_taken_for_old() -> None:
    walk = ColumnWalk(COLUMN, since="2026-02-01")
    assert walk.take(page(entry(1, None), entry(2, "2019-05-01"))) == [entry(1, None)]
    assert walk.next == NEXT


def test_a_failed_page_ends_the_walk_unwalked() -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1)))
    walk.fail("timeout", "timeout")
    assert (walk.next, walk.report.walked) == (None, False)
    assert walk.report.to_dict()["why"] == "timeout"


def branches(*names: str) -> list[PageRequest]:
    return [PageRequest("GET", f"http://www.example.gov.cn/{name}/") for name in names]


def test_further_lists_are_walked_one_after_the_other_and_once() -> None:
    walk = ColumnWalk(COLUMN)
    walk.branch(branches("2024", "2023", "tzgg"))
    assert walk.take(page(more=False)) == []
    assert walk.next == branches("2024")[0]
    walk.branch(branches("2023", "2024"))
    walk.take(page(entry(1), more=False))
    assert walk.next == branches("2023")[0]
    walk.take(page(entry(2), more=False))
    assert walk.report.stop == "no_next"
    assert (walk.report.lists, walk.report.entries, walk.report.complete) == (3, 2, True)


def test_declared_totals_of_the_lists_add_up() -> None:
    walk = ColumnWalk(COLUMN)
    walk.branch(branches("2024"))
    walk.take(page(entry(1), total=2))
    walk.take(page(entry(2), total=2))
    assert walk.next == branches("2024")[0]
    walk.take(page(entry(3), total=1, more=False))
    assert (walk.report.stop, walk.report.entries, walk.report.expected) == ("total_reached", 3, 3)


def test_a_list_that_fails_spoils_the_column_but_not_the_other_lists() -> None:
    walk = ColumnWalk(COLUMN)
    walk.branch(branches("2024", "2023"))
    walk.take(page(entry(1), more=False))
    walk.fail("gone", "gone from /nb/2024/")
    assert walk.next == branches("2023")[0]
    walk.take(page(entry(2), more=False))
    assert (walk.report.stop, walk.report.entries) == ("error", 2)
    assert (walk.report.failure, walk.report.why) == ("gone", "gone from /nb/2024/ (1 of 3 lists failed)")


def test_a_sample_is_of_the_column_not_of_each_list() -> None:
    walk = ColumnWalk(COLUMN, sample=1)
    walk.branch(branches("2024"))
    assert walk.take(page(entry(1), entry(2))) == [entry(1)]
    assert (walk.next, walk.report.stop) == (None, "sample")


def test_rejected_rows_are_counted_and_do_not_end_a_list() -> None:
    walk = ColumnWalk(COLUMN)
    rejected = {"www.example.gov.cn/tzgg/1.html", "www.example.gov.cn/tzgg/2.html"}
    assert walk.take(page(entry(1), entry(2)), rejected=rejected) == []
    assert walk.next == NEXT
    assert walk.take(page(entry(3), more=False), rejected=rejected) == [entry(3)]
    assert (walk.report.entries, walk.report.rejected) == (3, 2)


def test_rows_of_other_columns_are_left_out_once_the_column_has_rows_of_its_own() -> None:
    walk = ColumnWalk(COLUMN)
    one, two = ({url_key(entry(number).url)} for number in (1, 2))
    assert set(walk.foreign(page(entry(1)), one)) == set()
    assert set(walk.foreign(page(entry(2), entry(3)), two)) == two
    assert set(walk.foreign(page(entry(1)), one)) == one


def test_a_column_below_its_declared_minimum_is_not_whole() -> None:
    for window, rows, whole in ((False, 3, True), (False, 2, False), (True, 2, False)):
        walk = ColumnWalk(replace(COLUMN, at_least=3, window=window))
        walk.take(page(*map(entry, range(rows)), more=False))
        assert (walk.report.whole, walk.report.truncated) == (whole, not whole)
        assert walk.report.shortfall == (None if whole else "lists 2 rows of at least 3")


def test_about_how_many_rows_there_are_is_told_while_the_walk_goes_on() -> None:
    walk = ColumnWalk(COLUMN)
    assert [walk.about] == [None]
    walk.take(page(entry(1), entry(2), total_pages=3))
    assert walk.about == 6
    walk.take(page(entry(3), entry(4), total=5, total_pages=3))
    assert walk.about == 5
    walk.take(page(entry(5), more=False))
    assert walk.report.stop == "no_next"
    assert walk.about == 5


@pytest.mark.parametrize(("said", "stop"), [({"current": 2, "total_pages": 2}, "no_next"), ({}, "empty_page")])
def test_an_empty_page_that_says_it_is_the_last_is_the_end(said: dict[str, int], stop: str) -> None:
    walk = ColumnWalk(COLUMN)
    walk.take(page(entry(1), entry(2)))
    walk.take(page(more=False, **said))
    assert (walk.report.stop, walk.report.complete) == (stop, stop == "no_next")


def test_rows_without_an_address_are_counted_once() -> None:
    walk = ColumnWalk(COLUMN)
    first = page(entry(1), entry(2), total=4)
    first.dead_rows = 1
    walk.take(first)
    last = page(entry(3), more=False, total=4)
    walk.take(last)
    assert (walk.report.dead_rows, walk.report.truncated, walk.report.complete) == (1, False, True)
