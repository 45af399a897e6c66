"""Narrows the search for the body to what stands below the title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.data import alternatives, rules
from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.fields.dates import find_date
from gkcrawl.extract.page.site_words import site_words
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.body.prose import Prose
    from gkcrawl.extract.page.layout import Layout, Line

_SHORTEST_GIVEN = 6  # characters: shorter lines are names of columns
LONGEST_TITLE_LINE = 250  # characters: the longest titles of notices
_SHORTEST_CUT = 10  # characters of a title that is cut, or printed without its subtitle
_SAME_TITLE = 0.6  # of the longer of two texts is the shorter one
# How names of sites and agencies end: they stand in headers, signatures and footers.
_SITE = re.compile(rf"{alternatives(rules('agency_words', 'organ', 'site_name'))}$")
_LINES_TO_HEADER = 4  # below a title: a subtitle or a share bar stands between
_LINES_CLOSE = 2 * _LINES_TO_HEADER  # with the header line, and what stands right below it
_LONG_LINK = 12  # characters: links of the site are shorter
_LONGEST_HEADER_LINE = 80  # characters: longer lines with a date are sentences
_CHATTER = 250  # weight of a site's prose around a short document: greetings, guides, notes on browsers
_CHATTER_TIMES = 3  # the weight of the document, at most, as long as it is complete
_PIECE = 30  # characters that a picture or a file counts for
_WIDE_ENOUGH = 2  # times the prose of an element: when no wider one has more below the title
_UNDER_TITLE = 3  # a line with less than a third of the page's prose below it is a signature, not a title
# Not a summary, which repeats what the document says.
_LEAD = re.compile(rf"(?!\W*{site_words('summary', 'remark')})[^:：]{{2}}.{{25,}}[。！？”]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_TITLE_NAME = re.compile(r"title|biaoti|(?:^|[-_])(?:bt|tit)(?:$|[-_\d])", re.I)


class Below(NamedTuple):
    """The smallest ``element`` around the title (line ``title``), and the ``weights`` of what is below the header."""

    element: HtmlElement
    title: int
    weights: list[int]

    def lead(self, lines: Sequence[Line], first: int, site: frozenset[int]) -> int | None:
        """The first sentence between the title and the body (line ``first``): a paragraph set apart by a template."""
        between = range(self.title + 1, first)
        return next(
            (at for at in between if at not in site and not lines[at].link_chars and _LEAD.fullmatch(lines[at].text)),
            None,
        )

    def said(self, lines: Sequence[Line], titles: Sequence[str]) -> list[str]:
        """The title as the page prints it, and those of ``titles`` that are more or less the same."""
        printed = squash(lines[self.title].text)
        return [printed, *(one for one in titles if one != printed and _is_most_of(one, printed))]


def below_title(layout: Layout, prose: Prose, titles: Sequence[str]) -> Below | None:
    """Where to look for the document; None when no line is one of ``titles`` (no white space) or nothing follows it."""
    weights = prose.weights
    title = _title_line(layout, prose, titles)
    if title is None:
        return None
    own = layout.lines[title].element
    around = {element: level for level, element in enumerate((own, *own.iterancestors()))}
    # Line → for each of its pictures the level of the innermost element around both the title and the picture.
    pictures: defaultdict[int, list[int]] = defaultdict(list)
    for picture, line in layout.images:
        if line > title and not _in_link(picture):
            pictures[line].append(next((around[one] for one in picture.iterancestors() if one in around), len(around)))
    pieces = [line for line, beside in pictures.items() for _ in beside]
    pieces = sorted(pieces + [line for line in file_lines(layout) if line > title])

    def between(first: int, end: int, level: int) -> int:
        inside = bisect_left(pieces, end) - bisect_left(pieces, first)
        # Behind the last line of an element stand its own pictures and those of the next one.
        inside += sum(common <= level for common in pictures.get(end, ())) if end >= first else 0
        return weights[end] - weights[first] + _PIECE * max(inside, 0)

    # A document may be a link (those of the site are shorter, or further away), or a sentence in words of the site.
    close = range(title + 1, min(title + 1 + _LINES_CLOSE, len(layout.lines)))
    scant = [at for at in close if layout.lines[at].link_chars >= _LONG_LINK or layout.lines[at].text.endswith("。")]
    whole = between(title + 1, len(layout.lines), len(around))
    header = _header_line(layout, title)
    if header is None and whole * _UNDER_TITLE < weights[-1]:
        return None
    for element, level in around.items():
        if element in layout.spans:
            end = layout.spans[element][1]
            inside = between(title + 1, end, level)
            complete = False
            if header is not None and header < end:
                complete = between(header + 1, end, level) > 0 or any(header < line < end for line in scant)
            chatter = max(_CHATTER, _CHATTER_TIMES * inside)
            if 0 < whole <= _WIDE_ENOUGH * inside or (complete and whole - inside <= chatter):
                start = title + 1 if header is None else header + 1
                return Below(element, title, [weights[start]] * start + weights[start:])
    return None


def _header_line(layout: Layout, title: int) -> int | None:
    """The line of date and source right under the title: where one stands, the document comes next, however short."""
    under = range(title + 1, min(title + 1 + _LINES_TO_HEADER, len(layout.lines)))
    return next((number for number in under if _is_header(layout.lines[number])), None)


def _is_header(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADER_LINE and "。" not in line.text and find_date(line.text) is not None


def _title_line(layout: Layout, prose: Prose, titles: Sequence[str]) -> int | None:
    """The last line that is one of ``titles`` and has about as much prose below it as any.

    Of the lines that print the same title a heading is taken first, and a cell beside its label last. Without any, a
    heading above a line of date and source.
    """
    wanted = {title for title in titles if len(title) >= _SHORTEST_GIVEN and not _SITE.search(title)}
    found: dict[str, tuple[bool, int, int]] = {}
    for number, line in enumerate(layout.lines):
        if line.link_chars == 0 and _SHORTEST_GIVEN <= len(line.text) <= LONGEST_TITLE_LINE:
            flat = squash(line.text)
            title = flat if flat in wanted else next((one for one in wanted if _is_most_of(one, flat)), None)
            if title is not None:
                found[title] = min(found.get(title, (True, 3, 0)), (title != flat, _standing(line), number))
    lines = [number for *_, number in found.values()] or _headed_lines(layout, prose.named)
    weights = prose.weights
    most = max((weights[-1] - weights[number] for number in lines), default=0)
    return max((number for number in lines if (weights[-1] - weights[number]) * 2 >= most), default=None)


def _headed_lines(layout: Layout, named: frozenset[int]) -> list[int]:
    """The heading with a line of date and source under it, else above it: where no line is a title given elsewhere."""
    headings = [
        number
        for number, line in enumerate(layout.lines)
        if line.link_chars == 0
        and number not in named
        and _SHORTEST_GIVEN <= len(line.text) <= LONGEST_TITLE_LINE
        and _standing(line) == 0
    ]
    headers = {number for number, line in enumerate(layout.lines) if _is_header(line)}
    below = [one for one in headings if any(at in headers for at in range(one + 1, one + 1 + _LINES_TO_HEADER))]
    above = [one for one in headings if any(at in headers for at in range(one - _LINES_CLOSE, one))]
    return (below or above)[:1]


def _is_most_of(one: str, other: str) -> bool:
    """Whether one of two texts is a large part of the other: a title that is cut, or printed with its subtitle."""
    one = one.rstrip(".…")
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) >= _SHORTEST_CUT and mostly(len(short), len(long), _SAME_TITLE) and short in long


def _standing(line: Line) -> int:
    element = line.element
    if element.tag in _HEADINGS or _TITLE_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return 0
    return 2 if line.row is not None and len(line.row) > 1 else 1


def _in_link(picture: HtmlElement) -> bool:
    parent = picture.getparent()
    return parent is not None and parent.tag == "a"
