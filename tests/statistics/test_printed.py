"""One report's numbers as tables of plain cells (gkcrawl/statistics/printed.py)."""

from __future__ import annotations

from gkcrawl.statistics.model import Check, Statistics, Value
from gkcrawl.statistics.printed import Cell, printed_tables


def test_failed_checks_stand_with_the_cells_rows_and_columns_where_they_fail() -> None:
    values = [
        Value(key="t3.granted", column="natural", value=2, meaning="NUMERIC", raw="2", kind="table"),
        Value(key="t3.granted", column="total", value=3, meaning="NUMERIC", raw="3", kind="derived"),
        Value(key="t4.review.total", value=None, meaning="NA", raw="/", kind="table"),
    ]
    checks = [
        Check(id="V1", column="total", ok=False, left=1, right=2),
        Check(id="V3", row="t3.granted", ok=False, left=1, right=2),
        Check(id="V7", row="t3.granted", column="natural", ok=False, left=1, right=2),
        Check(id="V4", row="t4.review.total", ok=None),
    ]
    third, fourth = printed_tables(Statistics(values=values, checks=checks))
    assert third.columns[-1] == Cell("总计", "V1")
    assert [third.rows[0][0].failed, third.rows[0][1], third.rows[0][-1]] == ["V3", Cell("2", "V7"), Cell("(3)")]
    assert [row[1] for row in fourth.rows] == [Cell("/")]
