"""Joins lines to paragraphs: a line that runs to the right edge goes on in the next, unless that is indented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.layout.lines import glue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.lines import Line

# All in sizes of the font.
_INDENT = 0.8  # a first line stands two characters in
_SLACK = 1.6  # what a full line may leave: a bracket that would not stand at its end
_LEADING = 1.7  # from the foot of a line to the head of the next: official documents are set widely
_CELL_LEADING = 0.8  # the same, of lines in a cell of a table
_SAME_SIZE = 0.15  # share
_PADDING = 1.0  # millimetres between a cell's text and its lines, at least
_LATIN_WORD = re.compile(r"[\x21-\x7e]+")
_LATIN_WIDTH = 0.55  # of a Latin letter, about
_LONGEST_WORD = 20  # characters


def cell_text(lines: Sequence[Line], left: float, right: float) -> str:
    """The text of a table's cell between ``left`` and ``right``: a paragraph a line."""
    texts: list[str] = []
    margin = min((line.x0 for line in lines), default=left)
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before and _is_below(before, line) and _wrapped(before, line, margin, (left, right)):
            texts[-1] = joined_text(texts[-1], line.text)
        else:
            texts.append(line.text.strip())
    return "\n".join(filter(None, texts))


def _is_below(line: Line, after: Line) -> bool:
    """Whether lines of a cell are as near as those of one entry; labels that run down its side are set widely."""
    if len(line.text) == len(after.text) == 1:
        return follows(line, after)
    return after.top - line.bottom < _CELL_LEADING * max(line.size, after.size)


def _wrapped(line: Line, after: Line, margin: float, cell: tuple[float, float]) -> bool:
    """Whether the cell was too narrow for the beginning of ``after``, be the text centred in it or not."""
    left, right = cell
    if all(abs(each.x0 + each.x1 - left - right) < each.size for each in (line, after)):
        return right - left - 2 * _PADDING - (line.x1 - line.x0) < _needed(after) * line.size
    return runs_on(line, after, margin, right - _PADDING)


def follows(line: Line, after: Line) -> bool:
    """Whether ``after`` stands below ``line`` as near as lines of one paragraph do."""
    return after.top - line.bottom < _LEADING * max(line.size, after.size)


def runs_on(line: Line, after: Line, left: float, right: float, after_left: float | None = None) -> bool:
    """Whether the text of ``line``, in a column from ``left`` to ``right``, goes on in ``after``.

    ``after_left`` is the left edge of the column of ``after`` where that is another.
    """
    if abs(line.size - after.size) > _SAME_SIZE * max(line.size, after.size):
        return False
    if after.x0 - (left if after_left is None else after_left) > _INDENT * after.size:
        return False
    return right - line.x1 < _needed(after) * line.size


def _needed(after: Line) -> float:
    """The room that a line lacks if the first word of ``after`` does not stand in it, in sizes of the font."""
    word = _LATIN_WORD.match(after.text)
    return max(_SLACK, min(len(word[0]), _LONGEST_WORD) * _LATIN_WIDTH + _SLACK / 2) if word else _SLACK


def joined_text(text: str, more: str) -> str:
    """Two lines of one paragraph: a space stands between Latin words only."""
    text, more = text.rstrip(), more.strip()
    return text + glue(text, more, 1.0) + more
