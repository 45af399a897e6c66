"""What is known of the rows of a portal's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.state import Fetched, Judged, Listed, ReportColumn, Seen, Unit
from tests.store.corpus import MONDAY, TUESDAY, a_capture

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_a_row_is_listed_fetched_and_seen_again(store: Store) -> None:
    key = "www.example.gov.cn/1.html"
    store.write("r1", [Listed(key, "通知", "{}", "0" * 64, MONDAY), Fetched(key, MONDAY, '"tag"', None)], portal="demo")
    (row,) = store.query('SELECT key, "column", etag, error FROM entries')
    assert row == {"key": key, "column": "通知", "etag": '"tag"', "error": None}
    store.write("r1", [Seen(key, TUESDAY)], portal="demo")
    assert TUESDAY in store.query("SELECT * FROM entries")[0].values()


def test_a_judgement_costs_the_same_however_many_captures_the_run_has(store: Store) -> None:
    def steps(first: int, last: int) -> int:
        """Steps of SQLite to judge one capture, when there are so many."""
        store.write("r1", [a_capture(offset=offset) for offset in range(first, last)], portal="demo")
        taken = []
        with store.transaction() as connection:
            connection.set_progress_handler(lambda: taken.append(1), 1)
            Judged("https://www.example.gov.cn/zwgk/", last - 1, "gone").apply(connection, "r1", "demo")
            connection.set_progress_handler(None, 0)
        return len(taken)

    assert steps(0, 10) == steps(10, 2_000)
    assert store.query("SELECT \"offset\" FROM captures WHERE error = 'gone'") == [{"offset": 9}, {"offset": 1999}]


def test_what_a_portal_prints_of_who_reports_keeps_its_first_time(store: Store) -> None:
    column = "https://www.example.gov.cn/nb/"
    for at, name in ((MONDAY, "水务局"), (TUESDAY, "水利局")):
        store.write("r1", [ReportColumn(column, "年报", at), Unit(column, f"{column}u1/", name, at)], portal="demo")
    assert store.query("SELECT name, first_seen_at, last_seen_at FROM units") == [
        {"name": "水利局", "first_seen_at": MONDAY, "last_seen_at": TUESDAY}
    ]
    assert store.query('SELECT "column", name, first_seen_at, last_seen_at FROM report_columns') == [
        {"column": column, "name": "年报", "first_seen_at": MONDAY, "last_seen_at": TUESDAY}
    ]
