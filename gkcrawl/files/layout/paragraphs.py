"""Joins lines to paragraphs: a line that runs to the right edge goes on in the next, unless that is indented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.layout.lines import SOFT_HYPHEN, glue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.lines import Line

# All in sizes of the font.
_INDENT = 0.8  # a first line stands two characters in
_FIRST = 3.0  # the same, and what fields and brackets add
_HANGING = 3.5  # how far the second line of an item may stand to the right of its first
_DEEP = 6.0  # how far a paragraph is indented at most; signatures stand further right
_SHORT_END = 0.4  # the share of a column's width that the last line of a paragraph lacks at least
_SLACK = 1.6  # what a full line may leave: a bracket that would not stand at its end
_LEADING = 1.7  # from the foot of a line to the head of the next: official documents are set widely
_CELL_LEADING = 0.8  # the same, of lines in a cell of a table
_BRIM = 0.2  # what a line leaves that fills its cell: the next goes on however widely they are set
_SAME_SIZE = 0.2  # share: scanners take the heights of characters for sizes
_PADDING = 1.9  # millimetres between a cell's text and its lines, as Word sets it (ECMA-376 Part 1 §17.4.42)
_LATIN_WORD = re.compile(r"[\x21-\x7e]+")
_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十百\d]{1,5}[条章节]|[（(]?\d{1,3}[)）、.．](?!\d)|[①-⑳]|附件|附表"
)
_END = re.compile(r"[。！？；：:;!?][”’）)》]?$")
_ENDED = re.compile(r"[。！？][”’）)》]?$")
_LATIN_WIDTH = 0.55  # of a Latin letter, about
_LONGEST_WORD = 20  # characters


def cell_text(lines: Sequence[Line], left: float, right: float) -> str:
    """The text of a table's cell between ``left`` and ``right``: a paragraph a line."""
    texts: list[str] = []
    margin = min((line.x0 for line in lines), default=left)
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        near = before and (_is_below(before, line) or right - _PADDING - before.x1 < _BRIM * before.size)
        if before and near and _wrapped(before, line, margin, (left, right)):
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
    return runs_on(line, after, (margin, right - _PADDING))


def follows(line: Line, after: Line) -> bool:
    """Whether ``after`` stands below ``line`` as near as lines of one paragraph do."""
    return after.top - line.bottom < _LEADING * max(line.size, after.size)


def runs_on(
    line: Line, after: Line, column: tuple[float, float], after_column: tuple[float, float] | None = None
) -> bool:
    """Whether the text of ``line``, in a column from its left to its right edge, goes on in ``after``.

    ``after_column`` are the edges of the column of ``after`` where that is another.
    """
    (left, right), (after_left, after_right) = column, after_column or column
    size = min(line.size, after.size)
    if abs(line.size - after.size) > _SAME_SIZE * max(line.size, after.size):
        return False
    own, indent = line.x0 - left, after.x0 - after_left
    if own > _DEEP * size or right - line.x1 >= _needed(after) * line.size:
        return False
    if indent <= _INDENT * size:
        # Blocks without indents: an item ends with its sentence.
        return not (_ENDED.search(line.text) and begins_item(after.text))
    if _END.search(line.text) or begins_item(after.text):
        return False
    # Items with hanging indents; quotations, which stand further in than first lines.
    hangs = begins_item(line.text) and own + _INDENT * size < indent <= own + _HANGING * size
    quoted = own > _FIRST * size and abs(indent - own) <= _INDENT * size
    return hangs or (quoted and right - line.x1 < _SLACK * size and _is_last(after, after_left, after_right))


def _is_last(line: Line, left: float, right: float) -> bool:
    return right - line.x1 > _SHORT_END * (right - left)


def begins_item(text: str) -> bool:
    """Whether the text begins with a number of a list, an article, or an annex."""
    return _ITEM.match(text) is not None


def _needed(after: Line) -> float:
    """The room that a line lacks if the first word of ``after`` does not stand in it, in sizes of the font."""
    word = _LATIN_WORD.match(after.text)
    return max(_SLACK, min(len(word[0]), _LONGEST_WORD) * _LATIN_WIDTH + _SLACK / 2) if word else _SLACK


def joined_text(text: str, more: str) -> str:
    """Two lines of one paragraph: a space stands between Latin words only."""
    text, more = text.rstrip(), more.strip()
    if text.endswith(SOFT_HYPHEN) and more[:1].islower():
        return text[:-1] + more
    if text.endswith("-") and text[-2:-1].isalpha():
        return text + more
    return text + glue(text, more, 1.0) + more
