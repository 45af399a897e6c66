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
_SAME_SIZE = 0.15  # share
_LATIN_WORD = re.compile(r"[\x21-\x7e]+")
_LATIN_WIDTH = 0.55  # of a Latin letter, about
_LONGEST_WORD = 20  # characters


def paragraphs_of(lines: Sequence[Line], left: float | None = None, right: float | None = None) -> list[str]:
    """Texts of the paragraphs of lines between ``left`` and ``right``, by default as wide as they are themselves."""
    if not lines:
        return []
    left = min(line.x0 for line in lines) if left is None else left
    right = max(line.x1 for line in lines) if right is None else right
    texts: list[str] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before and follows(before, line) and runs_on(before, line, left, right):
            texts[-1] = joined_text(texts[-1], line.text)
        else:
            texts.append(line.text.strip())
    return [text for text in texts if text]


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
    word = _LATIN_WORD.match(after.text)
    needed = _SLACK if word is None else min(len(word[0]), _LONGEST_WORD) * _LATIN_WIDTH + _SLACK / 2
    return right - line.x1 < max(needed, _SLACK) * line.size


def joined_text(text: str, more: str) -> str:
    """Two lines of one paragraph: a space stands between Latin words only."""
    text, more = text.rstrip(), more.strip()
    return text + glue(text, more, 1.0) + more
