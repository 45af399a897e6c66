"""TAR archives, and what gzip, bzip2 and xz compress: unpacked within limits before anything is read of them."""

from __future__ import annotations

import bz2
import io
import lzma
import tarfile
import zlib
from typing import TYPE_CHECKING, Protocol

from gkcrawl.files.formats import is_tar
from gkcrawl.files.packed.members import PackedFile
from gkcrawl.files.packed.names import UNNAMED, readable_name
from gkcrawl.files.unzip import NO_BOMB, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.files.reading import FileLimits

_UNPACKED_AT_ONCE = 1_000_000  # bytes unpacked at once
_XZ_MEMORY = 100_000_000  # bytes: xz needs 65 MB for what its strongest preset packed
_GZIP_HEADER, _HAS_NAME, _HAS_EXTRA = 10, 0x08, 0x04  # bytes, flags: RFC 1952 §2.3


class _Stream(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


_STREAMS: tuple[tuple[bytes, Callable[[], _Stream]], ...] = (
    (b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY)),
)


def unpack(body: bytes, limits: FileLimits) -> Iterator[PackedFile]:
    """The files of the TAR archive ``body``, compressed or not; of another compressed file that file alone.

    Raises TooLarge for too many files or bytes, and what `tarfile` does for a damaged one; for one that is cut, after
    what there is of it.
    """
    name, whole = "", True
    if not is_tar(body):
        name = _gzip_name(body)
        body, whole = _unpacked(body, min(limits.unpacked, max(len(body) * limits.ratio, NO_BOMB)))
    if is_tar(body):
        yield from _members(body, limits)
    else:
        yield PackedFile(name, body)
    if not whole:
        raise EOFError("the compressed data break off")


def _members(body: bytes, limits: FileLimits) -> Iterator[PackedFile]:
    left = limits.unpacked
    with tarfile.open(fileobj=io.BytesIO(body), mode="r:", encoding="latin-1", errors="replace") as archive:
        for number, member in enumerate(archive):
            # The size of a sparse file counts what is not in the archive.
            if number >= limits.members or member.size > left:
                raise TooLarge(f"more than {limits.members} files or {limits.unpacked} bytes in the archive")
            content = archive.extractfile(member) if member.isreg() else None
            if content is not None:
                left -= member.size
                yield PackedFile(_name(member), content.read())
        end = body[archive.offset : archive.offset + tarfile.BLOCKSIZE]
    # Two blocks of NULs end an archive (POSIX.1-1988 §10.1.1); at any other block `tarfile` just stops.
    if len(end) < tarfile.BLOCKSIZE or end.strip(b"\0"):
        raise tarfile.ReadError("it ends without its end mark")


def _name(member: tarfile.TarInfo) -> str:
    try:
        return readable_name(member.name.encode("latin-1"))
    except UnicodeEncodeError:  # of a pax header, which is UTF-8
        return member.name


def _unpacked(body: bytes, most: int) -> tuple[bytes, bool]:
    """What the streams of ``body`` hold, and whether they are whole; TooLarge for more than ``most`` bytes."""
    parts: list[bytes] = []
    count = 0
    while stream := next((make() for sign, make in _STREAMS if body.startswith(sign)), None):
        data = body
        while not stream.eof:
            part = stream.decompress(data, _UNPACKED_AT_ONCE)
            data = stream.unconsumed_tail if hasattr(stream, "unconsumed_tail") else b""
            parts.append(part)
            count += len(part)
            if count > most:
                raise TooLarge("the file unpacks to more than is allowed")
            if not part and not data:
                return b"".join(parts), False
        body = stream.unused_data
    return b"".join(parts), True


def _gzip_name(body: bytes) -> str:
    """The name in the header of a gzip file."""
    if not body.startswith(b"\x1f\x8b") or not body[3] & _HAS_NAME or body[3] & _HAS_EXTRA:
        return UNNAMED
    return readable_name(body[_GZIP_HEADER:].partition(b"\0")[0]) or UNNAMED
