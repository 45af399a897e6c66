"""Reads an OFD file: its documents one after another, what they state, and what stands in the way of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.layout.flow import flow_of
from gkcrawl.files.ofd.content import TooManyObjectsError
from gkcrawl.files.ofd.document import Document
from gkcrawl.files.ofd.facts import custom_data, fill
from gkcrawl.files.ofd.package import Package, child, children, text_of
from gkcrawl.files.reading import FileLimits, FileReading

if TYPE_CHECKING:
    from gkcrawl.files.layout.shapes import Page
    from gkcrawl.files.ofd.package import Element

_SCANNED = 0.4  # the share of a page that its picture covers where it is a scan
_DRAWN = 150  # paths on a page without text: writing that is drawn


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Text, tables and stated facts of an OFD file (GB/T 33190-2016).

    Flags: ``encrypted`` (GM/T 0099 puts a list of what is encrypted beside it), ``damaged``, ``too_large``,
    ``needs_ocr`` where pages are only pictures, ``empty``.
    """
    reading = FileReading(format="ofd")
    package = Package(body, limits, reading)
    pages: list[Page] = []
    texts: list[str] = []
    for location, info in _documents(package):
        own: list[Page] = []
        document = Document(package, location)
        try:
            for page in document.pages(limits.pages - len(pages), reading):
                own.append(page)
        except TooManyObjectsError as error:
            reading.flag("too_large")
            reading.error = str(error)
        flow = flow_of(own, len(pages) + 1)
        texts += flow.paragraphs
        reading.tables += flow.tables
        reading.prominent = reading.prominent or flow.prominent
        if not pages:
            # What further documents of the file state is of them.
            fill(reading, [*document.tags(), *custom_data(info)])
        pages += own
    reading.pages = len(pages)
    reading.text = "\n".join(texts)
    _judge(reading, package, pages)
    return reading


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
    unread = [page for page in pages if not page.spans]
    if any(name.rpartition("/")[2] == "encryptions.xml" for name in package.names()) and (unread or not pages):
        reading.flag("encrypted")
        reading.flags = [flag for flag in reading.flags if flag != "damaged"]
        reading.error = "the file is encrypted"
    elif "encrypted" in reading.flags:
        reading.error = "the file is encrypted with a password"
    elif any(page.pictured >= _SCANNED or page.outlines >= _DRAWN for page in unread):
        reading.flag("needs_ocr")
    elif not reading.text and not reading.flags:
        reading.flag("empty")
    if "damaged" in reading.flags and not reading.error:
        reading.error = "parts of the file are cut off or cannot be read"
