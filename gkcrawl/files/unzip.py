"""Unpacks members of ZIP files, which office packages are too, within limits; of damaged files what can be saved."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # APPNOTE.TXT §4.3.7
_LOCAL_SIGN = b"PK\x03\x04"
_ENCRYPTED, UTF8_NAME = 0x1, 0x800  # general purpose bit flags, APPNOTE.TXT §4.4.4
NO_BOMB = 1_000_000
"""Bytes that any member may unpack to, however small it is: empty forms and blank pictures pack that well."""


class TooLarge(Exception):
    """What is unpacked is more than the limits allow."""


class Encrypted(Exception):
    """A member needs a password."""


class UnknownMethod(Exception):
    """A member is packed in a way that nothing here unpacks."""


class Unzipper:
    """The ``members`` of a ZIP file in its order. ``damaged`` says that they are not all, or not whole."""

    def __init__(self, body: bytes, limits: FileLimits) -> None:
        self._body = body
        self._limits = limits
        self._left = limits.unpacked
        self.damaged = False
        try:
            self._archive: zipfile.ZipFile | None = zipfile.ZipFile(io.BytesIO(body))
            self.members = self._archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error, UnicodeDecodeError):
            self._archive, self.damaged = None, True
            self.members = list(self._local_members())
        self._by_name = {member.filename.replace("\\", "/").lower().lstrip("/"): member for member in self.members}

    def names(self) -> list[str]:
        """Names of all members, with folders parted by ``/``."""
        return [member.filename.replace("\\", "/") for member in self.members]

    def read(self, member: zipfile.ZipInfo) -> bytes:
        """What ``member`` unpacks to. Raises `TooLarge`, `Encrypted`, `UnknownMethod`; the part of it that is there.

        Bytes that do not fit their check sum are given all the same, and the file is ``damaged``.
        """
        if member.flag_bits & _ENCRYPTED:
            raise Encrypted(member.filename)
        most = min(self._left, max(member.compress_size * self._limits.ratio, NO_BOMB))
        if self._archive is not None and member.file_size > most:
            raise TooLarge(member.filename)
        data = self._unpacked(member, most + 1)
        self._left = max(0, self._left - len(data))
        if len(data) > most:
            raise TooLarge(member.filename)
        return data

    def part(self, name: str) -> bytes | None:
        """The member called ``name``, in any case of letters; None without."""
        member = self._by_name.get(name.replace("\\", "/").lower().lstrip("/"))
        return None if member is None else self.read(member)

    def xml(self, name: str) -> etree._Element | None:
        """The root of the part ``name``, parsed without entities, DTDs and network; None without such a part."""
        part = self.part(name)
        return None if part is None else parse_xml(part)

    def _unpacked(self, member: zipfile.ZipInfo, most: int) -> bytes:
        if self._archive is not None:
            try:
                with self._archive.open(member) as packed:
                    return packed.read(most)
            except NotImplementedError as error:
                raise UnknownMethod(str(error)) from error
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
                self.damaged = True
        return self._salvaged(member, most)

    def _salvaged(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """At most so many bytes of ``member``, as far as they can be unpacked, whatever its check sum says."""
        head = self._body[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
        if len(head) < _LOCAL_HEADER.size or not head.startswith(_LOCAL_SIGN):
            return b""
        *_, name_length, extra_length = _LOCAL_HEADER.unpack(head)
        start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        if member.compress_type == zipfile.ZIP_STORED:
            return self._body[start : start + min(most, member.compress_size)]
        if member.compress_type == zipfile.ZIP_DEFLATED:
            return _inflated(memoryview(self._body)[start:], most)
        raise UnknownMethod(f"method {member.compress_type}")

    def _local_members(self) -> Iterator[zipfile.ZipInfo]:
        """Members by their own headers, for a file whose directory is lost."""
        at = self._body.find(_LOCAL_SIGN)
        for _ in range(self._limits.members):
            if at < 0 or at + _LOCAL_HEADER.size > len(self._body):
                return
            _, _, bits, method, _, _, _, packed, size, length, _ = _LOCAL_HEADER.unpack_from(self._body, at)
            raw = self._body[at + _LOCAL_HEADER.size : at + _LOCAL_HEADER.size + length]
            member = zipfile.ZipInfo(_local_name(raw, bits))
            member.header_offset, member.compress_type, member.flag_bits = at, method, bits
            member.compress_size, member.file_size = packed, size
            yield member
            at = self._body.find(_LOCAL_SIGN, at + _LOCAL_HEADER.size + length + packed)


def parse_xml(part: bytes) -> etree._Element | None:
    """The root of ``part``, parsed without entities, DTDs and network, of a cut one what is there; None of no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _local_name(raw: bytes, bits: int) -> str:
    """As `zipfile` decodes it."""
    return raw.decode("utf-8" if bits & UTF8_NAME else "cp437", "replace") or "?"


def _inflated(packed: memoryview, most: int) -> bytes:
    """At most so many bytes of a stream of deflate, to where it ends or breaks."""
    stream, parts, count = zlib.decompressobj(wbits=-zlib.MAX_WBITS), [], 0
    for at in range(0, len(packed), 65_536):
        try:
            parts.append(stream.decompress(packed[at : at + 65_536], most - count))
        except zlib.error:
            break
        count += len(parts[-1])
        if stream.eof or count >= most:
            break
    return b"".join(parts)
