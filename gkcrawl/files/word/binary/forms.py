"""Boxes to tick in forms of DOC: whether they are ([MS-DOC] §2.9.78 FFData)."""

from __future__ import annotations

import struct

_HEADER_AT = 4  # where the length of the header in front of the data stands
_CHECK_BOX = 1  # kind of a form field that is a box (iType)
_BY_DEFAULT = 25  # the state is the one by default (iRes)


def is_checked(data: bytes, at: int) -> bool | None:
    """Whether the box whose data begin at ``at`` of the stream is ticked, None where there is no box."""
    try:
        (header,) = struct.unpack_from("<H", data, at + _HEADER_AT)
        at += header
        (bits,) = struct.unpack_from("<H", data, at + 4)
        if bits & 0x3 != _CHECK_BOX:
            return None
        result = bits >> 2 & 0x1F
        if result != _BY_DEFAULT:
            return bool(result)
        (name,) = struct.unpack_from("<H", data, at + 10)
        (default,) = struct.unpack_from("<H", data, at + 12 + 2 * (name + 1))
    except struct.error:
        return None
    return bool(default)
