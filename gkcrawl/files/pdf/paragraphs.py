"""Joins lines to paragraphs: a line that reaches the right edge goes on in the next one, unless that is indented.

Chinese documents indent the first line of a paragraph by two characters and set both edges straight (GB/T 9704-2012
§7.3); headings and signatures stand apart by their place.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.pdf.boxes import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.files.pdf.boxes import Line

FULL = 1.7
"""Characters that a full line may lack: the next one must not begin with a punctuation mark."""
INDENT = 0.8
"""Characters, from which on a line is indented."""
HANGING = 3.5
"""Characters that the second line of an item may stand further right than its first."""
DEEP = 6.0
"""Characters that a paragraph is indented at most; signatures stand further right."""
SHORT_END = 0.4
"""Share of a column's width that the last line of a heading lacks at least."""
FEW_LINES = 10
"""Lines of a column, up to which its edges are taken from the rest of the document."""
LINES_APART = 1.5
"""Times the usual distance of lines, from which on two do not belong together."""
ALIKE = 0.15
"""Share by which sizes of lines of a paragraph may differ: fonts have other heights."""
LARGER = 1.15
"""Times the size of the text, from which on a line is a heading."""
# What cannot be broken at the end of a line.
_WORD = re.compile(r"[!-~〔〕%‰℃]+")
_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十百\d]{1,5}[条章节]|[（(]?\d{1,3}[)）、.．](?!\d)|[①-⑳]|附件|附表"
)
_END = re.compile(r"[。！？；：:;!?][”’）)》]?$")
_ENDED = re.compile(r"[。！？][”’）)》]?$")


@dataclass(slots=True)
class Edges:
    """Where the text of a column begins and ends, and the usual distance of its lines."""

    left: float
    right: float
    pitch: float


def edges(lines: Sequence[Line], width: float | None = None) -> Edges:
    """Edges of the column that ``lines`` stand in; ``width`` is that of the document's text where it is known."""
    prose = [line for line in lines if line.table is None] or list(lines)
    size = usual([line.size for line in prose])
    begins = sorted(line.x0 for line in prose)
    ends = sorted((line.x1 for line in prose), reverse=True)
    # One line that sticks out (a number in the margin) moves no edge of a column.
    enough = 2 if len(prose) > FEW_LINES else 1
    left = next((x for x in begins if sum(abs(other - x) < size / 2 for other in begins) >= enough), begins[0])
    right = next((x for x in ends if sum(abs(other - x) < size for other in ends) >= enough), ends[0])
    if width and right - left < width and len(prose) <= FEW_LINES:
        right = left + width
    pitches = [b.y0 - a.y0 for a, b in itertools.pairwise(prose) if 0 < b.y0 - a.y0 < 4 * size]
    return Edges(left, right, usual(pitches) if pitches else 2 * size)


def usual(values: Sequence[float]) -> float:
    """The middle one of ``values``."""
    return sorted(values)[len(values) // 2]


def paragraphs(columns: Sequence[tuple[list[Line], Edges]], body: float) -> Iterator[list[Line]]:
    """Lines of each paragraph; ``columns`` are those of all pages in reading order, a paragraph may cross them.

    ``body`` is the usual size of the document's lines in points: centred lines above it are one heading.
    """
    current: list[Line] = []
    before: Edges | None = None
    for lines, place in columns:
        for index, line in enumerate(lines):
            goes_on = (
                current
                and before is not None
                and not (line.table or current[-1].table)
                and (
                    _is_heading(current[-1], line, before, place)
                    if index and current[-1].size > LARGER * body
                    else _goes_on(current, line, before, place, index == 0)
                )
            )
            if goes_on:
                current.append(line)
            else:
                if current:
                    yield current
                current = [line]
            before = place
    if current:
        yield current


def _goes_on(current: list[Line], line: Line, before: Edges, place: Edges, crosses: bool) -> bool:  # noqa: FBT001
    """Whether ``line`` goes on with the paragraph; it ``crosses`` columns or pages where it is the first of one."""
    last = current[-1]
    size = min(last.size, line.size)
    if abs(last.size - line.size) > ALIKE * max(last.size, line.size):
        return False
    if not crosses and line.y0 - last.y0 > max(LINES_APART * before.pitch, last.height * 1.2):
        return False
    own = last.x0 - before.left
    if own > DEEP * size:
        return False
    word = _WORD.match(line.text)
    room = FULL * size + (0.55 * size * len(word[0]) if word else 0)
    if last.x1 < before.right - room:
        return False
    indent = line.x0 - place.left
    if indent <= INDENT * size:
        # Blocks without indents: an item ends with its sentence.
        return not (_ENDED.search(last.text) and _ITEM.match(line.text))
    if _END.search(last.text) or _ITEM.match(line.text):
        return False
    # Items with hanging indents, quotations, headings of two lines: what goes on stands as far in, or a little further.
    short = place.right - line.x1 > SHORT_END * (place.right - place.left)
    return own + INDENT * size < indent <= own + HANGING * size or (
        abs(indent - own) <= INDENT * size and (len(current) > 1 or short)
    )


def _is_heading(last: Line, line: Line, before: Edges, place: Edges) -> bool:
    """Whether two centred lines are one heading."""
    return (
        abs(last.size - line.size) <= ALIKE * last.size
        and last.color == line.color
        and _middles(last, before) < 1.5 * last.size
        and _middles(line, place) < 1.5 * line.size
        and line.y0 - last.y1 < last.size
        and not _ITEM.match(line.text)
    )


def is_centred(line: Line, place: Edges) -> bool:
    """Whether a line is centred, with room on both sides."""
    room = min(line.x0 - place.left, place.right - line.x1)
    return room > 0.3 * line.size and _middles(line, place) < line.size


def _middles(line: Line, place: Edges) -> float:
    """Points between the middle of the line and that of its column."""
    return abs(line.center - (place.left + place.right) / 2)


def text_of(lines: Sequence[Line]) -> str:
    """A paragraph's text."""
    text = ""
    for line in lines:
        text = joined(text, line.text)
    return text
