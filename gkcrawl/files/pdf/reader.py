"""Reads a PDF file: reading order, paragraphs and tables over pages without what pages repeat; flags what lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium_c

from gkcrawl.document import FileTable
from gkcrawl.files.layers import FEW, is_text
from gkcrawl.files.pdf.boxes import Box, Line
from gkcrawl.files.pdf.continued import Table, caption_of, joined_tables
from gkcrawl.files.pdf.flow import regions
from gkcrawl.files.pdf.furniture import furniture, without_watermarks
from gkcrawl.files.pdf.mined import Miner
from gkcrawl.files.pdf.pages import Sheet, read_page
from gkcrawl.files.pdf.paragraphs import FEW_LINES, Edges, edges, paragraphs, text_of, usual
from gkcrawl.files.pdf.prominent import prominent
from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.repairs import repaired

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


SPARSE = 40
"""Characters on a scanned page, below which they are a stamp of the scanner, not the page's text."""
TAIL = 2048
"""Bytes at the end of a file, in which its last marker stands (ISO 32000-1 §7.5.5; Annex H.3 allows 1024)."""
HEAD_PAGES = 2
"""First pages, whose headings are given."""
NAMED = 12
"""Pages that an error names."""

# FPDF_GetLastError
_ENCRYPTED = {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}


@dataclass(slots=True)
class _Leaf:
    """A page with its lines in reading order."""

    sheet: Sheet
    regions: list[list[Line]]

    @property
    def text(self) -> str:
        return "\n".join(line.text for region in self.regions for line in region)


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Text, tables and headings of a PDF file; never raises for a file that is damaged.

    Args:
        body: the file.
        limits: pages and cells that are read; scripts and embedded files are never touched.
    """
    reading = FileReading(format="pdf")
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
    for index in range(min(reading.pages, limits.pages)):
        try:
            sheets.append(read_page(document, index, miner))
        except pypdfium2.PdfiumError:
            lost.append(index + 1)
    if lost or not reading.pages:
        reading.flag("damaged")
        problems.append(f"{_named(lost)} cannot be read" if lost else "the file has no pages")
    leaves = _leaves(sheets)
    unread = _unread(leaves)
    if unread:
        if 2 * len(unread) >= sum(1 for leaf in leaves if leaf.regions or leaf.sheet.number in unread):
            reading.flag("needs_ocr")
        problems.append(f"no text that can be read on {_named(unread)}")
    if any(leaf.sheet.is_ocr for leaf in leaves if leaf.regions):
        reading.repair.append("ocr_layer")
    _write(leaves, limits, reading)
    reading.error = "; ".join(problems) or None


def _leaves(sheets: Sequence[Sheet]) -> list[_Leaf]:
    for sheet, runs in zip(sheets, without_watermarks([sheet.runs for sheet in sheets]), strict=True):
        sheet.runs = runs
    leaves = [_Leaf(sheet, regions(sheet.runs, sheet.tables, Box(0, 0, sheet.width, sheet.height))) for sheet in sheets]
    flat = [[line for region in leaf.regions for line in region] for leaf in leaves]
    for leaf, lines, drop in zip(leaves, flat, furniture(flat, [s.height for s in sheets]), strict=True):
        gone = {id(lines[index]) for index in drop}
        kept = [[line for line in region if id(line) not in gone] for region in leaf.regions]
        leaf.regions = [region for region in kept if region]
    return leaves


def _unread(leaves: Iterable[_Leaf]) -> list[int]:
    """Numbers of pages that hold pictures, outlines or codes of glyphs in place of text; their text is dropped."""
    found = []
    for leaf in leaves:
        text = leaf.text
        least = SPARSE if leaf.sheet.is_scan else FEW if leaf.sheet.is_drawing else 0
        scanned = least > 0 and sum(map(str.isalnum, text)) < least
        if scanned or not is_text(text):
            found.append(leaf.sheet.number)
            if not scanned:
                leaf.regions = []
    return found


def _write(leaves: Sequence[_Leaf], limits: FileLimits, reading: FileReading) -> None:
    """Text, tables and headings of the pages into ``reading``."""
    columns = _columns(leaves)
    body = _usual_size(line for lines, _ in columns for line in lines if line.table is None)
    place_of = {id(lines[0]): place for lines, place in columns}
    found = list[str]()
    heads = list[tuple[list[Line], Edges]]()
    tables, adjacent = list[Table](), list[bool]()
    was_table, above = False, list[Line]()
    page_of = {id(line): leaf.sheet for leaf in leaves for region in leaf.regions for line in region}
    place: Edges | None = None
    for paragraph in paragraphs(columns, body):
        place = place_of.get(id(paragraph[0]), place)
        text, repairs = repaired(text_of(paragraph))
        reading.repair += [name for name in repairs if name not in reading.repair]
        sheet = page_of[id(paragraph[0])]
        if paragraph[0].table is not None:
            rows = [[repaired(cell)[0] for cell in row] for row in paragraph[0].table]
            adjacent.append(was_table)
            tables.append(Table(paragraph[0], sheet.number, rows, caption_of(paragraph[0], above)))
        elif place and sheet.number <= HEAD_PAGES:
            heads.append((paragraph, place))
        found.append(text)
        was_table = paragraph[0].table is not None
        above = paragraph
    reading.text = "\n".join(filter(str.strip, found))
    reading.prominent = [repaired(text)[0] for text in prominent(heads, body)]
    cells = 0
    for table in joined_tables(tables, adjacent):
        cells += sum(map(len, table.rows))
        if cells > limits.cells:
            reading.flag("too_large")
            break
        reading.tables.append(FileTable(caption=table.caption, sheet_or_page=table.page, rows=table.rows))


def _usual_size(lines: Iterable[Line]) -> float:
    """The size of the character in the middle, if all were sorted by size."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.text)
    half = counts.total() / 2
    for size, count in sorted(counts.items()):
        half -= count
        if half <= 0:
            return size
    return 0.0


def _columns(leaves: Sequence[_Leaf]) -> list[tuple[list[Line], Edges]]:
    """Columns of all pages with their edges; short ones of pages with one column are as wide as the others."""
    single = [leaf.regions[0] for leaf in leaves if len(leaf.regions) == 1]
    widths = [place.right - place.left for lines in single if len(lines) > FEW_LINES for place in [edges(lines)]]
    width = usual(widths) if widths else None
    return [
        (region, edges(region, width if len(leaf.regions) == 1 else None)) for leaf in leaves for region in leaf.regions
    ]


def _named(pages: Sequence[int]) -> str:
    """The numbers of ``pages`` for a message."""
    shown = ", ".join(map(str, pages[:NAMED]))
    return f"page{'s' if len(pages) > 1 else ''} {shown}{' …' if len(pages) > NAMED else ''}"
