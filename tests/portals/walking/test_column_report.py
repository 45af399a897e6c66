"""Whether a walk saw all of a column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gkcrawl.portals.walking.column_report import ColumnReport, Stop


@pytest.mark.parametrize(
    ("stop", "expected", "truncated", "complete"),
    [
        (Stop.NO_NEXT, 5, False, True),
        (Stop.NO_NEXT, 8, True, False),
        (Stop.EMPTY_PAGE, None, False, False),
        (Stop.SINCE, 8, False, False),
        (Stop.ERROR, 8, False, False),
    ],
)
def test_the_stop_and_the_total_say(stop: Stop, expected: int | None, truncated: bool, complete: bool) -> None:
    report = ColumnReport("通知", "https://a.gov.cn/tz/", stop=stop, pages=1, entries=5, expected=expected)
    assert (report.truncated, report.complete) == (truncated, complete)


def test_of_a_window_no_more_is_expected() -> None:
    report = ColumnReport("通知", "https://a.gov.cn/tz/", stop=Stop.SINGLE_WINDOW, entries=5, expected=80, window=True)
    assert not report.truncated
    assert report.to_dict()["stop"] == "single_window"


def test_rows_without_an_address_count_towards_the_total_but_unread_ones_lack() -> None:
    dead = ColumnReport("通知", "https://a.gov.cn/tz/", stop=Stop.NO_NEXT, entries=33, expected=35, dead_rows=2)
    assert (dead.truncated, dead.complete, dead.unreachable) == (False, True, 2)
    unread = replace(dead, dead_rows=0, unread_rows=2)
    assert (unread.truncated, unread.complete) == (True, False)
    assert unread.shortfall == "has 2 rows whose address could not be read"
