"""Cuts related links, comments and copyright notes off the end of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.body.header_lines import PROSE
from gkcrawl.extract.fields.signature import signature_ends
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.site_words import site_words
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkcrawl.extract.page.layout import Layout, Line
    from gkcrawl.extract.page.span import Span

_TAIL = re.compile(rf"[【\[(（\s]*(?:(?P<sure>{site_words('tail_sure')})|{site_words('tail')})")
# The heading of a list of other pages, and what may stand beside the titles in it.
_RELATED = re.compile(rf"\W*{site_words('related')}\W*")
_ROW_DATE = re.compile(r"[\s\[(（]*(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}[\s\])）]*$")
_LONGEST_ROW = 300  # characters: titles are no longer
_ROW_LINKED = 0.8  # of a row's characters: a number or a mark stands before the link
SIGNATURE_LINES = 4  # several agencies and the date
_LINES_TO_SIGNATURE = 12  # below a mark: files and a note stand between


def related_lines(layout: Layout, span: Span) -> frozenset[int]:
    """Lines of ``span`` that list other pages below 相关链接 and the like, with the heading.

    Not such as lead to files, nor prose under that heading: those are the document's own.
    """
    lines, files = layout.lines, file_lines(layout)
    found: set[int] = set()
    for index in span.numbers:
        heading = _RELATED.match(lines[index].text) if index not in found else None
        if heading is None:
            continue
        after = index + 1
        if heading.end() == len(lines[index].text):
            while after < span.end and after not in files and _is_row(lines[after]):
                after += 1
            found.update(
                range(index, after) if after > index + 1 or all(map(is_chrome, lines[after : span.end])) else ()
            )
        elif index not in files and _links_the_rest(lines[index], heading.end()):
            found.add(index)
    return frozenset(found)


def _is_row(line: Line) -> bool:
    """Whether a line is a link to a page, perhaps with its date, or the date of one."""
    if len(line.text) > _LONGEST_ROW:
        return False
    title = _ROW_DATE.sub("", line.text)
    return mostly(line.link_chars, len(title), _ROW_LINKED)


def _links_the_rest(line: Line, heading: int) -> bool:
    """Whether all behind a heading is a link in words; an address is something that a document tells."""
    return line.link_chars > 0 and line.link_chars >= len(line.text[heading:].strip()) and "://" not in line.text


def cut_tail(layout: Layout, weights: Sequence[int], site: Collection[int], span: Span) -> int:
    """The first line that opens what follows a document; doubtful ones only if most of the prose stands before.

    Between a text and its signature, or its files, stands only what is of the ``site`` itself.
    """
    lines = layout.lines
    for index in range(span.first + 1, span.end):
        mark = _TAIL.match(lines[index].text)
        if mark and (mark["sure"] or (_is_late(lines, weights, span, index) and _ends(layout, site, index, span.end))):
            return index
    return span.end


def _ends(layout: Layout, site: Collection[int], index: int, end: int) -> bool:
    """Whether neither a signature nor, below 相关链接, a file follows line ``index``."""
    lines, element = layout.lines, layout.lines[index].element
    # What stands bare in a container has the paragraphs of the container beside it.
    around = (element, element.getparent())
    after = [at for at in range(index + 1, min(end, index + _LINES_TO_SIGNATURE)) if at not in site]
    if after and after[0] in file_lines(layout) and _RELATED.fullmatch(lines[index].text):
        return False
    beside = [at for at in after if at == after[0] or lines[at].element.getparent() in around]
    texts = [lines[at].text for at in beside]
    return not any(signature_ends(texts[at : at + SIGNATURE_LINES]) for at in range(len(texts)))


def _is_late(lines: Sequence[Line], weights: Sequence[int], span: Span, index: int) -> bool:
    """Whether most of the prose stands above ``index``, and no paragraphs beside those above follow below it."""
    first, end = span
    if weights[index] - weights[first] < weights[end] - weights[index]:
        return False
    opening = lines[first].element
    around = opening.getparent()
    if opening.tag != "p" or lines[index].element.getparent() is around:
        return True
    beside = (at for at in range(index + 1, end) if lines[at].element.tag == "p")
    return sum(weights[at + 1] - weights[at] for at in beside if lines[at].element.getparent() is around) <= PROSE
