"""A sheet as a table: trimmed, merged cells repeated; its rows as text, its title rows as caption and headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from gkcrawl.document import FileTable
from gkcrawl.files.reading import FileLimits, FileReading

_MOST_BLANK = 20  # rows or columns of nothing between cells; longer gaps are closed
_MOST_SPANNED = 60  # rows or columns of nothing else that a merged cell makes: of more it was merged by mistake
_TITLE_ROWS = 6  # first rows among which titles stand
_LONGEST_TITLE = 100  # characters; longer are notes on how to fill in the form
_NO_CAPTION = re.compile(
    r"附\s*[件表录]?\s*[\d一二三四五六七八九十]*\s*[:：]?|.{0,6}(?:单位|日期|时间)\s*[:：].*|.*[:：]"
)
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表)\s*\d*", re.I)


class Range(NamedTuple):
    """A rectangle of cells, all places from 0 and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet that hold something, by row and column from 0, and which of its cells are merged."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden: bool = False


def reading_of(kind: str, sheets: list[Sheet], limits: FileLimits) -> FileReading:
    """The reading of a workbook of the format ``kind`` with these ``sheets``."""
    reading = FileReading(format=kind, pages=len(sheets))
    filled = [sheet for sheet in sheets if sheet.cells]
    lines: list[str] = []
    left = limits.cells
    for sheet in filled:
        if len(filled) > 1 or not _DEFAULT_NAME.fullmatch(sheet.name):
            lines.append(sheet.name)
        rows, columns = _places(sheet)
        if len(rows) * len(columns) > left:
            reading.flag("too_large")
            reading.error = f"more than {limits.cells} cells"
            rows = rows[: left // len(columns)]
        left -= len(rows) * len(columns)
        lines.extend(_lines(sheet, rows, columns))
        titles = _titles(sheet, rows, columns)
        if not reading.prominent:
            reading.prominent = [text for text, _ in titles]
        caption = next((text for text, spans in titles if spans and not _NO_CAPTION.fullmatch(text)), None)
        grid = _grid(sheet, rows, columns)
        reading.tables.append(FileTable(caption=caption, sheet_or_page=sheet.name, rows=grid))
        if sheet.hidden:
            reading.flag("hidden_sheets")
    reading.text = "\n".join(lines)
    if not filled:
        reading.flag("empty")
        reading.error = "no cell holds anything"
    return reading


def one_line(text: str) -> str:
    """``text`` of a cell without line breaks, tabs and repeated blanks."""
    return " ".join(text.split())


def _places(sheet: Sheet) -> tuple[list[int], list[int]]:
    """Rows and columns of the table: from the first that holds something to the last, long gaps closed."""
    rows = {row for row, _ in sheet.cells}
    columns = {column for _, column in sheet.cells}
    for area in sheet.merged:
        if (area.top, area.left) in sheet.cells:
            rows.update(range(area.top, area.bottom + 1) if area.bottom - area.top <= _MOST_SPANNED else ())
            columns.update(range(area.left, area.right + 1) if area.right - area.left <= _MOST_SPANNED else ())
    return _closed(sorted(rows)), _closed(sorted(columns))


def _closed(places: list[int]) -> list[int]:
    closed = places[:1]
    for place in places[1:]:
        gap = min(place - closed[-1] - 1, _MOST_BLANK)
        closed.extend(range(place - gap, place + 1))
    return closed


def _grid(sheet: Sheet, rows: list[int], columns: list[int]) -> list[list[str]]:
    grid = [[sheet.cells.get((row, column), "") for column in columns] for row in rows]
    for area in sheet.merged:
        if text := sheet.cells.get((area.top, area.left)):
            across = slice(bisect_left(columns, area.left), bisect_right(columns, area.right))
            width = across.stop - across.start
            for line in grid[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
                line[across] = [text] * width
    return grid


def _lines(sheet: Sheet, rows: list[int], columns: list[int]) -> list[str]:
    """The rows as text, cells by TAB; a merged cell stands in its first place."""
    lines = ("\t".join(sheet.cells.get((row, column), "") for column in columns).rstrip("\t") for row in rows)
    return [line for line in lines if line.strip()]


def _titles(sheet: Sheet, rows: list[int], columns: list[int]) -> list[tuple[str, bool]]:
    """First rows that are one cell, and whether that spans several columns; of a list in one column the first row."""
    titles: list[tuple[str, bool]] = []
    spanning = {(area.top, area.left) for area in sheet.merged if area.right > area.left}
    for row in rows[:_TITLE_ROWS]:
        texts = [(column, text) for column in columns if (text := sheet.cells.get((row, column)))]
        if len(texts) > 1:
            break
        for column, text in texts:
            if len(text) <= _LONGEST_TITLE:
                titles.append((text, (row, column) in spanning))
    return titles if len(columns) > 1 else titles[:1]
