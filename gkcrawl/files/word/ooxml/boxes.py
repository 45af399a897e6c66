"""Text boxes, word art and diagrams of DOCX: which of the alternatives counts, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.word.content import ART_SIZE, Look, lines_of
from gkcrawl.files.word.format import is_red
from gkcrawl.files.word.ooxml.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gkcrawl.files.word.content import Line

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
"""Text along a path, by which many templates print the red head of a document."""
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
"""A diagram (SmartArt), whose text is a part of its own."""
# What holds text: boxes of Word, those of drawings taken over from elsewhere, word art, diagrams.
_CONTENTS = {f"{W}txbxContent", f"{_A}txBody", WORD_ART, DIAGRAM}
_FILL = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_BY_PARAGRAPH = {"paragraph", "line"}
_STYLE = re.compile(r"(?:^|;)\s*(margin-left|margin-top|left|top)\s*:\s*(-?\d+(?:\.\d+)?)(pt|in|cm|mm|px)?")
# English Metric Units to a point and to the other units of VML styles (ECMA-376 Part 1 §20.1.10.16).
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 12_700}


@dataclass(frozen=True, slots=True)
class Box:
    """What holds the text of a box, and where it stands: ``above`` its paragraph, ``by_page``, or below."""

    content: _Element
    place: tuple[float, ...] = ()
    above: bool = False
    by_page: bool = False


def boxes(drawing: _Element) -> Iterator[Box]:
    """The text boxes of a drawing, picture or object, those in other boxes left out.

    Of ``mc:AlternateContent`` the first alternative with a text box counts, as they all show the same one.
    """
    for content, path in _contents(drawing, ()):
        anchor = next((one for one in path if one.tag == f"{_WP}anchor"), None)
        if anchor is not None:
            yield _anchored(content, anchor, path)
        else:
            styles = [dict(_lengths(one.get("style") or "")) for one in path if one.get("style")]
            outer = styles[0] if styles else {}
            places = [(style.get("top", 0.0), style.get("left", 0.0)) for style in styles]
            top = outer.get("margin-top", 0.0)
            flat = tuple(value for place in places for value in place)
            yield Box(content, (top, outer.get("margin-left", 0.0), *flat), above=top < 0)


def alternative(element: _Element) -> _Element | None:
    """The branch of ``mc:AlternateContent`` to read: the first with text in it, else the first."""
    branches = [one for one in element if one.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    texts = (
        one for one in branches if next(one.iter(f"{W}t", f"{W}sym", f"{_A}t", WORD_ART, DIAGRAM), None) is not None
    )
    return next(texts, branches[0] if branches else None)


def word_art(element: _Element) -> Iterator[Line]:
    """The lines of a ``v:textpath``, in the colour that its shape is filled with."""
    shape = element.getparent()
    fill = ("" if shape is None else shape.get("fillcolor") or "").lower()
    found = _FILL.match(fill)
    digits = "" if found is None else found[1] if len(found[1]) > len("f00") else "".join(2 * one for one in found[1])
    red = fill.startswith("red") or (bool(digits) and is_red(*bytes.fromhex(digits)))
    yield from lines_of(element.get("string") or "", Look(size=ART_SIZE, centred=True, red=red))


def _contents(element: _Element, path: tuple[_Element, ...]) -> Iterator[tuple[_Element, tuple[_Element, ...]]]:
    for child in element:
        if child.tag in _CONTENTS:
            yield child, (*path, child)
        elif child.tag == f"{_MC}AlternateContent":
            if (branch := alternative(child)) is not None:
                yield from _contents(branch, path)
        elif len(child):
            yield from _contents(child, (*path, child))


def _anchored(content: _Element, anchor: _Element, path: tuple[_Element, ...]) -> Box:
    """A box of DrawingML (§20.4.2.3); those of a group are parted by their places in it."""
    vertical, horizontal = anchor.find(f"{_WP}positionV"), anchor.find(f"{_WP}positionH")
    top, left = _offset(vertical), _offset(horizontal)
    place = [top, left]
    for one in path:
        moved = one.find(f"{_WPS}spPr/{_A}xfrm/{_A}off")
        if moved is not None:
            place += [_number(moved.get("y")), _number(moved.get("x"))]
    by_paragraph = vertical is not None and vertical.get("relativeFrom") in _BY_PARAGRAPH
    return Box(content, tuple(place), above=by_paragraph and top < 0, by_page=not by_paragraph)


def _offset(position: _Element | None) -> float:
    offset = None if position is None else position.find(f"{_WP}posOffset")
    return 0.0 if offset is None else _number(offset.text)


def _number(text: str | None) -> float:
    found = re.fullmatch(r"\s*(-?\d{1,12})\s*", text or "")
    return float(found[1]) if found else 0.0


def _lengths(style: str) -> Iterator[tuple[str, float]]:
    for name, number, unit in _STYLE.findall(style):
        yield name, float(number) * _UNITS[unit]
