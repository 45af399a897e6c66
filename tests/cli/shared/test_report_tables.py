"""One report's tables for a terminal (gkcrawl/cli/shared/report_tables.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console

from gkcrawl.cli.shared.report_tables import failed_checks, report_tables
from gkcrawl.statistics.model import Check, Statistics, Value

if TYPE_CHECKING:
    from gkcrawl.statistics.model import Meaning


def shown(found: Statistics) -> str:
    console = Console(width=160, color_system=None)
    with console.capture() as capture:
        for table in report_tables(found):
            console.print(table)
    return capture.get()


def a_value(key: str, raw: str, column: str | None = None, **fields: Any) -> Value:
    number = int(raw) if raw.isdigit() else None
    meaning: Meaning = "NUMERIC" if number else "EMPTY" if not raw else "NA"
    about: dict[str, Any] = {"kind": "table", **fields}
    return Value(key=key, column=column, value=number, meaning=meaning, raw=raw, **about)


def test_what_is_printed_derived_blank_and_absent_stays_apart() -> None:
    text = shown(
        Statistics(
            values=[
                a_value("t4.review.upheld", "3"),
                a_value("t4.review.corrected", "/"),
                a_value("t4.review.total", "4", kind="derived"),
                a_value("t4.direct.upheld", ""),
                a_value("t4.direct.other", "1"),
            ]
        )
    )
    review = next(line for line in text.splitlines() if "行政复议 " in line and "3" in line)
    assert [cell.strip() for cell in review.strip("│").split("│")] == ["行政复议", "3", "/", "(4)", "–"]


def test_columns_are_aligned_by_the_width_of_their_characters() -> None:
    text = shown(Statistics(values=[a_value("t3.granted", "1", "total"), a_value("t3.partial", "20", "total")]))
    assert len({cell_len(line) for line in text.splitlines()[1:]}) == 1


def test_failed_checks_are_marked_where_they_failed() -> None:
    checks = [
        Check(id="V1", column="total", ok=False, left=7, right=6),
        Check(id="V3", row="t3.granted", ok=False, left=2, right=1.5),
        Check(id="V3", row="t3.partial", ok=True, left=0, right=0),
    ]
    found = Statistics(values=[a_value("t3.granted", "1", "total"), a_value("t3.partial", "0", "total")], checks=checks)
    text = shown(found)
    assert "总计 !V1" in text
    assert "予以公开 !V3" in text
    assert "部分公开 !" not in text
    assert failed_checks(checks) == ["V1 failed: total 7 ≠ 6", "V3 failed: t3.granted 2 ≠ 1.5"]


def test_tables_before_2019_and_prose_are_lists() -> None:
    said = a_value("review.total", "2", kind="text", where="行政复议2件")
    text = shown(Statistics(values=[a_value("staff.total", "5", unit="人"), said]))
    assert "工作人员" in text
    assert "行政复议2件" in text


def test_a_kind_of_information_is_called_as_the_report_does() -> None:
    said = a_value("proactive.breakdown.工作动态", "12", kind="text", where="工作动态类信息12条")
    assert "工作动态 " in shown(Statistics(values=[said]))
