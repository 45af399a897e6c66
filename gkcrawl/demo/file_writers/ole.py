"""Compound files ([MS-CFB]), which DOC and XLS are: streams in sectors of 512 bytes, chained by a table."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTOR = 512  # bytes
_CUTOFF = 4096  # bytes: smaller streams would lie in a stream of their own, so all are filled up to it (§2.2)
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF  # no such entry of the directory
_IN_HEADER = 109  # sectors of the table that the header can name
_ENTRIES = _SECTOR // 4  # of the table in a sector


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A file of ``streams`` below its root, each filled up with zeros to at least 4096 bytes."""
    sectors, chains, starts = b"", list[int](), list[tuple[int, int]]()
    for content in streams.values():
        filled = _filled(content.ljust(_CUTOFF, b"\0"))
        starts.append((len(chains), len(content.ljust(_CUTOFF, b"\0"))))
        count = len(filled) // _SECTOR
        chains += [*range(len(chains) + 1, len(chains) + count), _END]
        sectors += filled
    directory = _filled(_directory(list(streams), starts))
    first_directory = len(chains)
    count = len(directory) // _SECTOR
    chains += [*range(len(chains) + 1, len(chains) + count), _END]
    sectors += directory
    tables = 1
    while (len(chains) + tables) > tables * _ENTRIES:
        tables += 1
    first_table = len(chains)
    chains += [_TABLE] * tables
    chains += [_FREE] * (tables * _ENTRIES - len(chains))
    named = [*range(first_table, first_table + tables)]
    named += [_FREE] * (_IN_HEADER - tables)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, first_directory, 0, _CUTOFF, _END, 0, _END, 0)
    header += struct.pack(f"<{_IN_HEADER}I", *named)
    return header + sectors + struct.pack(f"<{len(chains)}I", *chains)


def _directory(names: list[str], starts: list[tuple[int, int]]) -> bytes:
    """The root and its streams (§2.6); each has the next as its right sibling, shorter names first (§2.6.4)."""
    order = sorted(range(len(names)), key=lambda place: (len(names[place]), names[place].upper()))
    entries = [_entry("Root Entry", 5, (_END, 0), child=order[0] + 1)]
    following = dict(zip(order, [place + 1 for place in order[1:]], strict=False))
    for place, name in enumerate(names):
        entries.append(_entry(name, 2, starts[place], right=following.get(place, _NONE)))
    return b"".join(entries)


def _entry(name: str, kind: int, place: tuple[int, int], *, right: int = _NONE, child: int = _NONE) -> bytes:
    start, size = place
    called = name.encode("utf-16-le") + b"\0\0"
    head = called.ljust(64, b"\0") + struct.pack("<HBBIII", len(called), kind, 1, _NONE, right, child)
    return head + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)


def _filled(content: bytes) -> bytes:
    return content + bytes(-len(content) % _SECTOR)
