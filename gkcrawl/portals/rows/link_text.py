"""The words of a link as lines, without the dates, ranks and marks that stand in an element of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import single_spaced
from gkcrawl.data import pattern, rules
from gkcrawl.portals.rows.dates import row_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = HEADINGS | frozenset({"p", "div", "dl", "dt", "dd", "table", "tr", "td", "ul", "li", "section", "article"})
_MARK = pattern(rules("list_words", "mark"), re.IGNORECASE)
_BESIDE = pattern(rules("list_words", "beside"), re.IGNORECASE)
_CATEGORY = re.compile(r"[\[［][^\[\]［］]{2,10}[\]］]")
_RANK = re.compile(r"0?\d{1,3}\s*[.、:：]?")
_COUNTER = re.compile(r"\s*(?:[年月日号届次个名家期条项级类大万亿%.]|\d(?!\d{3}\s*年))")
CUT = re.compile(r"(?:…+|\.{2,}|。{3,})$")
_FEWEST_TWICE = 5  # characters of a text that is printed twice, for two widths of screen: shorter ones repeat words


class _Piece(NamedTuple):
    """Text of a line; ``apart`` where it has an element of its own, or a line."""

    text: str
    apart: bool


def text_lines(element: HtmlElement) -> list[str]:
    """What the blocks in ``element``, and the text around them, say: a line each."""
    lines: list[list[_Piece]] = [[]]
    _add(element, lines)
    return [line for pieces in lines if (line := _joined(pieces))]


def line_text(element: HtmlElement) -> str:
    """The words of ``element`` as one line; all of them where nothing else would be left."""
    pieces = [_Piece(element.text or "", apart=False)]
    for child in element:
        pieces.append(_Piece("".join(child.itertext()) if isinstance(child.tag, str) else "", apart=True))
        pieces.append(_Piece(child.tail or "", apart=child.tag == "br"))
    return _joined(pieces) or single_spaced(element.text_content())


def has_blocks(element: HtmlElement) -> bool:
    """Whether ``element`` holds lines of its own."""
    return any(child.tag in _BLOCKS for child in element.iterdescendants())


def _add(element: HtmlElement, lines: list[list[_Piece]]) -> None:
    lines[-1].append(_Piece(element.text or "", apart=False))
    for child in element:
        if child.tag in _BLOCKS or (isinstance(child.tag, str) and has_blocks(child)):
            lines.append([])
            _add(child, lines)
            lines.append([])
        elif isinstance(child.tag, str):
            lines[-1].append(_Piece("".join(child.itertext()), apart=True))
        lines[-1].append(_Piece(child.tail or "", apart=child.tag == "br"))


def _joined(pieces: list[_Piece]) -> str:
    kept: list[str] = []
    for place, piece in enumerate(pieces):
        text, before = single_spaced(piece.text), single_spaced("".join(kept))
        if piece.apart and text and (cut := CUT.search(before)) and text.startswith(before[: cut.start()]):
            kept.clear()  # the same, cut, for a narrow screen
        elif piece.apart and text:
            after = "".join(one.text for one in pieces[place + 1 :])
            rank = not before and _RANK.fullmatch(text) and not _COUNTER.match(after)
            category = not before and _CATEGORY.fullmatch(text) and after.strip()
            at_an_end = not before or not single_spaced(after)
            twice = text == before and len(text) >= _FEWEST_TWICE
            if rank or category or twice or (at_an_end and _MARK.fullmatch(text)) or row_date(text):
                continue
            if _BESIDE.fullmatch(text) and (before or after.strip()):
                continue
        kept.append(piece.text)
    return single_spaced("".join(kept))
