"""Finds the value of a label that has none on its own line: in the next block or cell."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.extract.fields.inline_labels import BREAK, MAX_LABEL, opens_with_label, split_pairs
from gkcrawl.extract.fields.labels import clean_label, clean_value, label_table, meaning
from gkcrawl.numerals import TENS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Line

LONGEST_LABELLED = 240  # characters of a line with labels: six pairs of a box, or a sum-up
_PAIR = 2  # elements: a label and its value
_HEADINGS = ("h1", "h2", "h3")
# Below a label that a script fills, such as 浏览次数：, the document begins: with a sentence or whom it is sent to.
_SPOKEN = re.compile(r"[。！？：:]$")

# 一、报名条件: a heading of the text.
_NUMBERED = re.compile(rf"[（(]?[{TENS}]{{1,3}}[)）、]")


def grid_of(line: Line) -> HtmlElement | None:
    """The table or list in which ``line`` stands in the place of a label; None elsewhere."""
    if line.cell is not None and line.row is not None:
        place = sum(1 for _ in line.cell.itersiblings("td", "th", preceding=True))
        return next(line.row.iterancestors("table"), None) if place % 2 == 0 else None
    element = line.element
    if element.tag == "dt" and (terms := element.getparent()) is not None:
        return terms.getparent() if len(terms) == _PAIR else terms
    if len(element) == _PAIR and element.tag in ("li", "div") and element[1].tag in ("div", "p"):
        return element.getparent()
    return _pair_of(element) if _siblings(element) == 1 or not _in_turns(element) else element.getparent()


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


def parts_of(line: Line) -> list[str]:
    """The texts and elements that make up ``line`` and nothing else, empty ones too: label, value, label, value."""
    element = line.element
    while len(element) == 1 and not _own_text(element):
        element = element[0]
    texts = [element.text, *(text for child in element for text in ("".join(child.itertext()), child.tail))]
    parts = [" ".join(text.split()) for at, text in enumerate(texts) if text is not None and (at % 2 or text.strip())]
    if parts and not parts[0]:
        # An icon before the label.
        del parts[0]
    return parts if "".join("".join(parts).split()) == "".join(line.text.split()) else []


def _own_text(element: HtmlElement) -> bool:
    """Whether words stand in an element itself, not in one of its own."""
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def value_below(lines: Sequence[Line], number: int) -> str | None:
    """The next line, when it belongs to the label: same table row, or a neighbour under the same parent."""
    if number + 1 >= len(lines):
        return None
    label, value = lines[number], lines[number + 1]
    if _has_empty_place(label, value):
        return None
    if value.text in (":", "：") and number + 2 < len(lines) and _belongs(label, value):
        label, value = value, lines[number + 2]
    if not _belongs(label, value) or len(value.text) > LONGEST_LABELLED or value.element.tag in _HEADINGS:
        return None
    if label.cell is value.cell and _NUMBERED.match(value.text):
        return None
    if label.cell is value.cell and _SPOKEN.search(value.text) and not _sums_up(label):
        return None
    if clean_label(value.text) in label_table() or split_pairs(BREAK.join(value.runs)) or opens_with_label(value.runs):
        return None
    return clean_value(value.text)


def _has_empty_place(label: Line, below: Line) -> bool:
    """Whether the value of ``label`` has a place of its own and is missing there: ``<label>文号</label><span></span>``.

    In a cell, and beside text that no element holds, an empty element may be an icon: there the line ``below``, or the
    element before, has to be made of the same elements.
    """
    element = label.element
    if below.element.tag == element.tag == "dt":
        return True
    if label.cell is None and (_is_empty(element.getnext()) and _in_pairs(element)):
        return True
    if not len(element) or not _is_empty(element[-1]):
        return False
    apart = len(element) > 1 and label.cell is None and not (element.text or "").strip()
    return apart or _is_twin(element, below.element) or _is_twin(element, element.getprevious())


def _is_twin(element: HtmlElement, other: HtmlElement | None) -> bool:
    """Whether two elements are made of the same elements, the last of which is filled in the ``other``."""
    if other is None or [child.tag for child in other] != [child.tag for child in element]:
        return False
    return other.tag == element.tag and not _is_empty(other[-1])


def _in_turns(element: HtmlElement) -> bool:
    """Whether labels and values, of two classes, stand by turns in what holds the element."""
    value = element.getnext()
    turns = element.get("class"), value.get("class") if value is not None else None
    return None not in turns and turns[0] != turns[1] and _in_pairs(element)


def _in_pairs(element: HtmlElement) -> bool:
    """Whether an element is the first of two, the third of four …, in what holds it."""
    before = sum(1 for _ in element.itersiblings(preceding=True))
    return before % 2 == 0 and (before + sum(1 for _ in element.itersiblings())) % 2 == 1


def _is_empty(element: HtmlElement | None) -> bool:
    """Whether an element is there and has neither words nor a script that may write some, nor a picture."""
    if element is None or any(part.strip() for part in element.itertext()):
        return False
    return next(element.iter("script", "img"), None) is None


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
    if one in (two, around, two.getprevious()) or above is around or _parent(above) is around:
        return True
    # <h5>文号</h5><div><p>…</p></div>
    return around is not None and len(around) == 1 and around.getprevious() is one


def _parent(element: HtmlElement | None) -> HtmlElement | None:
    return element.getparent() if element is not None else None
