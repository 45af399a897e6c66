"""XLSX files (ECMA-376 Part 1 §18): a sheet a table, merged cells, numbers as numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.file_writers.packed import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.demo.form import FormTable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(tables: Sequence[FormTable]) -> bytes:
    """A workbook of ``tables``, on sheets called as `sheet_name` says."""
    numbers = range(1, len(tables) + 1)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in numbers
    )
    sheets = "".join(f'<sheet name="{sheet_name(n)}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _sheet(table) for n, table in zip(numbers, tables, strict=True)}
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return packed({name: f"{head}{xml}".encode() for name, xml in parts.items()})


def sheet_name(number: int) -> str:
    """What sheet ``number`` (from 1) is called."""
    return f"表{number}"


def _sheet(table: FormTable) -> str:
    rows, merged = [], []
    for y, fields in enumerate(table.fields(), 1):
        cells = []
        for x, (top, left, cell) in enumerate(fields):
            if (top + 1, left) == (y, x):
                cells.append(_cell(f"{_letter(x)}{y}", cell.text))
                if cell.across > 1 or cell.down > 1:
                    corner = f"{_letter(x + cell.across - 1)}{y + cell.down - 1}"
                    merged.append(f'<mergeCell ref="{_letter(x)}{y}:{corner}"/>')
        rows.append(f'<row r="{y}">{"".join(cells)}</row>')
    merges = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData>{merges}</worksheet>'


def _cell(place: str, text: str) -> str:
    if text.isdecimal():
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text, quote=False)}</t></is></c>'


def _letter(column: int) -> str:
    """A for 0; tables here have fewer columns than there are letters."""
    return chr(ord("A") + column)
