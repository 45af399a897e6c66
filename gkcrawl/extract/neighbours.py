"""Where the value of a label stands that has none on its own line: the next block or cell, the next row, a script."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.extract.characters import nfkc
from gkcrawl.extract.labels import Meaning, clean_label, clean_value, label_table, meaning
from gkcrawl.extract.runs import BREAK, MAX_LABEL, split_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.layout import Line

MAX_LINE = 240
HEADER_FIELDS = ("source", "published_date")
_COLUMNS = 3
_LITERAL = re.compile(r"""["']([^"'<>]{2,40})["']""")
_DIGITS = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d")
# Below a label that a script fills, such as 浏览次数：, the document begins.
_SPOKEN = re.compile(r"[。！？]$")
_NAME = re.compile(r"[\u4e00-\u9fff][\w\u4e00-\u9fff·（）()]{1,30}")


def grid_of(line: Line) -> HtmlElement | None:
    """The table or list in which ``line`` stands in the place of a label; None elsewhere."""
    if line.cell is not None and line.row is not None:
        place = sum(1 for _ in line.cell.itersiblings("td", "th", preceding=True))
        return next(line.row.iterancestors("table"), None) if place % 2 == 0 else None
    element = line.element
    if element.tag == "dt" or (len(element) == 2 and element.tag in ("li", "div") and element[1].tag in ("div", "p")):
        return element.getparent()
    return _pair_of(element)


def _pair_of(element: HtmlElement) -> HtmlElement | None:
    """What holds the pairs, when ``element`` (or what it alone fills) is the first of two blocks that make a pair."""
    parent = element.getparent()
    while parent is not None and not _siblings(element) and not _siblings(element, preceding=True):
        element, parent = parent, parent.getparent()
    if parent is None or parent.tag not in ("li", "div", "p"):
        return None
    return parent.getparent() if _siblings(element) == 1 and not _siblings(element, preceding=True) else None


def _siblings(element: HtmlElement, *, preceding: bool = False) -> int:
    """How many elements stand behind (or before) this one in its parent; three stand for more."""
    return sum(1 for _ in islice(element.itersiblings("*", preceding=preceding), 3))


def value_below(lines: Sequence[Line], number: int) -> str | None:
    """The next line, when it belongs to the label: same table row, or a neighbour under the same parent."""
    if number + 1 >= len(lines):
        return None
    label, value = lines[number], lines[number + 1]
    if value.text in (":", "：") and number + 2 < len(lines) and _belongs(label, value):
        label, value = value, lines[number + 2]
    if not _belongs(label, value) or len(value.text) > MAX_LINE:
        return None
    if label.cell is value.cell and _SPOKEN.search(value.text) and not _sums_up(label):
        return None
    text = nfkc(value.text)
    if clean_label(text) in label_table() or split_pairs(BREAK.join(value.runs)):
        return None
    return clean_value(text)


def value_in_next_row(lines: Sequence[Line], number: int) -> tuple[str, int] | None:
    """The cell below a label, and its line, in a table that prints its labels in one row and the values in the next."""
    line = lines[number]
    below = line.row.getnext() if line.row is not None else None
    if line.row is None or line.cell is None or below is None or below.tag != "tr":
        return None
    heads = [cell for cell in line.row if cell.tag in ("td", "th")]
    cells = [cell for cell in below if cell.tag in ("td", "th")]
    if line.cell not in heads or len(heads) < _COLUMNS or len(cells) != len(heads):
        return None
    known = sum(clean_label(cell.text_content()) in label_table() for cell in heads)
    # One unknown label may stand among them where no third row makes a list of the table.
    if known < len(heads) - (known >= _COLUMNS and below.getnext() is None):
        return None
    cell = cells[heads.index(line.cell)]
    text = nfkc(cell.text_content())
    value = None if clean_label(text) in label_table() or len(text) > MAX_LINE else clean_value(text)
    where = next((at for at in range(number + 1, len(lines)) if lines[at].cell is cell), number)
    return (value, where) if value else None


def written_value(line: Line, meant: Meaning | None) -> str | None:
    """What a script beside the label writes: the first string in it that can be a date or a name."""
    if meant is None or meant.field not in HEADER_FIELDS:
        return None
    for script in line.element.iter("script"):
        for literal in _LITERAL.findall(script.text or ""):
            if _DIGITS.search(literal) if meant.field == "published_date" else _NAME.fullmatch(literal):
                return clean_value(nfkc(literal))
    return None


def _sums_up(label: Line) -> bool:
    """Whether a label such as 内容概述 may have a sentence for its value."""
    meant = meaning(label.text) if len(label.text) <= MAX_LABEL else None
    return meant is not None and meant.field == "other"


def _belongs(label: Line, value: Line) -> bool:
    if label.row is not None and label.row is value.row:
        return label.cell is value.cell or (label.cell is not None and label.cell.getnext() is value.cell)
    if label.row is not None or value.row is not None:
        return False
    one, two = label.element, value.element
    around, above = _parent(two), _parent(one)
    return one in (two, around, two.getprevious()) or above is around or _parent(above) is around


def _parent(element: HtmlElement | None) -> HtmlElement | None:
    return element.getparent() if element is not None else None
