"""Trims site chrome inside a container: title, header line, box, share bar, related links.

A known container is believed: only lines that are nothing but chrome are cut off its ends. A guessed one
also loses everything down to its title and metadata lines, and everything from a list of related links on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.body.below_title import LONGEST_TITLE_LINE
from gkcrawl.extract.body.box_ends import UNKNOWN_RUN, cut_box, skip_box
from gkcrawl.extract.body.edges import ends, without_edges
from gkcrawl.extract.body.header_lines import PROSE, SPOKEN, after_row, is_header, is_of_event
from gkcrawl.extract.body.tail import SIGNATURE_LINES, cut_tail
from gkcrawl.extract.fields.box import labels_of
from gkcrawl.extract.fields.dates import find_date
from gkcrawl.extract.fields.labels import meaning
from gkcrawl.extract.fields.signature import signature_ends
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.site_words import site_words
from gkcrawl.extract.page.span import Span
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkcrawl.extract.page.layout import Layout, Line

_SENTENCE = re.compile(r"[。；]$|.{8}[:：]$")
# What a template prints above a document to sum it up.
_SUMMARY = re.compile(rf"[【\[]?{site_words('summary')}[】\]]?\s*[:：]")
_ANNEXES = re.compile(r"附\s*[件表图录]?\s*[:：]")
_FOOTER = re.compile(rf"{site_words('operator')}|.{{0,20}}{site_words('foot')}")
_LINES_OF_HEAD = 60  # title, header line, share bar and a box of two dozen labels with values
_LINES_TO_HEADING = 20  # above a container, in which the page's heading stands
_FEW_LINKS = 3  # lines: a page that is nothing but links to its files
_BELOW_TITLE = 0.7  # of the prose of a container: above a line with less below it a text has begun
_FEWEST_PAIRS = 3  # rows of label and value: a table of fewer sums nothing up
_PAIRED = 0.6  # of a summary's rows are such pairs, the others headings and remarks
_LABELLED = 0.9  # of the pairs begin with a label: one may be broken
_SHORT_LABEL = 40  # characters: more are text
_SHORTEST_TITLE = 4  # characters: shorter lines stand on any page
_SHORTEST_PART = 8  # characters of a title that is broken over lines
_LONGEST_DATED = 60  # characters of a line of date and source
_DATE_WITHIN = 24  # characters in which such a line begins with its date
_LONGEST_DATED_WITHIN = 40  # characters of such a line that does not begin with its date
_LINE_LINKED = 0.9  # of the characters of a line that is a link: a number or mark may stand beside it


def trim_known(layout: Layout, site: Collection[int], span: Span) -> Span:
    """The lines of a known container that are the document itself; ``site`` are those that are surely the site's."""
    labels_of(layout).within(Span(0, span.first))  # from the top: what a label above takes for its value is none itself
    span = Span(skip_box(layout, span), span.end)
    return without_edges(layout, site, Span(span.first, cut_box(layout, span)), known=True)


def trim_guessed(
    layout: Layout, weights: Sequence[int], site: Collection[int], span: Span, titles: Sequence[str]
) -> Span:
    """The lines of a guessed container that are the document itself.

    ``weights`` are those of the prose, ``site`` lines that are surely the site's, ``titles`` texts without white space
    that other places of the page give as its title.
    """
    lines = layout.lines
    labels_of(layout).within(Span(0, span.first))  # from the top: what a label above takes for its value is none itself
    # Else what stands below a text of a few words would be taken for what stands above another.
    span = Span(span.first, _end_of_text(layout, site, span))
    span = Span(_skip_head(layout, weights, span, titles), span.end)
    span = Span(span.first, cut_tail(layout, weights, site, span))
    whole = without_edges(layout, site, Span(span.first, cut_box(layout, span)), known=False)
    first, end = whole
    files = file_lines(layout)
    while end > first and (
        end - 1 in site
        or (_is_link(lines[end - 1]) and end - 1 not in files and not _is_annex(lines, first, end - 1))
        or ends(layout, first, end - 1, known=False)
    ):
        end -= 1
    if end == first and 0 < whole.size <= _FEW_LINKS and not any(map(is_chrome, whole.of(lines))):
        # Nothing but a link or two: those are the document.
        end = whole.end
    if end > first:
        end += signature_ends([line.text for line in lines[end : end + SIGNATURE_LINES]])
    return Span(first, end)


def _end_of_text(layout: Layout, site: Collection[int], span: Span) -> int:
    """Above the site's lines at the end of ``span``, down from a line that is dated: that may be the header line."""
    first, end = span
    while end - 1 > first and not find_date(layout.lines[end - 1].text):
        if not (end - 1 in site or ends(layout, first, end - 1, known=True)):
            break
        end -= 1
    return end


def _skip_head(layout: Layout, weights: Sequence[int], span: Span, titles: Sequence[str]) -> int:
    """Past title, header line, box and share bar: the last such line before the prose begins."""
    lines, end = layout.lines, span.end
    above = range(max(0, span.first - _LINES_TO_HEADING), span.first)
    if any(_is_title(lines[at], titles) and not _is_value(lines, at) for at in above):
        # The page's heading stands outside: the same words inside are the document's own.
        titles = ()
    first = _from_title(lines, weights, span, titles)
    stop = min(end, first + _LINES_OF_HEAD)
    labelled: set[int] = set()
    position, unknown, titled = first, 0, False
    for index in range(first, stop):
        line = lines[index]
        items = labels_of(layout).within(Span(index, index + 1))
        for item in () if is_of_event(lines, index, items) else items:
            if is_header(lines[item.line], item):
                labelled |= {item.line, item.value_line}
        if index < position:
            continue
        if index - 1 not in labelled and _FOOTER.match(line.text):
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
            if len(line.text) > PROSE or _SENTENCE.search(line.text) or unknown > UNKNOWN_RUN:
                break
    return position


def _is_value(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands in a cell beside others, or below 名称：."""
    row = lines[number].row
    label = meaning(lines[number - 1].text) if number > 0 else None
    return (row is not None and len(row) > 1) or (label is not None and label.field in ("title", "issuer"))


def _from_title(lines: Sequence[Line], weights: Sequence[int], span: Span, titles: Sequence[str]) -> int:
    """The first line that is the title and has most of the prose below it: a wide container begins there."""
    first, end = span
    for index in span.numbers:
        if not mostly(weights[end] - weights[index], weights[end] - weights[first], _BELOW_TITLE):
            break
        line = lines[index]
        beside_label = index > 0 and line.row is not None and lines[index - 1].row is line.row
        if len(line.text) <= LONGEST_TITLE_LINE and not beside_label and squash(line.text) in titles:
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
    paired = len(pairs) >= _FEWEST_PAIRS and mostly(len(pairs), len(rows), _PAIRED)
    return after if paired and mostly(len(short), len(pairs), _LABELLED) else 0


def _is_title(line: Line, titles: Sequence[str]) -> bool:
    if not titles or len(line.text) > LONGEST_TITLE_LINE:
        return False
    flat = squash(line.text)
    part = len(flat) >= _SHORTEST_PART
    return len(flat) >= _SHORTEST_TITLE and any(flat == title or (part and flat in title) for title in titles)


def _is_date_line(line: Line) -> bool:
    if len(line.text) > _LONGEST_DATED:
        return False
    if (moment := find_date(line.text[:_DATE_WITHIN])) is None:
        moment = None if "，" in line.text or SPOKEN.search(line.text) else find_date(line.text)
        return moment is not None and moment.time is not None
    return (len(line.text) <= _LONGEST_DATED_WITHIN and line.link_chars == 0) or line.text.lstrip("(（[【 ").startswith(
        moment.raw
    )


def _is_annex(lines: Sequence[Line], first: int, number: int) -> bool:
    """Whether a link stands in a list below 附件： or 附表：, wherever it leads: sites that move lose files."""
    while number > first and _is_link(lines[number]):
        number -= 1
    return _ANNEXES.fullmatch(lines[number].text) is not None


def _is_link(line: Line) -> bool:
    return mostly(line.link_chars, len(line.text), _LINE_LINKED)
