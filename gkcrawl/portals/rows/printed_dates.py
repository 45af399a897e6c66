"""Finds the dates in a page: alone, at the edge of a text, in pieces, in attributes or scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.portals.rows.dates import DAY, SHORTEST_DATE, edge_dates, find_date, lone_year, row_date
from gkcrawl.portals.rows.fields import column_head

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = frozenset({"script", "style", "noscript", "template", "option", "select", "head"})
_DIGITS = re.compile(r"[\d\s:/.\[\]()（）-]+")
_LABELLED = re.compile(r"(?:时间|日期)\s*[:：]?\s*$")
_ATTRIBUTES = ("datetime", "data-date", "data-time", "data-pubdate", "data-publishtime")
_LONGEST_DATED_TEXT = 160  # characters: of a row; prose is longer, and its dates are its own
_LONGEST_DATE_TEXT = 30  # characters: 发布日期：2026年03月04日 and a clock time fit
_MOST_PARTS_OF_DATE = 4  # elements: year, month and day, and a rule or an icon
_LONGEST_SPLIT_DATE = 24  # characters of these together
_LONGEST_DATE_SCRIPT = 600  # characters: a script in a row that writes its date; others are the page's


@dataclass(slots=True, eq=False)
class PrintedDate:
    """A date in the page: the innermost element that holds it, its YYYY-MM-DD or ``--MM-DD`` (or ``YYYY``: a year
    alone), and the label printed before it or at the head of its column.

    ``doubtful`` is one that does not stand alone: only where all rows have one is it the row's.
    """

    element: HtmlElement
    value: str
    order: int
    label: str = ""
    doubtful: bool = False


def dates_of_text(element: HtmlElement, text: str, order: int) -> list[PrintedDate]:
    """The date that ``text`` (in ``element``) is, or those that stand at its edges."""
    if not SHORTEST_DATE <= len(text.strip()) <= _LONGEST_DATED_TEXT or not any(char.isdecimal() for char in text):
        return []
    text = single_spaced(text)
    value = row_date(text)
    edges = edge_dates(text) if value is None or len(text) > _LONGEST_DATE_TEXT else []
    if value and not edges[1:]:
        return [PrintedDate(element, value, order, _label(element, text))]
    if (year := lone_year(text)) and element.tag != "a" and next(element.iterancestors("a"), None) is None:
        return [PrintedDate(element, year, order)]
    return [PrintedDate(element, found.value, order, found.label, doubtful=value is None) for found in edges]


def date_of_script(parent: HtmlElement, code: str | None, order: int) -> list[PrintedDate]:
    """The date that a small script in a row prints: ``document.write("2026-03-04 10:00".substr(0, 10))``."""
    if not code or len(code) > _LONGEST_DATE_SCRIPT or "write" not in code:
        return []
    value = find_date(code)
    return [PrintedDate(parent, value, order, doubtful=True)] if value else []


def date_of_attribute(element: HtmlElement, order: int) -> list[PrintedDate]:
    """The date in an attribute of an element without text: ``<time datetime="2026-03-04"></time>``."""
    if not element.attrib or (element.text or "").strip() or len(element):
        return []
    values = (row_date(element.get(name) or "") for name in _ATTRIBUTES)
    return [PrintedDate(element, value, order, doubtful=True) for value in values if value][:1]


def split_date(element: HtmlElement, order: int) -> PrintedDate | None:
    """The date that the texts of a small element without grandchildren are together: day and month apart."""
    if not 1 <= len(element) <= _MOST_PARTS_OF_DATE or element.tag in ("a", "ul", "tr", "table"):
        return None
    parts = [element.text or ""]
    for child in element:
        if len(child) or child.tag == "a" or not isinstance(child.tag, str):
            return None
        parts += [child.text or "", child.tail or ""]
    joined = single_spaced(" ".join(parts))
    if len(joined) > _LONGEST_SPLIT_DATE or not any(char.isdecimal() for char in joined):
        return None
    value = row_date(joined)
    return PrintedDate(element, value, order) if value and len(value) == DAY else None


def _label(element: HtmlElement, text: str) -> str:
    """What the text says beside the digits; else the text just before, else the head of the table column."""
    if own := _DIGITS.sub("", text).strip():
        return own
    before = element.getprevious()
    if before is not None and isinstance(before.tag, str) and not len(before) and _LABELLED.search(before.text or ""):
        return before.text or ""
    cell = next((one for one in (element, *element.iterancestors()) if one.tag in ("td", "table", "li")), None)
    return column_head(cell) if cell is not None and cell.tag == "td" else ""
