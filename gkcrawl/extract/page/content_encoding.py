"""Content-Encoding undone (gzip, deflate, br, zstd), and whether what was packed came to its end."""

from __future__ import annotations

import re
import sys
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable

GZIP_MAGIC = b"\x1f\x8b"
_MAGIC = {"gzip": GZIP_MAGIC, "x-gzip": GZIP_MAGIC, "zstd": b"\x28\xb5\x2f\xfd"}
# No text has these; of a hundred packed bytes one in ten thousand lots has none of them.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 1024  # bytes from the first: packed ones have a control character among a hundred


class TooLarge(ValueError):
    """What was packed is larger than allowed."""


@dataclass(frozen=True, slots=True)
class _Coding:
    """A decoder of one stream: ``feed(decoder, data, room)`` stops after about ``room`` bytes."""

    new: Callable[[], Any]
    feed: Callable[[Any, bytes, int], bytes]
    at_end: Callable[[Any], bool]


def _of_zlib(wbits: int) -> _Coding:
    return _Coding(lambda: zlib.decompressobj(wbits), lambda it, data, room: it.decompress(data, room), _eof)


def _eof(decoder: Any) -> bool:
    return bool(decoder.eof)


_GZIP = (_of_zlib(31),)
_CODINGS: dict[str, tuple[_Coding, ...]] = {
    "gzip": _GZIP,
    "x-gzip": _GZIP,
    # With its header as the standard says, or without as some servers have it.
    "deflate": (_of_zlib(15), _of_zlib(-15)),
    "br": (
        _Coding(
            brotli.Decompressor,
            lambda it, data, room: it.process(data, output_buffer_limit=room),
            lambda it: bool(it.is_finished()),
        ),
    ),
    "zstd": (_Coding(zstd.ZstdDecompressor, lambda it, data, room: it.decompress(data, room), _eof),),
}
_ERRORS = (zlib.error, brotli.error, zstd.ZstdError)


def unpack(body: bytes, codings: list[str], limit: int) -> tuple[bytes, str | None]:
    """``body`` without its content ``codings``, in the order of their application, and the one that was cut, if any.

    A body that is not in the coding it is said to be in comes back as it is, and so does one in a coding that is not
    known. What follows a stream is left out. ``limit`` is in bytes; raises `TooLarge`.
    """
    cut = None
    for name in reversed(codings):
        if name not in _CODINGS or not _may_be_in(name, body):
            break
        # What breaks first is in the other form of the coding, or in none.
        data, ended = max((_decoded(body, form, limit) for form in _CODINGS[name]), key=lambda found: len(found[0]))
        cut = cut if ended else name.removeprefix("x-")
        body = data
    return body, cut


def _may_be_in(coding: str, body: bytes) -> bool:
    """Whether ``body`` begins as ``coding`` does, or with bytes that no text has.

    Tools that keep answers, and some servers, say that a body is packed where it is not.
    """
    if magic := _MAGIC.get(coding):
        return body.startswith(magic)
    return _CONTROL.search(body[:_LOOKED_AT]) is not None


def _decoded(body: bytes, coding: _Coding, limit: int) -> tuple[bytes, bool]:
    """What is packed in ``body``, as far as it came, and whether it is all."""
    data, ended, taken = _stream(body, coding, limit + 1)
    # A body may consist of several gzip streams; anything else behind one is padding.
    while ended and coding in _GZIP and len(data) <= limit and (body := body[taken:]).startswith(GZIP_MAGIC):
        more, ended, taken = _stream(body, coding, limit + 1 - len(data))
        data += more
    if len(data) > limit:
        raise TooLarge(f"more than {limit} bytes")
    return data, ended


def _stream(body: bytes, coding: _Coding, room: int) -> tuple[bytes, bool, int]:
    """What is packed in the first stream of ``body``, whether it ended, and how many bytes it took."""
    decoder = coding.new()
    try:
        data = coding.feed(decoder, body, room)
        return data, coding.at_end(decoder), len(body) - len(getattr(decoder, "unused_data", b""))
    except _ERRORS:
        return _as_far_as_possible(body, coding, room)


def _as_far_as_possible(body: bytes, coding: _Coding, room: int) -> tuple[bytes, bool, int]:
    """As `_stream`, byte by byte up to the one that breaks it: an error takes with it what was fed together."""
    decoder = coding.new()
    parts: list[bytes] = []
    at = 0
    try:
        while at < len(body) and room > 0 and not coding.at_end(decoder):
            parts.append(coding.feed(decoder, body[at : at + 1], room))
            room -= len(parts[-1])
            at += 1
    except _ERRORS:
        return b"".join(parts), False, at
    return b"".join(parts), coding.at_end(decoder), at
