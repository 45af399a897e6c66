"""Parts of an Office file: a ZIP whose parts name each other by relationships (ECMA-376 Part 2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from gkcrawl.files.unzip import Encrypted, TooLarge, UnknownMethod, Unzipper, parse_xml

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileLimits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of WordprocessingML, as lxml writes it."""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Namespace of references to relationships."""
# Namespaces of the strict variant (ECMA-376 Part 1 §A) → those of the transitional one, which nearly all files use.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_ROOT = "/"


class Package:
    """The parts of a file. ``damaged`` and ``too_large`` say what stood in the way of those that were asked for."""

    def __init__(self, body: bytes, limits: FileLimits) -> None:
        """Open the package; one whose directory is lost as far as its parts are whole."""
        self._zip = Unzipper(body, limits)
        self._broken_xml = False
        self.too_large = False

    @property
    def damaged(self) -> bool:
        """Whether the package or a part that was asked for is not whole."""
        return self._zip.damaged or self._broken_xml

    def part(self, name: str) -> bytes | None:
        """The content of a part, None where there is none or none that can be unpacked."""
        try:
            return self._zip.part(name)
        except TooLarge:
            self.too_large = True
        except (Encrypted, UnknownMethod):
            self._broken_xml = True
        return None

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part in XML, read as far as it goes where it is broken off."""
        content = self.part(name)
        if not content:
            return None
        if b"http://purl.oclc.org/ooxml/" in content:
            for strict, transitional in _STRICT:
                content = content.replace(strict, transitional)
        try:
            return etree.fromstring(content, _strict_parser())
        except etree.XMLSyntaxError:
            self._broken_xml = True
        return parse_xml(content)

    def related(self, part: str = _ROOT) -> dict[str, tuple[str, str]]:
        """Relationships of a part, or of the package: id → last word of the type and name of the part it leads to."""
        folder, name = posixpath.split(part.strip("/"))
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for one in () if root is None else root.iterchildren("{*}Relationship"):
            kind, target = (one.get("Type") or "").rpartition("/")[2], one.get("Target") or ""
            if one.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join(_ROOT, folder, target)).lstrip("/")
                found[one.get("Id") or ""] = (kind, path)
        return found


def _strict_parser() -> etree.XMLParser:
    """No entities, no DTD, no network; what is nested too deep or too long is an error (lxml's own limits)."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
