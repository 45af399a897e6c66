"""One WARC record as bytes: a gzip member of its own, in which bodies that came packed are not packed again.

Level 9 of zlib, which warcio's writer has, takes five times as long as `_ZLIB_LEVEL` for files smaller by 4 %. Bodies
that came as gzip it packs as slowly, and gains nothing.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b32encode
from struct import pack
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["warcinfo", "request", "response"]

_VERSION = "WARC/1.1"
_CONTENT_TYPES: dict[Kind, str] = {
    "warcinfo": "application/warc-fields",
    "request": "application/http; msgtype=request",
    "response": "application/http; msgtype=response",
}
_END = b"\r\n\r\n"
_ZLIB_LEVEL = 4  # of 9
# RFC 1952: deflated, no flags, no time, no extra flags, of an unknown system.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_RAW = -zlib.MAX_WBITS  # a stream without header and trailer


def new_id() -> str:
    """A WARC-Record-ID that no other record has."""
    return f"<{uuid4().urn}>"


def pack_record(
    kind: Kind, fields: Mapping[str, str], head: bytes = b"", body: bytes = b"", *, is_packed: bool = False
) -> bytes:
    """The record of ``kind`` with the WARC ``fields`` of its own; type, length and digests are added.

    ``head`` is start line and headers of an HTTP message with the empty line; ``is_packed`` that ``body`` is not worth
    packing.
    """
    block = hashlib.sha1(head, usedforsecurity=False)
    block.update(body)
    named = {
        "WARC-Type": kind,
        **fields,
        **({"WARC-Payload-Digest": _digest(hashlib.sha1(body, usedforsecurity=False).digest())} if head else {}),
        "WARC-Block-Digest": _digest(block.digest()),
        "Content-Type": _CONTENT_TYPES[kind],
        "Content-Length": str(len(head) + len(body)),
    }
    start = "\r\n".join((_VERSION, *(": ".join(field) for field in named.items()), "", "")).encode() + head
    return _gzip_member(start, body, is_packed=is_packed)


def _gzip_member(start: bytes, body: bytes, *, is_packed: bool) -> bytes:
    deflate = zlib.compressobj(_ZLIB_LEVEL, zlib.DEFLATED, _RAW)
    parts = [_GZIP_HEADER, deflate.compress(start)]
    if is_packed:
        # Blocks of another stream may follow: these are stored as they are.
        parts.append(deflate.flush(zlib.Z_SYNC_FLUSH))
        deflate = zlib.compressobj(zlib.Z_NO_COMPRESSION, zlib.DEFLATED, _RAW)
    parts += [deflate.compress(body), deflate.compress(_END), deflate.flush()]
    checksum = zlib.crc32(_END, zlib.crc32(body, zlib.crc32(start)))
    size = len(start) + len(body) + len(_END)
    return b"".join((*parts, pack("<II", checksum, size % 2**32)))


def _digest(digest: bytes) -> str:
    return f"sha1:{b32encode(digest).decode()}"
