"""Fields of a document in its list row: cells under a table's heads, labelled values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.contract import marked
from gkcrawl.document import ROW
from gkcrawl.extract.fields.labels import clean_value, meaning

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIELDS = marked(ROW)
_LONGEST_COLUMN_HEAD = 40  # characters of the head of a table's column
_LONGEST_CELL = 200  # characters of a cell with the value of a field
_LONGEST_LABELLED = 120  # characters: a label and its value; longer is prose
_LABELLED = re.compile(r"\s*([^\s：:][^：:]{1,9})[：:]\s*(.{0,80}?)\s*", re.DOTALL)


def column_head(cell: HtmlElement) -> str:
    """The text at the head of the table column that ``cell`` (a ``td``) stands in; empty without a head row."""
    row = cell.getparent()
    holder = row.getparent() if row is not None else None
    if row is None or holder is None:
        return ""
    head = next(holder.iterfind("tr"), None)
    before = holder.getprevious()
    if holder.tag == "tbody" and before is not None and before.tag == "thead":
        head = next(before.iterfind("tr"), None)
    place = row.index(cell)
    if head is None or head is row or place >= len(head):
        return ""
    return " ".join(head[place].text_content()[:_LONGEST_COLUMN_HEAD].split())


def row_fields(row: HtmlElement) -> dict[str, str]:
    """Document field to value as printed, for the labels of ``data/labels.csv`` that the row or its table has."""
    facts: dict[str, str] = {}
    cells = row.iterchildren("td") if row.tag == "tr" else ()
    pairs = [(column_head(cell), cell.text_content()[:_LONGEST_CELL]) for cell in cells]
    for text in row.itertext():
        if (":" in text or "：" in text) and len(text) < _LONGEST_LABELLED and (match := _LABELLED.fullmatch(text)):
            pairs.append((match[1], match[2]))
    for label, value in pairs:
        known = meaning(label) if label else None
        cleaned = clean_value(value) if known and known.field in _FIELDS else None
        if known and cleaned:
            facts.setdefault(known.field, cleaned)
    return facts
