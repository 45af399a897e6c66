"""XML Spreadsheet 2003 ([MS-OE376], Office 2003 XML Reference Schemas): what many programs export as .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.sheets.cell_formats import printed
from gkcrawl.files.sheets.grid import Range, Sheet, one_line, reading_of
from gkcrawl.files.unzip import parse_xml

if TYPE_CHECKING:
    from lxml import etree

    from gkcrawl.files.reading import FileLimits, FileReading

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_ROWS = 2**20  # of the largest sheet
_LONGEST_COUNT = 7  # digits, of the largest number of rows
_MIDNIGHT = "T00:00:00.000"
# Names of formats that stand in place of their codes.
_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "General Number": "General"}


def is_spreadsheet_ml(body: bytes) -> bool:
    """Whether an XLS file is XML."""
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Each worksheet of ``body`` as a table. Raises ValueError where there is no XML."""
    root = parse_xml(body)
    if root is None:
        raise ValueError("no XML in the file")
    formats = {style.get(f"{_SS}ID"): _format(style) for style in root.iter(f"{_SS}Style")}
    sheets: list[Sheet] = []
    left = limits.cells
    for worksheet in root.iter(f"{_SS}Worksheet"):
        visible = worksheet.findtext("{*}WorksheetOptions/{*}Visible") or ""
        sheet = Sheet(worksheet.get(f"{_SS}Name") or "", hidden=visible.startswith("SheetHidden"))
        row = -1
        for element in worksheet.iterfind(f"{_SS}Table/{_SS}Row"):
            row = _index(element, row + 1)
            if left >= 0:
                _fill_row(sheet, row, element, formats)
        left -= len(sheet.cells)
        sheets.append(sheet)
    return reading_of("xls", sheets, limits)


def _fill_row(sheet: Sheet, row: int, element: etree._Element, formats: dict[str | None, str]) -> None:
    column = -1
    for cell in element.iterfind(f"{_SS}Cell"):
        column = _index(cell, column + 1)
        if text := one_line(_text(cell, formats.get(cell.get(f"{_SS}StyleID"), "General"))):
            sheet.cells[row, column] = text
        down, across = _count(cell, "MergeDown"), _count(cell, "MergeAcross")
        if down or across:
            sheet.merged.append(Range(row, column, row + down, column + across))
        column += across


def _text(cell: etree._Element, code: str) -> str:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    value, kind = "".join(map(str, data.itertext())), data.get(f"{_SS}Type")
    if kind == "Boolean":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "DateTime":
        return value.removesuffix(_MIDNIGHT).removesuffix(".000").replace("T", " ")
    try:
        return printed(float(value), code) if kind == "Number" else value
    except ValueError:
        return value


def _format(style: etree._Element) -> str:
    element = style.find(f"{_SS}NumberFormat")
    code = "" if element is None else element.get(f"{_SS}Format") or ""
    return _NAMED.get(code, code) or "General"


def _index(element: etree._Element, otherwise: int) -> int:
    """The place from 0 that a row or cell names, which follows the one before where it names none."""
    return _count(element, "Index") - 1 if element.get(f"{_SS}Index") else otherwise


def _count(element: etree._Element, name: str) -> int:
    """A number of rows or columns; as large as the largest sheet at most."""
    value = element.get(f"{_SS}{name}") or ""
    return min(int(value), _MOST_ROWS) if value.isdecimal() and len(value) <= _LONGEST_COUNT else 0
