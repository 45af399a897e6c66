"""Metadata box and header lines: labels of a page with their values (docs/reading.md#labels).

Every markup seen comes down to four shapes of lines: ``label：value`` (several may share a line), a label
alone with its value on the next line, a label that is the first inline run, and a label without a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from gkcrawl.characters import HAN
from gkcrawl.extract.fields.inline_labels import (
    BOX_FIELDS,
    BREAK,
    HEADER_FIELDS,
    MAX_LABEL,
    SURE_LABEL,
    before_site_words,
    pairs_of_parts,
    pairs_of_runs,
    split_pairs,
    stands_alone,
)
from gkcrawl.extract.fields.label_rows import Labelled, label_row
from gkcrawl.extract.fields.labels import clean_label, clean_value, label_table
from gkcrawl.extract.fields.neighbours import LONGEST_LABELLED, grid_of, parts_of, value_below
from gkcrawl.extract.page.site_words import site_words
from gkcrawl.extract.page.span import Span
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout, Line

# What only the foot of a page says.
_FOOT = re.compile(site_words("foot", "operator"))
_FEWEST_FIELDS = 3  # of a box: labels of two stand together in texts as well
_LINES_TO_NEXT_LABEL = 3  # from a value: a label of the site with its own value may stand between
_GAP_IN_BOX = 10  # lines between two labels: values of several lines, sums-up
_TIMES_BELOW = 2  # that a label stands below a body: a list of other documents repeats its own
_BOX_MARGIN = 5  # lines around the known labels of a box in which unknown ones belong to it
_LINKED = 0.9  # of the characters of a line: it is a link and no label


class PageLabels:
    """The labels of a page with their values: each line is read once, when it is first asked for.

    A known label is never taken for a value. Unknown ones count below known ones of the same grid, among lines that
    were read one after the other.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._found: dict[int, list[Labelled]] = {}
        self._grids: set[HtmlElement] = set()

    def within(self, span: Span) -> list[Labelled]:
        """All labels that stand in these lines, in order."""
        for number in span.numbers:
            if number not in self._found:
                if number - 1 not in self._found:
                    self._grids = set()
                self._found[number] = self._read(number)
        return [item for number in span.numbers for item in self._found[number]]

    def _read(self, number: int) -> list[Labelled]:
        line = self._lines[number]
        length = len(line.text)
        if length > LONGEST_LABELLED or mostly(line.link_chars, length, _LINKED):
            return []
        pairs = split_pairs(BREAK.join(line.runs)) or _bare_labels(line, self._grids)
        if pairs and _is_blank(pairs[0][1]) and (row := label_row(self._lines, number)):
            self._found.update((below, []) for below in row.lines if below > number)
            return row.labels
        found: list[Labelled] = []
        for position, (label, raw) in enumerate(pairs):
            where = number
            value = clean_value(before_site_words(raw))
            if value is not None and len(value) <= 2 * MAX_LABEL and clean_label(value) in label_table():
                value = None
            elif value is None and _is_blank(raw) and position == len(pairs) - 1:
                value = value_below(self._lines, number)
                if value is not None:
                    where = number + 1
                    self._found[where] = []
            found.append(Labelled(label, label_table().get(label), value, number, where))
        return found


def labels_of(layout: Layout) -> PageLabels:
    """The labels of the page laid out, kept with it."""
    if not isinstance(layout.labels, PageLabels):
        layout.labels = PageLabels(layout.lines)
    return layout.labels


def _is_blank(raw: str) -> bool:
    return not raw.strip(" \x1f\xa0")


def labels_below(layout: Layout, span: Span) -> list[Labelled]:
    """Labels below a body: those that open their line, no part of a list of other documents or of the page's foot.

    A line that opens with 上一篇 is about another document.
    """
    lines = layout.lines
    foot = next((at for at in span.numbers if _FOOT.search(lines[at].text)), span.end)
    labels = labels_of(layout).within(Span(span.first, foot))
    times = Counter(item.label for item in labels)
    opened = {
        item.line
        for item in labels
        if clean_label(lines[item.line].text).lstrip("([（").startswith(item.label)
        and item.label[:2] not in ("上一", "下一", "前一", "后一")
    }
    return [item for item in labels if item.line in opened and times[item.label] <= _TIMES_BELOW]


def find_box(labels: Sequence[Labelled]) -> range | None:
    """The lines of the metadata box: labels close together that name several fields only such boxes have."""
    known = [item for item in labels if item.meaning and item.meaning.field != "chrome"]
    known.sort(key=lambda item: item.line)
    strong = [item for item in known if item.meaning and item.meaning.field in BOX_FIELDS]
    return _first_box(strong) or _first_box(known)


def _first_box(labels: Sequence[Labelled]) -> range | None:
    """The lines around the first labels that are close together and make a box."""
    run: list[Labelled] = []
    for item in labels:
        if run and item.line - run[-1].line > _GAP_IN_BOX:
            if _is_box(run):
                break
            run = []
        run.append(item)
    if not _is_box(run):
        return None
    return range(max(0, run[0].line - _BOX_MARGIN), run[-1].line + _BOX_MARGIN)


def _is_box(run: Sequence[Labelled]) -> bool:
    """Whether labels make a box.

    Those are labels of three fields, of two with 索引号, which nothing else has, or a label that no text begins with
    (发文部门) right beside another where none stands twice, as in a list of policies.
    """
    fields = {item.meaning.field for item in run if item.meaning}
    return (
        len(fields & BOX_FIELDS) >= _FEWEST_FIELDS
        or (len(fields) > 1 and "index_number" in fields)
        or (len({item.label for item in run}) == len(run) and any(_is_sure_pair(*pair) for pair in pairwise(run)))
    )


def _is_sure_pair(one: Labelled, other: Labelled) -> bool:
    """Whether no text begins with one of two labels right below each other, with both of two on one line."""
    sure = (_is_sure(one), _is_sure(other))
    beside = all(sure) if one.line == other.line else any(sure)
    return beside and one.label != other.label and other.line - one.value_line <= _LINES_TO_NEXT_LABEL


def _is_sure(item: Labelled) -> bool:
    return item.meaning is not None and not item.meaning.ordinary and item.meaning.field not in HEADER_FIELDS


def _bare_labels(line: Line, grids: set[HtmlElement]) -> list[tuple[str, str]]:
    """Labels without a colon: the whole line, its first run with the value in the others, or runs like 来源 青禾日报.

    It must be a known one, or stand in the place of a label (every other cell, ``<dt>``, first of two blocks) of a grid
    in which known ones stood before; ``grids`` collects those.
    """
    table = label_table()
    runs = [run for run in line.runs if run.strip()]
    known = len(runs[0]) <= 2 * MAX_LABEL and clean_label(runs[0]) in table
    holder = line.element.getparent() if line.row is None else line.row.getparent()
    if (known or holder in grids) and (pairs := pairs_of_parts(parts_of(line))):
        # In a cell that holds but a label the empty element is an icon.
        apart = line.cell is None or any(value for _, value in pairs)
        if known and apart and holder is not None and table[pairs[0][0]].field in BOX_FIELDS:
            grids.add(holder)
        if apart and (known or len(pairs) == 1):
            return pairs
    if len(line.text) <= 2 * MAX_LABEL and (label := clean_label(line.text)):
        if label in table:
            grid = grid_of(line)
            if grid not in grids if table[label].field == "chrome" else grid is None and len(label) < SURE_LABEL:
                return []
            if grid is not None:
                grids.add(grid)
            return [(label, "")]
        if grids and HAN.match(label) and grid_of(line) in grids:
            return [(label, "")]
    if len(runs) > 1 and known:
        return pairs_of_runs(runs)
    words = (run.split(None, 1) for run in runs)
    return [(label, rest[0]) for label, *rest in words if rest and stands_alone(label)]
