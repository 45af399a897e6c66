"""Finds the body container: a known selector of the CMS, else the element with the densest prose.

Known containers are data (data/containers.csv). A guard turns one down that is empty, made of links, or
holds only a part of the page's prose.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.body.below_title import below_title
from gkcrawl.extract.body.prose import Named, Prose, names_site, weigh, without_cards
from gkcrawl.extract.body.tail import related_lines
from gkcrawl.extract.body.trim import trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout

# Elements that hold blocks; a paragraph or a data row is never the container.
_HOLDERS = frozenset("body div td section article main form center table tbody tr text fieldset dd ucapcontent".split())
_KEEP = 0.72
# Characters of a container that is believed at once, and of one that is believed where nothing else is.
_MIN_KNOWN, _LEAST = 12, 2
_MISSED = 4


@dataclass(frozen=True, slots=True)
class Body:
    """The lines [first, end) of a layout that hold the body without those of ``site``, and how they were found.

    ``weight`` says how much prose there is, roughly in characters; ``short``, that the container holds a few characters,
    which may be no more than 加载中.
    """

    element: HtmlElement
    first: int
    end: int
    locator: str
    known: bool
    site: frozenset[int] = frozenset()
    weight: int = 0
    short: bool = False


class _Candidate(NamedTuple):
    """A block that answers to ``selector``, the ``rank``-th of the known ones, and its lines [first, end)."""

    rank: int
    selector: str
    element: HtmlElement
    first: int
    end: int


@cache
def known_containers() -> dict[str, tuple[int, bool]]:
    """Selector (``#id``, ``.class`` or tag, lower case) → (rank, whether it holds the text and nothing else).

    The first row of the table is the best; what holds a whole article (title, header line, share bar …) comes last.
    """
    text = files("gkcrawl.data").joinpath("containers.csv").read_text(encoding="utf-8")
    rows = enumerate(csv.DictReader(text.splitlines()))
    return {row["selector"].lower(): (rank, row["extent"] == "text") for rank, row in rows}


def find_body(layout: Layout, titles: Sequence[str] = ()) -> Body | None:
    """The body of the page laid out, or None when it has no text at all.

    ``titles`` are texts (no white space) that the page gives as its title.
    """
    named, candidates = _survey(layout)
    prose = weigh(layout, named)
    weights = prose.weights
    known = _trimmed(_known(layout, prose, candidates), layout, prose, titles)
    if known and (weights[known.end] - weights[known.first]) * 2 > weights[-1]:
        return known
    prose = without_cards(layout, prose)
    dense = _guessed(layout, prose, titles)
    if known and dense:
        inside = weights[known.end] - weights[known.first]
        around = prose.weights[dense.end] - prose.weights[dense.first]
        # A container that misses most of the prose is a summary or a leftover of the template.
        return dense if around > _MISSED * max(inside, 10) else known
    return known or dense


def _guessed(layout: Layout, prose: Prose, titles: Sequence[str]) -> Body | None:
    """Where the prose below the title is densest; on the whole page when no line is the title."""
    below = below_title(layout, prose, titles)
    found = _densest(layout, below.weights, below.element) if below else None
    if below is None or found is None:
        return _trimmed(_densest(layout, prose.weights), layout, prose, titles)
    lead = below.lead(layout.lines, found.first, prose.site)
    found = replace(found, first=max(found.first, below.title) if lead is None else lead)
    return _trimmed(found, layout, prose, below.said(layout.lines, titles))


def _trimmed(body: Body | None, layout: Layout, prose: Prose, titles: Sequence[str]) -> Body | None:
    if body is None:
        return None
    related = related_lines(layout, body.first, body.end)
    site = related if body.known else prose.site | related
    first, end = trim(layout, prose, site, body.first, body.end, titles, known=body.known)
    return replace(body, first=first, end=end, site=site, weight=prose.weights[end] - prose.weights[first])


def _survey(layout: Layout) -> tuple[list[Named], list[_Candidate]]:
    """Elements that are named as the site's, and those that are known containers."""
    named: list[Named] = []
    candidates: list[_Candidate] = []
    for element, (first, end) in layout.spans.items():
        if end > first:
            is_named, is_sure, selector = _named(element.get("id"), element.get("class"), str(element.tag))
            if is_named:
                named.append(Named(first, end, is_sure))
            if selector:
                candidates.append(_Candidate(*selector, element, first, end))
    return named, candidates


# A site uses few names, many times.
@lru_cache(maxsize=4096)
def _named(identifier: str | None, classes: str | None, tag: str) -> tuple[bool, bool, tuple[int, str] | None]:
    """Whether an element is named as the site's, whether for sure; rank and text of the best known selector it answers to."""
    table = known_containers()
    names = (f"#{(identifier or '').strip()}", *(f".{name}" for name in (classes or "").split()), tag)
    best = min(((table[name.lower()][0], name) for name in names if name.lower() in table), default=None)
    return *names_site(identifier or "", classes or "", tag), best


def _known(layout: Layout, prose: Prose, candidates: Sequence[_Candidate]) -> Body | None:
    """The best-ranked known container; of several of one name the one with most prose, then the first.

    One with a few characters only where there is no other.
    """
    weights = prose.weights
    own = [one for one in candidates if _has_own(layout, prose, one)]
    long = [one for one in own if _is_prose(layout, one)]
    best = min(
        long or [one for one in own if _is_prose(layout, one, _LEAST)],
        key=lambda one: (one.rank, weights[one.first] - weights[one.end]),
        default=None,
    )
    if best is None:
        return None
    element = _whole(best.element, layout)
    first, end = layout.spans[element]
    if _is_frame(layout, prose, first, end):
        # The page's frame under a borrowed name: look for the prose inside.
        return _densest(layout, without_cards(layout, prose).weights, element)
    if known_containers()[best.selector.lower()][1]:
        return _with_siblings(Body(element, first, end, best.selector, True, short=not long), own, layout)
    inner = _densest(layout, without_cards(layout, prose).weights, element)
    return replace(inner, locator=best.selector, short=not long) if inner else None


def _with_siblings(body: Body, candidates: Sequence[_Candidate], layout: Layout) -> Body:
    """``body`` and the containers of the same name beside it: a document and its annex, but no copies."""
    parent, said = body.element.getparent(), _said(body.element, layout)
    if parent is None:
        return body
    beside = [one for one in candidates if one.selector == body.locator and one.element.getparent() is parent]
    others = [one for one in beside if len(said & _said(one.element, layout)) * 2 < len(said)]
    first = min((one.first for one in others), default=body.first)
    end = max((one.end for one in others), default=body.end)
    if first >= body.first and end <= body.end:
        return body
    return replace(body, element=parent, first=min(first, body.first), end=max(end, body.end))


def _is_prose(layout: Layout, one: _Candidate, least: int = _MIN_KNOWN) -> bool:
    """Whether a container has ``least`` characters or a picture or file, and more than links."""
    lines = layout.lines[one.first : one.end]
    length = sum(len(line.text) for line in lines)
    links = sum(line.link_chars for line in lines)
    return (length >= least or _has_piece(layout, one)) and (links * 2 < length or len(lines) == 1)


def _has_own(layout: Layout, prose: Prose, one: _Candidate) -> bool:
    """Whether a container has prose, a picture, a file or a link that is not the site's."""
    if prose.weights[one.end] > prose.weights[one.first] or _has_piece(layout, one):
        return True
    return any(layout.lines[at].link_chars and at not in prose.site for at in range(one.first, one.end))


def _has_piece(layout: Layout, one: _Candidate) -> bool:
    """Whether a container has a picture or a file."""
    pictures = (line for _, line in layout.images)
    return any(one.first <= line <= one.end for line in pictures) or any(
        one.first <= line < one.end for line in file_lines(layout)
    )


def _is_frame(layout: Layout, prose: Prose, first: int, end: int) -> bool:
    """Whether a container is full of links or of what is surely the site's."""
    if sum(line in prose.site for line in range(first, end)) * 4 > end - first:
        return True
    links = sum(line.link_chars * 2 > len(line.text) for line in layout.lines[first:end])
    return links > 10 and links * 3 > end - first


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
        if best_weight < _KEEP * total:
            best = _first_of_twins(best, children, layout)
        elif _is_data_table(best, layout) or (_is_leaf(best, layout) and best_weight < 0.98 * total):
            best = None
        if best is None:
            break
        element = best
    return Body(element, *spans[element], "densest", False)


def _first_of_twins(best: HtmlElement, children: Sequence[HtmlElement], layout: Layout) -> HtmlElement | None:
    """The first of ``children`` that say (nearly) the same as ``best``: desktop and mobile copies; None without a copy."""
    said = _said(best, layout)
    if best.tag not in ("div", "section", "article") or len(said) < 2:
        return None
    twins = [child for child in children if len(said & _said(child, layout)) * 10 >= 9 * len(said)]
    return twins[0] if len(twins) > 1 else None


def _said(element: HtmlElement, layout: Layout) -> set[str]:
    first, end = layout.spans[element]
    return {line.text for line in layout.lines[first:end]}


def _is_leaf(element: HtmlElement, layout: Layout) -> bool:
    """Whether the element is itself a paragraph: one line, no blocks inside."""
    return layout.spans[element][1] - layout.spans[element][0] <= 1


def _is_data_table(element: HtmlElement, layout: Layout) -> bool:
    """Whether a table holds data rather than the page's layout: rows of several short cells."""
    if element.tag != "table":
        return False
    first, end = layout.spans[element]
    lines = layout.lines[first:end]
    rows = {line.row for line in lines}
    fullest = max(Counter(line.cell for line in lines).values(), default=0)
    if fullest * 2 > len(lines):
        return False
    return len(rows) >= 3 and len(lines) >= 2 * len(rows) and sum(len(line.text) for line in lines) < 60 * len(lines)
