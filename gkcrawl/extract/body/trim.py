"""Trims site chrome inside a container: title, header line, box, share bar, related links.

A known container is believed: only lines that are nothing but chrome are cut off its ends. A guessed one
also loses everything down to its title and metadata lines, and everything from a list of related links on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.body.box_ends import cut_box, skip_box
from gkcrawl.extract.body.header_lines import PROSE, SPOKEN, after_row, is_header, may_be_labelled
from gkcrawl.extract.body.tail import cut_tail
from gkcrawl.extract.fields.box import labels_of
from gkcrawl.extract.fields.dates import find_date
from gkcrawl.extract.fields.inline_labels import HEADER_FIELDS
from gkcrawl.extract.fields.labels import meaning
from gkcrawl.extract.fields.signature import signature_ends
from gkcrawl.extract.page.chrome import is_chrome

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkcrawl.extract.body.prose import Prose
    from gkcrawl.extract.page.layout import Layout, Line

_SENTENCE = re.compile(r"[。；]$|.{8}[:：]$")
# What a template prints above a document to sum it up.
_SUMMARY = re.compile(r"[【\[]?(?:内容)?(?:摘\s*要|提要|概述)[】\]]?\s*[:：]")
_FOOTER = re.compile(r"(?:主办|承办|版权所有|网站标识码|.{0,20}ICP备)")
_HEAD_LINES = 60
_UNKNOWN_RUN = 6
_ABOVE = 20
_SIGNED = 4
_FEW = 3
_SHORT_LABEL = 40
_MAX_TITLE = 250


def trim(
    layout: Layout, prose: Prose, site: Collection[int], first: int, end: int, titles: Sequence[str], *, known: bool
) -> tuple[int, int]:
    """The part [first, end) of a container's lines that is the document itself.

    ``site`` are lines that are surely the site's, ``titles`` texts without white space that other places of the page
    give as its title.
    """
    lines, weights = layout.lines, prose.weights
    # From the top down: what a label above takes for its value is none itself.
    labels_of(layout).between(0, first)
    first = skip_box(layout, first, end) if known else _skip_head(layout, weights, first, end, titles)
    if not known:
        end = cut_tail(layout, weights, site, first, end)
    end = cut_box(layout, first, end)
    while first < end and is_chrome(lines[first]):
        first += 1
    while end > first and (is_chrome(lines[end - 1]) or end - 1 in site):
        end -= 1
    last = end
    files = file_lines(layout)
    while end > first and (
        is_chrome(lines[end - 1])
        or end - 1 in site
        or (not known and _is_link(lines[end - 1]) and end - 1 not in files)
        or (not known and _closes(layout, first, end - 1))
    ):
        end -= 1
    if end == first and 0 < last - first <= _FEW and not any(is_chrome(line) for line in lines[first:last]):
        # Nothing but a link or two: those are the document.
        end = last
    if not known and end > first:
        end += signature_ends([line.text for line in lines[end : end + _SIGNED]])
    return first, end


def _closes(layout: Layout, first: int, number: int) -> bool:
    """Whether a line prints date or source of publication below a document (from line ``first``) that has none above."""
    line = layout.lines[number]
    if len(line.text) > 2 * PROSE or not may_be_labelled(line):
        return False
    item = next(iter(labels_of(layout).between(number, number + 1)), None)
    if item is None or item.meaning is None or item.meaning.field not in HEADER_FIELDS or not item.value:
        return False
    above = layout.lines[max(0, first - _UNKNOWN_RUN) : first]
    return is_header(line, item) and not any(len(one.text) <= 2 * PROSE and find_date(one.text) for one in above)


def _skip_head(layout: Layout, weights: Sequence[int], first: int, end: int, titles: Sequence[str]) -> int:
    """Past title, header line, box and share bar: the last such line before the prose begins."""
    lines = layout.lines
    above = range(max(0, first - _ABOVE), first)
    if any(_is_title(lines[at], titles) and not _is_value(lines, at) for at in above):
        # The page's heading stands outside: the same words inside are the document's own.
        titles = ()
    first = _from_title(lines, weights, first, end, titles)
    stop = min(end, first + _HEAD_LINES)
    labelled: set[int] = set()
    position, unknown, titled = first, 0, False
    for index in range(first, stop):
        line = lines[index]
        for item in labels_of(layout).between(index, index + 1):
            if is_header(lines[item.line], item):
                labelled |= {item.line, item.value_line}
        if index < position:
            continue
        if _FOOTER.match(line.text):
            break
        if after := _after_summary(layout, weights, line, end):
            position, unknown = after, 0
        elif _SUMMARY.match(line.text):
            position, unknown = index + 1, 0
        elif index in labelled or is_chrome(line) or _is_title(line, titles) or (titles and _is_date_line(line)):
            after = after_row(lines, index, end)
            below, skipped = weights[end] - weights[after], weights[index] - weights[position]
            if unknown and below < skipped and not _is_title(line, titles):
                # More stands above than below: this line closes the document.
                break
            position, unknown = after, 0
            titled = titled or _is_title(line, titles)
            if titled and (index in labelled or _is_date_line(line)):
                # Title and header line are past: the same words below are the document's own.
                titles = ()
        else:
            unknown += 1
            if len(line.text) > PROSE or _SENTENCE.search(line.text) or unknown > _UNKNOWN_RUN:
                break
    return position


def _is_value(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands in a cell beside others, or below 名称：."""
    row = lines[number].row
    label = meaning(lines[number - 1].text) if number > 0 else None
    return (row is not None and len(row) > 1) or (label is not None and label.field in ("title", "issuer"))


def _from_title(lines: Sequence[Line], weights: Sequence[int], first: int, end: int, titles: Sequence[str]) -> int:
    """The first line that is the title and has most of the prose below it: a wide container begins there."""
    for index in range(first, end):
        if (weights[end] - weights[index]) * 10 < 7 * (weights[end] - weights[first]):
            break
        line = lines[index]
        beside_label = index > 0 and line.row is not None and lines[index - 1].row is line.row
        if len(line.text) <= _MAX_TITLE and not beside_label and squash(line.text) in titles:
            return index
    return first


def _after_summary(layout: Layout, weights: Sequence[int], line: Line, end: int) -> int:
    """The line after a table of labels and values that sums up the prose below it; 0 when ``line`` opens none.

    Where nothing but the table follows, the table is the document.
    """
    table = next(line.row.iterancestors("table"), None) if line.row is not None else None
    if table is None or table not in layout.spans:
        return 0
    first, after = layout.spans[table]
    if (
        after >= end
        or layout.lines[first] is not line
        or weights[after] - weights[first] > weights[end] - weights[after]
        or not any(len(below.text) > PROSE for below in layout.lines[after:end])
    ):
        return 0
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    pairs = [cells for cells in rows if len(cells) in (2, 4)]
    short = [cells for cells in pairs if all(len(cell.text_content().strip()) <= _SHORT_LABEL for cell in cells[::2])]
    return after if len(pairs) >= 3 and len(pairs) * 10 >= len(rows) * 6 and len(short) * 10 >= len(pairs) * 9 else 0


def _is_title(line: Line, titles: Sequence[str]) -> bool:
    if not titles or len(line.text) > _MAX_TITLE:
        return False
    flat = squash(line.text)
    return len(flat) >= 4 and any(flat == title or (len(flat) >= 8 and flat in title) for title in titles)


def _is_date_line(line: Line) -> bool:
    if len(line.text) > 60:
        return False
    if (moment := find_date(line.text[:24])) is None:
        moment = None if "，" in line.text or SPOKEN.search(line.text) else find_date(line.text)
        return moment is not None and moment.time is not None
    return (len(line.text) <= 40 and line.link_chars == 0) or line.text.lstrip("(（[【 ").startswith(moment.raw)


def _is_link(line: Line) -> bool:
    return line.link_chars * 10 >= len(line.text) * 9
