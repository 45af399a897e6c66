"""Reads what pages show: layers, composite objects, text, lines, pictures (GB/T 33190 §7.7, §8, §13)."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from gkcrawl.files.ofd.geometry import BOX, Matrix, number, numbers, placed
from gkcrawl.files.ofd.package import child, children, name_of, text_of
from gkcrawl.files.ofd.paths import rules_of
from gkcrawl.files.ofd.text import spans_of

if TYPE_CHECKING:
    from gkcrawl.files.layout.shapes import Page
    from gkcrawl.files.ofd.package import Element
    from gkcrawl.files.ofd.resources import Resources

_MOST_NESTED = 12  # composite objects within each other: more is a loop
_MOST_DRAWN = 3_000_000  # of a document: a unit that shows a unit ten times, and so on, is a bomb
_BLOCKS = ("Content", "Layer", "PageBlock", "Appearance")
_OPAQUE, _PALE = 255.0, 140.0  # opacity of what is printed, and below which text is a watermark
_OVERPRINTED = 8.0  # millimetres: the least size of watermarks, 23 points
_RGB = 3  # parts of a colour
_DARK, _BRIGHT, _WHITE = 110, 140, 250  # of 255


class TooManyObjectsError(Exception):
    """The document draws more than is read."""


class Content:
    """Draws the elements of pages onto `Page`, with the ``resources`` of the document; ``hidden`` text if so asked.

    ``turned`` counts text objects by the quarter turns (clockwise) that they are turned by; only upright ones are read.
    """

    def __init__(self, resources: Resources, *, hidden: bool = False) -> None:
        self.hidden = hidden
        self._resources = resources
        self._objects = 0
        self.turned: Counter[int] = Counter()

    def draw(self, element: Element, page: Page, matrix: Matrix | None = None) -> None:
        """Add what ``element`` (Content, Layer, PageBlock, Appearance) shows to ``page``."""
        self._draw(element, page, matrix or Matrix(), 0, element.get("DrawParam"))

    def _draw(self, element: Element, page: Page, matrix: Matrix, depth: int, style: str | None) -> None:
        for item in children(element):
            self._objects += 1
            if self._objects > _MOST_DRAWN:
                raise TooManyObjectsError(f"more than {_MOST_DRAWN:,} objects")
            kind = name_of(item)
            own = item.get("DrawParam") or style
            if kind in _BLOCKS:
                self._draw(item, page, matrix, depth, own)
                continue
            if kind in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
                inner = matrix.after(placed(item.get("Boundary"), item.get("CTM")))
                if _is_unseen(item, inner) and not (self.hidden and kind == "TextObject"):
                    continue
                if kind == "TextObject":
                    self.turned[inner.quarter_turns()] += 1
                    page.spans += spans_of(item, inner, red=_is_red(self._color(item, "FillColor", own)))
                elif kind == "PathObject":
                    self._draw_path(item, page, inner, own)
                elif kind == "ImageObject":
                    _draw_picture(item, page, matrix)
                elif (
                    depth < _MOST_NESTED and (unit := self._resources.units.get(item.get("ResourceID", ""))) is not None
                ):
                    self._draw(unit, page, inner, depth + 1, own)

    def _draw_path(self, item: Element, page: Page, matrix: Matrix, style: str | None) -> None:
        filled, stroked = item.get("Fill", "false").lower() == "true", item.get("Stroke", "true").lower() != "false"
        # White on white hides what is below, or nothing.
        filled = filled and not _is_white(self._color(item, "FillColor", style))
        stroked = stroked and not _is_white(self._color(item, "StrokeColor", style))
        if filled or stroked:
            data = text_of(child(item, "AbbreviatedData"))
            rules, drawn = rules_of(data, matrix, stroked=stroked, filled=filled)
            page.rules += rules
            page.outlines += drawn

    def _color(self, item: Element, name: str, style: str | None) -> list[float]:
        """Red, green and blue of the object or of its drawing parameters; empty where none is given."""
        element = child(item, name)
        if element is None and style:
            element = self._resources.color(style, name)
        return numbers(element.get("Value")) if element is not None else []


def _is_unseen(item: Element, matrix: Matrix) -> bool:
    """Whether the object is hidden, or so pale and large that it is a watermark."""
    opacity = number(item.get("Alpha"), _OPAQUE)
    pale = opacity < _PALE and number(item.get("Size")) * math.hypot(matrix.c, matrix.d) >= _OVERPRINTED
    return pale or not opacity or item.get("Visible", "").lower() == "false"


def _is_red(color: list[float]) -> bool:
    return len(color) == _RGB and color[0] >= _BRIGHT and max(color[1:]) <= _DARK


def _is_white(color: list[float]) -> bool:
    return len(color) in (1, _RGB) and min(color) >= _WHITE


def _draw_picture(item: Element, page: Page, matrix: Matrix) -> None:
    box = numbers(item.get("Boundary"))
    if len(box) == BOX and page.width * page.height:
        area = abs(box[2] * box[3] * (matrix.a * matrix.d - matrix.b * matrix.c))
        page.pictured = max(page.pictured, min(1.0, area / (page.width * page.height)))


def size_of(area: Element | None) -> tuple[float, float] | None:
    """Width and height of a page area (CT_PageArea) in millimetres."""
    box = numbers(text_of(child(area, "PhysicalBox")))
    return (box[2], box[3]) if len(box) == BOX and min(box[2:]) > 0 else None
