"""Runs of text with the same properties in DOC: formatted disk pages ([MS-DOC] §2.9.33 ChpxFkp, §2.9.175 PapxFkp)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.word.binary.pieces import Piece

_PAGE = 512  # bytes of a formatted disk page
_PAGE_NUMBER = 0x3FFFFF  # bits of an entry that count pages (§2.9.206)
_PAPX_ENTRY = 13  # bytes: offset of the properties, and heights of lines
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    """From ``start`` to ``end`` (offsets in the main stream, or characters) the properties are ``value``."""

    start: int
    end: int
    value: T


def character_runs(main: bytes, table: bytes) -> list[Run[bytes]]:
    """Changes of characters by offset in ``main``; ``table`` is a PlcBteChpx."""
    return _sorted(run for page in _pages(main, table) for run in _characters(page))


def paragraph_runs(main: bytes, table: bytes) -> list[Run[tuple[int, bytes]]]:
    """Style and changes of paragraphs by offset in ``main``; ``table`` is a PlcBtePapx."""
    return _sorted(run for page in _pages(main, table) for run in _paragraphs(page))


def by_character(runs: list[Run[T]], pieces: list[Piece]) -> list[Run[T]]:
    """The runs by characters of the text, whose ``pieces`` may stand in any order of offsets."""
    ends = [run.end for run in runs]
    found: list[Run[T]] = []
    for piece in pieces:
        width = 2 if piece.wide else 1
        last = piece.offset + width * (piece.end - piece.start)
        for at in range(bisect_right(ends, piece.offset), len(runs)):
            run = runs[at]
            if run.start >= last:
                break
            start = piece.start + (max(run.start, piece.offset) - piece.offset) // width
            end = piece.start + (min(run.end, last) - piece.offset) // width
            if end > start:
                found.append(Run(start, end, run.value))
    return found


def _sorted(runs: Iterator[Run[T]]) -> list[Run[T]]:
    return sorted((run for run in runs if run.end > run.start), key=lambda run: (run.end, run.start))


def _pages(main: bytes, table: bytes) -> Iterator[bytes]:
    count = (len(table) - 4) // 8
    numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count > 0 else ()
    for number in dict.fromkeys(numbers):
        at = (number & _PAGE_NUMBER) * _PAGE
        page = main[at : at + _PAGE]
        if len(page) == _PAGE:
            yield page


def _characters(page: bytes) -> Iterator[Run[bytes]]:
    count = page[-1]
    if 4 * (count + 1) + count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = 2 * page[4 * (count + 1) + number]
        yield Run(places[number], places[number + 1], page[at + 1 : at + 1 + page[at]] if at else b"")


def _paragraphs(page: bytes) -> Iterator[Run[tuple[int, bytes]]]:
    count = page[-1]
    if 4 * (count + 1) + _PAPX_ENTRY * count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = 2 * page[4 * (count + 1) + _PAPX_ENTRY * number]
        style, changes = 0, b""
        if at:
            size, at = (2 * page[at] - 1, at + 1) if page[at] else (2 * page[at + 1], at + 2)
            properties = page[at : at + size]
            style, changes = int.from_bytes(properties[:2], "little"), properties[2:]
        yield Run(places[number], places[number + 1], (style, changes))
