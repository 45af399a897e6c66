"""Walks over the paragraphs and tables of DOCX (ECMA-376 Part 1 §17): what is shown, and nothing that is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.files.word.content import Cell, Grid, lines_of
from gkcrawl.files.word.ooxml.boxes import DIAGRAM, WORD_ART, alternative, word_art
from gkcrawl.files.word.ooxml.package import R, W
from gkcrawl.files.word.ooxml.styles import VAL, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from gkcrawl.files.word.content import Block
    from gkcrawl.files.word.ooxml.paragraph import Paragraph, ParagraphReader

_P, _TBL, _TR, _TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_DRAWN_PARAGRAPH, _DRAWN_TEXT = (f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}" for tag in "pt")
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "tcPr")}
_DEEPEST_TABLE = 40  # tables and boxes within one another: five are many
_MOST_OF_A_CELL = 255  # columns; Word has 63


@dataclass(slots=True)
class Body:
    """Reads blocks of text.

    By their relationships ``imported`` gives the blocks of a part in another format, ``part`` the root of one in XML.
    """

    paragraphs: ParagraphReader
    imported: Callable[[str], list[Block]]
    part: Callable[[str], _Element | None]
    _open: Paragraph | None = field(default=None, init=False)
    _depth: int = field(default=0, init=False)

    def blocks(self, parent: _Element) -> list[Block]:
        """The paragraphs and tables in ``parent``: a body, cell, text box or note."""
        if self._depth > _DEEPEST_TABLE:
            return []
        if parent.tag == WORD_ART:
            return list(word_art(parent))
        if parent.tag == DIAGRAM:
            root = self.part(parent.get(f"{R}dm") or "")
            return [] if root is None else self.blocks(root)
        before, self._open, self._depth = self._open, None, self._depth + 1
        found = list(self._blocks(parent))
        if self._open is not None:
            found += self._lines(self._open)
        self._open, self._depth = before, self._depth - 1
        return found

    def _blocks(self, parent: _Element) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if tag == _P:
                yield from self._paragraph(child)
            elif tag == _TBL:
                yield self._table(child)
            elif tag == _DRAWN_PARAGRAPH:
                yield from lines_of("".join(text.text or "" for text in child.iter(_DRAWN_TEXT)))
            elif tag == f"{W}altChunk":
                yield from self.imported(child.get(f"{R}id") or "")
            elif tag == _ALTERNATE:
                if (branch := alternative(child)) is not None:
                    yield from self._blocks(branch)
            elif tag not in _LEFT_OUT and len(child):
                yield from self._blocks(child)

    def _paragraph(self, element: _Element) -> Iterator[Block]:
        """The lines of a paragraph; one whose mark is deleted or hidden goes on in the next (§17.13.5.15)."""
        in_cell = self._depth > 1
        paragraph = self.paragraphs.read(element, numbered_alone=in_cell)
        if self._open is not None:
            paragraph = self._open.joined_with(paragraph)
            self._open = None
        if paragraph.goes_on:
            self._open = paragraph
        else:
            yield from self._lines(paragraph)

    def _lines(self, paragraph: Paragraph) -> Iterator[Block]:
        for box in paragraph.before:
            yield from self.blocks(box)
        yield from lines_of(paragraph.text, paragraph.look)
        for box in paragraph.behind:
            yield from self.blocks(box)

    def _table(self, table: _Element) -> Grid:
        return Grid([row for element in _within(table, _TR) if (row := self._row(element)) is not None])

    def _row(self, element: _Element) -> list[Cell] | None:
        """The cells of a row, None for one that is deleted."""
        properties = element.find(f"{W}trPr")
        cells: list[Cell] = []
        if properties is not None:
            if properties.find(f"{W}del") is not None:
                return None
            before = number_of(properties.find(f"{W}gridBefore")) or 0
            if 0 < before <= _MOST_OF_A_CELL:
                cells.append(Cell(columns=before))
        for cell in _within(element, _TC):
            self._cell(cell, cells)
        return cells

    def _cell(self, element: _Element, cells: list[Cell]) -> None:
        properties = element.find(f"{W}tcPr")
        columns, merged, beside = 1, None, None
        if properties is not None:
            if properties.find(f"{W}cellDel") is not None:
                return
            columns = min(max(number_of(properties.find(f"{W}gridSpan")) or 1, 1), _MOST_OF_A_CELL)
            merged, beside = properties.find(f"{W}vMerge"), properties.find(f"{W}hMerge")
        if beside is not None and (beside.get(VAL) or "continue") == "continue" and cells:
            cells[-1].columns += columns
            return
        continues = merged is not None and (merged.get(VAL) or "continue") == "continue"
        cells.append(Cell(self.blocks(element), columns, continues))


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT and child.tag not in (_TBL, _P) and len(child):
            yield from _within(child, tag)
