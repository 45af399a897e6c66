"""XLS files ([MS-XLS], BIFF8): a sheet a table, merged cells, numbers as numbers."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from gkcrawl.demo.file_writers.ole import compound
from gkcrawl.demo.file_writers.xlsx import sheet_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.demo.form import FormTable

_BOF, _EOF, _CODEPAGE, _BOUNDSHEET, _XF, _FONT, _DIMENSIONS = 0x809, 0x0A, 0x42, 0x85, 0xE0, 0x31, 0x200
_LABEL, _NUMBER, _MERGECELLS, _WINDOW1 = 0x204, 0x203, 0xE5, 0x3D
_GLOBALS, _WORKSHEET = 0x0005, 0x0010
_STYLES = 15  # formats of styles, before the one of cells
_WHOLE = _STYLES  # the format of cells


def xls(tables: Sequence[FormTable]) -> bytes:
    """A workbook of ``tables``, on sheets called as those of its XLSX."""
    sheets = [_sheet(table) for table in tables]
    head = _bof(_GLOBALS) + _record(_CODEPAGE, struct.pack("<H", 1200))
    head += _record(_WINDOW1, struct.pack("<9H", 0, 0, 9000, 5000, 0x38, 0, 0, 1, 600))
    font = "宋体".encode("utf-16-le")
    head += _record(_FONT, struct.pack("<HHHHHBBBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 134, 0, 2, 1) + font) * 4
    for number in range(_STYLES + 1):
        kind = 0xFFF5 if number < _STYLES else 1
        head += _record(_XF, struct.pack("<HHHBBBBIIH", 0, 0, kind, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    names = [_short(sheet_name(number)) for number in range(1, len(tables) + 1)]
    end = _record(_EOF, b"")
    place = len(head) + sum(len(_record(_BOUNDSHEET, bytes(6) + name)) for name in names) + len(end)
    for name, sheet in zip(names, sheets, strict=True):
        head += _record(_BOUNDSHEET, struct.pack("<IH", place, 0) + name)
        place += len(sheet)
    return compound({"Workbook": head + end + b"".join(sheets)})


def _sheet(table: FormTable) -> bytes:
    fields = table.fields()
    cells, merged = [], []
    for y, x, cell in table.placed():
        where = struct.pack("<HHH", y, x, _WHOLE)
        if cell.text.isdecimal():
            cells.append(_record(_NUMBER, where + struct.pack("<d", float(cell.text))))
        else:
            cells.append(_record(_LABEL, where + struct.pack("<HB", len(cell.text), 1) + _wide(cell.text)))
        if cell.across > 1 or cell.down > 1:
            merged.append(struct.pack("<HHHH", y, y + cell.down - 1, x, x + cell.across - 1))
    size = _record(_DIMENSIONS, struct.pack("<IIHHH", 0, len(fields), 0, len(fields[0]), 0))
    merges = _record(_MERGECELLS, struct.pack("<H", len(merged)) + b"".join(merged)) if merged else b""
    return _bof(_WORKSHEET) + size + b"".join(cells) + merges + _record(_EOF, b"")


def _bof(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _short(text: str) -> bytes:
    """ShortXLUnicodeString: length, two bytes a character."""
    return struct.pack("<BB", len(text), 1) + _wide(text)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body
