"""In which columns of table 三 the numbers of the applicants stand, and where in a row that is longer or shorter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import named, squashed
from gkcrawl.statistics.keys import APPLICANTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALL = len(APPLICANTS)
_WIDEST = 40  # columns: a form has 10, with columns of an office's own a few more
_SURE = 4  # names of applicants that are read where others are damaged


class Columns(NamedTuple):
    """Of rows with ``width`` cells, ``numbers`` from ``start`` on.

    ``is_plain``: labels reach up to the numbers, and these to the end, so that a row of another width can be read from
    its end. ``is_named``: a head says so.
    """

    width: int
    start: int
    numbers: int
    is_plain: bool
    is_named: bool

    def start_in(self, row: Sequence[str]) -> int | None:
        """Where the numbers of ``row`` begin; None where a cell of it is missing."""
        if len(row) == self.width:
            before = row[self.start - 1] if self.start else ""
            is_code = self.is_plain and read_cell(before).value is not None
            is_label = not self.is_named and read_cell(row[self.start]).meaning == "TEXT"
            return None if is_code or is_label else self.start
        start = len(row) - self.numbers
        if not self.is_plain or self.numbers < _ALL or start < 1 or len(row) > _WIDEST:
            return None
        ends = read_cell(row[-1]).value is not None and all(read_cell(cell).meaning != "TEXT" for cell in row[start:])
        labels = all(read_cell(cell).meaning == "TEXT" for cell in row[:start])
        # 其他处理 is both a row and a group of rows, whose own labels may be what is missing.
        is_told = labels and named(squashed(row[start - 1 : start])[0], "t3.") not in {None, "other.all"}
        return start if ends and is_told else None


def columns_of(rows: Sequence[Sequence[str]], before: Columns | None = None) -> Columns | None:
    """Where the numbers stand: below the names of the applicants, or in the last seven columns of most rows.

    ``before`` is what held for the part of the table on the page before.
    """
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    if width < _ALL - 1 or width > _WIDEST:
        return None
    for row in reversed(rows):
        if len(row) == width and (found := _named_in(squashed(row), width)):
            return found
    if before is not None and before.width == width:
        return before
    return Columns(width, width - _ALL, _ALL, is_plain=True, is_named=False) if width >= _ALL else None


def _named_in(cells: Sequence[str], width: int) -> Columns | None:
    """What a row of the head tells: all names, or the first with as many columns behind it as there are names."""
    names = [named(cell, "t3.column.") for cell in cells]
    if "natural" not in names:
        return None
    start = names.index("natural")
    known = [name for name in names[start:] if name]
    is_plain = start > 0 and cells[start - 1] in {cells[0], ""} and width - start == _ALL
    if tuple(names[start : start + _ALL]) == APPLICANTS:
        return Columns(width, start, _ALL, is_plain, is_named=True)
    if len(known) < _SURE or known != [name for name in APPLICANTS if name in known]:
        return None
    if width - start == _ALL and names[-1] in {"total", None}:
        return Columns(width, start, _ALL, is_plain, is_named=True)
    if width - start == _ALL - 1 and names[-1] == "other":
        return Columns(width, start, _ALL - 1, is_plain=False, is_named=True)
    return None
