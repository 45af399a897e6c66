"""Reads an OFD file: its documents, their pages in order, and what they state of themselves (GB/T 33190-2016 §7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.layout.flow import flow_of
from gkcrawl.files.layout.shapes import Page
from gkcrawl.files.ofd.content import Content, TooManyObjectsError, size_of
from gkcrawl.files.ofd.geometry import Matrix, placed
from gkcrawl.files.ofd.package import Package, child, children, text_of
from gkcrawl.files.ofd.resources import Resources
from gkcrawl.files.reading import FileLimits, FileReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.ofd.package import Element

_A4 = (210.0, 297.0)
_NUMBER = re.compile(r"\d+")
_SCANNED = 0.4  # the share of a page that its picture covers where it is a scan
_DRAWN = 150  # paths on a page without text: writing that is drawn


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Text, tables and stated facts of an OFD file.

    Flags: ``encrypted`` (GM/T 0099 puts a list of what is encrypted beside it), ``damaged``, ``too_large``,
    ``needs_ocr`` where pages are only pictures, ``empty``.
    """
    reading = FileReading(format="ofd")
    package = Package(body, limits, reading)
    pages: list[Page] = []
    texts: list[str] = []
    for location in _documents(package):
        own: list[Page] = []
        try:
            for page in _Document(package, location).pages(limits.pages - len(pages), reading):
                own.append(page)
        except TooManyObjectsError as error:
            reading.flag("too_large")
            reading.error = str(error)
        flow = flow_of(own, len(pages) + 1)
        texts += flow.paragraphs
        reading.tables += flow.tables
        reading.prominent = reading.prominent or flow.prominent
        pages += own
    reading.pages = len(pages)
    reading.text = "\n".join(texts)
    _judge(reading, package, pages)
    return reading


def _documents(package: Package) -> list[str]:
    """Members that describe a document, in the order of OFD.xml; without that, all that are called so."""
    root = package.xml(package.locate("OFD.xml"))
    named = [package.locate(text_of(child(entry, "DocRoot")), "OFD.xml") for entry in children(root, "DocBody")]
    return (
        [name for name in named if name]
        or sorted(name for name in package.names() if name.rpartition("/")[2] == "document.xml")
        or [""]
    )


class _Document:
    """One document of the file: its pages, templates and annotations, by ID."""

    def __init__(self, package: Package, location: str) -> None:
        self._package = package
        self._location = location
        self._root = package.xml(location or None)
        common = child(self._root, "CommonData")
        self._resources = Resources()
        self._resources.add_from(package, common, location)
        self._content = Content(self._resources)
        self._size = size_of(child(common, "PageArea")) or _A4
        self._templates = {
            entry.get("ID", ""): package.locate(entry.get("BaseLoc", ""), location)
            for entry in children(common, "TemplatePage")
        }
        self._annotations = dict(self._annotation_files())

    def pages(self, most: int, reading: FileReading) -> Iterator[Page]:
        """What the pages show, at ``most`` as many."""
        entries = [
            (entry.get("ID", ""), self._package.locate(entry.get("BaseLoc", ""), self._location))
            for entry in children(child(self._root, "Pages"), "Page")
        ] or [("", name) for name in self._stray_pages()]
        for number, (key, location) in enumerate(entries):
            if number >= most:
                reading.flag("too_large")
                return
            yield self._page(key, location)

    def _page(self, key: str, location: str | None) -> Page:
        root = self._package.xml(location)
        page = Page(*(size_of(child(root, "Area")) or self._size))
        if root is None or location is None:
            return page
        self._resources.add_from(self._package, root, location)
        shown = [*self._template_contents(root), *children(root, "Content")]
        self._content.turned.clear()
        for content in shown:
            self._content.draw(content, page)
        upright = Matrix()
        if self._content.turned and (turns := self._content.turned.most_common(1)[0][0]):
            page, upright = _turned_back(page, turns)
            for content in shown:
                self._content.draw(content, page, upright)
        for annotation in children(self._package.xml(self._annotations.get(key)), "Annot"):
            if annotation.get("Type") != "Watermark" and annotation.get("Visible", "").lower() != "false":
                for appearance in children(annotation, "Appearance"):
                    box = placed(appearance.get("Boundary"), None)
                    self._content.draw(appearance, page, upright.after(box))
        if not page.spans and page.pictured:
            # The text that somebody laid under a scan, not to be seen.
            for content in shown:
                Content(self._resources, hidden=True).draw(content, page, upright)
        return page

    def _template_contents(self, root: Element) -> Iterator[Element]:
        for entry in children(root, "Template"):
            template = self._package.xml(self._templates.get(entry.get("TemplateID", "")))
            yield from children(template, "Content")

    def _annotation_files(self) -> Iterator[tuple[str, str]]:
        location = self._package.locate(text_of(child(self._root, "Annotations")) or "/", self._location)
        for entry in children(self._package.xml(location), "Page"):
            found = self._package.locate(text_of(child(entry, "FileLoc")), location or "")
            if found:
                yield entry.get("PageID", ""), found

    def _stray_pages(self) -> list[str]:
        """Pages of a package that has lost the list of them, by the numbers of their folders."""
        folder = self._location.rpartition("/")[0]
        names = [
            name
            for name in self._package.names()
            if name.startswith(folder) and "page" in name and "tpl" not in name and name.endswith("content.xml")
        ]
        return sorted(names, key=lambda name: [int(found) for found in _NUMBER.findall(name)])


def _turned_back(page: Page, turns: int) -> tuple[Page, Matrix]:
    """An empty page for what is printed turned, such as a wide table, and the matrix that turns it back."""
    width, height = page.width, page.height
    match turns:
        case 1:
            return Page(height, width), Matrix(a=0, b=-1, c=1, d=0, f=width)
        case 2:
            return Page(width, height), Matrix(a=-1, d=-1, e=width, f=height)
        case _:
            return Page(height, width), Matrix(a=0, b=1, c=-1, d=0, e=height)


def _judge(reading: FileReading, package: Package, pages: list[Page]) -> None:
    """Say what stands in the way of the text."""
    unread = [page for page in pages if not page.spans]
    if any(name.rpartition("/")[2] == "encryptions.xml" for name in package.names()) and (unread or not pages):
        reading.flag("encrypted")
        reading.flags = [flag for flag in reading.flags if flag != "damaged"]
        reading.error = "the file is encrypted"
    elif "encrypted" in reading.flags:
        reading.error = "the file is encrypted with a password"
    elif pages and any(page.pictured >= _SCANNED or page.outlines >= _DRAWN for page in unread):
        reading.flag("needs_ocr")
    elif not reading.text and not reading.flags:
        reading.flag("empty")
    if "damaged" in reading.flags and not reading.error:
        reading.error = "parts of the file are cut off or cannot be read"
