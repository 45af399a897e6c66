"""One document of an OFD file: its pages in order, with templates and annotations (GB/T 33190 §7.5 to §7.7, §15)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.layout.lines import pieces_of, rows_of
from gkcrawl.files.layout.shapes import Page, Span
from gkcrawl.files.ofd.content import Content, size_of
from gkcrawl.files.ofd.facts import custom_tags
from gkcrawl.files.ofd.geometry import Matrix, placed
from gkcrawl.files.ofd.package import child, children, text_of
from gkcrawl.files.ofd.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.ofd.package import Element, Package
    from gkcrawl.files.reading import FileReading

_A4 = (210.0, 297.0)
_NUMBER = re.compile(r"\d+")


class Document:
    """The document that the member ``location`` describes; without that, what pages the package has."""

    def __init__(self, package: Package, location: str) -> None:
        self._package = package
        self._location = location
        self._root = package.xml(location or None)
        common = child(self._root, "CommonData")
        self._resources = Resources()
        self._resources.add_from(package, common, location)
        self._content = Content(self._resources)
        self._hidden = Content(self._resources, hidden=True)
        self._size = size_of(child(common, "PageArea")) or _A4
        self._templates = {
            entry.get("ID", ""): package.locate(entry.get("BaseLoc", ""), location)
            for entry in children(common, "TemplatePage")
        }
        self._annotations = dict(self._annotation_files())
        self._pages = [
            (entry.get("ID", ""), package.locate(entry.get("BaseLoc", ""), location))
            for entry in children(child(self._root, "Pages"), "Page")
        ] or self._stray_pages()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def pages(self, most: int, reading: FileReading) -> Iterator[Page]:
        """What the pages show, at ``most`` as many; more make ``reading`` too large. Raises `TooManyObjectsError`."""
        for number, (key, location) in enumerate(self._pages):
            if number >= most:
                reading.flag("too_large")
                reading.error = f"only the first {most} of {self.count} pages were read"
                return
            if location is None:
                reading.flag("damaged")
            yield self._page(key, location)

    def tags(self) -> list[tuple[str, str]]:
        """What custom tags say of the document: (name, text)."""
        members = {key: location for key, location in self._pages if location}
        return custom_tags(self._package, self._root, self._location, members)

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
        turned = self._content.turned.most_common()
        if turned and turned[0][0]:
            page, upright = _turned_back(page, turned[0][0])
            for content in shown:
                self._content.draw(content, page, upright)
        for turns, _ in turned[1:]:
            page.spans += self._aside(shown, page, upright, (turns - turned[0][0]) % 4)
        self._annotate(page, upright, key)
        # Spreads of magazines hold what their other page shows; a box that most of the text leaves is wrong itself.
        inside = [span for span in page.spans if page.holds(span)]
        page.spans = inside if 2 * len(inside) >= len(page.spans) else page.spans
        if not page.spans and page.pictured:
            # The text that somebody laid under a scan, not to be seen.
            for content in shown:
                self._hidden.draw(content, page, upright)
        return page

    def _aside(self, shown: list[Element], page: Page, upright: Matrix, turns: int) -> Iterator[Span]:
        """What stands on the page turned against the rest, such as heads of narrow columns: a span a line."""
        side, turn = _turned_back(page, turns)
        for content in shown:
            self._content.draw(content, side, turn.after(upright))
        for line in rows_of(pieces_of(side.spans)):
            (x0, y0), (x1, y1) = turn.back(line.x0, line.top), turn.back(line.x1, line.bottom)
            left, right = min(x0, x1), max(x0, x1)
            starts = tuple(left + (right - left) * at / len(line.text) for at in range(len(line.text)))
            yield Span(line.text, left, min(y0, y1), right, max(y0, y1), line.size, starts, line.red)

    def _annotate(self, page: Page, upright: Matrix, key: str) -> None:
        for annotation in children(self._package.xml(self._annotations.get(key)), "Annot"):
            if annotation.get("Type") != "Watermark" and annotation.get("Visible", "").lower() != "false":
                for appearance in children(annotation, "Appearance"):
                    self._content.draw(appearance, page, upright.after(placed(appearance.get("Boundary"), None)))

    def _template_contents(self, root: Element) -> Iterator[Element]:
        for entry in children(root, "Template"):
            template = self._package.xml(self._templates.get(entry.get("TemplateID", "")))
            yield from children(template, "Content")

    def _annotation_files(self) -> Iterator[tuple[str, str]]:
        location = self._package.locate(text_of(child(self._root, "Annotations")), self._location)
        for entry in children(self._package.xml(location), "Page"):
            found = self._package.locate(text_of(child(entry, "FileLoc")), location or "")
            if found:
                yield entry.get("PageID", ""), found

    def _stray_pages(self) -> list[tuple[str, str | None]]:
        """Pages of a package that has lost the list of them, by the numbers of their folders."""
        folder = self._location.rpartition("/")[0]
        names = [
            name
            for name in self._package.names()
            if name.startswith(folder) and "page" in name and "tpl" not in name and name.endswith("content.xml")
        ]
        return [
            ("", name) for name in sorted(names, key=lambda name: [int(digits) for digits in _NUMBER.findall(name)])
        ]


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
