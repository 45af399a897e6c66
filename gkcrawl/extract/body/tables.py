"""Extracts data tables as grids, with merged cells repeated (docs/reading.md#tables)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.document import Table
from gkcrawl.extract.page.span import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout, Line

_MOST_SPANNED = 60  # rows or columns: people write this attribute, and 1000 are a slip, and a memory bomb
_MOST_COLUMNS = 120  # tables of budgets have some dozens
_SMALLEST_GRID = 2  # rows and columns: less lays out a page


def read_table(
    element: HtmlElement, layout: Layout, numbers: Mapping[int, str]
) -> tuple[Table, set[HtmlElement]] | None:
    """The grid of a data table and the set of its ``<tr>`` elements; None for a table that only lays out a page.

    ``numbers`` are those of list items, by line of ``layout``.
    """
    rows = list(element.iter("tr"))
    if len(rows) < _SMALLEST_GRID or any(inner is not element for inner in element.iter("table")):
        return None
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if max(map(len, cells)) < _SMALLEST_GRID:
        return None
    grid: list[list[str]] = []
    open_cells: dict[int, tuple[int, str]] = {}
    for row_cells in cells:
        texts = [_text(layout.lines, *layout.spans.get(cell, NOWHERE), numbers) for cell in row_cells]
        grid.append(_grid_row(row_cells, texts, open_cells))
    grid = [row for row in grid if any(row)]
    return (Table(rows=grid), set(rows)) if grid else None


def _text(lines: Sequence[Line], first: int, end: int, numbers: Mapping[int, str]) -> str:
    """The text of a cell that has these lines: nearly always one."""
    if end - first == 1:
        return numbers.get(first, "") + lines[first].text
    return " ".join(numbers.get(at, "") + lines[at].text for at in range(first, end))


def _grid_row(cells: list[HtmlElement], texts: list[str], open_cells: dict[int, tuple[int, str]]) -> list[str]:
    """One row of the grid from ``cells`` and their ``texts``.

    ``open_cells`` holds column → (rows still covered, text) of cells from rows above.
    """
    if not open_cells and not any(cell.attrib and (cell.get("rowspan") or cell.get("colspan")) for cell in cells):
        return texts[:_MOST_COLUMNS]
    row: list[str] = []
    pending = iter(zip(cells, texts, strict=True))
    while len(row) < _MOST_COLUMNS:
        column = len(row)
        if column in open_cells:
            left, text = open_cells.pop(column)
            row.append(text)
            if left > 1:
                open_cells[column] = (left - 1, text)
            continue
        following = next(pending, None)
        if following is None:
            if max(open_cells, default=0) <= column:
                break
            row.append("")
            continue
        cell, text = following
        rowspan = _span(cell.get("rowspan"))
        for offset in range(_span(cell.get("colspan"))):
            row.append(text)
            if rowspan > 1:
                open_cells[column + offset] = (rowspan - 1, text)
    return row


def _span(value: str | None) -> int:
    return max(1, min(int(value), _MOST_SPANNED)) if value and value.strip().isdecimal() else 1
