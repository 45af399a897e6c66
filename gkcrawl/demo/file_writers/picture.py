"""PNG pictures (PNG specification §5) of pages that look like a scan: bars where lines of text would be."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE, _HIGH = 148, 210  # pixels: A5 at 25 dpi
_MARGIN, _LINE = 20, 10  # pixels


def scan(lines: Sequence[str]) -> list[bytes]:
    """Rows of gray pixels, a byte each: a bar for every one of ``lines``, as long as the line."""
    rows = [bytearray(b"\xff" * _WIDE) for _ in range(_HIGH)]
    for number, line in enumerate(lines[: (_HIGH - 2 * _MARGIN) // _LINE]):
        top = _MARGIN + number * _LINE
        end = min(_WIDE - _MARGIN, _MARGIN + 4 * len(line))
        for row in rows[top : top + _LINE // 2]:
            row[_MARGIN:end] = bytes(end - _MARGIN)
    return [bytes(row) for row in rows]


def png(pixels: Sequence[bytes]) -> bytes:
    """Rows of gray ``pixels`` as a PNG file."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in pixels), 9)),
        (b"IEND", b""),
    )
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
