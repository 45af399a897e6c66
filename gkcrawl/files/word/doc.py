"""Reads DOC files, which WPS writes too: text by its pieces, tables, notes, lists, text boxes ([MS-DOC])."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, TypeVar

from gkcrawl.files.reading import FileReading
from gkcrawl.files.word.binary import fib as parts
from gkcrawl.files.word.binary.boxes import anchors, box_ranges
from gkcrawl.files.word.binary.fib import Fib, read_fib
from gkcrawl.files.word.binary.numbering import read_lists
from gkcrawl.files.word.binary.pieces import read_pieces, text_of
from gkcrawl.files.word.binary.plain import plain_text, row_ends
from gkcrawl.files.word.binary.properties import Characters, Paragraph, read_characters, read_paragraph
from gkcrawl.files.word.binary.runs import Run, by_character, character_runs, paragraph_runs
from gkcrawl.files.word.binary.shapes import Shape, read_shapes, word_art
from gkcrawl.files.word.binary.story import Along, Box, Source, Story
from gkcrawl.files.word.binary.streams import BROKEN, Streams, open_streams
from gkcrawl.files.word.binary.stylesheet import Stylesheet, font_names
from gkcrawl.files.word.content import head_lines, put
from gkcrawl.files.word.lists import Lists
from gkcrawl.files.word.pages import stated_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.files.reading import FileLimits
    from gkcrawl.files.word.binary.pieces import Piece
    from gkcrawl.files.word.content import Block

T = TypeVar("T")
# Of the first section the headers of its first page and of odd pages, behind six separators of notes ([MS-DOC] §2.3.5).
_HEADS = (10, 7)


def read(body: bytes, limits: FileLimits) -> FileReading:
    """The text and tables of a DOC file.

    Headers, comments, deleted and hidden text and instructions of fields are left out; notes stand behind the text.
    Flags: ``encrypted``, ``damaged`` (read as far as it goes), ``too_large``.
    """
    reading = FileReading(format="doc")
    streams = open_streams(body)
    fib = read_fib(streams.main) if streams else None
    if streams is None or fib is None:
        reading.flag("damaged")
        reading.error = "the file has no main text"
        return reading
    if fib.encrypted:
        reading.flag("encrypted")
        reading.error = "the file is encrypted"
        return reading
    document = _Document(streams, fib)
    put(reading, document.blocks(), limits)
    reading.prominent = document.head + reading.prominent
    reading.pages = stated_pages(streams.pages, reading.text)
    if document.broken:
        reading.flag("damaged")
        reading.error = f"broken: {', '.join(document.broken)}"
    return reading


class _Document:
    """The structures of one document, each read by itself: what is ``broken`` is done without."""

    def __init__(self, streams: Streams, fib: Fib) -> None:
        self._streams = streams
        self._fib = fib
        self._table = streams.tables.get(fib.table) or b""
        self.head: list[str] = []
        """Lines of the first page's header that are the document's own head."""
        self.broken: list[str] = ["the compound file"] if streams.damaged else []

    def blocks(self) -> list[Block]:
        """What the document shows."""
        pieces = self._attempt("piece table", self._pieces) or []
        if not pieces:
            return self._plain()
        text, whole = self._attempt("text", lambda: text_of(self._streams.main, pieces)) or ("", False)
        if not whole:
            self.broken.append("text")
            pieces = [piece for piece in pieces if piece.end <= len(text)]
        source = self._source(text, pieces)
        ends, at = {}, 0
        for name, length in self._fib.lengths.items():
            ends[name] = (at, min(at + length, len(text)))
            at += length
        self._attempt("text boxes", lambda: self._boxes(source, *ends["boxes"]))
        self.head = self._attempt("headers", lambda: self._head(source, *ends["headers"])) or []
        found: list[Block] = []
        for name in ("text", "footnotes", "endnotes"):
            found += Story(source).blocks(*ends[name])
        return found + [block for box in source.boxes.get(-1, ()) for block in box.blocks]

    def _attempt(self, name: str, read_it: Callable[[], T]) -> T | None:
        try:
            return read_it()
        except BROKEN:
            self.broken.append(name)
            return None

    def _structure(self, number: int) -> bytes:
        offset, length = self._fib.place(number)
        return self._table[offset : offset + length]

    def _pieces(self) -> list[Piece]:
        if self._fib.old:
            return []
        return read_pieces(self._structure(parts.PIECES))

    def _plain(self) -> list[Block]:
        """The text without any structure: of Word 6 and 95, and where the piece table is lost."""
        if not self._fib.old and "piece table" not in self.broken:
            self.broken.append("piece table")
        text = plain_text(self._streams.main, self._fib)
        ends = [Run(place, place + 1, (0, Paragraph(depth=1, row_end=True))) for place in row_ends(text)]
        return Story(Source(text, Along([]), Along(ends), Stylesheet(b"", ()).format, Lists({}))).blocks(0, len(text))

    def _source(self, text: str, pieces: list[Piece]) -> Source:
        main, data = self._streams.main, self._streams.data
        fonts = font_names(self._structure(parts.FONTS))
        styles = Stylesheet(self._structure(parts.STYLES), fonts, data)
        known: dict[bytes, Characters] = {}
        known_paragraphs: dict[bytes, Paragraph] = {}

        def characters() -> list[Run[Characters]]:
            found = by_character(character_runs(main, self._structure(parts.CHARACTERS)), pieces)
            for run in found:
                if run.value not in known:
                    known[run.value] = read_characters(run.value, fonts)
            return [Run(run.start, run.end, known[run.value]) for run in found]

        def paragraphs() -> list[Run[tuple[int, Paragraph]]]:
            found = by_character(paragraph_runs(main, self._structure(parts.PARAGRAPHS)), pieces)
            for run in found:
                if run.value[1] not in known_paragraphs:
                    known_paragraphs[run.value[1]] = read_paragraph(run.value[1], data)
            return [Run(run.start, run.end, (run.value[0], known_paragraphs[run.value[1]])) for run in found]

        lists, overrides = self._fib.place(parts.LISTS), self._fib.place(parts.LIST_OVERRIDES)
        numbered = self._attempt("lists", lambda: read_lists(self._table, lists, overrides, fonts)) or {}
        return Source(
            text,
            Along(self._attempt("properties of characters", characters) or []),
            Along(self._attempt("properties of paragraphs", paragraphs) or []),
            styles.format,
            Lists(numbered),
            data,
        )

    def _head(self, source: Source, start: int, end: int) -> list[str]:
        table = self._structure(parts.HEADERS)
        places = struct.unpack_from(f"<{len(table) // 4}I", table)
        found: list[str] = []
        for at in _HEADS:
            if at + 1 < len(places):
                found += head_lines(Story(source).blocks(start + places[at], min(start + places[at + 1], end)))
        return list(dict.fromkeys(found))

    def _boxes(self, source: Source, start: int, end: int) -> None:
        """Text boxes and word art at the drawings that they are part of, from top to bottom."""
        drawn = anchors(self._structure(parts.BOX_ANCHORS))
        shapes = self._attempt("shapes", lambda: read_shapes(self._structure(parts.SHAPES))) or {}
        found: list[tuple[int, list[Block]]] = [
            (shape, Story(source).blocks(start + left, min(start + right, end)))
            for shape, left, right in box_ranges(self._structure(parts.BOXES))
        ]
        found += [(number, word_art(shape)) for number, shape in shapes.items() if shape.art]
        first = min((anchor.place for anchor in drawn.values()), default=0)
        for number, blocks in found:
            shape = shapes.get(number) or Shape(number)
            anchor = drawn.get(number) or drawn.get(shape.drawing)
            if anchor is None:
                source.boxes.setdefault(-1, []).append(Box(blocks))
                continue
            at_top = anchor.by_page and anchor.place == first and not source.text[: anchor.place].strip()
            box = Box(blocks, anchor.above or at_top, (anchor.top, anchor.left, *shape.place))
            source.boxes.setdefault(anchor.place, []).append(box)
