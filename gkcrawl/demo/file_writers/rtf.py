"""RTF files (RTF 1.9.1): red head, text as escapes of Unicode with their GBK fallback, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.demo.file_writers.paper import Paper
    from gkcrawl.demo.form import FormTable

_HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0\uc2"
    r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}{\colortbl;\red255\green0\blue0;}"
)
_COLUMN = 900  # twips
_SIGNED = 0x8000  # \u takes a signed number of 16 bits


def rtf(paper: Paper) -> bytes:
    """``paper`` as one section."""
    parts = [_HEAD]
    if paper.head:
        parts.append(rf"\pard\qc{{\cf1\fs60 {_escaped(paper.head)}}}\par")
    if paper.number:
        parts.append(rf"\pard\qc {_escaped(paper.number)}\par")
    parts.append(rf"\pard\qc{{\b\fs44 {_escaped(paper.title)}}}\par")
    for block in paper.blocks:
        parts.append(rf"\pard\fi640 {_escaped(block)}\par" if isinstance(block, str) else _table(block))
    parts += [rf"\pard\qr {_escaped(line)}\par" for line in paper.signature]
    return "\n".join([*parts, "}"]).encode("ascii")


def _table(table: FormTable) -> str:
    """Rows whose cells are declared before their text; those that continue another are marked so."""
    rows = []
    for y, fields in enumerate(table.fields()):
        declared, said = [], []
        for x, (top, left, cell) in enumerate(fields):
            across = (r"\clmgf" if left == x else r"\clmrg") if cell.across > 1 else ""
            down = (r"\clvmgf" if top == y else r"\clvmrg") if cell.down > 1 else ""
            declared.append(rf"{across}{down}\cellx{_COLUMN * (x + 1)}")
            said.append(_escaped(cell.text if (top, left) == (y, x) else "") + r"\cell")
        rows.append(rf"\trowd{''.join(declared)}" + "\n" + rf"\pard\intbl {' '.join(said)}\row")
    return "\n".join(rows)


def _escaped(text: str) -> str:
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character in "\\{}":
        return f"\\{character}"
    if character.isascii():
        return character
    number = ord(character)
    fallback = "".join(f"\\'{byte:02x}" for byte in character.encode("gbk", "replace").rjust(2))
    return f"\\u{number - 2 * _SIGNED if number >= _SIGNED else number}{fallback}"
