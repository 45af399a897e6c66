"""Boxes with labels in one row and the values in the next: rows of tables (thead, tbody too), lists, blocks."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.fields.labels import Meaning, clean_label, clean_value, meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Line

_TABLE_CELLS = ("td", "th")
_TABLE_PARTS = ("thead", "tbody", "tfoot")
_FEWEST_CELLS = 2  # of a row of labels in a table
_FEWEST_BLOCKS = 3  # of one outside: two labels side by side are buttons as often as heads of columns
_MOST_CELLS = 20  # of a row: wider ones are data, and what holds thousands of blocks is no row
_LINES_OF_ROW = 40  # two for each of the most cells


class Labelled(NamedTuple):
    """A label as printed (cleaned), what it means, its value (None for a placeholder), and where both stand."""

    label: str
    meaning: Meaning | None
    value: str | None
    line: int
    value_line: int


class LabelRow(NamedTuple):
    """The ``labels`` of a row, none for the head of a list of documents, and the ``lines`` of it and its values.

    The last known label of a row reaches to the end of the values, whatever labels those belong to.
    """

    labels: list[Labelled]
    lines: set[int]


def label_row(lines: Sequence[Line], number: int) -> LabelRow | None:
    """The row of labels in which line ``number`` stands, or which it is, with the values below; None for none."""
    if (found := _columns(lines[number])) is None:
        return None
    span = range(max(0, number - _LINES_OF_ROW), min(number + 2 * _LINES_OF_ROW, len(lines)))
    labels: list[Labelled] = []
    taken = {number}
    for head, cell in found:
        above = next((at for at in span if _holds(head, lines[at])), number)
        below = [at for at in span if at > number and _holds(cell, lines[at])]
        label, value = clean_label(_text(head)), clean_value(_text(cell))
        labels.append(Labelled(label, meaning(label), value, above, max(below, default=above)))
        taken.update((above, *below))
    last = max((at for at, (head, _) in enumerate(found) if _is_label(head)), default=0)
    labels[last : last + 1] = [one._replace(value_line=max(taken)) for one in labels[last : last + 1]]
    return LabelRow(labels, taken)


def _holds(cell: HtmlElement, line: Line) -> bool:
    """Whether a line is (a part of) a cell, or the whole row where its cells are inline."""
    element = line.element
    return cell is line.cell or cell is element or cell.getparent() is element or cell in element.iterancestors()


def _columns(line: Line) -> list[tuple[HtmlElement, HtmlElement]] | None:
    """The labels of the row in which ``line`` stands and what is below each.

    [] for the head of a list of documents: a third row holds neither labels again nor other cells.
    """
    for heads, cells, others in _rows_of(line):
        if len(heads) > _MOST_CELLS or not _are_labels(heads):
            continue
        same = [cell.tag for cell in others] == [cell.tag for cell in cells]
        if len(others) == len(heads) and same and any(map(_text, others)) and not _are_labels(others):
            return []
        if len(cells) == len(heads) and not any(map(_is_label, cells)):
            return list(zip(heads, cells, strict=True))
    return None


def _rows_of(line: Line) -> list[tuple[list[HtmlElement], list[HtmlElement], list[HtmlElement]]]:
    """Rows of cells in which ``line`` can stand, each with the two below it.

    A table row; outside tables the line itself (inline labels), what holds it, or the first half of a list of terms.
    """
    element, parent = line.element, line.element.getparent()
    if line.row is None and parent is not None and element.tag == "dt":
        terms = list(parent)
        middle = len(terms) // 2
        parted = [term.tag for term in terms] == ["dt"] * middle + ["dd"] * middle
        return [(terms[:middle], terms[middle:], [])] if parted and middle >= _FEWEST_BLOCKS else []
    found = []
    for row in [line.row] if line.row is not None else [element, parent]:
        if row is None or len(heads := _cells(row)) < (_FEWEST_CELLS if row.tag == "tr" else _FEWEST_BLOCKS):
            continue
        below = _row_below(row)
        third = _row_below(below) if below is not None else None
        found.append((heads, _cells(below), _cells(third)))
    return found


def _cells(row: HtmlElement | None) -> list[HtmlElement]:
    """The cells of a row, of one that is too wide no more than tell it."""
    cells = () if row is None else (cell for cell in row if row.tag != "tr" or cell.tag in _TABLE_CELLS)
    return list(islice(cells, _MOST_CELLS + 1))


def _row_below(row: HtmlElement) -> HtmlElement | None:
    """The next row: the next element of the same tag, or the first row of the next part of a table."""
    below = row.getnext()
    if below is None and row.tag == "tr":
        part = row.getparent()
        part = part.getnext() if part is not None and part.tag in _TABLE_PARTS else None
        below = next(part.iterchildren("tr"), None) if part is not None and part.tag in _TABLE_PARTS else None
    return below if below is not None and below.tag == row.tag else None


def _are_labels(cells: Sequence[HtmlElement]) -> bool:
    """Whether ``cells`` are known labels, all of them or all but one of several."""
    return len(cells) > 1 and sum(map(_is_label, cells)) >= max(2, len(cells) - 1)


def _is_label(cell: HtmlElement) -> bool:
    meant = meaning(_text(cell))
    return meant is not None and meant.field != "chrome"


def _text(cell: HtmlElement) -> str:
    return "".join(cell.itertext()).strip()
