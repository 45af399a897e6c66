"""XLS and ET (BIFF 2 to 8, [MS-XLS]): cells, merged cells and formats by xlrd; by calamine what that cannot open."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from gkcrawl.files.reading import FileReading
from gkcrawl.files.sheets.cell_formats import plain_number, printed
from gkcrawl.files.sheets.grid import Range, Sheet, one_line, reading_of
from gkcrawl.files.sheets.spreadsheet_ml import is_spreadsheet_ml
from gkcrawl.files.sheets.spreadsheet_ml import read as read_spreadsheet_ml
from gkcrawl.files.sheets.strings import gbk_undone, utf16_undone

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileLimits

_BIFF8 = 80  # as xlrd counts: the first version whose strings are Unicode
_ENCRYPTED = "the file is encrypted with a password"


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Each sheet of the workbook ``body`` as a table. Raises what calamine does where neither reader opens it."""
    import xlrd

    if is_spreadsheet_ml(body):
        return read_spreadsheet_ml(body, limits)
    try:
        return _read_with_xlrd(body, limits)
    except MemoryError:
        raise
    except Exception as error:  # xlrd raises whatever a damaged record leads to
        if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error).lower():
            return FileReading(format="xls", flags=["encrypted"], error=_ENCRYPTED)
        return read_with_calamine(body, limits)


def read_with_calamine(body: bytes, limits: FileLimits) -> FileReading:
    """The same of what calamine opens: damaged files too; it knows no formats but those of dates."""
    from python_calamine import PasswordError

    repair: list[str] = []
    try:
        reading = reading_of("xls", _sheets_of_calamine(body, limits.cells, repair), limits)
    except PasswordError:
        return FileReading(format="xls", flags=["encrypted"], error=_ENCRYPTED)
    except BaseException as error:
        # A panic in Rust, which some damaged files cause, is no Exception in Python.
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("the records of the workbook do not fit together") from error
    reading.repair = repair
    return reading


def _sheets_of_calamine(body: bytes, most: int, repair: list[str]) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets, left = [], most
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        source = book.get_sheet_by_name(about.name)
        merged = [Range(*start, *end) for start, end in source.merged_cell_ranges or ()]
        sheet = Sheet(about.name, merged=merged, hidden=about.visible != SheetVisibleEnum.Visible)
        first_row, first_column = source.start or (0, 0)
        for row, values in enumerate(source.iter_rows(), first_row):
            for column, value in enumerate(values, first_column):
                if left >= 0 and (text := one_line(_repaired(_as_text(value), repair))):
                    sheet.cells[row, column] = text
                    left -= 1
        sheets.append(sheet)
    return sheets


def _as_text(value: object) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return plain_number(value)
        case datetime():
            return value.isoformat(" ").removesuffix(" 00:00:00")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)


def _read_with_xlrd(body: bytes, limits: FileLimits) -> FileReading:
    repair: list[str] = []
    book = _opened(body)
    if book.biff_version < _BIFF8 and _is_gbk(book):
        book = _opened(body, "gb18030")
        repair.append("charset:gb18030")
    sheets: list[Sheet] = []
    for at in range(book.nsheets):
        left = limits.cells - sum(len(sheet.cells) for sheet in sheets)
        sheets.append(_sheet(book, book.sheet_by_index(at), repair, left))
        book.unload_sheet(at)
    reading = reading_of("xls", sheets, limits)
    reading.repair = repair
    return reading


def _opened(body: bytes, charset: str | None = None) -> Any:
    """The workbook; where its strings do not fit the charset that it names, they are taken for GBK."""
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=body,
            encoding_override=charset,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except UnicodeDecodeError:
        if charset:
            raise
        return _opened(body, "gb18030")


def _is_gbk(book: Any) -> bool:
    """Whether the strings of an old file are GBK, whatever it says: the first that is not ASCII tells."""
    import xlrd

    sheets = map(book.sheet_by_index, range(book.nsheets))
    cells = (cell for sheet in sheets for row in range(sheet.nrows) for cell in sheet.row(row))
    texts = (cell.value for cell in cells if cell.ctype == xlrd.XL_CELL_TEXT)
    telling = next((text for text in texts if not text.isascii()), "")
    return gbk_undone(telling) is not None


def _sheet(book: Any, source: Any, repair: list[str], most: int) -> Sheet:
    """``source``, a sheet of xlrd, with one cell more than ``most`` where it has so many."""
    sheet = Sheet(source.name, hidden=source.visibility != 0)
    sheet.merged = [Range(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
    for row in range(source.nrows):
        for column, cell in enumerate(source.row(row)):
            if cell.value != "" and (text := one_line(_text(book, cell, repair))):
                sheet.cells[row, column] = text
        if len(sheet.cells) > most:
            break
    return sheet


def _text(book: Any, cell: Any, repair: list[str]) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return _repaired(cell.value, repair)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return printed(cell.value, code, since_1904=bool(book.datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return ""


def _repaired(text: str, repair: list[str]) -> str:
    """``text``, with UTF-16 in an 8-bit string undone."""
    undone = utf16_undone(text)
    if undone is None:
        return text
    if "utf16_in_8bit" not in repair:
        repair.append("utf16_in_8bit")
    return undone
