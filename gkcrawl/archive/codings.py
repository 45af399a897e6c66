"""Stale Content-Encoding: tools that decode a body often leave the header in that says it is compressed."""

from __future__ import annotations

import re

_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
# No text has these; of a hundred packed bytes one in ten thousand lots has none of them.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 1024
_STALE = ("content-encoding", "content-length")


def without_stale_coding(headers: list[tuple[str, str]], body: bytes) -> list[tuple[str, str]]:
    """``headers`` without Content-Encoding, and the length it belongs to, where ``body`` is not in that coding."""
    coding = next((value for name, value in headers if name.lower() == "content-encoding"), "")
    last = coding.rpartition(",")[2].strip().lower()
    if not last or not body or is_coded(body, last):
        return headers
    return [(name, value) for name, value in headers if name.lower() not in _STALE]


def is_coded(body: bytes, coding: str) -> bool:
    """Whether ``body`` may be in ``coding``: it begins as that does, or with bytes that no text has."""
    if magic := _MAGIC.get(coding):
        return body.startswith(magic)
    return _CONTROL.search(body[:_LOOKED_AT]) is not None
