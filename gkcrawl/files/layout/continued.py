"""Joins tables that go on over pages, and finds the caption above a table.

A row that the break of the page cuts stays in two tables: which of its cells go on cannot be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.document import FileTable
    from gkcrawl.files.layout.lines import Line
    from gkcrawl.files.layout.order import Placed

_SAME_RULE = 2.0  # millimetres between the lines of a table on two pages
_NUMBERED = re.compile(r"(?:附?表|续表)\s*[\d一二三四五六七八九十]")
_LONGEST_CAPTION = 60  # characters
_SIDE_ROOM = 0.1  # the share of a table's width that is left free on both sides of its caption
_SENTENCE = "。：；，:;"


def goes_on(last: Placed, each: Placed, open_table: FileTable) -> bool:
    """Whether a table goes on at the head of the next page: the same columns, no head of its own, no row cut in two."""
    if last.table is None or each.table is None or last.page + 1 != each.page:
        return False
    # Margins of odd and even pages differ.
    one, other = ([x - table.grid.xs[0] for x in table.grid.xs] for table in (last.table, each.table))
    same = len(one) == len(other) and all(abs(a - b) < _SAME_RULE for a, b in zip(one, other, strict=True))
    first = each.table.rows[0]
    return same and first != open_table.rows[0] and 2 * sum(map(bool, first)) >= len(first)


def caption_of(table: Line, text: str, lines: Sequence[Line]) -> str | None:
    """``text``, of the paragraph with these lines above the table, if it is numbered or stands over its middle."""
    if not text or len(text) > _LONGEST_CAPTION:
        return None
    room = _SIDE_ROOM * (table.x1 - table.x0)
    over = all(
        table.x0 + room < line.x0 and line.x1 < table.x1 - room and line.bottom <= table.bottom for line in lines
    )
    return text if _NUMBERED.match(text) or (over and text[-1] not in _SENTENCE) else None
