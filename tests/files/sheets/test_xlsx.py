"""XLSX (gkcrawl/files/sheets/xlsx.py)."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from tests.files.sheets.workbooks import xlsx

SHEET = """<sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>日期</t></is></c><c r="B3" t="s"><v>1</v></c><c r="C3"/></row>
<row r="4"><c r="A4" s="1"><v>45352</v></c><c r="B4" s="2"><v>0.857</v></c></row>
<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>a_x000D_b</v></c></row>
</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>"""
STRINGS = ("<t>收费目录</t>", "<r><t>占</t></r><r><t>比</t></r><rPh><t>zhanbi</t></rPh>")
BODY = xlsx({"目录": SHEET}, STRINGS, ("General", "yyyy/m/d", "0.0%"))


def test_cells_of_every_kind() -> None:
    reading = read_file(BODY, "a.xlsx")
    (table,) = reading.tables
    assert (table.sheet_or_page, table.caption) == ("目录", "收费目录")
    assert table.rows == [
        ["收费目录", "收费目录", ""],
        ["", "", ""],
        ["日期", "占比", ""],
        ["2024-03-01", "85.7%", ""],
        ["TRUE", "#REF!", "a b"],
    ]
    assert reading.prominent == ["收费目录"]
    assert (reading.pages, reading.flags, reading.error) == (1, [], None)


def test_dates_may_count_from_1904() -> None:
    body = xlsx(
        {"1": '<sheetData><row><c s="1"><v>43890</v></c></row></sheetData>'},
        formats=("General", "yyyy-m-d"),
        properties='date1904="1"',
    )
    assert read_file(body).tables[0].rows == [["2024-03-01"]]


def test_hidden_sheets_are_named() -> None:
    rows = '<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c></row></sheetData>'
    reading = read_file(xlsx({"公开": rows, "底稿": rows}, states={"底稿": "veryHidden"}))
    assert [table.sheet_or_page for table in reading.tables] == ["公开", "底稿"]
    assert reading.flags == ["hidden_sheets"]


def test_a_sheet_of_the_largest_size_with_two_cells_costs_nothing() -> None:
    rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    began = time.process_time()
    (table,) = read_file(xlsx({"1": rows})).tables
    assert len(table.rows) * len(table.rows[0]) < 1000
    assert time.process_time() - began < 1


def test_more_cells_than_allowed_are_left_out() -> None:
    rows = "<sheetData>" + "<row><c><v>1</v></c><c><v>2</v></c></row>" * 60 + "</sheetData>"
    reading = read_file(xlsx({"1": rows}), limits=FileLimits(cells=100))
    assert (len(reading.tables[0].rows), reading.flags) == (50, ["too_large"])


def test_a_workbook_that_unpacks_to_too_much_is_not_read() -> None:
    rows = "<sheetData>" + "<row><c><v>1</v></c></row>" * 100_000 + "</sheetData>"
    assert read_file(xlsx({"1": rows}), limits=FileLimits(unpacked=500_000)).flags == ["too_large"]


def test_entities_are_not_expanded() -> None:
    row = "<sheetData><row><c t='str'><v>&a;1</v></c><c><v>2</v></c></row></sheetData>"
    reading = read_file(xlsx({"1": row}))
    assert [table.rows[0][-1] for table in reading.tables] == ["2"]


def test_of_a_cut_file_what_is_there_is_read() -> None:
    body = xlsx({"目录": SHEET, "二": SHEET}, STRINGS)
    reading = read_file(body[: body.index(b"xl/worksheets/sheet2.xml") - 30])
    assert reading.flags == ["damaged"]
    assert "收费目录" in reading.text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BODY) - 1), st.integers(0, 255), st.booleans())
def test_any_damage_gives_a_reading(at: int, value: int, cut: bool) -> None:
    reading = read_file(BODY[:at] if cut else BODY[:at] + bytes([value]) + BODY[at + 1 :], "a.xlsx")
    assert reading.text or reading.flags
