"""Writes small DOC files for the tests: text in pieces, properties of runs and paragraphs, lists, boxes ([MS-DOC])."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.word.doc import read
from tests.files.ole import compound_file

TEXT_AT = 2048
PAGE = 512


def sprm(opcode: int, operand: bytes | int) -> bytes:
    """A property; the operand's size follows from the opcode where it is a number."""
    if isinstance(operand, int):
        operand = operand.to_bytes((1, 1, 2, 4, 2, 2, 0, 3)[opcode >> 13], "little", signed=operand < 0)
    return struct.pack("<H", opcode) + operand


IN_TABLE = sprm(0x2416, 1)
HIDDEN, DELETED, CENTRED = sprm(0x083C, 1), sprm(0x0800, 1), sprm(0x2403, 1)


def row_end(*edges: int, cells: tuple[int, ...] = ()) -> bytes:
    """Properties of the last paragraph of a row with these edges and bits of its cells."""
    body = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges)
    body += b"".join(struct.pack("<H18x", bits) for bits in cells)
    return IN_TABLE + sprm(0x2417, 1) + struct.pack("<HH", 0xD608, len(body) + 1) + body


@dataclass
class Para:
    """A paragraph: runs of text with their properties, its mark, its properties, its style."""

    runs: list[tuple[str, bytes]]
    mark: str = "\r"
    changes: bytes = b""
    style: int = 0
    mark_changes: bytes = b""


@dataclass
class Parts:
    """What a document may have besides its text."""

    lengths: dict[str, int] = field(default_factory=dict)
    tables: dict[int, bytes] = field(default_factory=dict)
    """Structures of the table stream by their place in the block; their bytes may be longer than they say."""
    says: dict[int, int] = field(default_factory=dict)
    data: bytes = b""
    narrow: bool = False
    bits: int = 0
    split: int = 0
    """The text is written in two pieces, the second one first, from this character on."""


def para(text: str, changes: bytes = b"", mark: str = "\r", look: bytes = b"") -> Para:
    """A paragraph of one run."""
    return Para([(text, look)], mark, changes)


def doc(paragraphs: list[Para], parts: Parts | None = None) -> bytes:
    """A document of all its ``paragraphs``, of which ``parts.lengths`` says how many characters belong to what."""
    return compound_file(streams(paragraphs, parts))


def streams(paragraphs: list[Para], parts: Parts | None = None) -> dict[str, bytes]:
    """The streams of such a document."""
    parts = parts or Parts()
    width = 1 if parts.narrow else 2
    text = "".join("".join(run for run, _ in one.runs) + one.mark for one in paragraphs)
    raw = text.encode("cp1252" if parts.narrow else "utf-16-le")
    split = parts.split * width
    raw, count = raw[split:] + raw[:split], len(raw) // width

    def place(char: int) -> int:
        return TEXT_AT + width * (char - parts.split if char >= parts.split else count - parts.split + char)

    characters: list[tuple[int, int, bytes]] = []
    properties: list[tuple[int, int, bytes]] = []
    at = 0
    for one in paragraphs:
        start = at
        for run, look in [*one.runs, (one.mark, one.mark_changes)]:
            size = len(run.encode("utf-16-le")) // 2
            if size:
                characters.append((place(at), place(at + size - 1) + width, look))
            at += size
        properties.append((place(start), place(at - 1) + width, struct.pack("<H", one.style) + one.changes))
    main = bytearray(TEXT_AT) + raw
    main += bytes(-len(main) % PAGE)
    structures = dict(parts.tables)
    for number, runs, entry in ((12, characters, 1), (13, properties, 13)):
        bounds, pages = _pages(sorted(runs), entry)
        numbers = [len(main) // PAGE + page for page in range(len(pages))]
        main += b"".join(pages)
        structures[number] = struct.pack(f"<{len(bounds)}I{len(numbers)}I", *bounds, *numbers)
    structures[33] = _clx(count, parts, width)
    table = bytearray(16)
    for number, content in structures.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, len(table), parts.says.get(number, len(content)))
        table += content
    names = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
    lengths = {"text": count - sum(parts.lengths.values())} | parts.lengths
    struct.pack_into("<HHHH", main, 0, 0xA5EC, 0xC1, 0, 0x0804)
    struct.pack_into("<H", main, 0x0A, 0x0200 | parts.bits)
    struct.pack_into("<II", main, 0x18, TEXT_AT, TEXT_AT + len(raw))
    struct.pack_into("<8i", main, 0x4C, *(lengths.get(name, 0) for name in names))
    return {"WordDocument": bytes(main), "1Table": bytes(table), "Data": parts.data}


def _clx(count: int, parts: Parts, width: int) -> bytes:
    compressed = 0x40000000 if parts.narrow else 0

    def offset(char: int) -> int:
        return (TEXT_AT + width * char) * (2 if parts.narrow else 1) | compressed

    bounds = [0, parts.split, count] if parts.split else [0, count]
    offsets = [offset(count - parts.split), offset(0)] if parts.split else [offset(0)]
    plc = struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(struct.pack("<HIH", 0, one, 0) for one in offsets)
    return b"\x01\x02\x00\x00\x00" + b"\x02" + struct.pack("<I", len(plc)) + plc


def _pages(runs: list[tuple[int, int, bytes]], entry: int) -> tuple[list[int], list[bytes]]:
    """Formatted disk pages of a few runs each, and the offsets at which they begin and end."""
    pages, bounds = [], []
    for first in range(0, len(runs), 6):
        chosen = runs[first : first + 6]
        bounds.append(chosen[0][0])
        page = bytearray(PAGE)
        page[-1] = len(chosen)
        struct.pack_into(f"<{len(chosen) + 1}I", page, 0, *(start for start, _, _ in chosen), chosen[-1][1])
        free = PAGE - 2
        for number, (_, _, content) in enumerate(chosen):
            if entry == 1:
                stored = bytes([len(content)]) + content
            else:
                content += bytes(len(content) % 2)
                stored = bytes([0, len(content) // 2]) + content
            free = (free - len(stored)) // 2 * 2
            page[free : free + len(stored)] = stored
            page[4 * (len(chosen) + 1) + entry * number] = free // 2
        assert free > 4 * (len(chosen) + 1) + entry * len(chosen)
        pages.append(bytes(page))
    return [*bounds, runs[-1][1]], pages


def stylesheet(styles: list[tuple[int, int, int, list[bytes]]]) -> bytes:
    """A style sheet of styles: identifier (sti), kind, number of the base, properties."""
    table = struct.pack("<HHH", 18, len(styles), 10) + bytes(14)
    for identifier, kind, base, properties in styles:
        style = struct.pack("<HHHHH", identifier, kind | base << 4, len(properties), 0, 0) + struct.pack(
            "<H2sH", 1, b"a\0", 0
        )
        for one in properties:
            style += bytes(len(style) % 2) + struct.pack("<H", len(one)) + one
        table += struct.pack("<H", len(style)) + style + bytes(len(style) % 2)
    return table


def level(kind: int, text: str, places: tuple[int, ...], *, start: int = 1, look: bytes = b"") -> bytes:
    """A level of a list, in whose text characters at ``places`` (from 1) are numbers of levels (from 0)."""
    head = struct.pack("<iBB", start, kind, 0) + bytes(places).ljust(9, b"\0")
    head += struct.pack("<B8xBBBB", 0, len(look), 0, 0, 0)
    return head + look + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels: bytes, overrides: bytes = b"", changed: int = 0) -> tuple[dict[int, bytes], dict[int, int]]:
    """One list of nine levels and one reference to it (number 1), with the lengths that they say."""
    rest = b"".join([level(255, "", ())] * (9 - len(levels)))
    definition = struct.pack("<Hi22xBB", 1, 77, 0, 0)
    reference = struct.pack("<Ii8xBBBB", 1, 77, changed, 0, 0, 0) + struct.pack("<I", 0xFFFFFFFF) + overrides
    return {73: definition + b"".join(levels) + rest, 74: reference}, {73: len(definition)}


def reading(paragraphs: list[Para], parts: Parts | None = None) -> FileReading:
    """What is read of such a document."""
    return read(doc(paragraphs, parts), FileLimits())
