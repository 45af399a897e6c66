"""Joins spans of characters to pieces of lines, and pieces to lines; tells where a space belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.files.layout.shapes import Span

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff“”‘’…—]")
# Punctuation with white space of its own.
_CLOSE = re.compile(r"[，。、；：？！《》〈〉（）〔〕【】…—]")
SOFT_HYPHEN = "\u00ad"
"""Stands at the end of a line whose last word goes on in the next (Unicode §6.2)."""
# All in sizes of the font.
_APART = 1.0  # a wider gap ends a piece: no justified line has it between characters
_OVERLAP = 0.6  # how far a character may reach into the one before: brackets are set tighter
_ASKEW = 0.45  # how far the middles of two spans of one line differ: superscripts, mixed fonts
_WORD_GAP = 0.22  # a space between Latin words is a quarter of the size
_FIELD_GAP = 1.5  # from here on a gap between Chinese characters is meant
_BLANK_GAP = 2.2  # the same beside punctuation
_DOUBLED = 0.15  # the same character as near as this is printed twice to look bold
_SMALL = 0.75  # times the size: a caption beside a line, no part of it
_MOST_BESIDE = 50  # pieces of a line that are looked at
_BUCKET = 4.0  # millimetres


@dataclass(slots=True)
class Line:
    """A piece of a line, or a whole one."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    red: bool = False
    longest: int = 0
    """Characters of the span that the size is of."""

    def __post_init__(self) -> None:
        self.longest = self.longest or len(self.text)

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


def pieces_of(spans: Iterable[Span]) -> list[Line]:
    """Spans joined to pieces of lines: what stands on one baseline without a gap wider than a character."""
    pieces: list[Line] = []
    open_pieces: dict[int, list[Line]] = {}
    spans = list(spans)
    reach = _APART * max((span.size for span in spans), default=0.0)
    for span in sorted(spans, key=lambda span: (span.x0, span.top)):
        middle = (span.top + span.bottom) / 2
        bucket = int(middle // _BUCKET)
        best, nearest = None, _ASKEW
        near: list[Line] = []
        for place in (bucket - 1, bucket, bucket + 1):
            if place in open_pieces:
                open_pieces[place] = [piece for piece in open_pieces[place] if span.x0 - piece.x1 <= reach]
                near += open_pieces[place]
        for piece in near:
            size = max(piece.size, span.size)
            askew = abs(piece.middle - middle) / size
            if askew < nearest and -_OVERLAP <= (span.x0 - piece.x1) / size <= _APART:
                best, nearest = piece, askew
            elif askew < _DOUBLED and span.x0 < piece.x1 and _printed_twice(piece, span):
                best = piece
                break
        if best is None:
            piece = Line(span.text, span.x0, span.top, span.x1, span.bottom, span.size, span.red)
            pieces.append(piece)
            open_pieces.setdefault(bucket, []).append(piece)
        elif not _printed_twice(best, span):
            _append(best, span)
    return pieces


def joined(pieces: list[Line]) -> Line:
    """Pieces of one line, from left to right, as one line."""
    if len(pieces) == 1:
        return pieces[0]
    whole, *others = sorted(pieces, key=lambda piece: piece.x0)
    whole = Line(whole.text, whole.x0, whole.top, whole.x1, whole.bottom, whole.size, whole.red, whole.longest)
    for piece in others:
        _append(whole, piece)
    return whole


def rows_of(pieces: Iterable[Line]) -> list[Line]:
    """Whole lines of one column, from top to bottom."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if rows and _level(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [joined(row) for row in rows]


def _level(row: list[Line], piece: Line) -> bool:
    """Whether the piece belongs to the row: on its baseline, and of its size where it stands apart."""
    small, large = sorted((row[0].size, piece.size))
    if abs(row[0].middle - piece.middle) >= _ASKEW * large:
        return False
    return small >= _SMALL * large or any(
        max(piece.x0 - other.x1, other.x0 - piece.x1) <= _APART * large for other in row[-_MOST_BESIDE:]
    )


def glue(left: str, right: str, gap: float = 0.0) -> str:
    """What belongs between two texts of one line or paragraph: a space, or nothing; ``gap`` in sizes of the font."""
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    if _CLOSE.match(left[-1]) or _CLOSE.match(right[0]):
        return " " if gap > _BLANK_GAP else ""
    if _WIDE.match(left[-1]) or _WIDE.match(right[0]):
        return " " if gap > _FIELD_GAP else ""
    return " " if gap > _WORD_GAP else ""


def _append(line: Line, more: Line | Span) -> None:
    size = max(line.size, more.size)
    line.text += glue(line.text, more.text, (more.x0 - line.x1) / size) + more.text
    line.x1 = max(line.x1, more.x1)
    if more.size >= line.size:
        line.top, line.bottom = more.top, more.bottom
    # Scanners give each word a size of its own; a sign above the line is small.
    if (len(more.text), more.size) > (line.longest, line.size):
        line.longest, line.size = len(more.text), more.size
    line.red = line.red and more.red


def _printed_twice(line: Line, more: Span) -> bool:
    return line.text.endswith(more.text) and abs(line.x1 - more.x1) < _DOUBLED * more.size
