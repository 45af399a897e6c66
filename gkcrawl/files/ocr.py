"""OCR of scanned PDFs and pictures by rapidocr (extra ``gkcrawl[ocr]``), whose models come in its wheel.

A page takes three to six seconds of a processor, so only the first pages of a file are read, and only where somebody
asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import east_asian_width

from gkcrawl.files.layout.flow import flow_of
from gkcrawl.files.layout.shapes import Page, Span

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileReading

PAGES = 4
"""Pages of a file that are read: head, title and signature of most documents, in half a minute."""
_DOTS = 200  # an inch: characters of size 五号 are 29 high
_MOST_DOTS = 4000  # of a side: a drawing of A0 has no more text for more
_POINTS, _MILLIMETRES = 72, 25.4  # an inch
_A4 = 210  # millimetres: how wide a picture is taken to be, which does not say it
_WIDE = "WFA"  # classes of UAX #11 that are as wide as Chinese characters
_LETTER_SHARE = 0.5  # of a Chinese character that a Latin letter or digit is wide
_PICTURES = ("jpg", "png", "tif", "gif", "bmp")


class Word(NamedTuple):
    """A line that was recognised: its text, edges in pixels, and how sure it is (0 to 1)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


class Picture(NamedTuple):
    """A page to be read: an encoded picture or an array of pixels, and its size in pixels (0 where that is unknown)."""

    content: Any
    width: int = 0
    height: int = 0


Recognise = Callable[[Any], list[Word]]
"""What reads a picture."""


def is_installed() -> bool:
    """Whether rapidocr can be imported, without doing so."""
    return find_spec("rapidocr") is not None


def add_ocr(body: bytes, reading: FileReading, pages: int = PAGES, recognise: Recognise | None = None) -> FileReading:
    """``reading`` of the file ``body``, with the text that OCR reads of its first ``pages`` above what it has.

    It is flagged ``ocr`` in place of ``needs_ocr``, ``too_large`` where there are more pages, and ``repair`` says how
    sure its lines are on average (``ocr:0.98``). Files that are neither PDF nor picture stay as they are.
    """
    if reading.format != "pdf" and reading.format not in _PICTURES:
        return reading
    recognise = recognise or _rapidocr
    sheets, words = [], list[Word]()
    for picture in _pictures(body, reading.format, pages):
        found = recognise(picture.content)
        words += found
        sheets.append(_page(found, picture))
    reading.flag("ocr")
    if not words:
        reading.error = "OCR finds no text"
        return reading
    flow = flow_of(sheets)
    reading.text = "\n".join([*flow.paragraphs, reading.text]).rstrip("\n")
    reading.prominent = flow.prominent
    reading.flags = [flag for flag in reading.flags if flag != "needs_ocr"]
    reading.error = None
    reading.repair.append(f"ocr:{sum(word.confidence for word in words) / len(words):.2f}")
    if (reading.pages or 1) > pages:
        reading.flag("too_large")
        reading.error = f"only the first {pages} of {reading.pages} pages were read by OCR"
    return reading


def _pictures(body: bytes, kind: str, pages: int) -> Iterator[Picture]:
    if kind != "pdf":
        yield Picture(body)
        return
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    try:
        for at in range(min(len(document), pages)):
            page = document[at]
            scale = min(_DOTS / _POINTS, _MOST_DOTS / max(*page.get_size(), 1))
            pixels = page.render(scale=scale).to_numpy()
            yield Picture(pixels, pixels.shape[1], pixels.shape[0])
    finally:
        document.close()


def _page(words: list[Word], picture: Picture) -> Page:
    """The recognised lines as a page, in millimetres."""
    width = picture.width or max((word.right for word in words), default=1)
    height = picture.height or max((word.bottom for word in words), default=1)
    unit = _MILLIMETRES / _DOTS if picture.width else _A4 / width
    return Page(width * unit, height * unit, [_span(word, unit) for word in words if word.text])


def _span(word: Word, unit: float) -> Span:
    """A line whose characters are as wide as they share its width; the box is higher than they are."""
    widths = [1.0 if east_asian_width(char) in _WIDE else _LETTER_SHARE for char in word.text]
    size = (word.right - word.left) * unit / sum(widths)
    middle = (word.top + word.bottom) / 2 * unit
    starts = [word.left * unit + size * sum(widths[:at]) for at in range(len(widths))]
    return Span(
        word.text, word.left * unit, middle - size / 2, word.right * unit, middle + size / 2, size, tuple(starts)
    )


def _rapidocr(content: Any) -> list[Word]:
    """What rapidocr recognises in a picture."""
    found = _engine()(content)
    if found.boxes is None or found.txts is None:
        return []
    words = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        across, down = [float(x) for x, _ in box], [float(y) for _, y in box]
        words.append(Word(text, min(across), min(down), max(across), max(down), float(score)))
    return words


@cache
def _engine() -> Any:
    """rapidocr with its own models; one thread, as several processes read files."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
