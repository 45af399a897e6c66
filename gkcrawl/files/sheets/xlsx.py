"""XLSX (ECMA-376-1 §18): cells as they are stored, never the empty ones between them, so that no sheet is too wide."""

from __future__ import annotations

import io
import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from gkcrawl.files.sheets.cell_formats import BUILT_IN, printed
from gkcrawl.files.sheets.grid import Range, Sheet, one_line, reading_of
from gkcrawl.files.unzip import Encrypted, TooLarge, Unzipper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits, FileReading

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.I)
_ROW = re.compile(r"[1-9]\d{0,6}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376-1 §22.9.2.19
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_DIGITS = "0123456789"
_LETTERS = 3  # that a column is called by: the last is XFD
_TRUE = ("1", "true", "on")


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Each sheet of the workbook ``body`` as a table; of a damaged file those that are there.

    Raises ValueError where the file has no workbook.
    """
    package = Unzipper(body, limits)
    try:
        workbook = _Workbook(package, limits)
        sheets = list(workbook.sheets())
    except TooLarge:
        reading = reading_of("xlsx", [], limits)
        reading.flags, reading.error = ["too_large"], "the workbook unpacks to more than is allowed"
        return reading
    except Encrypted:
        reading = reading_of("xlsx", [], limits)
        reading.flags, reading.error = ["encrypted"], "the file is encrypted with a password"
        return reading
    reading = reading_of("xlsx", sheets, limits)
    if package.damaged or workbook.missing:
        reading.flag("damaged")
        reading.error = "the file is cut or damaged; what could be read of it is here"
        reading.flags = [flag for flag in reading.flags if flag != "empty"]
    return reading


class _Workbook:
    """What all sheets share; ``left`` cells may still be read, ``missing`` counts sheets that are not there."""

    def __init__(self, package: Unzipper, limits: FileLimits) -> None:
        self._package = package
        self.left = limits.cells + 1
        self.missing = 0
        root = package.xml("xl/workbook.xml")
        if root is None:
            raise ValueError("no workbook in the file")
        self._root = root
        properties = root.find("{*}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in _TRUE
        self._strings = self._shared_strings()
        self._formats = self._cell_formats()

    def sheets(self) -> Iterator[Sheet]:
        relations = self._package.xml("xl/_rels/workbook.xml.rels")
        targets = {} if relations is None else {one.get("Id"): one for one in relations.iter("{*}Relationship")}
        for number, element in enumerate(self._root.iter("{*}sheet"), 1):
            relation = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION))
            if relation is not None and not (relation.get("Type") or "").endswith("/worksheet"):
                continue  # charts, dialogs and macros of Excel 4.0
            target = "" if relation is None else relation.get("Target") or ""
            target = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            part = self._package.part(target if relation is not None else f"xl/worksheets/sheet{number}.xml")
            sheet = Sheet(element.get("name") or f"Sheet{number}", hidden=element.get("state", "visible") != "visible")
            if part is None:
                self.missing += 1
            else:
                self._fill(sheet, part)
            yield sheet

    def _fill(self, sheet: Sheet, part: bytes) -> None:
        row = -1
        events = etree.iterparse(
            io.BytesIO(part),
            tag=("{*}row", "{*}mergeCell"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=True,
        )
        for _, element in events:
            if etree.QName(element).localname == "mergeCell":
                if area := _range(element.get("ref") or ""):
                    sheet.merged.append(area)
            elif self.left > 0:
                number = element.get("r") or ""
                row = int(number) - 1 if _ROW.fullmatch(number) else row + 1
                self._fill_row(sheet, row, element)
            element.clear()
            # What is cleared still stands in the tree, and sheets have a million rows.
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]

    def _fill_row(self, sheet: Sheet, row: int, element: etree._Element) -> None:
        column = -1
        for cell in element:
            column = _column((cell.get("r") or "").rstrip(_DIGITS), column + 1)
            if len(cell) and (text := one_line(self._text(cell))):
                sheet.cells[row, column] = text
                self.left -= 1

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return "" if inline is None else _string(inline)
        value = next((part.text or "" for part in cell if etree.QName(part).localname == "v"), "")
        if kind == "s":
            return self._strings[int(value)] if value.isdecimal() and int(value) < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value in _TRUE else "FALSE"
        if kind != "n":
            return _unescaped(value)
        style = cell.get("s") or "0"
        code = self._formats[int(style)] if style.isdecimal() and int(style) < len(self._formats) else "General"
        if code == "General" and value.isdecimal():
            return value
        try:
            return printed(float(value), code, since_1904=self._since_1904) if value else ""
        except ValueError:
            return value

    def _shared_strings(self) -> list[str]:
        root = self._package.xml("xl/sharedStrings.xml")
        return [] if root is None else [_string(item) for item in root.iterfind("{*}si")]

    def _cell_formats(self) -> list[str]:
        """The code of the number format of each style that cells name."""
        root = self._package.xml("xl/styles.xml")
        if root is None:
            return []
        own = {one.get("numFmtId"): one.get("formatCode") or "" for one in root.iter("{*}numFmt")}
        numbers = [style.get("numFmtId") or "0" for style in root.iterfind("{*}cellXfs/{*}xf")]
        return [own.get(number) or BUILT_IN.get(number, "General") for number in numbers]


def _string(item: etree._Element) -> str:
    """The text of a string with runs, without how it is pronounced (rPh)."""
    return _unescaped("".join(text.text or "" for text in (*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t"))))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as B12."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    return int(found[2]) - 1, _column(found[1], 0)


@lru_cache(maxsize=2**15)
def _column(letters: str, otherwise: int) -> int:
    """The column from 0 that is called by these letters."""
    if not letters.isalpha() or not letters.isascii() or len(letters) > _LETTERS:
        return otherwise
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    return Range(*start, *end) if start and end else None
