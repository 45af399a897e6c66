"""Reads a paragraph of DOCX: runs, fields, symbols, tracked changes, hidden text (ECMA-376 Part 1 §17.3, §17.16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.files.word.content import PLAIN, Look
from gkcrawl.files.word.fields import OpenFields, printed
from gkcrawl.files.word.format import Format, merged
from gkcrawl.files.word.ooxml.boxes import alternative, boxes
from gkcrawl.files.word.ooxml.package import W
from gkcrawl.files.word.ooxml.styles import VAL, is_on, paragraph_format, run_format
from gkcrawl.files.word.symbols import shown as shown_in
from gkcrawl.files.word.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from gkcrawl.files.word.lists import Lists
    from gkcrawl.files.word.ooxml.boxes import Box
    from gkcrawl.files.word.ooxml.numbering import Numbering
    from gkcrawl.files.word.ooxml.styles import Styles

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# Deleted text, properties, and what stands over characters (readings of §17.3.3.24).
_LEFT_OUT = {
    *(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "rubyPr", "smartTagPr")),
    *(f"{W}{name}" for name in ("customXmlPr", "instrText", "delText", "delInstrText", "annotationRef")),
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}


@dataclass(slots=True)
class Paragraph:
    """What a paragraph shows. ``goes_on``: its mark is not shown, and the next one continues it."""

    text: str = ""
    look: Look = PLAIN
    before: list[_Element] = field(default_factory=list)
    behind: list[_Element] = field(default_factory=list)
    goes_on: bool = False

    def joined_with(self, following: Paragraph) -> Paragraph:
        """Both as one."""
        return Paragraph(
            self.text + following.text,
            self.look if self.text.strip() else following.look,
            self.before + following.before,
            self.behind + following.behind,
            following.goes_on,
        )


@dataclass(slots=True)
class ParagraphReader:
    """Reads the paragraphs of a document in order, as fields and lists go on from one to the next."""

    styles: Styles
    numbering: Numbering
    lists: Lists
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and endnotes that the text refers to: ``footnote`` or ``endnote``, and the id."""
    _fields: OpenFields = field(default_factory=OpenFields, init=False)
    _parts: list[str] = field(default_factory=list, init=False)
    _boxes: list[Box] = field(default_factory=list, init=False)
    _size: float = field(default=0.0, init=False)
    _red: bool = field(default=False, init=False)
    _format: Format = field(default_factory=Format, init=False)
    _begun: bool = field(default=False, init=False)

    def read(self, element: _Element, *, numbered_alone: bool = False) -> Paragraph:
        """What a ``w:p`` shows; a number without text only where ``numbered_alone`` (cells of a table)."""
        properties = element.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        name = None if style is None else style.get(VAL)
        self._format = merged(self.styles.paragraph(name), paragraph_format(properties))
        self._parts, self._boxes, self._size, self._red = [], [], 0.0, False
        self._walk(element)
        self._fields.end_paragraph()
        text = "".join(self._parts)
        goes_on = False
        mark = None if properties is None else properties.find(f"{W}rPr")
        if mark is not None:
            goes_on = mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
            goes_on = goes_on or (is_on(mark.find(f"{W}specVanish")) and bool(text))
        label = self._label(name) if not goes_on or text.strip() else ""
        if label and (numbered_alone or text.strip()):
            text = label + text.lstrip()
        look = Look(self._size, bool(self._format.centred), self._red, bool(self._format.heading))
        before, behind = self._placed(text)
        self._begun = self._begun or bool(text.strip() or before or behind)
        return Paragraph(text, look, before, behind, goes_on)

    def _placed(self, text: str) -> tuple[list[_Element], list[_Element]]:
        """Text boxes above and below the text. Those placed by the page stand above only at the top of the document."""
        ordered = sorted(self._boxes, key=lambda box: box.place)
        top = not self._begun and bool(text.strip())
        above = [box for box in ordered if box.above or (box.by_page and top)]
        return [box.content for box in above], [box.content for box in ordered if box not in above]

    def _label(self, style: str | None) -> str:
        number, level = self._format.number, self._format.level
        if not number:
            return ""
        if level is None:
            level = self.numbering.level_of(number, style or self.styles.usual) or 0
        return self.lists.label(number, level)

    def _walk(self, parent: _Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{_M}t":
                self._parts.append(child.text or "")
            elif tag == f"{_M}den":
                self._parts.append("/")
                self._walk(child)
            elif tag == f"{W}fldSimple" and not _has_text(child):
                self._parts.append(printed(child.get(f"{W}instr") or ""))
            elif tag == _ALTERNATE:
                if (branch := alternative(child)) is not None:
                    self._walk(branch)
            elif tag not in _LEFT_OUT and len(child):
                self._walk(child)

    def _run(self, run: _Element) -> None:
        shown = self._format
        properties = run.find(f"{W}rPr")
        if properties is not None:
            style = properties.find(f"{W}rStyle")
            if style is not None:
                shown = merged(shown, self.styles.style(style.get(VAL) or ""))
            shown = merged(shown, run_format(properties))
        self._pieces(run, shown)

    def _pieces(self, run: _Element, shown: Format) -> None:
        write: Callable[[str], None] = self._parts.append
        for piece in run:
            tag = piece.tag
            if tag == f"{W}fldChar":
                self._field(piece, shown)
            elif tag == f"{W}instrText":
                self._fields.instruct(piece.text or "")
            elif shown.hidden or self._fields.instructing:
                continue
            elif tag == f"{W}t":
                if text := piece.text:
                    write(shown_in(shown.font, text) if shown.font else text)
                    self._note_look(text, shown)
            elif tag in _SIGNS:
                write(_SIGNS[tag])
            elif tag == f"{W}sym":
                write(_symbol(piece))
            elif tag in _DRAWN:
                self._boxes += boxes(piece)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = tag.removeprefix(W).removesuffix("Reference")
                self.notes.append((kind, piece.get(f"{W}id") or ""))
            elif tag == _ALTERNATE:
                if (branch := alternative(piece)) is not None:
                    self._pieces(branch, shown)
            elif tag == f"{W}ruby":
                self._walk(piece)

    def _note_look(self, text: str, shown: Format) -> None:
        if not text.isspace():
            self._size = max(self._size, shown.size or 0.0)
            self._red = self._red or bool(shown.red)

    def _field(self, mark: _Element, shown: Format) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            box = mark.find(f"{W}ffData/{W}checkBox")
            self._fields.begin()
            if box is not None:
                self._fields.check(checked=_is_checked(box))
        elif kind == "separate":
            self._fields.separate(len(self._parts))
        elif kind == "end":
            text = self._fields.end(len(self._parts))
            self._parts.append("" if shown.hidden else text)


def _is_checked(box: _Element) -> bool:
    own = box.find(f"{W}checked")
    return is_on(own if own is not None else box.find(f"{W}default"))


def _symbol(element: _Element) -> str:
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    return symbol(element.get(f"{W}font") or "", code)


def _has_text(element: _Element) -> bool:
    return next(element.iter(f"{W}t"), None) is not None
