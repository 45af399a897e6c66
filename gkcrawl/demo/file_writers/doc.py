"""DOC files ([MS-DOC], Word 97): one piece of text in UTF-16, paragraphs and cells by their marks and properties."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.demo.file_writers.ole import compound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.demo.file_writers.paper import Paper
    from gkcrawl.demo.form import FormTable

_PAGE = 512  # bytes: of the pages that properties are kept in (§2.9.174 PapxFkp)
_TEXT = 1024  # where the text begins: behind the Fib, at a page
_PAIRS = 93  # of offset and length in the Fib of Word 97 (§2.5.1)
_PAPERS, _PIECES = 13, 33  # which of them say where properties of paragraphs are, and the pieces (§2.5.6)
_IN_TABLE, _ROW_END, _DEFINE_TABLE = 0x2416, 0x2417, 0xD608  # sprms (§2.6.2, §2.6.3)
_CONTINUED, _RESTARTED = 0x20, 0x40  # fVertMerge, fVertRestart of a cell (§2.9.327 TCGRF)
_COLUMN = 900  # twips
_CELL = "\x07"


class _Paragraph(NamedTuple):
    """Text with its mark, and the properties of the paragraph (prls)."""

    text: str
    properties: bytes = b""


def doc(paper: Paper) -> bytes:
    """``paper`` as a main document without headers or notes."""
    paragraphs = [_Paragraph(f"{line}\r") for line in paper.opening]
    for block in paper.blocks:
        paragraphs += [_Paragraph(f"{block}\r")] if isinstance(block, str) else _rows(block)
    paragraphs += [_Paragraph(f"{line}\r") for line in paper.signature]
    text = "".join(paragraph.text for paragraph in paragraphs)
    main = text.encode("utf-16-le")
    body = _filled(bytes(_TEXT) + main)
    first = len(body) // _PAGE
    pages = list(_property_pages(paragraphs))
    pieces = struct.pack("<BIII", 2, 16, 0, len(main) // 2) + struct.pack("<HIH", 0, _TEXT, 0)
    starts = [start for start, _ in pages] + [_TEXT + len(main)]
    places = struct.pack(f"<{len(starts)}I{len(pages)}I", *starts, *range(first, first + len(pages)))
    pairs = [(0, 0)] * _PAIRS
    pairs[_PIECES], pairs[_PAPERS] = (0, len(pieces)), (len(pieces), len(places))
    body += b"".join(page for _, page in pages)
    head = _fib(pairs, size=len(body), characters=len(main) // 2)
    return compound({"WordDocument": head + body[len(head) :], "1Table": pieces + places})


def _rows(table: FormTable) -> Iterator[_Paragraph]:
    """A paragraph a cell, and one that ends the row and says where cells begin and which continue the one above."""
    inside = struct.pack("<HB", _IN_TABLE, 1)
    for y, fields in enumerate(table.fields()):
        edges, flags = [], []
        for x, (top, left, cell) in enumerate(fields):
            if left != x:
                continue
            yield _Paragraph((cell.text if top == y else "") + _CELL, inside)
            edges.append(_COLUMN * x)
            merged = _CONTINUED | (_RESTARTED if top == y else 0)
            flags.append(merged if cell.down > 1 else 0)
        while flags and not flags[-1]:
            del flags[-1]
        places = struct.pack(f"<B{len(edges) + 1}h", len(edges), *edges, _COLUMN * len(fields))
        operand = places + b"".join(struct.pack("<HH16x", flag, 0) for flag in flags)
        end = inside + struct.pack("<HB", _ROW_END, 1)
        yield _Paragraph(_CELL, end + struct.pack("<HH", _DEFINE_TABLE, len(operand) + 1) + operand)


def _property_pages(paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[int, bytes]]:
    """Pages of properties, each with the place of its first paragraph in the file."""
    place, waiting, room = _TEXT, list[tuple[int, bytes]](), 0
    for text, properties in paragraphs:
        stored = _stored(properties)
        if room < len(stored) + 17:
            if waiting:
                yield waiting[0][0], _property_page(waiting, place)
            waiting, room = [], _PAGE - 5
        waiting.append((place, stored))
        room -= len(stored) + 17
        place += len(text.encode("utf-16-le"))
    yield waiting[0][0], _property_page(waiting, place)


def _property_page(paragraphs: list[tuple[int, bytes]], end: int) -> bytes:
    """Where each paragraph begins, and, from the end of the page upwards, its properties."""
    head = struct.pack(f"<{len(paragraphs) + 1}I", *(place for place, _ in paragraphs), end)
    tail, places = b"", b""
    for _, stored in paragraphs:
        tail = stored + tail
        places += struct.pack("<B12x", (_PAGE - 2 - len(tail)) // 2)
    return (head + places).ljust(_PAGE - 2 - len(tail), b"\0") + tail + bytes((0, len(paragraphs)))


def _stored(properties: bytes) -> bytes:
    """PapxInFkp (§2.9.175): its length in words, the style (0) and the prls; an even count of bytes."""
    content = bytes(2) + properties
    if len(content) % 2:
        return bytes(((len(content) + 1) // 2,)) + content
    return bytes((0, len(content) // 2)) + content


def _fib(pairs: Sequence[tuple[int, int]], *, size: int, characters: int) -> bytes:
    """The head of a file that is not complex and has its tables in the stream 1Table (§2.5.1)."""
    base = struct.pack("<HHHHHHHIBBHHII", 0xA5EC, 0xC1, 0, 0x804, 0, 0x1200, 0xBF, 0, 0, 0, 0, 0, 0, 0)
    words = struct.pack("<H28x", 14)
    longs = struct.pack("<H22I", 22, size, 0, 0, characters, *[0] * 18)
    blob = b"".join(struct.pack("<II", *pair) for pair in pairs)
    return base + words + longs + struct.pack("<H", len(pairs)) + blob + bytes(2)


def _filled(content: bytes) -> bytes:
    return content + bytes(-len(content) % _PAGE)
