"""Which exit status a run deserves, and the line that says why."""

from __future__ import annotations

from typing import Any

import pytest

from gkcrawl.crawl.outcome import Outcome, RunFacts, column_table
from gkcrawl.crawl.outcome import judge as judge_facts
from gkcrawl.portals.walking.column_report import ColumnReport, Stop
from gkcrawl.store.queries.columns import Shrunk

URL = "http://www.example.gov.cn/tzgg/"


def column(**facts: Any) -> ColumnReport:
    ordinary: dict[str, Any] = {"name": "通知", "url": URL, "stop": "no_next", "pages": 2, "entries": 9}
    facts = ordinary | facts
    return ColumnReport(**(facts | {"stop": facts["stop"] and Stop(facts["stop"])}))


def judge(columns: list[ColumnReport], changes: dict[str, int], counts: dict[str, int], **more: Any) -> Outcome:
    return judge_facts(RunFacts(columns=columns, changes=changes, counts=counts, **more))


def test_new_documents_are_success() -> None:
    outcome = judge([column()], {"new": 9}, {"documents": 9})
    assert outcome == Outcome(0, "documents: 9 new, 0 changed, 0 unchanged", "ok")


def test_so_are_documents_known_to_be_unchanged() -> None:
    assert judge([column()], {"unchanged": 9}, {}).status == 0


def test_some_failed_documents_do_not_fail_the_run_but_are_named() -> None:
    outcome = judge([column()], {"new": 7}, {"failed/gone": 1, "failed/timeout": 1})
    assert outcome.status == 0
    assert "failed: 1 gone, 1 timeout" in outcome.reason


@pytest.mark.parametrize(
    ("columns", "changes", "counts", "why"),
    [
        ([column()], {}, {"failed/timeout": 9}, "nothing stored; failed: 9 timeout"),
        ([column(), column(name="公告", entries=0, stop="empty_page")], {"new": 9}, {}, "column 公告 lists nothing"),
        ([column(), column(name="公告", stop="error", why="gone from x")], {"new": 9}, {}, "公告: gone"),
        ([column(stop=None)], {"new": 9}, {}, "column 通知: not walked"),
        ([column(stop="not_in_replay", pages=0, entries=0, why="no x in the archive")], {}, {}, "no x in the"),
        ([column(older=9, stop="since")], {}, {}, "older than -a since"),
        ([column()], {}, {"skipped/wechat": 9}, "not followed: 9 wechat"),
        ([column(expected=12)], {"new": 9}, {}, "truncated: column 通知 ends after 9 of 12 entries"),
        ([column()], {"unchanged": 99}, {"failed/login": 9, "kept": 5}, "9 of 14 pages were not the ones asked for"),
    ],
)
def test_failure_is_named(
    columns: list[ColumnReport], changes: dict[str, int], counts: dict[str, int], why: str
) -> None:
    outcome = judge(columns, changes, counts)
    assert outcome.status == 1
    assert why in outcome.reason


def test_an_interrupted_run_failed_whatever_it_stored() -> None:
    outcome = judge([column()], {"new": 3}, {}, ended="shutdown")
    assert (outcome.status, outcome.reason) == (1, "interrupted; documents: 3 new, 0 changed, 0 unchanged")
    assert "closespider_timeout" in judge([column()], {"new": 3}, {}, ended="closespider_timeout").reason


def test_trouble_with_store_or_archive_comes_first() -> None:
    assert judge([column()], {"new": 3}, {}, ended="trouble", trouble="disk full") == Outcome(1, "disk full", "trouble")


def test_a_replay_goes_as_far_as_its_archive() -> None:
    outcome = judge([column(stop="not_in_replay")], {"new": 3}, {"not_in_replay": 6})
    assert outcome.status == 0
    assert "not in the replayed archive: 6; column 通知: the replayed archive ends after page 2" in outcome.reason


def test_the_table_has_a_line_for_each_column() -> None:
    assert column_table([column(expected=12, older=1), column(stop="error", why="timeout")]) == [
        "  通知: 2 pages, 9 entries of 12 (1 older), stop: no_next",
        "  通知: 2 pages, 9 entries, stop: error (timeout)",
    ]


@pytest.mark.parametrize(
    ("columns", "changes", "counts", "word"),
    [
        ([column(stop="error", failure="gone", why="gone from http://x")], {}, {}, "gone"),
        ([column(stop="error", failure="listing_changed", why="listing_changed: no rows")], {}, {}, "listing_changed"),
        ([column(stop=None)], {}, {}, "not_walked"),
        ([column(entries=0, stop="empty_page")], {"new": 1}, {}, "ok_empty"),
        ([column()], {}, {"failed/timeout": 2, "failed/gone": 1}, "timeout"),
        ([column()], {"new": 1}, {"failed/gone": 1}, "ok_partly"),
        ([column()], {"new": 1}, {"failed/login": 2, "failed/maintenance": 5, "kept": 1}, "maintenance"),
        ([column()], {"new": 1}, {"failed/login": 2, "kept": 1}, "ok_partly"),
        ([column()], {"new": 7}, {"failed/maintenance": 7, "kept": 4, "not_modified": 3}, "ok_partly"),
        ([column()], {"new": 1}, {"failed/gone": 9, "kept": 1}, "ok_partly"),
        ([column(expected=12, stop="page_limit")], {"new": 9}, {}, "truncated"),
        ([column(expected=12, repeats=3)], {"new": 9}, {}, "ok"),
        ([column(expected=12, stop="single_window")], {"new": 9}, {}, "truncated"),
        ([column(expected=12, stop="single_window", window=True)], {"new": 9}, {}, "ok"),
        ([column(lack="ends after 1 of 3 pages")], {"new": 9}, {}, "truncated"),
        ([column(lack="ends after 1 of 3 pages", stop="overlap")], {"new": 9}, {}, "ok"),
        ([column(expected=12, stop="overlap")], {"new": 9}, {}, "ok"),
        ([column(expected=12, stop="sample")], {"new": 9}, {}, "ok"),
        ([column(expected=3)], {"new": 9}, {}, "ok"),
    ],
)
def test_a_run_has_an_outcome_in_one_word(
    columns: list[ColumnReport], changes: dict[str, int], counts: dict[str, int], word: str
) -> None:
    assert judge(columns, changes, counts).word == word


def test_a_host_that_was_left_alone_fails_the_run_and_is_named() -> None:
    outcome = judge([column()], {"new": 3}, {}, left_alone={"a.gov.cn": "waf (jsl)"})
    assert (outcome.status, outcome.word) == (1, "blocked")
    assert outcome.reason.startswith("blocked: a.gov.cn: waf (jsl); documents: 3 new")


def test_hosts_that_wanted_fewer_requests_are_named_whatever_the_end() -> None:
    for columns, status in (([column()], 0), ([column(stop="error")], 1)):
        outcome = judge(columns, {"new": 3}, {}, slowed={"a.gov.cn": 8.0})
        assert (outcome.status, outcome.reason.endswith("; slowed down: a.gov.cn to 8 s")) == (status, True)


def test_columns_that_shrank_are_named_and_fail_nothing() -> None:
    outcome = judge([column()], {"new": 3}, {}, shrunk=[Shrunk("通知", 9, 100), Shrunk("年报", 1, 20)])
    assert (outcome.status, outcome.word) == (0, "ok")
    assert outcome.reason.endswith("; shrunk: 通知 to 9 rows from 100, 年报 to 1 rows from 20")


def test_a_column_below_its_minimum_fails_the_run() -> None:
    outcome = judge([column(at_least=10)], {"new": 9}, {})
    assert (outcome.status, outcome.word) == (1, "truncated")
    assert "column 通知 lists 9 rows of at least 10" in outcome.reason


def test_rows_without_an_address_are_named() -> None:
    assert "9 entries (3 without an address), stop" in column_table([column(dead_rows=2, unread_rows=1)])[0]


def test_what_came_of_files_is_named() -> None:
    files = {"files/new": 40, "files/failed/captcha": 1, "files/failed/http_404": 1, "files/unreadable/encrypted": 3}
    outcome = judge([column()], {"new": 3}, files | {"files/waits": 2})
    assert (outcome.status, outcome.word) == (0, "ok_partly")
    assert outcome.reason.endswith(
        "; files: 40 new, 2 failed: 1 captcha, 1 http_404, 3 unreadable: 3 encrypted, 2 wait for the next run"
    )
    assert judge([column()], {"new": 3}, {"files/new": 40}).word == "ok"


def test_most_files_being_something_else_fails_the_run_unless_they_were_before() -> None:
    bad = {"files/new": 2, "files/failed/not_a_file": 2, "files/failed/captcha": 1}
    outcome = judge([column()], {"new": 3}, bad)
    assert (outcome.status, outcome.word) == (1, "not_a_file")
    assert outcome.reason.startswith("3 of 5 files were something else; documents: 3 new")
    assert judge([column()], {"new": 3}, bad | {"files/again/not_a_file": 1}).status == 0
    assert judge([column()], {"new": 3}, {"files/failed/expired": 9}).status == 0


@pytest.mark.parametrize(
    ("counts", "status", "reason"),
    [
        ({}, 0, "no file is missing or due"),
        ({"files/new": 2, "files/failed/failed": 1}, 0, "files: 2 new, 1 failed: 1 failed"),
        ({"files/failed/http_404": 2}, 1, "files: 2 failed: 2 http_404"),
        ({"files/failed/captcha": 2, "files/again/captcha": 1}, 1, "files: 2 failed: 2 captcha"),
        ({"files/failed/captcha": 2, "files/again/captcha": 2}, 0, "files: 2 failed: 2 captcha"),
        ({"files/failed/http_404": 2, "files/again/http_404": 2}, 1, "files: 2 failed: 2 http_404"),
    ],
)
def test_a_run_for_files_only_is_judged_by_these(counts: dict[str, int], status: int, reason: str) -> None:
    outcome = judge([], {}, counts)
    assert (outcome.status, outcome.reason) == (status, reason)
