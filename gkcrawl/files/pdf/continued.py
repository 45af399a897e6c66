"""Joins tables that go on over pages: the same columns, the one at the foot of its page, the next at the head of its.

A row that the break of the page cuts stays in two tables: which of its cells go on cannot be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.pdf.paragraphs import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.pdf.boxes import Line

SAME_EDGE = 6.0
"""Points by which edges of a table differ from page to page (odd and even pages have other margins, see width)."""


LONGEST_CAPTION = 60
"""Characters of a table's caption."""
SIDE_ROOM = 0.1
"""Share of a table's width that is left free on both sides of its caption."""
_SENTENCE = "。：；，:;"
_NUMBERED = re.compile(r"(?:附?表|续表)\s*[\d一二三四五六七八九十]")


@dataclass(slots=True)
class Table:
    """A table on page ``page``: its place ``line``, its cells, and the ``caption`` above it."""

    line: Line
    page: int
    rows: list[list[str]]
    caption: str | None = None


def caption_of(table: Line, lines: Sequence[Line]) -> str | None:
    """What the paragraph of ``lines`` above ``table`` calls it: it is numbered, or stands over the table's middle."""
    text = text_of(lines)
    if not text or len(text) > LONGEST_CAPTION or any(line.table is not None for line in lines):
        return None
    room = SIDE_ROOM * table.width
    inside = all(table.x0 + room < line.x0 and line.x1 < table.x1 - room and line.y1 <= table.y1 for line in lines)
    return text if (inside and text[-1] not in _SENTENCE) or _NUMBERED.match(text) else None


def joined_tables(tables: Sequence[Table], adjacent: Sequence[bool]) -> list[Table]:
    """``tables`` in order, those that go on as one; ``adjacent``: nothing stands between a table and the one before."""
    found: list[Table] = []
    last: Table | None = None
    for table, follows in zip(tables, adjacent, strict=True):
        if last and follows and table.page == last.page + 1 and _goes_on(last, table, found[-1].rows):
            found[-1].rows += table.rows
        else:
            found.append(Table(table.line, table.page, list(table.rows), table.caption))
        last = table
    return found


def _goes_on(before: Table, table: Table, rows: Sequence[Sequence[str]]) -> bool:
    first, last = table.rows[0], rows[-1]
    return (
        len(first) == len(last)
        and abs(table.line.width - before.line.width) < SAME_EDGE
        and list(first) != list(rows[0])
        and not _is_cut(first)
    )


def _is_cut(row: Sequence[str]) -> bool:
    """Whether most cells of a page's first row are empty: the rest of a row that began on the page before."""
    return 2 * sum(1 for cell in row if cell) < len(row)
