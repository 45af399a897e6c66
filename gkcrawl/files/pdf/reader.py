"""Reads a PDF file: reading order, paragraphs and tables over pages without what pages repeat; flags what lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium_c

from gkcrawl.files.layers import FEW, is_text
from gkcrawl.files.layout.flow import flow_of
from gkcrawl.files.pdf import fonts
from gkcrawl.files.pdf.embedded import EmbeddedFonts
from gkcrawl.files.pdf.mined import Miner
from gkcrawl.files.pdf.pages import Sheet, read_page
from gkcrawl.files.pdf.pdfium import unlocked
from gkcrawl.files.pdf.streams import Streams
from gkcrawl.files.pdf.watermarks import without_watermarks
from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.repairs import OCR_LAYER, repaired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.layout.shapes import Page

SPARSE = 40
"""Characters on a scanned page, below which they are a stamp of the scanner, not the page's text."""
TAIL = 2048
"""Bytes at the end of a file, in which its last marker stands (ISO 32000-1 §7.5.5; Annex H.3 allows 1024)."""
NAMED = 12
"""Pages that an error names."""

# FPDF_GetLastError
_ENCRYPTED = {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Text, tables and headings of a PDF file; never raises for a file that is damaged.

    Args:
        body: the file.
        limits: pages and cells that are read; scripts and embedded files are never touched.
    """
    reading = FileReading(format="pdf")
    fonts.install()
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _ENCRYPTED:
            reading.flag("encrypted")
            reading.error = "the file is encrypted with a password"
        else:
            reading.flag("damaged")
            reading.error = "the file cannot be opened: it is cut or damaged"
        return reading
    try:
        _read(document, body, limits, reading)
    finally:
        document.close()
    return reading


def _read(document: pypdfium2.PdfDocument, body: bytes, limits: FileLimits, reading: FileReading) -> None:
    reading.pages = len(document)
    problems: list[str] = []
    if b"%%EOF" not in body[-TAIL:]:
        reading.flag("damaged")
        problems.append("the end of the file is missing")
    if reading.pages > limits.pages:
        reading.flag("too_large")
        problems.append(f"only the first {limits.pages} of {reading.pages} pages were read")
    sheets, lost, miner = list[Sheet](), list[int](), Miner(body)
    streams = Streams(unlocked(document, body))
    embedded = EmbeddedFonts(streams)
    for index in range(min(reading.pages, limits.pages)):
        try:
            sheets.append(read_page(document, index, miner, embedded))
        except pypdfium2.PdfiumError:
            lost.append(index + 1)
    if lost or not reading.pages:
        reading.flag("damaged")
        problems.append(f"{_named(lost)} cannot be read" if lost else "the file has no pages")
    if not (streams.are_whole and embedded.are_whole):
        reading.flag("damaged")
        reading.broken = True
        problems.append("a part of the file is damaged: text is missing or wrong")
    pages = _laid(sheets)
    unread = _unread(sheets, pages)
    if unread:
        if 2 * len(unread) >= sum(
            1 for sheet, page in zip(sheets, pages, strict=True) if page.spans or sheet.number in unread
        ):
            reading.flag("needs_ocr")
        problems.append(f"no text that can be read on {_named(unread)}")
    if any(sheet.is_ocr for sheet, page in zip(sheets, pages, strict=True) if page.spans):
        reading.repair.append(OCR_LAYER)
    _write(pages, limits, reading)
    reading.error = "; ".join(problems) or None


def _laid(sheets: Sequence[Sheet]) -> list[Page]:
    """What stands where on the pages, without watermarks."""
    for sheet, runs in zip(sheets, without_watermarks([sheet.runs for sheet in sheets]), strict=True):
        sheet.runs = runs
    return [sheet.laid for sheet in sheets]


def _unread(sheets: Sequence[Sheet], pages: Sequence[Page]) -> list[int]:
    """Numbers of pages that hold pictures, outlines or codes of glyphs in place of text; their text is dropped."""
    found = []
    for sheet, page in zip(sheets, pages, strict=True):
        text = "\n".join(span.text for span in page.spans)
        least = SPARSE if sheet.is_scan else FEW if sheet.is_drawing else 0
        scanned = least > 0 and sum(map(str.isalnum, text)) < least
        if scanned or not is_text(text):
            found.append(sheet.number)
            if not scanned:
                page.spans = []
    return found


def _write(pages: Sequence[Page], limits: FileLimits, reading: FileReading) -> None:
    """Text, tables and headings of the pages into ``reading``."""
    flow = flow_of(pages)
    text, repairs = repaired("\n".join(flow.paragraphs))
    reading.text = "\n".join(filter(str.strip, text.split("\n")))
    reading.repair += [name for name in repairs if name not in reading.repair]
    reading.prominent = list(filter(str.strip, (repaired(line)[0] for line in flow.prominent)))
    cells = 0
    for table in flow.tables:
        cells += sum(map(len, table.rows))
        if cells > limits.cells:
            reading.flag("too_large")
            break
        table.rows = [[repaired(cell)[0] for cell in row] for row in table.rows]
        table.caption = repaired(table.caption)[0] if table.caption else None
        reading.tables.append(table)


def _named(pages: Sequence[int]) -> str:
    """The numbers of ``pages`` for a message."""
    shown = ", ".join(map(str, pages[:NAMED]))
    return f"page{'s' if len(pages) > 1 else ''} {shown}{' …' if len(pages) > NAMED else ''}"
