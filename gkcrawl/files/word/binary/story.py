"""Reads the text of a part of DOC by paragraphs: what is shown, and in which table ([MS-DOC] §2.4.1, §2.8)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from gkcrawl.files.word.binary.forms import is_checked
from gkcrawl.files.word.binary.pieces import joined
from gkcrawl.files.word.binary.properties import Characters, Paragraph
from gkcrawl.files.word.content import Look, lines_of
from gkcrawl.files.word.fields import OpenFields
from gkcrawl.files.word.format import Format, merged
from gkcrawl.files.word.symbols import shown
from gkcrawl.files.word.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gkcrawl.files.word.binary.runs import Run
    from gkcrawl.files.word.content import Block
    from gkcrawl.files.word.lists import Lists

_MARK = re.compile("[\r\x07\x0c]")
_CELL, _PAGE_BREAK = "\x07", "\x0c"
_CONTROL = re.compile("[\x00-\x1f\xad]")
_BEGIN, _SEPARATE, _END, _PICTURE, _DRAWING = "\x13", "\x14", "\x15", "\x01", "\x08"
_SIGNS = {"\t": "\t", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"}
T = TypeVar("T")


class Along:
    """Runs by the characters that they cover, none of which cover the same ones."""

    def __init__(self, runs: Sequence[Run[T]]) -> None:
        """``runs`` in the order of the text."""
        self._runs = runs
        self._ends = [run.end for run in runs]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, object]]:
        """Start, end and value of the parts of ``start`` to ``end``; None for what no run covers."""
        at = bisect_right(self._ends, start)
        while start < end:
            run = self._runs[at] if at < len(self._runs) else None
            if run is None or run.start >= end:
                yield start, end, None
                return
            if run.start > start:
                yield start, run.start, None
            start = max(start, run.start)
            yield start, min(run.end, end), run.value
            start, at = min(run.end, end), at + 1


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its blocks, above its paragraph or below, and where it stands among others."""

    blocks: list[Block]
    above: bool = False
    order: tuple[int, ...] = ()


@dataclass(slots=True)
class Source:
    """A document to read stories of: text, runs of it, what styles say, and the data of forms."""

    text: str
    characters: Along
    paragraphs: Along
    style: Callable[[int], Format]
    lists: Lists
    data: bytes = b""
    boxes: dict[int, list[Box]] = field(default_factory=dict)
    """Text boxes by the place of the drawing that they are in."""


class Story:
    """A part of the document: its text, its notes, one of its text boxes."""

    def __init__(self, source: Source) -> None:
        """Outside of tables and fields."""
        self._source = source
        self._fields = OpenFields()
        self._tables = Tables()
        self._parts: list[str] = []
        self._size, self._red = 0.0, False
        self._drawings: list[int] = []
        self._kept = ""

    def blocks(self, start: int, end: int) -> list[Block]:
        """Paragraphs and tables from character ``start`` to ``end``."""
        at = start
        for mark in _MARK.finditer(self._source.text, start, end):
            place = mark.start()
            _, last, paragraph = next(self._source.paragraphs.within(place, min(place + 2, end)))
            if mark[0] == _PAGE_BREAK and last > place + 1:
                continue  # a page break within a paragraph
            self._paragraph(at, place, paragraph if isinstance(paragraph, tuple) else (0, None))
            at = place + 1
        if at < end:
            self._paragraph(at, end, (0, None))
        return self._tables.finished()

    def _paragraph(self, start: int, end: int, properties: tuple[int, Paragraph | None]) -> None:
        style, own = properties[0], properties[1] or Paragraph()
        form = merged(self._source.style(style), own.format)
        mark = self._source.text[end : end + 1]
        depth = max(own.depth, 1) if mark == _CELL else own.depth
        cell_end = own.cell_end or (mark == _CELL and depth == 1)
        if own.row_end and depth:
            self._tables.end_row(depth, own.row)
            return
        self._parts, self._size, self._red, self._drawings = [], 0.0, False, []
        self._read(start, end, form)
        self._fields.end_paragraph()
        text = self._kept + joined("".join(self._parts))
        self._kept = ""
        if mark == "\r" and not cell_end and self._is_hidden(end, form):
            self._kept = text
            return
        label = self._label(form) if form.number else ""
        if label and (text.strip() or depth):
            text = label + text.lstrip()
        boxes = [box for place in self._drawings for box in self._source.boxes.get(place, ())]
        boxes.sort(key=lambda box: box.order)
        look = Look(self._size, bool(form.centred), self._red, bool(form.heading))
        self._tables.add(depth, (block for box in boxes if box.above for block in box.blocks))
        self._tables.add(depth, lines_of(text, look))
        self._tables.add(depth, (block for box in boxes if not box.above for block in box.blocks))
        if cell_end:
            self._tables.end_cell(depth)

    def _label(self, form: Format) -> str:
        return self._source.lists.label(form.number or 0, form.level or 0)

    def _is_hidden(self, place: int, form: Format) -> bool:
        """Whether a paragraph mark is deleted or hidden, and the next paragraph goes on."""
        _, _, run = next(self._source.characters.within(place, place + 1))
        return isinstance(run, Characters) and bool(self._format(run, form).hidden)

    def _format(self, run: Characters, form: Format) -> Format:
        if run.style is not None:
            form = merged(form, self._source.style(run.style))
        return merged(form, run.format)

    def _read(self, start: int, end: int, form: Format) -> None:
        """Note what the characters from ``start`` to ``end`` show."""
        for first, last, value in self._source.characters.within(start, end):
            run = value if isinstance(value, Characters) else Characters()
            look = self._format(run, form)
            text = self._source.text[first:last]
            if run.symbol is not None and not look.hidden and not self._fields.instructing:
                self._write(run.symbol * len(text), look)
                continue
            at = 0
            for control in _CONTROL.finditer(text):
                self._write(text[at : control.start()], look)
                self._control(control[0], first + control.start(), run, look)
                at = control.end()
            self._write(text[at:], look)

    def _write(self, text: str, look: Format) -> None:
        if not text or (look.hidden and not self._fields.instructing):
            return
        if self._fields.instructing:
            self._fields.instruct(text)
            return
        self._parts.append(shown(look.font, text) if look.font else text)
        if not text.isspace():
            self._size = max(self._size, look.size or 0.0)
            self._red = self._red or bool(look.red)

    def _control(self, char: str, place: int, run: Characters, look: Format) -> None:
        if char == _BEGIN:
            self._fields.begin()
        elif char == _SEPARATE:
            self._fields.separate(len(self._parts))
        elif char == _END:
            text = self._fields.end(len(self._parts))
            self._parts.append("" if look.hidden else text)
        elif char == _PICTURE and run.picture is not None and self._fields.instructing:
            checked = is_checked(self._source.data, run.picture)
            if checked is not None:
                self._fields.check(checked=checked)
        elif char == _DRAWING:
            self._drawings.append(place)
        elif not self._fields.instructing and not look.hidden:
            self._parts.append(_SIGNS.get(char, ""))
