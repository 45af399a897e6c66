"""Cuts lines of the site off both ends of a body: buttons, counters, credits, neighbours, foot (data/site_words.csv).

What stands there all alone is the site's, though a line of the same words inside the text is the document's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.body.header_lines import LONGEST_HEADER, SPOKEN, is_header, is_site_label, may_be_labelled
from gkcrawl.extract.fields.authors import without_authors
from gkcrawl.extract.fields.box import labels_of
from gkcrawl.extract.fields.dates import find_date
from gkcrawl.extract.fields.inline_labels import HEADER_FIELDS
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.site_words import SITE_FOOT, site_words
from gkcrawl.extract.page.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkcrawl.extract.fields.label_rows import Labelled
    from gkcrawl.extract.page.layout import Layout, Line

_MARKS = r"[【\[(（<「|:：、/·\])）】>」]*"
_EDGE = re.compile(rf"(?:{_MARKS}{site_words('edge')}{_MARKS}){{1,6}}")
_END = re.compile(rf"(?:{_MARKS}{site_words('edge', 'end')}{_MARKS}){{1,6}}")
_LEGAL = re.compile(site_words("legal"))
_NEIGHBOUR = re.compile(rf"{_MARKS}{site_words('neighbour', 'filed')}|[<«←‹]|.*[>»→›]$")
_LONGEST_EDGE = 80  # characters of a line of the site's own words: longer ones are sentences
_LONGEST_VALUE = 14  # characters behind a label of a credit: two names
_LINES_ABOVE = 6  # above a body in which its date is looked for
# Labels that writers put below what they sign: the site's only beside those that are.
_SIGNED = frozenset("作者 记者 通讯员 摄影 供图 主编 签发 签发人".split())
_RENEWED = ("更新", "最后", "修改")


def without_edges(layout: Layout, site: Collection[int], span: Span, *, known: bool) -> Span:
    """``span`` without the site's lines at both ends; all of it without chrome alone where nothing else is in it.

    ``site`` are lines that are surely the site's. A ``known`` container is believed to end in a date of its own.
    """
    lines = layout.lines
    first, end = span
    while first < end and (is_chrome(lines[first]) or _is_edge(lines[first], _EDGE) or _is_credit(layout, first)):
        first += 1
    while end > first and (end - 1 in site or ends(layout, first, end - 1, known=known)):
        end -= 1
    if first < end:
        return Span(first, end)
    first, end = span
    while first < end and is_chrome(lines[first]):
        first += 1
    while end > first and (end - 1 in site or is_chrome(lines[end - 1])):
        end -= 1
    return Span(first, end)


def ends(layout: Layout, first: int, number: int, *, known: bool) -> bool:
    """Whether line ``number``, the last of a body that begins with line ``first``, is the site's."""
    line = layout.lines[number]
    return (
        is_chrome(line)
        or _is_edge(line, _END)
        or _is_foot(line)
        or _is_credit(layout, number)
        or (_is_header(layout, first, number, known=known))
    )


def _is_edge(line: Line, words: re.Pattern[str]) -> bool:
    """Whether a line consists of the site's ``words`` or leads to another document; not in a table."""
    if len(line.text) > _LONGEST_EDGE or (line.row is not None and len(line.row) > 1):
        return False
    text = "".join(line.text.split())
    if line.link_chars * 2 > len(text) and _NEIGHBOUR.match(text):
        return True
    return words.fullmatch(text) is not None


def _is_foot(line: Line) -> bool:
    """Whether a line is of the site's foot, or speaks of its copyright."""
    if len(line.text) > _LONGEST_EDGE:
        return False
    return _LEGAL.search(line.text) is not None or (
        SITE_FOOT.search(line.text) is not None and not line.text.endswith(("。", "；"))
    )


def _is_credit(layout: Layout, number: int) -> bool:
    """Whether a line prints who entered and checked a page, or how often it was read, and nothing else."""
    items = _labels(layout, number)
    sites = [is_site_label(item) and item.label not in _SIGNED for item in items]
    return any(sites) and all(_is_credited(item) or _is_signed(item) for item in items)


def _is_credited(item: Labelled) -> bool:
    if item.meaning and item.meaning.field == "published_date":
        return find_date(item.value or "") is not None
    if not is_site_label(item) or item.label in _SIGNED:
        return False
    value = item.value or ""
    ordinary = item.meaning is not None and item.meaning.ordinary
    return len(value) <= _LONGEST_VALUE and (not ordinary or value.isdecimal() or not without_authors(value))


def _is_signed(item: Labelled) -> bool:
    """Whether a label that writers may sign with, as they do on a line of their own, has a name."""
    return item.label in _SIGNED and item.value is not None and not without_authors(item.value)


def _is_header(layout: Layout, first: int, number: int, *, known: bool) -> bool:
    """Whether a line prints date or source of publication below a document: the date once more, or nowhere else."""
    items = _labels(layout, number)
    if not items or items[0].meaning is None or items[0].meaning.field not in HEADER_FIELDS or not items[0].value:
        return False
    if not is_header(layout.lines[number], items[0]):
        return False
    moment = find_date(items[0].value)
    if moment is None or items[0].label.startswith(_RENEWED):
        return True
    above = layout.lines[max(0, first - _LINES_ABOVE) : first]
    dates = [found.date for line in above if len(line.text) <= LONGEST_HEADER and (found := find_date(line.text))]
    return moment.date in dates or not (dates or known)


def _labels(layout: Layout, number: int) -> Sequence[Labelled]:
    """The labels of a line that opens with one and is no sentence."""
    line = layout.lines[number]
    if len(line.text) > LONGEST_HEADER or SPOKEN.search(line.text) or not may_be_labelled(line):
        return ()
    if line.row is not None and len(line.row) > 1:
        return ()
    items = labels_of(layout).within(Span(number, number + 1))
    opens = items and "".join(line.text.split()).lstrip("[【(（").startswith(items[0].label)
    return items if opens else ()
