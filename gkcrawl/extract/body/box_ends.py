"""Cuts the metadata box or header line off the ends of a body container."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from gkcrawl.extract.body.header_lines import (
    PROSE,
    SPOKEN,
    after_row,
    is_figure,
    is_header_line,
    is_of_event,
    is_site_label,
    is_surely_header,
    may_be_labelled,
    opens_header,
)
from gkcrawl.extract.fields.box import find_box, labels_of
from gkcrawl.extract.page.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.fields.label_rows import Labelled
    from gkcrawl.extract.page.layout import Layout, Line

# Below a sentence the text has begun; a title may end in a question mark.
_SENTENCE = re.compile(r"[。；]$")
# No document has a label of 索引号 but in a box.
_INDEX_LABEL = re.compile(r".{0,12}索\s*[引取]")
_BOX_LINES = 30  # boxes of two dozen labels, some in lines of their own
_LINES_TO_BOX = 12  # a box that opens further below is a part of the document
UNKNOWN_RUN = 6  # lines without a label in a row: more are no part of a box or a header


def skip_box(layout: Layout, span: Span) -> int:
    """Past a metadata box that stands at the head of a known container."""
    first, end = span
    stop = min(end, first + _BOX_LINES)
    if not any(may_be_labelled(line) for line in layout.lines[first : min(stop, first + _LINES_TO_BOX)]):
        return first
    labels = labels_of(layout).within(Span(first, stop))
    box = find_box(labels)
    if box is None or box.start > first + UNKNOWN_RUN:
        return _skip_header_line(layout.lines, labels, first)
    summary = _summaries(labels)
    spoken = (at for at in range(first, end) if at not in summary and SPOKEN.search(layout.lines[at].text))
    stop = min(box.stop, next(spoken, end))
    inside = [item for item in labels if item.meaning and item.meaning.field != "chrome" and item.line < stop]
    if not inside:
        # The document speaks of such labels itself.
        return first
    after = after_row(layout.lines, max(item.value_line for item in inside), end)
    for item in labels:
        if item.line == after and is_site_label(item):
            after = after_row(layout.lines, item.value_line, end)
    return after


def cut_box(layout: Layout, span: Span) -> int:
    """The first line of a metadata box that stands at the end of the container; its end when none does."""
    lines, end = layout.lines, span.end
    start = max(span.first + 1, end - _BOX_LINES)
    if not any("索" in line.text and _INDEX_LABEL.match(line.text) for line in lines[start:end]):
        return end
    labels = labels_of(layout).within(Span(start, end))
    opens = next((item.line for item in labels if item.meaning and item.meaning.field == "index_number"), end)
    labelled = {line for item in labels for line in (item.line, item.value_line)}
    summary = _summaries(labels)
    below = [at for at in range(opens, end) if at not in summary]
    if any(SPOKEN.search(lines[at].text) for at in below) or sum(at not in labelled for at in below) > UNKNOWN_RUN:
        return end
    if find_box(labels) is None:
        return end
    while opens - 1 in labelled and len(lines[opens - 1].text) <= PROSE and _beside(lines[opens - 1], lines[opens]):
        opens -= 1
    return opens


def _skip_header_line(lines: Sequence[Line], labels: Sequence[Labelled], first: int) -> int:
    """Past the line that some templates print inside their container, or the lines, with a label each."""
    for number in sorted({item.line for item in labels if item.line < first + UNKNOWN_RUN}):
        items = [item for item in labels if item.line == number]
        if any(_SENTENCE.search(line.text) for line in lines[first:number]) or is_of_event(lines, number, items):
            break
        if is_header_line(lines[number], items, top=number == first):
            return _after_header(lines, [item for item in labels if item.line >= number])
    return first


def _after_header(lines: Sequence[Line], labels: Sequence[Labelled]) -> int:
    """The line after a header whose first label is the first of ``labels``.

    It goes on while line after line opens with a label, up to the last one that no document has; a label that
    documents have as well belongs to it between two others.
    """
    after = upto = labels[0].line + 1
    fields: set[str] = set()
    for number, group in groupby(labels, key=lambda item: item.line):
        items = list(group)
        if number > upto or (number >= after and not opens_header(lines[number], items)):
            break
        upto = max(item.value_line for item in items) + 1
        if number < after or is_surely_header(lines[number], items, fields):
            after = upto if items[-1].value_line == number or is_figure(items[-1]) else number + 1
        fields.update(item.meaning.field for item in items if item.meaning)
    return after


def _summaries(labels: Sequence[Labelled]) -> set[int]:
    """The lines of labels such as 内容概述, whose value may be a sentence."""
    others = (item for item in labels if item.meaning is not None and item.meaning.field == "other")
    return {line for item in others for line in (item.line, item.value_line)}


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in one table, or both in none."""
    if one.row is None or other.row is None:
        return one.row is other.row
    return one.row.getparent() is other.row.getparent()
