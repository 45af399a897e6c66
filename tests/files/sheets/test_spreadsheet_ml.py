"""XML Spreadsheet 2003 (gkcrawl/files/sheets/spreadsheet_ml.py)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from gkcrawl.files.sheets.spreadsheet_ml import read

BOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="用水"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">用水统计表</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">区</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">占比</Data></Cell></Row>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">东区</Data></Cell><Cell><Data ss:Type="Number">12.0</Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="Number">0.125</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet></Workbook>"""


def test_cells_of_a_workbook_in_xml() -> None:
    reading = read_file(BOOK.encode(), "附件.xls")
    (table,) = reading.tables
    assert (reading.format, reading.flags, table.caption) == ("xls", ["hidden_sheets"], "用水统计表")
    assert table.rows == [
        ["用水统计表"] * 3,
        [""] * 3,
        ["区", "", "占比"],
        ["东区", "12", "12.5%"],
        ["东区", "2024-03-01", "TRUE"],
    ]


def test_indices_that_lie_cost_nothing() -> None:
    book = BOOK.replace('ss:Index="3"', 'ss:Index="999999999"').replace('MergeDown="1"', 'MergeDown="1000000"')
    assert len(read(book.encode(), FileLimits()).tables[0].rows) < 100


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255), st.booleans())
def test_any_damage_gives_a_reading(at: int, value: int, cut: bool) -> None:
    body = BOOK.encode()
    at %= len(body)
    reading = read_file(body[:at] if cut else body[:at] + bytes([value]) + body[at + 1 :], "a.xls")
    assert reading.text or reading.flags
