"""Tells headings from text: large, centred or red lines; several lines of one heading are joined."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gkcrawl.files.layout.paragraphs import begins_item, joined_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.files.layout.lines import Line
    from gkcrawl.files.layout.order import Placed
    from gkcrawl.files.layout.shapes import Page

_LARGE = 1.15  # times the size of the body: a heading
_ALIKE = 0.15  # share
_OFF = 1.5  # sizes of the font by which lines of a heading are off the middle: spaces were typed before them
_HEADING_LEADING = 1.0  # from the foot of a line of a heading to the head of the next, in sizes of the font
_CENTRED = 0.04  # the share of a page's width by which the middle of a centred line is off
_NARROW = 0.62  # the share of a page's width that a full line is wider than
_SMALL = 0.75  # times the size
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
_PROMINENT_LINES = 15  # lines: a red head with ten issuers and a title of three lines


def body_size(placed: Sequence[Placed]) -> float:
    """The size that most characters have, in millimetres; 0 where there are none."""
    sizes = Counter[float]()
    for each in placed:
        sizes[round(each.line.size, 1)] += len(each.line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def is_large(each: Placed, body: float) -> bool:
    """Whether the line is larger than the ``body`` of the text, as headings are."""
    return each.table is None and each.line.size > _LARGE * body


def is_one_heading(last: Placed, each: Placed) -> bool:
    """Whether two centred lines are one heading."""
    line, after = last.line, each.line
    return (
        last.column == each.column
        and abs(line.size - after.size) <= _ALIKE * line.size
        and line.red == after.red
        and all(abs(one.line.x0 + one.line.x1 - one.left - one.right) / 2 < _OFF * line.size for one in (last, each))
        and after.top - line.bottom < _HEADING_LEADING * line.size
        and not begins_item(after.text)
    )


def prominent(pages: Sequence[Page], placed: Sequence[Placed], body: float) -> Iterator[str]:
    """Headings on the first two pages with text: large ones, and above the text those that are centred or red."""
    heading: list[Placed] = []
    given = begun = 0
    for at, each in enumerate(placed):
        line, page = each.line, pages[each.page]
        if each.page > placed[0].page + 1 or given >= _PROMINENT_LINES:
            break
        beside = placed[max(at - 1, 0) : at + 2]
        if (
            (is_large(each, body) or (not begun and _is_set_apart(each, page.width)))
            and _WORDS.search(line.text)
            and not any(_is_beside(line, other.line) for other in beside)
        ):
            given += 1
            if heading and not (is_large(heading[-1], body) and is_one_heading(heading[-1], each)):
                yield _text(heading)
                heading = []
            heading.append(each)
        elif given and (each.table or line.x1 - line.x0 > (each.right - each.left) / 2):
            begun = 1
    if heading:
        yield _text(heading)


def _is_set_apart(each: Placed, width: float) -> bool:
    """Whether the line is red, or centred on a page of this width and short."""
    line = each.line
    centred = abs(line.x0 + line.x1 - width) / 2 < _CENTRED * width
    return each.table is None and (line.red or (centred and line.x1 - line.x0 < _NARROW * width))


def _is_beside(line: Line, other: Line) -> bool:
    """Whether ``other`` is small and stands in the height of the line: the head of a page, not of the text."""
    return other.size < _SMALL * line.size and line.top < other.middle < line.bottom


def _text(heading: Sequence[Placed]) -> str:
    text = ""
    for each in heading:
        text = joined_text(text, each.line.text)
    return text.strip()
