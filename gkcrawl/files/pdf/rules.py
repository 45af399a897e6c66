"""Lines drawn on a page (rules, in printers' words), read from pdfium's path objects; fills of areas are none.

A line is a stroked segment, an edge of a stroked rectangle, or a filled area that is as thin as a line: Word draws
borders of cells so (ISO 32000-1 §8.5).
"""

from __future__ import annotations

import itertools
import re
from ctypes import addressof, c_char, c_int, c_void_p, cast
from dataclasses import dataclass, field
from itertools import repeat
from struct import Struct
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium_c

from gkcrawl.files.pdf import pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcrawl.files.pdf.boxes import Box
    from gkcrawl.files.pdf.pdfium import Page

THIN = 3.0
"""Points: a filled area of at most this width is a line."""
SHORT_STROKE = 4.0
"""Points: shorter strokes are dots, corners and parts of characters."""
MOST_PATHS = 20_000
"""Paths on a page, beyond which it is a drawing: a table of 3,000 cells has 12,000 edges."""
MOST_SEGMENTS = 4_000
"""Segments of one path: more are an outline."""
CORNERS = 5
"""Segments of a rectangle, the last of which leads back to the first (ISO 32000-1 §8.5.2.1, re)."""
MOST_CORNERS = 16
"""Corners of a shape drawn as a part of a table; more are the outline of a character or picture."""
SAMPLED = 16
"""Of so many texts one is asked for its font: asking all of them costs as much as reading them."""
NO_WIDTH = 0.01
"""Points: texts of less width are left out by pdfium (CPDF_TextPage::ProcessTextObject)."""
# Fonts whose spaces have no width either.
_LATIN = re.compile(rb"Helvetica|Times|Courier|Symbol|ZapfDingbats|Arial|Calibri|Cambria|Wingdings|Verdana|Tahoma")
_OTHER = re.compile(rb"[^\x%02x]" % pdfium_c.FPDF_PAGEOBJ_TEXT)
FORM_DEPTH = 4
"""Forms within forms that are looked into; files may nest them without end."""

_NUMBERS = Struct("=4f")
_POINT = Struct("=2f")
_MATRIX = Struct("=6f")  # FS_MATRIX: a, b, c, d, e, f
_LINE, _BEZIER = int(pdfium_c.FPDF_SEGMENT_LINETO), int(pdfium_c.FPDF_SEGMENT_BEZIERTO)
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page: lines, and how many objects of each kind.

    ``pictured`` is the area under pictures; text is ``hidden`` where it is invisible, or pictures are drawn over it.
    ``unseen`` are texts that pdfium leaves out: those of one character in a font that is ``unembedded`` and not
    installed have no width for it.
    """

    horizontal: list[Box] = field(default_factory=list)
    vertical: list[Box] = field(default_factory=list)
    texts: int = 0
    paths: int = 0
    pictures: int = 0
    pictured: float = 0.0
    hidden: bool = False
    unembedded: bool = False
    unseen: int = 0


def drawn(page: Page) -> Drawn:
    """Lines and counts of objects of ``page``."""
    found = Drawn()
    _collect(page, found, list(map(_object, repeat(_argument(page.handle.value)), range(page.objects))), [])
    return found


def _collect(page: Page, found: Drawn, items: list[int | None], forms: list[Matrix]) -> None:
    kinds = bytes(map(_type, items))
    count = kinds.count(pdfium_c.FPDF_PAGEOBJ_TEXT)
    if count:
        _texts(page, found, items, kinds)
    texts_before = found.texts - count
    for order, other in enumerate(_OTHER.finditer(kinds)):
        index = other.start()
        item, kind = items[index], kinds[index]
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            if found.paths <= MOST_PATHS:
                _path(page, found, item, forms)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
            found.hidden = found.hidden or texts_before + index - order > 0
            if bound := _bounds(item):
                box = page.place(*_moved(bound, forms))
                found.pictured += max(box.width, 0) * max(box.height, 0)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(forms) < FORM_DEPTH:
            form = cast(item or 0, pdfium_c.FPDF_PAGEOBJECT)
            inner = range(max(pdfium_c.FPDFFormObj_CountObjects(form), 0))
            _collect(page, found, list(map(_form_object, repeat(_argument(item)), inner)), [_matrix(item), *forms])


def _texts(page: Page, found: Drawn, items: list[int | None], kinds: bytes) -> None:
    text = pdfium_c.FPDF_PAGEOBJ_TEXT
    first = kinds.index(text)
    for item, kind in zip(items[first::SAMPLED], kinds[first::SAMPLED], strict=True):
        if kind == text:
            _sample(page, found, item)
            found.texts += 1
    found.texts += kinds.count(text) - kinds[first::SAMPLED].count(text)
    if found.unembedded:
        texts = [item for item, kind in zip(items, kinds, strict=True) if kind == text]
        found.unseen += sum(bound[2] - bound[0] < NO_WIDTH for bound in map(_bounds, texts) if bound)


def _sample(page: Page, found: Drawn, item: int | None) -> None:
    """Note of a text whether it is invisible, and whether the file has its font."""
    if not found.texts:
        found.hidden = _render_mode(item) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
    font = pdfium.font_of(item)
    if font not in page.fonts:
        page.fonts.add(font)
        if pdfium.is_embedded(font) == 0 and not _LATIN.match(pdfium.base_font(font)):
            found.unembedded = True


def _path(page: Page, found: Drawn, item: int | None, forms: list[Matrix]) -> None:
    bound = _bounds(item)
    if bound is None:
        return
    fill, stroke = c_int(), c_int()
    _draw_mode(item, addressof(fill), addressof(stroke))
    if not (fill.value or stroke.value):
        return
    left, bottom, right, top = _moved(bound, forms)
    if right - left <= THIN or top - bottom <= THIN:
        _add(page, found, (left, bottom), (right, top))
        return
    if not stroke.value and _count_segments(item) <= CORNERS:
        return  # an area that is not thin
    for shape in _shapes(item, forms):
        _shape(page, found, shape, stroked=stroke.value != 0)


def _shape(page: Page, found: Drawn, shape: list[Point], *, stroked: bool) -> None:
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    if max(xs) - min(xs) <= THIN or max(ys) - min(ys) <= THIN:
        _add(page, found, (min(xs), min(ys)), (max(xs), max(ys)))
    elif stroked:
        for begin, end in itertools.pairwise(shape):
            if abs(begin[0] - end[0]) <= 1 or abs(begin[1] - end[1]) <= 1:
                _add(page, found, begin, end)


def _add(page: Page, found: Drawn, begin: Point, end: Point) -> None:
    xs, ys = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    box = page.place(xs[0], ys[0], xs[1], ys[1])
    if box.width >= max(SHORT_STROKE, box.height):
        found.horizontal.append(box)
    elif box.height >= SHORT_STROKE:
        found.vertical.append(box)


def _shapes(path: int | None, forms: list[Matrix]) -> Iterator[list[Point]]:
    """Subpaths of straight segments; a curve makes a path an outline, which has no lines further on."""
    matrix: Matrix | None = None
    part: list[object] = []
    count = min(_count_segments(path), MOST_SEGMENTS)
    for segment in map(_argument, map(_segment, repeat(_argument(path)), range(count))):
        kind = _segment_type(segment)
        if kind == _BEZIER or len(part) > MOST_CORNERS:
            return
        if kind == _LINE and part:
            part.append(segment)
            continue
        if len(part) > 1:
            matrix = matrix or _product([_matrix(path), *forms])
            yield _corners(part, matrix)
        part = [segment]
    if len(part) > 1:
        yield _corners(part, matrix or _product([_matrix(path), *forms]))


def _corners(part: Iterable[object], matrix: Matrix) -> list[Point]:
    """The points of a subpath; where it is closed, its first one once more."""
    numbers = bytearray(_POINT.size)
    at = addressof(c_char.from_buffer(numbers))
    across, up = _argument(at), _argument(at + _POINT.size // 2)
    a, b, c, d, e, f = matrix
    shape: list[Point] = []
    for segment in part:
        _segment_point(segment, across, up)
        x, y = _POINT.unpack_from(numbers)
        shape.append((a * x + c * y + e, b * x + d * y + f))
        if _segment_close(segment) and len(shape) > 1:
            shape.append(shape[0])
    return shape


def _bounds(item: int | None) -> tuple[float, float, float, float] | None:
    numbers = bytearray(_NUMBERS.size)
    at = addressof(c_char.from_buffer(numbers))
    if not _get_bounds(item, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top = _NUMBERS.unpack(numbers)
    return left, bottom, right, top


def _matrix(item: int | None) -> Matrix:
    numbers = bytearray(_MATRIX.size)
    if not _get_matrix(item, addressof(c_char.from_buffer(numbers))):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = _MATRIX.unpack(numbers)
    return a, b, c, d, e, f


def _applied(point: Point, matrices: list[Matrix]) -> Point:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _product(matrices: list[Matrix]) -> Matrix:
    """One matrix for all of them, the first of which is applied first (ISO 32000-1 §8.3.4)."""
    first, *others = matrices
    for a, b, c, d, e, f in others:
        g, h, i, j, k, m = first
        first = a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f
    return first


def _moved(bound: tuple[float, float, float, float], forms: list[Matrix]) -> tuple[float, float, float, float]:
    if not forms:
        return bound
    left, bottom, right, top = bound
    corners = [_applied(point, forms) for point in ((left, bottom), (right, top), (left, top), (right, bottom))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


# Without types of arguments an address has to come converted, which spares that at each call.
_argument = c_void_p.from_param
_object = pdfium.fast("FPDFPage_GetObject", c_void_p)
_form_object = pdfium.fast("FPDFFormObj_GetObject", c_void_p)
_segment = pdfium.fast("FPDFPath_GetPathSegment", c_void_p)
_type = pdfium.fast("FPDFPageObj_GetType", c_int, c_void_p)
_get_bounds = pdfium.fast("FPDFPageObj_GetBounds", c_int, c_void_p, *([c_void_p] * 4))
_render_mode = pdfium.fast("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
_get_matrix = pdfium.fast("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
_draw_mode = pdfium.fast("FPDFPath_GetDrawMode", c_int, *([c_void_p] * 3))
_count_segments = pdfium.fast("FPDFPath_CountSegments", c_int, c_void_p)
_segment_type = pdfium.fast("FPDFPathSegment_GetType", c_int)
_segment_point = pdfium.fast("FPDFPathSegment_GetPoint", c_int)
_segment_close = pdfium.fast("FPDFPathSegment_GetClose", c_int)
