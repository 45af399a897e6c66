"""The ZIP package of an OFD file: members by location, elements by name (GB/T 33190 §7.1 to §7.3)."""

from __future__ import annotations

import posixpath
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml import etree

from gkcrawl.files.unzip import Encrypted, TooLarge, UnknownMethod, Unzipper, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits, FileReading

Element: TypeAlias = etree._Element


class Package:
    """The members of an OFD file; what is wrong with them goes into the flags of ``reading``.

    Locations (ST_Loc) are absolute or relative to the member that has them; files in the field have backslashes in
    them, and names in another case than the members.
    """

    def __init__(self, body: bytes, limits: FileLimits, reading: FileReading) -> None:
        self._archive: Final = Unzipper(body, limits)
        self._reading: Final = reading
        self._members: Final = {
            _key(spelling): name for name in reversed(self._archive.names()) for spelling in _spellings(name)
        }
        self._note_damage()

    def names(self) -> list[str]:
        """Locations of all members, in the form that `locate` gives."""
        return [_key(name) for name in self._archive.names()]

    def locate(self, location: str, base: str = "") -> str | None:
        """The member at ``location``, as written in the member ``base``; None where there is none."""
        location = location.strip().replace("\\", "/")
        if not location:
            return None
        folder = posixpath.dirname(base)
        while True:
            if (key := _key(posixpath.join("/", folder, location))) in self._members:
                return key
            if not folder.strip("/"):
                return None
            # Some programs mean the folder of the document, or the root.
            folder = posixpath.dirname(folder)

    def xml(self, name: str | None) -> Element | None:
        """The root element of a member; None where there is none, or no XML, or one that defines entities."""
        if name is None:
            return None
        try:
            root = parse_xml(self._archive.part(self._members[name]) or b"")
        except TooLarge:
            self._reading.flag("too_large")
            return None
        except Encrypted:
            self._reading.flag("encrypted")
            return None
        except UnknownMethod:
            root = None
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            self._reading.flag("damaged")
            return None
        self._note_damage()
        return root

    def _note_damage(self) -> None:
        if self._archive.damaged:
            self._reading.flag("damaged")


def _spellings(name: str) -> Iterator[str]:
    """The name, and what it is if its charset was not said (APPNOTE.TXT Appendix D: readers then take it for CP437)."""
    for charset in () if name.isascii() else ("gb18030", "utf-8"):
        with suppress(UnicodeError):
            yield name.encode("cp437").decode(charset)
    yield name


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def name_of(element: Element) -> str:
    """The element's name without namespace: files in the field have that of 2016, of a draft, or none."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The element's children that are called so, in order; all children without a name given."""
    if element is not None:
        for child in element:
            if isinstance(child.tag, str) and (not names or _local(child.tag) in names):
                yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of names below ``element``."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """The text of the element itself, without the blanks around it."""
    return (element.text or "").strip() if element is not None else ""
