"""Opens PDF files with pdfium and gives what stands on their pages: text with its places, and drawn objects.

pypdfium2's wrappers check every argument, which costs more than the call: what is asked of each character or object
is called by plain addresses here (`fast`). Places are points from the upper left corner of the page as it is shown
(ISO 32000-1 §8.3.2.3, §14.11.2; ``/Rotate`` is undone).
"""

from __future__ import annotations

import re
from ctypes import PYFUNCTYPE, addressof, c_char, c_float, c_int, c_size_t, c_uint, c_void_p, cast
from io import BytesIO
from math import pi
from struct import Struct
from sys import maxunicode
from typing import TYPE_CHECKING, Any, TypeAlias
from unicodedata import category

import pypdfium2
import pypdfium2.raw as pdfium_c

from gkcrawl.files.layout.lines import SOFT_HYPHEN
from gkcrawl.files.pdf.boxes import Box, Run

if TYPE_CHECKING:
    from collections.abc import Callable

Edges: TypeAlias = tuple[float, float, float, float]

# A hyphen ends a line without a break after it.
_LINE = re.compile(r"[^\r\n\u00ad]+\u00ad?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WIDE = re.compile(r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef\u2018-\u201d]")
_WORD = re.compile(r"\S+")
# pdfium's marks for a hyphen that it takes off the end of a line.
_HYPHENS = str.maketrans({"\ufffe": SOFT_HYPHEN, "\x02": SOFT_HYPHEN})
_RECTANGLE = Struct("=4f")  # FS_RECTF: left, top, right, bottom
_COLOR = Struct("=4I")
QUARTER = pi / 2  # radians of a right angle
OBLIQUE = 0.1
"""Radians beside a right angle, from which on text runs across the page as watermarks do."""
APART = 1.1
"""Heights of a character: a wider gap parts what stands on a line (columns, cells)."""
ASCENT = 0.9
"""Size of a Latin font, of the height of its box: ascent and descent of Times are 1.11 sizes."""
WORD_GAP = 0.5
"""Share of a character's height, from which on white space between Chinese characters was typed and is kept."""
MOST_UNLOCKED = 50_000_000
"""Bytes of an encrypted file that is copied without its encryption."""
LONGEST_NAME = 128
"""Bytes of a font's name that are looked at (ISO 32000-1 Annex C: 127)."""
LARGE = 20.0
"""Points: text of this size is asked for its colour on every page, as watermarks are large."""


def fast(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function ``name`` of pdfium, called without conversions but those to C's own types."""
    address = cast(getattr(pdfium_c, name), c_void_p).value
    call: Callable[..., Any] = PYFUNCTYPE(result, *arguments)(address or 0)
    return call


# Without types of arguments an address has to come as a c_void_p, which spares its conversion at each call.
_get_text = fast("FPDFText_GetText", c_int)
_unicode = fast("FPDFText_GetUnicode", c_uint)
_loose_box = fast("FPDFText_GetLooseCharBox", c_int)
_angle = fast("FPDFText_GetCharAngle", c_float)
_fill_color = fast("FPDFText_GetFillColor", c_int)
_text_object = fast("FPDFText_GetTextObject", c_void_p)
font_of = fast("FPDFTextObj_GetFont", c_void_p, c_void_p)
"""The font of a text object, open as long as its page."""
is_embedded = fast("FPDFFont_GetIsEmbedded", c_int, c_void_p)
"""Whether the file has a font that pdfium could load: 1, else 0, or -1."""
_base_font_name = fast("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
_font_data = fast("FPDFFont_GetFontData", c_int, *([c_void_p] * 2), c_size_t, c_void_p)


def unlocked(document: pypdfium2.PdfDocument, body: bytes) -> bytes:
    """``body`` without its encryption, streams packed as they are (ISO 32000-1 §7.6); empty where that fails."""
    if pdfium_c.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
        return body
    copy = BytesIO()
    try:
        if len(body) <= MOST_UNLOCKED:
            document.save(copy, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError:
        return b""
    return copy.getvalue()


class Page:
    """A page, open as long as it is used in a ``with`` statement."""

    def __init__(self, document: pypdfium2.PdfDocument, index: int) -> None:
        """Load page ``index`` (from 0); raises `pypdfium2.PdfiumError` where it is damaged."""
        self.index = index
        self._page = pdfium_c.FPDF_LoadPage(document.raw, index)
        if not self._page:
            raise pypdfium2.PdfiumError("Failed to load page.")
        self.handle = c_void_p(cast(self._page, c_void_p).value)
        self.width = pdfium_c.FPDF_GetPageWidthF(self._page)
        self.height = pdfium_c.FPDF_GetPageHeightF(self._page)
        edges = pdfium_c.FS_RECTF()
        pdfium_c.FPDF_GetPageBoundingBox(self._page, edges)
        self._edges = edges.left, edges.bottom, edges.right, edges.top
        self._rotation = pdfium_c.FPDFPage_GetRotation(self._page) % 4
        self._turn = _turned(self._rotation, *self._edges)
        self.turned = 0
        self.fonts: set[int | None] = set()
        self.characters = 0
        self._characters = ""
        self._text: c_void_p | None = None

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *error: object) -> None:
        if self._text is not None:
            pdfium_c.FPDFText_ClosePage(cast(self._text, pdfium_c.FPDF_TEXTPAGE))
        pdfium_c.FPDF_ClosePage(self._page)

    def place(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Coordinates of the file (left, bottom, right, top) as a rectangle from the upper left corner."""
        return Box(*self._turn(x0, y0, x1, y1))

    def turn(self) -> None:
        """Take the page as it is read where most of its text runs up or down."""
        self._turn = _turned((self._rotation + self.turned) % 4, *self._edges)
        if self.turned % 2:
            self.width, self.height = self.height, self.width

    @property
    def objects(self) -> int:
        """How many objects are drawn on the page; a form counts as one."""
        return int(pdfium_c.FPDFPage_CountObjects(self._page))

    def runs(self, asked: float = LARGE) -> list[Run]:
        """What is written along the page, in the order of the file; text that runs obliquely is a watermark.

        Afterwards ``turned`` are the right angles, clockwise, by which the page is turned to be read; ``fonts`` has
        those in which runs begin.

        Text of more than ``asked`` points is asked for its colour.
        """
        self._text = handle = self._text or self._load_text()
        self.characters = pdfium_c.FPDFText_CountChars(cast(handle, pdfium_c.FPDF_TEXTPAGE))
        self._characters = text = _characters(handle, self.characters)
        box, color = self._boxes(handle), _colors(handle)
        found: list[Run] = []
        directions = [0, 0, 0, 0]
        for line in _LINE.finditer(text):
            words = [word.span() for word in _WORD.finditer(text, *line.span())]
            if not words:
                continue
            if angle := _angle(handle, words[0][0]):
                if OBLIQUE < angle % QUARTER < QUARTER - OBLIQUE:
                    continue
                directions[round(angle / QUARTER) % 4] += len(line[0])
            else:
                directions[0] += len(line[0])
            run, has_wide = None, False
            for first, after in words:
                word, last = text[first:after], after - 1
                begin = sized = box(first)
                end = begin if first == last else box(last)
                # Boxes of fonts have heights of their own; a Chinese character is as wide as its font is large.
                wide = None if has_wide else _HAN.search(word)
                if wide and wide.start():
                    sized = box(first + wide.start())
                left, top, right, bottom = sized
                if run and abs(begin[0] - run.x1) < APART * run.size:
                    gap = begin[0] - run.x1
                    if wide:
                        run.y0, run.y1, run.size, has_wide = top, bottom, right - left, True
                    run.text += (" " if _is_typed(run.text[-1], word[0], gap / run.size) else "") + word
                    run.x1, run.last = max(run.x1, end[2]), last
                    continue
                size = right - left if wide else ASCENT * (bottom - top)
                if begin is not end and abs(begin[1] + begin[3] - end[1] - end[3]) / 2 > begin[3] - begin[1]:
                    top, bottom = min(begin[1], end[1]), max(begin[3], end[3])  # it runs up or down
                run = Run(min(begin[0], end[0]), top, max(begin[2], end[2]), bottom, word, first, last, size=size)
                has_wide = wide is not None
                if run.size > asked:
                    run.color, run.opacity = color(first)
                self.fonts.add(font_of(_text_object(handle, first)))
                found.append(run)
        if any(directions):
            self.turned = (-directions.index(max(directions)) - self._rotation) % 4
        return found

    def starts(self, run: Run) -> tuple[float, ...]:
        """Left edges of the run's characters; a space stands at the end of the character before it."""
        assert self._text is not None
        box_of = self._boxes(self._text)
        boxes = iter(range(run.first, run.last + 1))
        edge, found = run.x0, list[float]()
        for character in run.text:
            if character == " ":
                found.append(edge)
                continue
            index = next((index for index in boxes if _WORD.match(self._characters[index])), run.last)
            left, _, edge, _ = box_of(index)
            found.append(left)
        return tuple(found)

    def _load_text(self) -> c_void_p:
        loaded = pdfium_c.FPDFText_LoadPage(self._page)
        if not loaded:
            raise pypdfium2.PdfiumError("Failed to load text page.")
        return c_void_p(cast(loaded, c_void_p).value)

    def _boxes(self, handle: c_void_p) -> Callable[[int], Edges]:
        """What gives the edges (left, upper, right, lower) of a character of the text page ``handle``."""
        buffer = bytearray(_RECTANGLE.size)
        where = c_void_p.from_param(addressof(c_char.from_buffer(buffer)))
        turn, numbers, text = self._turn, _RECTANGLE.unpack_from, c_void_p.from_param(handle.value)

        def box(index: int) -> Edges:
            _loose_box(text, index, where)
            left, top, right, bottom = numbers(buffer)
            return turn(left, bottom, right, top)

        return box


def _turned(turns: int, left: float, bottom: float, right: float, top: float) -> Callable[..., Edges]:
    """What turns coordinates of the file by right angles, clockwise, on a page with these edges."""
    return (
        lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
        lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    )[turns]


def base_font(font: int | None) -> bytes:
    """The name of a font (ISO 32000-1 §9.6.2, BaseFont)."""
    buffer = bytearray(LONGEST_NAME)
    _base_font_name(font, addressof(c_char.from_buffer(buffer)), LONGEST_NAME)
    return bytes(buffer).partition(b"\0")[0]


def font_length(font: int | None) -> int:
    """Bytes of a font that is embedded, as pdfium unpacked it."""
    length = c_size_t()
    _font_data(font, None, 0, addressof(length))
    return length.value


def font_file(font: int | None) -> bytes:
    """A font that is embedded, as pdfium unpacked it."""
    buffer, length = bytearray(font_length(font) or 1), c_size_t()
    _font_data(font, addressof(c_char.from_buffer(buffer)), len(buffer), addressof(length))
    return bytes(buffer[: length.value])


def _is_typed(before: str, after: str, gap: float) -> bool:
    """Whether a gap (in heights of a character) is a space of the text, not one that a program sets by itself."""
    if _WIDE.match(before) or _WIDE.match(after):
        return gap > WORD_GAP
    return True


def _characters(handle: c_void_p, count: int) -> str:
    """The page's text, one character for each that pdfium counts."""
    if count <= 0:
        return ""
    buffer = bytearray(4 * count + 4)
    written = _get_text(handle, 0, count, c_void_p(addressof(c_char.from_buffer(buffer))))
    text = buffer[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        text = "".join(map(_character, (_unicode(handle, index) for index in range(count))))
    return text.translate(_HYPHENS) if "\ufffe" in text or "\x02" in text else text


def _character(point: int) -> str:
    return chr(point) if 0 < point <= maxunicode and category(chr(point)) != "Cs" else "\ufffd"


def _colors(handle: c_void_p) -> Callable[[int], tuple[int, int]]:
    """What gives of a character red, green and blue as one number, and the opacity, 0 to 255."""
    buffer = bytearray(_COLOR.size)
    at = addressof(c_char.from_buffer(buffer))
    text, *places = map(c_void_p.from_param, (handle.value, at, at + 4, at + 8, at + 12))

    def color(index: int) -> tuple[int, int]:
        _fill_color(text, index, *places)
        red, green, blue, alpha = _COLOR.unpack_from(buffer)
        return red << 16 | green << 8 | blue, alpha

    return color
