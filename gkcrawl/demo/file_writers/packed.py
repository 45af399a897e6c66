"""ZIP files (PKWARE APPNOTE 4.3): the same bytes every time, names in UTF-8, or in GBK as Chinese Windows has it."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEFLATED = 8  # compression method (§4.4.5)
_UTF_8 = 0x800  # general purpose bit 11: names are UTF-8
_VERSION = 20  # 2.0: files are deflated
_DATE = 0x21  # 1980-01-01
_WINDOW = -15  # bits, and no header of zlib


def packed(parts: Mapping[str, bytes], *, charset: str = "utf-8") -> bytes:
    """A ZIP file of ``parts``; names in another ``charset`` than UTF-8 stand there without a word about it."""
    files, directory = b"", b""
    flag = _UTF_8 if charset == "utf-8" else 0
    for name, content in parts.items():
        called = name.encode(charset)
        deflate = zlib.compressobj(9, zlib.DEFLATED, _WINDOW)
        data = deflate.compress(content) + deflate.flush()
        common = struct.pack(
            "<HHHHHIIIHH",
            *(_VERSION, flag, _DEFLATED, 0, _DATE, zlib.crc32(content), len(data), len(content), len(called), 0),
        )
        directory += b"PK\1\2" + struct.pack("<H", _VERSION) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(files)) + called
        files += b"PK\3\4" + common + called + data
    end = struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), len(files), 0)
    return files + directory + b"PK\5\6" + end
