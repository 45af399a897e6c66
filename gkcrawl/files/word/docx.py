"""Reads DOCX files: text, tables, notes, lists and text boxes, no deleted and hidden text (ECMA-376 Part 1 §17)."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING

from gkcrawl.extract.page.decode import decode
from gkcrawl.extract.page.page import Page
from gkcrawl.files.reading import FileReading
from gkcrawl.files.word.content import head_lines, lines_of, put
from gkcrawl.files.word.lists import Lists
from gkcrawl.files.word.ooxml.body import Body
from gkcrawl.files.word.ooxml.numbering import Numbering
from gkcrawl.files.word.ooxml.package import Package, R, W
from gkcrawl.files.word.ooxml.paragraph import ParagraphReader
from gkcrawl.files.word.ooxml.styles import Styles
from gkcrawl.files.word.pages import stated_pages

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gkcrawl.files.reading import FileLimits
    from gkcrawl.files.word.content import Block

_MESSAGE = re.compile(rb"\s*(?:MIME-Version|Content-Type|From):", re.I)
_HTML = re.compile(rb"<(?:!doctype\s+)?html|<body|<p[\s>]", re.I)
_HTML_BYTES = 4_096  # of a part taken in, by which HTML is known
_MAIN = "word/document.xml"


def read(body: bytes, limits: FileLimits) -> FileReading:
    """The text and tables of a DOCX file.

    Tracked insertions are read as accepted, deletions are left out, as are comments, headers, footers, hidden text and
    instructions of fields; a table of contents is kept as the lines it shows. Notes stand behind the text. Flags:
    ``encrypted``, ``damaged`` (read as far as it goes), ``too_large``.
    """
    reading = FileReading(format="docx")
    package = Package(body, limits)
    _Document(package, limits).read_into(reading)
    if package.damaged:
        reading.flag("damaged")
        reading.error = reading.error or "a part of the file is broken"
    if package.too_large:
        reading.flag("too_large")
    return reading


class _Document:
    """The parts of one document that its text is made of."""

    def __init__(self, package: Package, limits: FileLimits) -> None:
        self._package = package
        self._limits = limits
        kinds = dict(package.related().values())
        self._main = kinds.get("officeDocument", _MAIN)
        self._properties = kinds.get("extended-properties", "docProps/app.xml")
        self._related = package.related(self._main)
        self._parts = dict(self._related.values())

    def read_into(self, reading: FileReading) -> None:
        """Fill ``reading``."""
        root = self._package.xml(self._main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            reading.flag("damaged")
            reading.error = "the file has no main text"
            return
        styles, numbering = Styles(self._part("styles")), Numbering(self._part("numbering"))
        paragraphs = ParagraphReader(styles, numbering, Lists(numbering.lists))
        walker = Body(paragraphs, self._imported, self._by_relationship)
        blocks = walker.blocks(body)
        blocks += self._notes(walker, paragraphs)
        put(reading, blocks, self._limits)
        reading.prominent = self._head(body, walker) + reading.prominent
        reading.pages = stated_pages(self._stated(), reading.text)

    def _part(self, kind: str) -> _Element | None:
        path = self._parts.get(kind)
        return None if path is None else self._package.xml(path)

    def _by_relationship(self, identifier: str) -> _Element | None:
        """The root of a part that the main text refers to."""
        _, path = self._related.get(identifier, ("", ""))
        return self._package.xml(path) if path else None

    def _notes(self, walker: Body, paragraphs: ParagraphReader) -> list[Block]:
        """Footnotes, then endnotes, in the order in which the text refers to them."""
        found: list[Block] = []
        for kind in ("footnote", "endnote"):
            wanted = dict.fromkeys(identifier for one, identifier in paragraphs.notes if one == kind)
            root = self._part(f"{kind}s") if wanted else None
            notes = {} if root is None else {note.get(f"{W}id"): note for note in root.iterchildren(f"{W}{kind}")}
            for identifier in wanted:
                if identifier in notes:
                    found += walker.blocks(notes[identifier])
        return found

    def _head(self, body: _Element, walker: Body) -> list[str]:
        """Lines of the first page's header that are the document's own head."""
        section = body.find(f".//{W}sectPr")
        references = () if section is None else section.iterchildren(f"{W}headerReference")
        found: list[str] = []
        for reference in references:
            if reference.get(f"{W}type") not in ("first", "default"):
                continue
            root = self._by_relationship(reference.get(f"{R}id") or "")
            found += [] if root is None else head_lines(walker.blocks(root))
        return list(dict.fromkeys(found))

    def _imported(self, identifier: str) -> list[Block]:
        """The text of a part in HTML or MHTML that the document takes in (altChunk, §17.17.2)."""
        content = _page_in(self._package.part(self._related.get(identifier, ("", ""))[1]) or b"")
        if not content or not _HTML.search(content[:_HTML_BYTES]):
            return []
        return list(lines_of("\n".join(line.text for line in Page(decode(content).text, "").layout.lines)))

    def _stated(self) -> int | None:
        root = self._package.xml(self._properties)
        pages = None if root is None else root.findtext("{*}Pages")
        return int(pages) if pages and pages.strip().isdecimal() else None


def _page_in(content: bytes) -> bytes:
    """The page in an MHTML message (RFC 2557), as programs that write DOCX in a browser take in; else the content."""
    if not _MESSAGE.match(content):
        return content
    pages = (part for part in message_from_bytes(content).walk() if part.get_content_type() == "text/html")
    payload = next((page.get_payload(decode=True) for page in pages), None)
    return payload if isinstance(payload, bytes) else b""
