"""Reads an OFD file: its documents one after another, what they state, and what stands in the way of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.layers import is_text
from gkcrawl.files.layout.flow import flow_of
from gkcrawl.files.layout.shapes import Page
from gkcrawl.files.ofd.content import TooManyObjectsError
from gkcrawl.files.ofd.document import Document
from gkcrawl.files.ofd.facts import custom_data, fill
from gkcrawl.files.ofd.package import Package, child, children, text_of
from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.repairs import repaired

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.ofd.package import Element

_SCANNED = 0.4  # the share of a page that its picture covers where it is a scan
_DRAWN = 150  # paths on a page without text: writing that is drawn
_PAGES_NAMED = 10  # pages


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Text, tables and stated facts of an OFD file (GB/T 33190-2016).

    Flags: ``encrypted`` (GM/T 0099 puts a list of what is encrypted beside it), ``damaged``, ``too_large``,
    ``needs_ocr`` where most pages are pictures, outlines or codes of glyphs, ``empty``.
    """
    reading = FileReading(format="ofd", pages=0)
    package = Package(body, limits, reading)
    pages: list[Page] = []
    for location, info in _documents(package):
        document = Document(package, location)
        own: list[Page] = []
        try:
            for page in document.pages(limits.pages - len(pages), reading):
                own.append(page)
        except TooManyObjectsError as error:
            reading.flag("too_large")
            reading.error = str(error)
        if not pages:
            # What further documents of the file state is of them.
            fill(reading, [*document.tags(), *custom_data(info)])
        _add(reading, own, len(pages) + 1)
        pages += own
        reading.pages = (reading.pages or 0) + document.count
    if sum(len(row) for table in reading.tables for row in table.rows) > limits.cells:
        reading.tables = []
        reading.flag("too_large")
        reading.error = f"the tables have more than {limits.cells} cells"
    _judge(reading, package, pages)
    return reading


def _add(reading: FileReading, pages: Sequence[Page], first: int) -> None:
    """Add what the pages of one document say, from the page numbered ``first`` on."""
    for page in pages:
        if not is_text("".join(span.text for span in page.spans)):
            page.garbled, page.spans = True, []
    flow = flow_of(pages, first)
    said, repairs = repaired("\n".join(flow.paragraphs))
    reading.text += "\n" * bool(reading.text and said) + said
    reading.repair += [repair for repair in repairs if repair not in reading.repair]
    for table in flow.tables:
        table.rows = [[repaired(cell)[0] for cell in row] for row in table.rows]
        table.caption = repaired(table.caption)[0] if table.caption else None
    reading.tables += flow.tables
    reading.prominent = reading.prominent or [repaired(line)[0] for line in flow.prominent]


def _documents(package: Package) -> list[tuple[str, Element | None]]:
    """Members that describe a document, and their DocInfo, in the order of OFD.xml; without that, all called so."""
    root = package.xml(package.locate("OFD.xml"))
    named = [
        (location, child(entry, "DocInfo"))
        for entry in children(root, "DocBody")
        if (location := package.locate(text_of(child(entry, "DocRoot")), "OFD.xml"))
    ]
    called = sorted(name for name in package.names() if name.rpartition("/")[2] == "document.xml")
    return named or [(name, None) for name in called or [""]]


def _judge(reading: FileReading, package: Package, pages: list[Page]) -> None:
    """Say what stands in the way of the text."""
    locked = any(name.rpartition("/")[2] == "encryptions.xml" for name in package.names())
    if "encrypted" in reading.flags or (locked and not all(page.spans for page in pages or [Page(0, 0)])):
        # Ciphers look like damage.
        reading.flags = [flag for flag in reading.flags if flag not in ("encrypted", "damaged")]
        reading.flag("encrypted")
        reading.error = "the file is encrypted"
        return
    unread = [number for number, page in enumerate(pages, 1) if not page.spans and _shows_text(page)]
    if (
        "damaged" not in reading.flags
        and unread
        and 2 * len(unread) >= len(unread) + sum(bool(page.spans) for page in pages)
    ):
        reading.flag("needs_ocr")
    elif not reading.text and not reading.flags:
        reading.flag("empty")
    if unread and not reading.error:
        reading.error = f"no text that can be read on page {', '.join(map(str, unread[:_PAGES_NAMED]))}"
    if "damaged" in reading.flags and not reading.error:
        reading.error = "parts of the file are cut off or cannot be read"


def _shows_text(page: Page) -> bool:
    """Whether a page without text is one to read by OCR."""
    return page.garbled or page.pictured >= _SCANNED or page.outlines >= _DRAWN
