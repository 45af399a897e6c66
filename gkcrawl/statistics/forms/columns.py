"""In which columns of table 三 the numbers of the applicants stand, and where in a row that is longer or shorter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import named, squashed
from gkcrawl.statistics.keys import APPLICANTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ALL = len(APPLICANTS)
_WIDEST = 40  # columns: a form has 10, with columns of an office's own a few more
_SURE = 4  # names of applicants that are read where others are damaged


class Columns(NamedTuple):
    """Of rows with ``width`` cells, the ``places`` of numbers by applicant.

    ``is_plain``: labels reach up to the numbers, and these to the end, so that a row of another width can be read from
    its end. ``is_named``: a head says so.
    """

    width: int
    places: Mapping[str, int]
    is_plain: bool
    is_named: bool

    @property
    def start(self) -> int:
        """The first column with numbers: labels stand before it."""
        return min(self.places.values())

    def split(self, row: Sequence[str]) -> tuple[Sequence[str], dict[str, str]] | None:
        """Labels of ``row`` and its numbers by applicant; None where a cell of it is missing."""
        start = self.start
        if len(row) == self.width:
            before = row[start - 1] if start else ""
            is_code = self.is_plain and read_cell(before).value is not None
            is_label = not self.is_named and read_cell(row[start]).meaning == "TEXT"
            return None if is_code or is_label else (row[:start], {name: row[at] for name, at in self.places.items()})
        start = len(row) - _ALL
        if not self.is_plain or start < 1 or len(row) > _WIDEST:
            return None
        ends = read_cell(row[-1]).value is not None and all(read_cell(cell).meaning != "TEXT" for cell in row[start:])
        labels = all(read_cell(cell).meaning == "TEXT" for cell in row[:start])
        # 其他处理 is both a row and a group of rows, whose own labels may be what is missing.
        is_told = labels and named(squashed(row[start - 1 : start])[0], "t3.") not in {None, "other.all"}
        return (row[:start], dict(zip(APPLICANTS, row[start:], strict=True))) if ends and is_told else None


def columns_of(rows: Sequence[Sequence[str]], before: Columns | None = None) -> Columns | None:
    """Where the numbers stand: below the names of the applicants, or in the last seven columns of most rows.

    ``before`` is what held for the part of the table on the page before. None where a head has names in an order of its
    own that tells not all columns.
    """
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    if width < _ALL - 1 or width > _WIDEST:
        return None
    for row in reversed(rows):
        names = [named(cell, "t3.column.") for cell in squashed(row)] if len(row) == width else []
        if "natural" in names and len(set(names) - {None}) >= _SURE:
            told = _named_in(squashed(row), names)
            by_place = _from(width, width - _ALL, is_plain=True, is_named=True) if width >= _ALL else None
            # A head that lost a cell shifts the names of others: sums tell.
            return by_place if by_place and told and _sums(rows, told) < _sums(rows, by_place) else told
    if before is not None and before.width == width:
        return before
    return _from(width, width - _ALL, is_plain=True, is_named=False) if width >= _ALL else None


def _sums(rows: Sequence[Sequence[str]], columns: Columns) -> int:
    """In how many rows the six kinds of applicants make the total."""
    count = 0
    for row in rows:
        if len(row) == columns.width and "total" in columns.places:
            values = [read_cell(row[columns.places[name]]).value for name in APPLICANTS]
            if None not in values:
                *kinds, total = (value or 0 for value in values)
                count += sum(kinds) == total
    return count


def _named_in(cells: Sequence[str], names: Sequence[str | None]) -> Columns | None:
    """What a row of the head tells: each name, or the first with as many columns behind it as there are names."""
    width, start = len(names), names.index("natural")
    known = [name for name in names if name]
    is_plain = start > 0 and cells[start - 1] in {cells[0], ""} and width - start == _ALL
    if tuple(names[start : start + _ALL]) == APPLICANTS:
        return _from(width, start, is_plain=is_plain, is_named=True)
    if sorted(known) == sorted(APPLICANTS):
        places = {name: names.index(name) for name in APPLICANTS}
        return Columns(width, places, is_plain=False, is_named=True)
    if known != [name for name in APPLICANTS if name in known]:
        return None
    if width - start == _ALL and names[-1] in {"total", None}:
        return _from(width, start, is_plain=is_plain, is_named=True)
    if width - start == _ALL - 1 and names[-1] == "other":
        places = {name: start + at for at, name in enumerate(APPLICANTS[:-1])}
        return Columns(width, places, is_plain=False, is_named=True)
    return None


def _from(width: int, start: int, *, is_plain: bool, is_named: bool) -> Columns:
    return Columns(width, {name: start + at for at, name in enumerate(APPLICANTS)}, is_plain, is_named)
