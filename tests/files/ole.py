"""Writes OLE compound files ([MS-CFB]): a root with streams, for tests of what is kept in such files."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes]) -> bytes:
    """An OLE file of ``streams``; each is filled up to 4,096 bytes, below which streams are kept elsewhere."""
    bodies = {name: body.ljust(4096, b"\x00") for name, body in streams.items()}
    sectors: list[bytes] = []
    fat: list[int] = []
    starts: dict[str, int] = {}

    def add(body: bytes) -> int:
        first = len(sectors)
        parts = [body[at : at + _SECTOR].ljust(_SECTOR, b"\x00") for at in range(0, len(body), _SECTOR)]
        sectors.extend(parts)
        fat.extend([*range(first + 1, first + len(parts)), _END])
        return first

    for name, body in bodies.items():
        starts[name] = add(body)
    directory = add(_directory(bodies, starts))
    # The allocation table counts its own sectors.
    tables = 1
    while (len(fat) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first_table = len(sectors)
    fat.extend([_FAT] * tables)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * _SECTOR, b"\xff")
    header = struct.pack("<8s16xHHHHH6xII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables)
    header += struct.pack("<IIIIIII", directory, 0, 4096, _END, 0, _END, 0)
    places = [*range(first_table, first_table + tables)]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return header + b"".join(sectors) + table


def _directory(bodies: dict[str, bytes], starts: dict[str, int]) -> bytes:
    """Entries of the root and of its streams, which hang on each other's right side in the order of their names."""
    names = sorted(bodies, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, right=_FREE, child=1 if names else _FREE, start=_END, size=0)]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, right=right, child=_FREE, start=starts[name], size=len(bodies[name])))
    return b"".join(entries)


def _entry(name: str, kind: int, *, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00"
    head = raw.ljust(64, b"\x00") + struct.pack("<HBB", len(raw), kind, 1)
    return head + struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
