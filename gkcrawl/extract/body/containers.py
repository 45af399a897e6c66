"""Finds the body container: a known selector of the CMS, else the element with the densest prose.

Known containers are data (data/containers.csv). A guard turns one down that is empty, made of links, or
holds only a part of the page's prose.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.data import rows
from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.body.below_title import below_title
from gkcrawl.extract.body.prose import Named, Prose, SiteName, site_name, weigh, without_cards
from gkcrawl.extract.body.tail import related_lines
from gkcrawl.extract.body.trim import trim_guessed, trim_known
from gkcrawl.extract.page.span import Span
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout

# Elements that hold blocks; a paragraph or a data row is never the container.
_HOLDERS = frozenset("body div td section article main form center table tbody tr text fieldset dd ucapcontent".split())
_KEPT = 0.72  # of an element's prose has the child that holds the body: with less it is a part of it
_NEARLY_ALL = 0.98  # of an element's prose has the one paragraph that is the whole body
_BELIEVED = 12  # characters of a container that is believed at once
_BELIEVED_ALONE = 2  # characters of one that is believed where nothing else is
_MISSED = 4  # times the prose of a container, elsewhere: then it is a summary or a leftover of the template
_LEAST_INSIDE = 10  # weight of a container for that comparison
_ONE_SITE_LINE_IN = 4  # lines: with more that are surely the site's, a container is the frame of the page
_ONE_LINK_IN = 3  # lines: so is one with more links
_MENU_LINKS = 10  # lines that are links: as many stand in a short document
_COPIED = 0.9  # of its lines has the same block for another screen
_FEWEST_COPIED = 2  # lines: one line may well stand twice
_DATA_ROWS = 3  # of a table: fewer lay out a page
_DATA_COLUMNS = 2  # a label and its value
_DATA_CELL = 60  # characters of a line of data on average: cells that hold paragraphs lay out a page


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a layout that hold the body, without those of ``site``, and how they were found.

    ``weight`` says how much prose there is, roughly in characters; ``short``, that the container holds a few
    characters, which may be no more than 加载中.
    """

    element: HtmlElement
    span: Span
    locator: str
    known: bool = False
    site: frozenset[int] = frozenset()
    weight: int = 0
    short: bool = False


class _Candidate(NamedTuple):
    """A block that answers to ``selector``, the ``rank``-th of the known ones, and its lines."""

    rank: int
    selector: str
    element: HtmlElement
    span: Span


class _Names(NamedTuple):
    """What tag, id and classes of an element say: is it the site's, and the best known selector that they answer to."""

    site: SiteName | None
    selector: str
    rank: int


@cache
def known_containers() -> dict[str, tuple[int, bool]]:
    """Selector (``#id``, ``.class`` or tag, lower case) → (rank, whether it holds the text and nothing else).

    The first row of the table is the best; what holds a whole article (title, header line, share bar …) comes last.
    """
    return {row["selector"].lower(): (rank, row["extent"] == "text") for rank, row in enumerate(rows("containers"))}


def find_body(layout: Layout, titles: Sequence[str] = ()) -> Body | None:
    """The body of the page laid out, or None when it has no text at all.

    ``titles`` are texts (no white space) that the page gives as its title.
    """
    named, candidates = _survey(layout)
    prose = weigh(layout, named)
    known = _trimmed(_known(layout, prose, candidates), layout, prose, titles)
    if known and known.weight * 2 > prose.weights[-1]:
        return known
    dense = _guessed(layout, without_cards(layout, prose), titles)
    if known and dense:
        return dense if dense.weight > _MISSED * max(known.weight, _LEAST_INSIDE) else known
    return known or dense


def _guessed(layout: Layout, prose: Prose, titles: Sequence[str]) -> Body | None:
    """Where the prose below the title is densest; on the whole page when no line is the title."""
    below = below_title(layout, prose, titles)
    found = _densest(layout, below.weights, below.element) if below else None
    if below is None or found is None:
        return _trimmed(_densest(layout, prose.weights), layout, prose, titles)
    lead = below.lead(layout.lines, found.span.first, prose.site)
    first = max(found.span.first, below.title) if lead is None else lead
    found = replace(found, span=found.span._replace(first=first))
    return _trimmed(found, layout, prose, below.said(layout.lines, titles))


def _trimmed(body: Body | None, layout: Layout, prose: Prose, titles: Sequence[str]) -> Body | None:
    if body is None:
        return None
    weights, site = prose.weights, related_lines(layout, body.span)
    if body.known:
        span = trim_known(layout, site, body.span)
    else:
        site |= prose.site
        span = trim_guessed(layout, weights, site, body.span, titles)
    return replace(body, span=span, site=site, weight=weights[span.end] - weights[span.first])


def _survey(layout: Layout) -> tuple[list[Named], list[_Candidate]]:
    """Elements that are named as the site's, and those that are known containers."""
    named: list[Named] = []
    candidates: list[_Candidate] = []
    unnamed: dict[str, _Names] = {}  # most elements have nothing but a tag
    for element, (first, end) in layout.spans.items():
        if end > first:
            tag = str(element.tag)
            if element.attrib:
                names = _names(element.get("id"), element.get("class"), tag)
            else:
                names = unnamed.get(tag) or unnamed.setdefault(tag, _names(None, None, tag))
            if names.site:
                named.append(Named(Span(first, end), names.site))
            if names.selector:
                candidates.append(_Candidate(names.rank, names.selector, element, Span(first, end)))
    return named, candidates


# A site uses few names, many times.
@lru_cache(maxsize=4096)
def _names(identifier: str | None, classes: str | None, tag: str) -> _Names:
    table = known_containers()
    names = (f"#{(identifier or '').strip()}", *(f".{name}" for name in (classes or "").split()), tag)
    rank, best = min(((table[name.lower()][0], name) for name in names if name.lower() in table), default=(0, ""))
    return _Names(site_name(identifier or "", classes or "", tag), best, rank)


def _known(layout: Layout, prose: Prose, candidates: Sequence[_Candidate]) -> Body | None:
    """The best-ranked known container; of several of one name the one with most prose, then the first.

    One with a few characters only where there is no other.
    """
    weights = prose.weights
    own = [one for one in candidates if _has_own(layout, prose, one)]
    long = [one for one in own if _is_prose(layout, one)]
    best = min(
        long or [one for one in own if _is_prose(layout, one, _BELIEVED_ALONE)],
        key=lambda one: (one.rank, weights[one.span.first] - weights[one.span.end]),
        default=None,
    )
    if best is None:
        return None
    element = _whole(best.element, layout)
    span = layout.span(element)
    if _is_frame(layout, prose, span):
        # The page's frame under a borrowed name: look for the prose inside.
        return _densest(layout, without_cards(layout, prose).weights, element)
    if known_containers()[best.selector.lower()][1]:
        return _with_siblings(Body(element, span, best.selector, known=True, short=not long), own, layout)
    inner = _densest(layout, without_cards(layout, prose).weights, element)
    return replace(inner, locator=best.selector, short=not long) if inner else None


def _with_siblings(body: Body, candidates: Sequence[_Candidate], layout: Layout) -> Body:
    """``body`` and the containers of the same name beside it: a document and its annex, but no copies."""
    parent, said = body.element.getparent(), _said(body.element, layout)
    if parent is None:
        return body
    beside = [one for one in candidates if one.selector == body.locator and one.element.getparent() is parent]
    others = [one for one in beside if len(said & _said(one.element, layout)) * 2 < len(said)]
    spans = [body.span, *(one.span for one in others)]
    whole = Span(min(span.first for span in spans), max(span.end for span in spans))
    return body if whole == body.span else replace(body, element=parent, span=whole)


def _is_prose(layout: Layout, one: _Candidate, least: int = _BELIEVED) -> bool:
    """Whether a container has ``least`` characters or a picture or file, and more than links."""
    lines = one.span.of(layout.lines)
    length = sum(len(line.text) for line in lines)
    links = sum(line.link_chars for line in lines)
    return (length >= least or _has_piece(layout, one)) and (links * 2 < length or len(lines) == 1)


def _has_own(layout: Layout, prose: Prose, one: _Candidate) -> bool:
    """Whether a container has prose, a picture, a file or a link that is not the site's."""
    if prose.weights[one.span.end] > prose.weights[one.span.first] or _has_piece(layout, one):
        return True
    return any(layout.lines[at].link_chars and at not in prose.site for at in one.span.numbers)


def _has_piece(layout: Layout, one: _Candidate) -> bool:
    """Whether a container has a picture or a file."""
    first, end = one.span
    return any(first <= line <= end for _, line in layout.images) or any(map(one.span.holds, file_lines(layout)))


def _is_frame(layout: Layout, prose: Prose, span: Span) -> bool:
    """Whether a container is full of links or of what is surely the site's."""
    if sum(line in prose.site for line in span.numbers) * _ONE_SITE_LINE_IN > span.size:
        return True
    links = sum(line.link_chars * 2 > len(line.text) for line in span.of(layout.lines))
    return links > _MENU_LINKS and links * _ONE_LINK_IN > span.size


def _whole(element: HtmlElement, layout: Layout) -> HtmlElement:
    """A container nested in one of the same name is a part of it: the outer one is whole."""
    for parent in element.iterancestors():
        if parent not in layout.spans:
            break
        if parent.get("class") and parent.get("class") == element.get("class"):
            element = parent
    return element


def _densest(layout: Layout, weights: list[int], root: HtmlElement | None = None) -> Body | None:
    """Walk down from ``root`` (the whole page by default) as long as one child keeps most of the prose."""
    spans = layout.spans
    root = next(iter(spans), None) if root is None else root
    if root is None or not weights[-1]:
        return None
    element = root
    while True:
        first, end = spans[element]
        total = weights[end] - weights[first]
        children = [child for child in element if child.tag in _HOLDERS and child in spans]
        best = max(children, key=lambda child: weights[spans[child][1]] - weights[spans[child][0]], default=None)
        if best is None or (best_weight := weights[spans[best][1]] - weights[spans[best][0]]) <= 0:
            break
        if best_weight < _KEPT * total:
            best = _first_of_twins(best, children, layout)
        elif _is_data_table(best, layout) or (layout.span(best).size <= 1 and best_weight < _NEARLY_ALL * total):
            best = None
        if best is None:
            break
        element = best
    return Body(element, layout.span(element), "densest")


def _first_of_twins(best: HtmlElement, children: Sequence[HtmlElement], layout: Layout) -> HtmlElement | None:
    """The first of ``children`` that say the same as ``best``: copies for desktop and mobile; None without a copy."""
    said = _said(best, layout)
    if best.tag not in ("div", "section", "article") or len(said) < _FEWEST_COPIED:
        return None
    twins = [child for child in children if mostly(len(said & _said(child, layout)), len(said), _COPIED)]
    return twins[0] if len(twins) > 1 else None


def _said(element: HtmlElement, layout: Layout) -> set[str]:
    return {line.text for line in layout.span(element).of(layout.lines)}


def _is_data_table(element: HtmlElement, layout: Layout) -> bool:
    """Whether a table holds data rather than the page's layout: rows of several short cells."""
    if element.tag != "table":
        return False
    lines = layout.span(element).of(layout.lines)
    records = {line.row for line in lines}
    fullest = max(Counter(line.cell for line in lines).values(), default=0)
    if fullest * 2 > len(lines):
        return False
    if len(records) < _DATA_ROWS or len(lines) < _DATA_COLUMNS * len(records):
        return False
    return sum(len(line.text) for line in lines) < _DATA_CELL * len(lines)
