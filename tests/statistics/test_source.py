"""What of a document is its report (gkcrawl/statistics/source.py)."""

from __future__ import annotations

from typing import Any

import pytest

from gkcrawl.statistics.model import Grid
from gkcrawl.statistics.source import reports_of

ROWS = [["信息内容", "本年制发件数"], ["规章", "0"]]


def _document(**fields: Any) -> dict[str, Any]:
    return {"title": "青禾县2023年年报", "agency": "青禾县人民政府", "report_year": 2023, "part_of": None, **fields}


def test_a_page_is_a_report_with_its_tables_in_order() -> None:
    document = _document(text="一、总体情况", tables=[{"caption": None, "rows": ROWS}], attachments=[])
    (report,) = reports_of(document)
    assert (report.text, report.agency, report.year, report.part) == ("一、总体情况", "青禾县人民政府", 2023, None)
    assert report.grids == [Grid(rows=ROWS, where="table 1")]


def test_files_of_a_page_belong_to_its_report() -> None:
    table = {"caption": None, "sheet_or_page": 2, "rows": ROWS}
    files = [
        {"url": "https://example.org/1.pdf", "name": "年报.pdf", "text": "二、主动公开", "tables": [table]},
        {"url": "https://example.org/2.pdf", "name": "扫描.pdf", "text": None, "tables": []},
    ]
    (report,) = reports_of(_document(text="见附件", tables=[], attachments=files))
    assert report.text == "见附件\n二、主动公开"
    assert report.grids == [Grid(rows=ROWS, where="年报.pdf, 2, table 1")]


def test_a_part_of_a_compilation_says_which() -> None:
    (report,) = reports_of(_document(text=None, part_of={"id": "x", "part": 3, "of": 5}))
    assert (report.text, report.part) == ("", 3)


@pytest.mark.parametrize(
    ("text", "name", "belongs"),
    [
        ("青禾县2023年政府信息公开工作年度报告\n一、总体情况", "年报.pdf", True),
        ("青禾县人民政府办公室2023年政府信息公开工作年度报告", "年报.pdf", True),
        ("附表：政府信息公开情况统计表", "附表.xlsx", True),
        ("青禾县2022年政府信息公开工作年度报告\n一、总体情况", "年报.pdf", False),
        ("一、总体情况\n政府信息公开工作有序推进", "2022年政府信息公开年报.docx", False),
        ("青禾县水务局2023年政府信息公开工作年度报告", "年报.pdf", False),
        ("青禾县正阳镇2023年政府信息公开工作年度报告", "年报.pdf", False),
        ("政府采购项目明细表\n行政许可 3", "明细.xlsx", False),
    ],
)
def test_files_on_something_else_or_of_another_are_none_of_it(text: str, name: str, belongs: bool) -> None:
    file = {"url": "https://example.org/1.pdf", "name": name, "text": text, "tables": [{"rows": ROWS}]}
    (report,) = reports_of(_document(text="见附件", tables=[], attachments=[file]))
    assert (text in report.text, bool(report.grids)) == (belongs, belongs)


def test_abbreviations_of_an_agency_are_its_files() -> None:
    text = "青禾县发改委2023年政府信息公开工作年度报告"
    file = {"url": "https://example.org/1.pdf", "name": "1.pdf", "text": text, "tables": []}
    (report,) = reports_of(_document(agency="青禾县发展和改革委员会", text="", attachments=[file]))
    assert text in report.text
