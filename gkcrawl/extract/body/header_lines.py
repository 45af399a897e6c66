"""Recognises header lines and rows of metadata boxes around a document (docs/reading.md#labels)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.characters import nfkc, squash
from gkcrawl.extract.fields.dates import find_date, is_unfilled
from gkcrawl.extract.fields.inline_labels import HEADER_FIELDS
from gkcrawl.extract.fields.labels import BARE_DATES, Meaning, label_table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkcrawl.extract.fields.label_rows import Labelled
    from gkcrawl.extract.page.layout import Line

# How a sentence ends.
SPOKEN = re.compile(r"[。！？；!?;”][）)]?$")
_LABEL_WITHIN = 24  # characters in which a label of a header line begins
_INITIALS = 2  # characters: one says nothing, and two tell most labels apart
# A line with one of these alone is the site's.
_ALONE = (*HEADER_FIELDS, "index_number")
# Behind a date: it is part of a period (14:30-17:00) or a term (2024年3月18日前).
_GOES_ON = re.compile(r"\s*[-~—–至到起前、,;和及]")
# 地点：县体育馆 beside 时间：2024年3月18日
_LABELLED = re.compile(r"[\W\d]{0,3}([\u4e00-\u9fff]{2,8})\s*[:：]\s*\S")
_LINES_TO_OWN_DATE = 6  # from the page's own date down to the head of the text: a title repeated, a salutation
PROSE = 45  # characters: more are a paragraph
LONGEST_HEADER = 2 * PROSE  # characters, with date, source, counter and buttons


def may_be_labelled(line: Line) -> bool:
    """Whether a line begins as labels of boxes and header lines do; others need no closer look."""
    flat = squash(line.text[:_LABEL_WITHIN])
    return any(flat[at : at + _INITIALS] in _openings() for at in range(len(flat) - 1))


@cache
def _openings() -> frozenset[str]:
    """The first characters of all labels that give a field, and of the site's own."""
    return frozenset(
        label[:_INITIALS] for label, meant in label_table().items() if meant.field != "chrome" or is_site(meant)
    )


def is_header(line: Line, item: Labelled) -> bool:
    """Whether a labelled line is the site's: no sentence, no link to another document, no phrase that ends in 下载."""
    if item.meaning is None or SPOKEN.search(line.text) or (item.meaning.field == "chrome" and not is_site_label(item)):
        return False
    if item.value is None:
        if is_column_head(line):
            return False
    elif item.meaning.field.endswith("_date") and not _is_stamp(item.value, item.meaning):
        return False
    opens = squash(line.text).lstrip("[【(").startswith(item.label)
    return _opens(line, item.label) and (opens or item.meaning.field != "chrome" or len(item.label) > _INITIALS)


def is_header_line(line: Line, items: Sequence[Labelled], *, top: bool) -> bool:
    """Whether a line with the labels ``items``, at the head of a known container, is the site's.

    It prints source or date of publication, or another field beside the site's own words; at the ``top`` also one
    behind a date, or nothing but those words.
    """
    if len(line.text) > LONGEST_HEADER or is_column_head(line):
        return False
    headers = [item for item in items if is_header(line, item)]
    sites = [item for item in items if is_site_label(item)]
    fields = [item.meaning for item in headers if item.value and item.meaning and item not in sites]
    if (sites and fields) or any(meant.field in _ALONE for meant in fields):
        return True
    moment = find_date(line.text[:_LABEL_WITHIN]) if top else None
    if moment and squash(line.text).startswith(squash(moment.raw)):
        return any(item.meaning and not item.meaning.ordinary for item in (*headers, *sites))
    return top and len(sites) > 1 and bool(headers)


def is_of_event(lines: Sequence[Line], number: int, items: Sequence[Labelled]) -> bool:
    """Whether line ``number``, with the labels ``items``, tells when something is held: 时间：… or 日期：… alone.

    Beside 地点：… and other labels that no site has, or a few lines below the date of the page, it is the document's.
    """
    if len(items) != 1 or items[0].label not in BARE_DATES or items[0].value is None:
        return False
    beside = [lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    return any(map(_has_own_label, beside)) or any(
        len(line.text) <= LONGEST_HEADER and _is_dated(line)
        for line in lines[max(0, number - _LINES_TO_OWN_DATE) : number]
    )


def _has_own_label(line: Line) -> bool:
    """Whether a line opens with a label that neither boxes nor header lines have."""
    if (match := _LABELLED.match(line.text)) is None:
        return False
    meant = label_table().get(match[1])
    return meant is None or (meant.field == "chrome" and not is_site(meant))


def _is_dated(line: Line) -> bool:
    """Whether a line is made of a date: it begins with it or with a label."""
    if (moment := find_date(line.text)) is None or SPOKEN.search(line.text):
        return False
    return squash(line.text).lstrip("[【(").startswith(squash(moment.raw)) or may_be_labelled(line)


def opens_header(line: Line, items: Sequence[Labelled]) -> bool:
    """Whether a line below a header line may go on with it: it opens with a known label and is no sentence."""
    opens = squash(line.text).lstrip("[【(").startswith(items[0].label) and not SPOKEN.search(line.text)
    return opens and len(line.text) <= PROSE and any(is_header(line, item) or is_site_label(item) for item in items)


def is_surely_header(line: Line, items: Sequence[Labelled], fields: Collection[str]) -> bool:
    """Whether such a line prints a label that no document begins a line with.

    ``fields`` are those that the header has given: 时间 below 发布时间 may be that of a meeting.
    """
    first = items[0].meaning
    if first is None or (first.ordinary and first.field in fields):
        return False
    return is_header_line(line, items, top=False) or any(
        is_site_label(item) or (is_header(line, item) and item.meaning and not item.meaning.ordinary) for item in items
    )


def is_figure(item: Labelled) -> bool:
    """Whether the value of a label is a date or a number, which no document begins with."""
    value = item.value or ""
    return value.isdecimal() or (item.meaning is not None and item.meaning.field.endswith("_date") and value != "")


def is_site_label(item: Labelled) -> bool:
    """Whether a label is the site's own (浏览次数, 责任编辑), none that a document may have (相关链接, 联系电话)."""
    return item.meaning is not None and is_site(item.meaning)


def is_site(meant: Meaning) -> bool:
    """Whether labels of this meaning are words of the site that stand in its header lines."""
    return meant.field == "chrome" and "line" in meant.places


def _is_stamp(value: str, meant: Meaning) -> bool:
    """Whether the value of a date's label is a date; of a label that texts have as well, no period."""
    if (moment := find_date(value)) is None:
        return is_unfilled(value)
    return not meant.ordinary or _GOES_ON.match(nfkc(value).partition(moment.raw)[2]) is None


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
