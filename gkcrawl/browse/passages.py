"""A text as paragraphs and tables, with the places marked in it where values of fields stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SHORTEST = 2
"""Characters of a value that is looked for: one alone (是, 1) stands anywhere."""
LONGEST_SPACED = 100
"""Characters of a value that is also looked for with blanks between: names and dates, no sentences."""


class Span(NamedTuple):
    """Where the value of ``field`` stands: from ``start`` to before ``end``."""

    start: int
    end: int
    field: str


class Piece(NamedTuple):
    """A stretch of text, the fields whose values it belongs to, and those whose values begin with it."""

    text: str
    fields: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A paragraph (one row of one cell), or a table of rows of cells."""

    rows: list[list[list[Piece]]]
    is_table: bool = False


def find_value(text: str, said: Sequence[str | None], field: str, *, last: bool = False) -> Span | None:
    """Where the first of what is ``said`` of a value stands in ``text``: there for the first or the ``last`` time."""
    for words in said:
        if not words or len(words) < SHORTEST:
            continue
        place = text.rfind(words) if last else text.find(words)
        if place >= 0:
            return Span(place, place + len(words), field)
        tight = "".join(words.split())
        if SHORTEST <= len(tight) <= LONGEST_SPACED:
            spaced = re.finditer(r"\s?".join(map(re.escape, tight)), text)
            if found := (list(spaced) if last else list(islice(spaced, 1))):
                return Span(found[-1].start(), found[-1].end(), field)
    return None


def pieces(text: str, spans: Sequence[Span], start: int = 0) -> list[Piece]:
    """``text``, which begins at ``start`` of what ``spans`` count in, cut wherever one of them begins or ends."""
    end = start + len(text)
    inside = [span for span in spans if span.start < end and span.end > start]
    if not inside:
        return [Piece(text)]
    cuts = sorted({start, end, *(max(start, one.start) for one in inside), *(min(end, one.end) for one in inside)})
    found = []
    for left, right in pairwise(cuts):
        over = [one for one in inside if one.start <= left and one.end >= right]
        fields, begins = ([one.field for one in over], [one.field for one in over if one.start == left])
        found.append(Piece(text[left - start : right - start], tuple(fields), tuple(begins)))
    return found


def passages(text: str, spans: Sequence[Span]) -> Iterator[Passage]:
    """``text`` by its lines: those with TAB are rows of a table, any other that is not blank is a paragraph."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    marked: dict[int, list[Span]] = {}
    for span in spans:
        for number in range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)):
            marked.setdefault(number, []).append(span)
    for is_table, group in groupby(enumerate(lines), key=lambda line: "\t" in line[1]):
        rows = [_cells(line, marked.get(number, []), starts[number]) for number, line in group if line.strip()]
        if is_table:
            yield Passage(rows, is_table=True)
        else:
            yield from (Passage([row]) for row in rows)


def _cells(line: str, spans: Sequence[Span], start: int) -> list[list[Piece]]:
    cells = line.split("\t")
    places = accumulate((len(cell) + 1 for cell in cells), initial=start)
    return [pieces(cell, spans, place) for cell, place in zip(cells, places, strict=False)]


def spans_of(
    text: str, title: str, values: Mapping[str, object], provenance: Mapping[str, Mapping[str, str | None]]
) -> tuple[list[Span], list[Span]]:
    """Where ``values`` of fields stand in ``text``, and in ``title`` those that are not there or were read from it."""
    in_text, in_title = [], []
    for field, read in provenance.items():
        value = values.get(field)
        said = (read["raw"], str(value) if isinstance(value, str | int) else None)
        of_title = read["method"] == "title" and find_value(title, said, field)
        found = None if of_title else find_value(text, said, field, last=read["locator"] == "signature")
        if found:
            in_text.append(found)
        elif of_title or (of_title := find_value(title, said, field)):
            in_title.append(of_title)
    return in_text, in_title
