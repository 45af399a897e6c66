"""Recognises header lines and rows of metadata boxes around a document (docs/reading.md#labels)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.extract.fields.dates import find_date, is_unfilled
from gkcrawl.extract.fields.labels import label_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.fields.box import Labelled
    from gkcrawl.extract.page.layout import Line

# How a sentence ends.
SPOKEN = re.compile(r"[。！？；!?;”][）)]?$")
_LABEL_WITHIN = 24  # characters in which a label of a header line begins
_INITIALS = 2  # characters: one says nothing, and two tell most labels apart
# Labels of what a document says itself: links to other documents, how to reach an office.
_OWN_LABELS = ("相关", "解读", "电话", "联系电话", "传真", "地址", "邮编", "邮箱", "网址")
PROSE = 45  # characters: more are a paragraph
LONGEST_HEADER = 2 * PROSE  # characters, with date, source, counter and buttons


def may_be_labelled(line: Line) -> bool:
    """Whether a line begins as labels of boxes and header lines do; others need no closer look."""
    flat = squash(line.text[:_LABEL_WITHIN])
    return any(flat[at : at + _INITIALS] in _openings() for at in range(len(flat) - 1))


@cache
def _openings() -> frozenset[str]:
    """The first characters of all labels that give a field."""
    return frozenset(
        label[:_INITIALS] for label, meant in label_table().items() if meant.field not in ("chrome", "other")
    )


def is_header(line: Line, item: Labelled) -> bool:
    """Whether a labelled line is the site's: no sentence, no link to another document, no phrase that ends in 下载."""
    if item.meaning is None or SPOKEN.search(line.text) or (item.meaning.field == "chrome" and not is_site_label(item)):
        return False
    if item.value is None:
        if is_column_head(line):
            return False
    elif item.meaning.field.endswith("_date") and find_date(item.value) is None and not is_unfilled(item.value):
        return False
    opens = squash(line.text).lstrip("[【(").startswith(item.label)
    return _opens(line, item.label) and (opens or item.meaning.field != "chrome" or len(item.label) > _INITIALS)


def is_site_label(item: Labelled) -> bool:
    """Whether a label is the site's own (浏览次数, 责任编辑), none that a document may have (相关链接, 联系电话)."""
    return item.meaning is not None and item.meaning.field == "chrome" and not item.label.startswith(_OWN_LABELS)


def is_column_head(line: Line) -> bool:
    """Whether a label without a colon stands at the head of a table's column."""
    return line.cell is not None and "：" not in line.text and ":" not in line.text


def _opens(line: Line, label: str) -> bool:
    """Whether a line is made of labels rather than a sentence that names a telephone or an address."""
    return len(line.text) <= LONGEST_HEADER or squash(line.text[:LONGEST_HEADER]).startswith(label)


def after_row(lines: Sequence[Line], index: int, end: int) -> int:
    """The line after ``index`` and after the other cells of its table row: the value beside a label.

    What stands in the same cell does not belong to it: a table may lay out a whole page.
    """
    row, cell = lines[index].row, lines[index].cell
    index += 1
    while row is not None and index < end and lines[index].row is row and len(lines[index].text) <= PROSE:
        if lines[index].cell is cell:
            break
        index += 1
    return index
