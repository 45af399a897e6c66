"""XLS and ET (gkcrawl/files/sheets/xls.py)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from gkcrawl.files.sheets.xls import read, read_with_calamine
from tests.files.sheets.workbooks import xls

CELLS: dict[tuple[int, int], str | bytes | float] = {
    (0, 0): "项目",
    (0, 1): "金额",
    (1, 0): "教育费附加",
    (1, 1): 600038.0,
}
BODY = xls(CELLS)
ROWS = [["项目", "金额"], ["教育费附加", "600038"]]


def test_cells_of_a_sheet() -> None:
    reading = read_file(BODY, "附件.et")
    assert (reading.format, reading.pages, reading.flags) == ("xls", 1, [])
    assert [table.rows for table in reading.tables] == [ROWS]
    assert reading.text == "1\n项目\t金额\n教育费附加\t600038"


def test_calamine_reads_the_same() -> None:
    assert read_with_calamine(BODY, FileLimits()).tables == read(BODY, FileLimits()).tables


def test_what_xlrd_cannot_open_is_read_by_calamine(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**options: object) -> None:
        raise AssertionError("a record that xlrd does not know")

    monkeypatch.setattr("xlrd.open_workbook", fails)
    assert [table.rows for table in read_file(BODY).tables] == [ROWS]


def test_utf16_in_8_bit_strings_is_undone() -> None:
    reading = read_file(xls({(0, 0): "北京市".encode("utf-16-le"), (0, 1): b"Total"}))
    assert [table.rows for table in reading.tables] == [[["北京市", "Total"]]]
    assert reading.repair == ["utf16_in_8bit"]


@pytest.mark.parametrize(("code_page", "repair"), [(936, []), (1252, ["charset:gb18030"])])
def test_strings_of_old_files_are_in_their_code_page_or_in_gbk(code_page: int, repair: list[str]) -> None:
    reading = read_file(xls({(0, 0): "南京市".encode("gbk"), (0, 1): 1.5}, biff8=False, code_page=code_page))
    assert [table.rows for table in reading.tables] == [[["南京市", "1.5"]]]
    assert reading.repair == repair


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BODY) - 1), st.integers(0, 255), st.booleans())
def test_any_damage_gives_a_reading(at: int, value: int, cut: bool) -> None:
    reading = read_file(BODY[:at] if cut else BODY[:at] + bytes([value]) + BODY[at + 1 :], "a.xls")
    assert reading.text or reading.flags
