"""HTML: pages, what Word and Excel save as pages under .doc and .xls, and MHTML (RFC 2557), by our own page reader."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import compat32
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.document import FileTable
from gkcrawl.extract.body.tables import read_table
from gkcrawl.extract.page.numbering import list_numbers
from gkcrawl.extract.page.page import Page, upwards
from gkcrawl.files.reading import FileReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout, Line
    from gkcrawl.files.reading import FileLimits

_MHTML = re.compile(rb"\s*[\w-]+:[\s\S]{0,4000}?Content-Type:\s*(?:multipart/related|text/html)", re.I)
_CENTRED = re.compile(r"text-align:\s*center", re.I)
_HEADINGS = ("h1", "h2", "h3")
_OFFICE = (
    "urn:schemas-microsoft-com:office"  # namespaces in pages that office programs save; all of them end in </html>
)
_FIRST_LINES = 30  # of a file, among which what is set apart may be its head and title
_UP = 3  # elements from a line to the one that centres it
_NOWHERE = "http://file.invalid/"  # address that links in a file are relative to; nothing is asked for there


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Text and tables of the page ``body``, or of all pages in an MHTML file; deleted text is left out."""
    reading = FileReading(format="html")
    texts = []
    for part, headers in _pages(body):
        page = Page.read(part, _NOWHERE, headers)
        assert page.decoded is not None
        for deleted in list(page.tree.iter("del")):
            deleted.drop_tree()
        texts.append(_read_page(page, reading, limits))
        reading.repair += [one for one in page.decoded.repair if one not in reading.repair]
        if page.decoded.damaged:
            reading.flag("damaged")
            reading.error = "some bytes fit no charset"
        elif _OFFICE in page.decoded.text and "</html" not in page.decoded.text.lower():
            reading.flag("damaged")
            reading.error = "the page breaks off before its end tag"
    reading.text = "\n".join(text for text in texts if text)
    if not reading.text and not reading.flags:
        reading.flag("empty")
        reading.error = "the page shows no text"
    return reading


def _pages(body: bytes) -> Iterator[tuple[bytes, Mapping[str, str]]]:
    """The pages of the file, each with its headers."""
    if not _MHTML.match(body):
        yield body, {}
        return
    for part in message_from_bytes(body, policy=compat32).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            yield payload, {"content-type": str(part.get("Content-Type", ""))}


def _read_page(page: Page, reading: FileReading, limits: FileLimits) -> str:
    """The text of ``page``; its tables and headings are added to ``reading``."""
    layout, numbers = page.layout, list_numbers(page.tree, page.layout)
    data_rows: set[HtmlElement] = set()
    cells = limits.cells - sum(len(row) for table in reading.tables for row in table.rows)
    for element in page.tree.iter("table"):
        if not (found := read_table(element, layout, numbers)):
            continue
        table, rows = found
        cells -= sum(map(len, table.rows))
        if cells < 0:
            reading.flag("too_large")
            reading.error = f"more than {limits.cells} cells"
            break
        reading.tables.append(FileTable(caption=_caption(element), rows=table.rows))
        data_rows |= rows
    if not reading.prominent:
        reading.prominent = [line.text for line in islice(layout.lines, _FIRST_LINES) if _is_set_apart(line)]
    return _text(layout, numbers, data_rows)


def _text(layout: Layout, numbers: Mapping[int, str], data_rows: set[HtmlElement]) -> str:
    """All lines, cells of a row of data by TAB."""
    parts: list[str] = []
    previous: Line | None = None
    for at, line in enumerate(layout.lines):
        text = numbers.get(at, "") + line.text
        if previous and line.row in data_rows and previous.row is line.row:
            parts[-1] += (" " if previous.cell is line.cell else "\t") + text
        else:
            parts.append(text)
        previous = line
    return "\n".join(parts)


def _caption(table: HtmlElement) -> str | None:
    caption = table.find("caption")
    return None if caption is None else " ".join(caption.text_content().split()) or None


def _is_set_apart(line: Line) -> bool:
    """Whether a line is a heading or stands in the middle, and not in a table."""
    if line.cell is not None:
        return False
    return any(
        element.tag in _HEADINGS
        or element.tag == "center"
        or (element.get("align") or "").lower() == "center"
        or _CENTRED.search(element.get("style") or "")
        for element in upwards(line.element, _UP)
    )
