"""Where the body of a page is: a known container of its CMS, else the element its prose is densest in.

Known containers are data (data/containers.csv). A guard turns one down that is empty, made of links, or
holds only a part of the page's prose.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.trim import trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.layout import Layout, Line

_WORD = re.compile(r"\w")
_PUNCTUATION = "，。；：、！？"
_CHROME_WORDS = re.compile(
    r"版权所有|ICP备|公网安备|主办单位|承办单位|网站标识码|技术支持|建议使用|联系我们|网站地图|上一篇|下一篇|上一条|下一条"
    r"|当前位置|您的位置|浏览次数|扫一扫|分享到|打印本页|关闭窗口|设为首页|加入收藏|copyright",
    re.I,
)
_CHROME_NAME = re.compile(
    r"(?:^|[-_\s])(?:foot(?:er)?|header|head|top|nav\w*|menu|crumbs?|breadcrumb|position|location|share|bdshare|copyright"
    r"|sidebar|side|related|recommend|hot|comment|toolbar|tool|print|pages?|pager|pagination|login|search|banner|logo"
    r"|links?|friend\w*|qrcode|ewm|tags?|aside|float\w*|dqwz|dangqian|weizhi|xgxw|xgwz|xglj|bottom)(?:$|[-_\s\d])",
    re.I,
)
_CHROME_TAGS = frozenset(("nav", "footer", "header", "aside"))
# Elements that hold blocks; a paragraph or a data row is never the container.
_HOLDERS = frozenset("body div td section article main form center table tbody tr text fieldset dd ucapcontent".split())
_KEEP = 0.72
# A site's own words come in short lines.
_WORDY = 120
_MIN_KNOWN = 12
_MISSED = 4


@dataclass(frozen=True, slots=True)
class Body:
    """The lines [first, end) of a layout that hold the body, and how they were found."""

    element: HtmlElement
    first: int
    end: int
    locator: str
    known: bool


class _Candidate(NamedTuple):
    """A block that answers to ``selector``, the ``rank``-th of the known ones, and its lines [first, end)."""

    rank: int
    selector: str
    element: HtmlElement
    first: int
    end: int


@cache
def known_containers() -> dict[str, tuple[int, str]]:
    """Selector (``#id``, ``.class`` or tag) → (rank, family); the first row of the table is the best."""
    text = files("gkcrawl.data").joinpath("containers.csv").read_text(encoding="utf-8")
    return {row["selector"]: (rank, row["family"]) for rank, row in enumerate(csv.DictReader(text.splitlines()))}


def find_body(layout: Layout, titles: Sequence[str] = ()) -> Body | None:
    """The body of the page laid out, or None when it has no text at all.

    ``titles`` are texts (no white space) that the page gives as its title.
    """
    chrome, candidates = _survey(layout)
    weights = _weights(layout, chrome)
    known = _trimmed(_known(layout, weights, candidates), layout, weights, titles)
    if known and (weights[known.end] - weights[known.first]) * 2 > weights[-1]:
        return known
    dense = _trimmed(_densest(layout, weights), layout, weights, titles)
    if known and dense:
        inside = weights[known.end] - weights[known.first]
        around = weights[dense.end] - weights[dense.first]
        # A container that misses most of the prose is a summary or a leftover of the template.
        return dense if around > _MISSED * max(inside, 10) else known
    return known or dense


def _trimmed(body: Body | None, layout: Layout, weights: list[int], titles: Sequence[str]) -> Body | None:
    if body is None:
        return None
    first, end = trim(layout, weights, body.first, body.end, titles, known=body.known)
    return replace(body, first=first, end=end)


def _weights(layout: Layout, chrome: set[int]) -> list[int]:
    """Running sum of how much every line looks like prose: characters outside links, and punctuation."""
    every = [_weight(line) for line in layout.lines]
    plain = [0 if index in chrome else weight for index, weight in enumerate(every)]
    return [0, *accumulate(plain if sum(plain) * 3 >= sum(every) else every)]


def _weight(line: Line) -> int:
    text = line.text
    length = len(text)
    if line.link_chars * 2 > length or (length < _WORDY and (not _WORD.search(text) or _CHROME_WORDS.search(text))):
        return 0
    return length - line.link_chars + 10 * sum(map(text.count, _PUNCTUATION))


def _survey(layout: Layout) -> tuple[set[int], list[_Candidate]]:
    """Lines of elements that tag, id or class call navigation, footer and the like; elements that are known containers."""
    chrome: set[int] = set()
    candidates: list[_Candidate] = []
    for element, (first, end) in layout.spans.items():
        if end > first:
            is_chrome, selector = _traits(element.get("id") or "", element.get("class") or "", str(element.tag))
            if is_chrome:
                chrome.update(range(first, end))
            if selector:
                candidates.append(_Candidate(*selector, element, first, end))
    return chrome, candidates


# A site uses few names, many times.
@lru_cache(maxsize=4096)
def _traits(identifier: str, classes: str, tag: str) -> tuple[bool, tuple[int, str] | None]:
    """Whether an element's names mark it as a site's own, and rank and text of the best known selector it answers to."""
    is_chrome = tag in _CHROME_TAGS or any(name and _CHROME_NAME.search(name) for name in (identifier, classes))
    table = known_containers()
    names = (f"#{identifier.strip()}", *(f".{name}" for name in classes.split()), tag)
    return is_chrome, min(((table[name][0], name) for name in names if name in table), default=None)


def _known(layout: Layout, weights: list[int], candidates: Sequence[_Candidate]) -> Body | None:
    """The best-ranked known container; of several of one name the one with most prose, then the first."""
    best = min(
        (one for one in candidates if _is_prose(layout, one.first, one.end)),
        key=lambda one: (one.rank, weights[one.first] - weights[one.end]),
        default=None,
    )
    if best is None:
        return None
    element = _whole(best.element, layout)
    first, end = layout.spans[element]
    if _listy(layout, first, end):
        # A container full of links is the page's frame under a borrowed name: look for the prose inside.
        return _densest(layout, weights, element)
    return Body(element, first, end, best.selector, True)


def _is_prose(layout: Layout, first: int, end: int) -> bool:
    lines = layout.lines[first:end]
    length = sum(len(line.text) for line in lines)
    links = sum(line.link_chars for line in lines)
    pictures = any(first <= line <= end for _, line in layout.images)
    return (length >= _MIN_KNOWN or pictures) and (links * 2 < length or end - first == 1)


def _listy(layout: Layout, first: int, end: int) -> bool:
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
        best, best_weight = None, 0
        for child in element:
            if child.tag in _HOLDERS and child in spans:
                start, stop = spans[child]
                if (weight := weights[stop] - weights[start]) > best_weight:
                    best, best_weight = child, weight
        if best is None or best_weight < _KEEP * total or _is_data_table(best, layout):
            break
        if _is_leaf(best, layout) and best_weight < 0.98 * total:
            break
        element = best
    return Body(element, *spans[element], "densest", False)


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
    return len(rows) >= 3 and len(lines) >= 2 * len(rows) and sum(len(line.text) for line in lines) < 60 * len(lines)
