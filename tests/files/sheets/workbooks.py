"""Writes workbooks for tests: XLSX (ECMA-376-1 §18) by hand, and records of BIFF5 and BIFF8 in an OLE file ([MS-XLS])."""

from __future__ import annotations

import io
import struct
import zipfile
from html import escape

from tests.files.ole import compound_file

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(
    sheets: dict[str, str],
    strings: tuple[str, ...] = (),
    formats: tuple[str, ...] = ("General",),
    states: dict[str, str] | None = None,
    properties: str = "",
) -> bytes:
    """A workbook of ``sheets``: name → rows and merged cells as XML; ``strings`` are XML too, ``formats`` codes."""
    states = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"'
        + (f' state="{states[name]}"' if name in states else "")
        + "/>"
        for at, name in enumerate(sheets, 1)
    )
    kind = f'Type="{_OFFICE}/worksheet"'
    relations = "".join(
        f'<Relationship Id="r{at}" {kind} Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(sheets) + 1)
    )
    numbers = "".join(f'<numFmt numFmtId="{at}" formatCode="{escape(code)}"/>' for at, code in enumerate(formats, 164))
    styles = "".join(f'<xf numFmtId="{at}"/>' for at in range(164, 164 + len(formats)))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {_MAIN}>" + "".join(f"<si>{one}</si>" for one in strings) + "</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}><numFmts>{numbers}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
    }
    for at, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = f"<worksheet {_MAIN}>{rows}</worksheet>"
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return body.getvalue()


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls(cells: dict[tuple[int, int], str | bytes | float], *, biff8: bool = True, code_page: int = 1200) -> bytes:
    """A workbook of one sheet, called "1"; a bytes string is one of 8 bits a character, as old files have them."""
    version = 0x0600 if biff8 else 0x0500

    def begin(kind: int) -> bytes:
        return _record(0x809, struct.pack("<HHHH", version, kind, 0, 0).ljust(16 if biff8 else 8, b"\0"))

    rows = b"".join(_cell(place, value, biff8) for place, value in sorted(cells.items()))
    sheet = begin(0x10) + _record(0x200, bytes(14 if biff8 else 10)) + rows + _record(0x0A, b"")
    head = begin(5) + _record(0x42, struct.pack("<H", code_page))
    if biff8:
        head += _record(0x31, struct.pack("<HHHHHBBBxBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 5, 0) + b"Arial")
    else:
        head += _record(0x31, struct.pack("<HHHHHBBBxB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 5) + b"Arial")
    head += _record(0xE0, bytes(20 if biff8 else 16))
    name = b"\1\0" + b"1" if biff8 else b"\1" + b"1"
    place = len(head) + 4 + 6 + len(name) + 4
    head += _record(0x85, struct.pack("<IBB", place, 0, 0) + name) + _record(0x0A, b"")
    return compound_file({"Workbook" if biff8 else "Book": head + sheet})


def _cell(place: tuple[int, int], value: str | bytes | float, biff8: bool) -> bytes:
    where = struct.pack("<HHH", *place, 0)
    if isinstance(value, float):
        return _record(0x203, where + struct.pack("<d", value))
    if isinstance(value, bytes):
        return _record(0x204, where + struct.pack("<H", len(value)) + (b"\0" if biff8 else b"") + value)
    raw = value.encode("utf-16-le")
    return _record(0x204, where + struct.pack("<HB", len(raw) // 2, 1) + raw)
