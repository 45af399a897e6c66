"""Byte stream with push-back, and the gzip members of an archive file."""

from __future__ import annotations

import zlib
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = 2**14  # bytes read at once: a page, packed
_LONGEST_LINE = 2**16
"""Bytes; headers are shorter, and what is no header is passed over in pieces."""
GZIP = b"\x1f\x8b\x08"


class Damaged(Exception):
    """A gzip member that cannot be unpacked; ``str()`` says why."""


class Source:
    """A stream given by ``read``, which returns at most so many bytes and none at its end.

    ``position`` is how many bytes have been read from it.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._held = b""
        self._at = 0
        self.position = 0

    def read(self, size: int) -> bytes:
        """``size`` bytes, fewer only at the end."""
        parts = [self._held[self._at : self._at + size]]
        self._at += len(parts[0])
        missing = size - len(parts[0])
        while missing > 0 and (more := self._read(max(missing, _CHUNK))):
            parts.append(more[:missing])
            self._held, self._at = more, len(parts[-1])
            missing -= len(parts[-1])
        data = b"".join(parts)
        self.position += len(data)
        return data

    def readline(self) -> bytes:
        """One line with its end; a very long one comes in pieces."""
        while (end := self._held.find(b"\n", self._at)) < 0 and len(self._held) - self._at < _LONGEST_LINE:
            more = self._read(_CHUNK)
            if not more:
                break
            self._held, self._at = self._held[self._at :] + more, 0
        return self.read((end if end >= 0 else len(self._held) - 1) + 1 - self._at)

    def put_back(self, data: bytes) -> None:
        """Undo the reading of ``data``, the last bytes that were read."""
        self._held, self._at = data + self._held[self._at :], 0
        self.position -= len(data)


class Member:
    """The gzip member at the place where ``file`` stands; ``size`` is how many bytes of the file it takes once read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(wbits=31)
        self.size = 0

    def read(self, size: int) -> bytes:
        """Some bytes of what is packed, none at the end. Raises `Damaged`."""
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail or self._file.read(_CHUNK)
            if not packed:
                raise Damaged("cut short within the record")
            self.size += len(packed)
            try:
                data = self._inflate.decompress(packed, size)
            except zlib.error as error:
                raise Damaged(f"damaged ({error})") from error
            # At its end zlib may give the same bytes as both.
            self.size -= len(self._inflate.unused_data or self._inflate.unconsumed_tail)
            if data:
                return data
        return b""


def next_member(file: IO[bytes], offset: int) -> int:
    """The first place from byte ``offset`` on where a gzip member may begin; the end of ``file`` when there is none."""
    file.seek(offset)
    held = b""
    while chunk := file.read(_CHUNK):
        held += chunk
        if (found := held.find(GZIP)) >= 0:
            return offset + found
        passed = max(0, len(held) - len(GZIP) + 1)
        offset, held = offset + passed, held[passed:]
    return offset + len(held)
