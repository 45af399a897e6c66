"""What the properties of characters and paragraphs in DOC say of them ([MS-DOC] §2.6.1, §2.6.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.files.word.binary import sprms as s
from gkcrawl.files.word.binary.rows import row_definition
from gkcrawl.files.word.binary.sprms import number, signed, sprms
from gkcrawl.files.word.format import NOTHING_SAID, Format, is_red
from gkcrawl.files.word.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.word.tables import RowDefinition

_OFF, _ON, _AS_STYLE = 0, 1, 128  # values of a toggle; 129 is what the style is not (§2.9.328)
_JC_CENTRE = 1  # alignment of a paragraph (sprmPJc)
_BODY_TEXT = 9  # the level of paragraphs that are no headings
_RED_INDEXES = (6, 13)  # red and dark red of the sixteen old colours (§2.9.119)
_NO_LIST = (0, 0xF801)  # values of sprmPIlfo for paragraphs in none
_TITLE_STYLES = (1, 2, 62, 74)  # sti of Heading 1 and 2, Title, Subtitle (§2.9.260)


@dataclass(frozen=True, slots=True)
class Characters:
    """A run: what it is set like, what it shows in place of its text, and where its form field stands in ``Data``."""

    format: Format = NOTHING_SAID
    style: int | None = None
    symbol: str | None = None
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: format, depth of the table it is in (0: none), and which mark of a table it ends with."""

    format: Format = NOTHING_SAID
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    row: RowDefinition | None = None


def read_characters(changes: bytes, fonts: Sequence[str] = ()) -> Characters:
    """What the changes of a run say; ``fonts`` are the names of fonts by number."""
    size = red = hidden = font = style = sign = picture = None
    for opcode, operand in sprms(changes):
        if opcode in (s.HIDDEN, s.DELETED):
            value = number(operand)
            if opcode == s.DELETED or value != _AS_STYLE:
                # A deleted run stays hidden whatever is said of its visibility.
                hidden = bool(hidden) or value != _OFF if opcode == s.DELETED else value != _OFF or bool(hidden)
        elif opcode == s.SIZE:
            size = number(operand) / 2
        elif opcode == s.COLOUR_INDEX:
            red = number(operand) in _RED_INDEXES
        elif opcode == s.COLOUR:
            red = is_red(*operand[:3].ljust(3, b"\0")) and not any(operand[3:])
        elif opcode == s.FONT:
            font = _named(fonts, number(operand))
        elif opcode == s.CHAR_STYLE:
            style = number(operand)
        elif opcode == s.SYMBOL:
            sign = symbol(_named(fonts, number(operand[:2])), number(operand[2:]))
        elif opcode == s.PICTURE:
            picture = signed(operand)
    return Characters(Format(size=size, red=red, hidden=hidden, font=font), style, sign, picture)


def read_paragraph(changes: bytes, data: bytes = b"") -> Paragraph:
    """What the changes of a paragraph say; large ones stand in the stream ``data`` (§2.6.2 sprmPHugePapx)."""
    centred = heading = level = in_list = None
    in_table = cell_end = row_end = False
    depth = 0
    for opcode, operand in sprms(changes):
        if opcode in (s.HUGE, s.TABLE_PROPERTIES):
            at = number(operand)
            size = number(data[at : at + 2])
            changes = changes + data[at + 2 : at + 2 + size]
    for opcode, operand in sprms(changes):
        if opcode in (s.ALIGNED, s.ALIGNED_OLD):
            centred = number(operand) == _JC_CENTRE
        elif opcode == s.OUTLINE:
            heading = number(operand) == 0 if number(operand) != _BODY_TEXT else False
        elif opcode == s.LEVEL:
            level = number(operand)
        elif opcode == s.LIST:
            in_list = 0 if number(operand) in _NO_LIST else number(operand)
        elif opcode == s.IN_TABLE:
            in_table = bool(number(operand))
        elif opcode == s.DEPTH:
            depth = max(signed(operand), 0)
        elif opcode in (s.ROW_END, s.INNER_ROW_END):
            row_end = row_end or bool(number(operand))
        elif opcode == s.INNER_CELL_END:
            cell_end = bool(number(operand))
    depth = max(depth, 1) if in_table else depth
    form = Format(centred=centred, heading=heading, number=in_list, level=level)
    return Paragraph(form, depth, cell_end, row_end, row_definition(changes) if row_end else None)


def is_title_style(identifier: int) -> bool:
    """Whether a built-in style (its sti) is one of titles or headings."""
    return identifier in _TITLE_STYLES


def _named(fonts: Sequence[str], at: int) -> str:
    return fonts[at] if at < len(fonts) else ""
