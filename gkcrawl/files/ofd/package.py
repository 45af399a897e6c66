"""Opens the ZIP package of an OFD file: members by location, XML without entities; reads what is left of a cut one."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits, FileReading

_HEADER = b"PK\x03\x04"
_HEADER_BYTES = 30
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1  # bit of the flags of a member
_SMALL = 1_000_000  # bytes: a member of this size is no bomb, however well it is packed
# A member that the standard library cannot read, for whatever reason.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
# Prefixes without a namespace and control characters are found in whole files.
_HARMLESS = {etree.ErrorTypes.ERR_INVALID_CHAR, etree.ErrorTypes.ERR_INVALID_CHARREF}

Element = etree._Element


class Package:
    """The members of an OFD file; what is wrong with them goes into the flags of ``reading``.

    Locations (ST_Loc, GB/T 33190 §7.3) are absolute or relative to the member that has them; files in the field
    have backslashes in them, and names in another case than the members.
    """

    def __init__(self, body: bytes, limits: FileLimits, reading: FileReading) -> None:
        self._body: Final = body
        self._limits: Final = limits
        self._reading: Final = reading
        self._left = limits.unpacked
        self._offsets: dict[str, int] = {}
        self._sizes: dict[str, int] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(body)) as archive:
                for info in archive.infolist()[: limits.members]:
                    self._add(info.filename, info.header_offset, info.compress_size)
                if len(archive.infolist()) > limits.members:
                    reading.flag("too_large")
        except _UNREADABLE:
            reading.flag("damaged")
            for name, offset in _headers(body):
                if len(self._offsets) < limits.members:
                    self._add(name, offset, 0)

    def _add(self, name: str, offset: int, size: int) -> None:
        key = _key(name)
        self._offsets[key], self._sizes[key] = offset, size

    def names(self) -> list[str]:
        """Locations of all members, in the form that `locate` gives."""
        return list(self._offsets)

    def locate(self, location: str, base: str = "") -> str | None:
        """The member at ``location``, as written in the member ``base``; None where there is none."""
        location = location.strip().replace("\\", "/")
        for candidate in (posixpath.join("/", posixpath.dirname(base), location), location):
            if (key := _key(candidate)) in self._offsets:
                return key
        return None

    def xml(self, name: str | None) -> Element | None:
        """The root element of a member; None where there is none, or no XML."""
        body = self._unpacked(name) if name else None
        if not body:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(body, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        errors = [error for error in parser.error_log if error.domain != etree.ErrorDomains.NAMESPACE]
        if root is None or any(error.type not in _HARMLESS for error in errors):
            self._reading.flag("damaged")
        if root is not None and root.getroottree().docinfo.internalDTD is not None:
            self._reading.flag("damaged")
            return None
        return root

    def _unpacked(self, name: str) -> bytes | None:
        offset = self._offsets[name]
        head = self._body[offset : offset + _HEADER_BYTES]
        if len(head) < _HEADER_BYTES or not head.startswith(_HEADER):
            self._reading.flag("damaged")
            return None
        flags, method = struct.unpack_from("<HH", head, 6)
        packed, _, name_bytes, extra_bytes = struct.unpack_from("<IIHH", head, 18)
        if flags & _ENCRYPTED:
            self._reading.flag("encrypted")
            return None
        start = offset + _HEADER_BYTES + name_bytes + extra_bytes
        packed = self._sizes[name] or packed
        end = start + packed if packed else _next_header(self._body, start)
        if end > len(self._body):
            self._reading.flag("damaged")
        if method == _STORED:
            body = self._body[start : min(end, start + self._left)]
        elif method == _DEFLATED:
            body = self._inflated(memoryview(self._body)[start:end])
        else:
            self._reading.flag("damaged")
            return None
        self._left -= len(body)
        return body

    def _inflated(self, packed: memoryview) -> bytes:
        """A member unpacked, as far as it can be, and as far as it may be."""
        most = min(self._left, max(_SMALL, self._limits.ratio * len(packed)))
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        parts: list[bytes] = []
        have = 0
        try:
            # In pieces: what comes before a flipped bit is kept.
            for at in range(0, len(packed), 4096):
                data: bytes | memoryview = packed[at : at + 4096]
                while data and have <= most:
                    part = inflater.decompress(data, most - have + 1)
                    parts.append(part)
                    have += len(part)
                    data = inflater.unconsumed_tail
                if have > most or inflater.eof:
                    break
        except zlib.error:
            self._reading.flag("damaged")
        if have > most:
            self._reading.flag("too_large")
            return b""
        if not inflater.eof:
            self._reading.flag("damaged")
        return b"".join(parts)


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


def _headers(body: bytes) -> Iterator[tuple[str, int]]:
    """(Name, offset) of each member that has a local header (APPNOTE §4.3.7), for packages without a directory."""
    at = body.find(_HEADER)
    while at >= 0:
        head = body[at : at + _HEADER_BYTES]
        if len(head) == _HEADER_BYTES:
            (length,) = struct.unpack_from("<H", head, 26)
            yield body[at + _HEADER_BYTES : at + _HEADER_BYTES + length].decode("utf-8", "replace"), at
        at = body.find(_HEADER, at + 1)


def _next_header(body: bytes, start: int) -> int:
    following = body.find(b"PK", start)
    return following if following >= 0 else len(body)


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
