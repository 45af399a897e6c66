"""Weighs lines by how much they look like prose; site chrome and lists of other articles weigh nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.fields.labels import box_label, clean_label
from gkcrawl.extract.page.site_words import SITE_FOOT, site_words
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout, Line
    from gkcrawl.extract.page.span import Span

_WORD = re.compile(r"\w")
_PUNCTUATION = "，。；：、！？"
_MARK_WEIGHT = 10  # characters: what a mark of punctuation counts, which menus and lists of titles lack
# Every alternative begins with a letter of its own: the engine then looks for those instead of trying every place.
_SITE_WORDS = re.compile(site_words("foot", "operator", "site"))
# What stands beside it in the foot of a site; a document may name its own 主办单位 and address.
_BESIDE_FOOT = re.compile(site_words("beside_foot"), re.I)
_MOST_FOOT = 3  # different words of the foot: one or two stand in documents about web sites
_LINES_BESIDE_FOOT = 8  # on either side of a line of the foot: operator, address, telephone
_LEGAL = re.compile(site_words("legal"))
# Names of what stands around a document on every page of a site.
_SITE_NAMES = (
    r"foot(?:er)?|nav\w*|menu|crumbs?|breadcrumbs?|share|bdshare\w*|copyright|sidebar|related|recommend|comments?|pinglun"
    r"|pager|pagination|login|search|banner|logo|friend\w*|qrcode|ewm|aside|dqwz|dangqian|weizhi|xgxw|xgwz|xgyd|xglj|advert|ads?"
)
# Names that some sites give to a part of the document as well.
_PLACE_NAMES = r"header|head|top|position|location|side|hot|toolbar|tool|print|pages?|links?|tags?|float\w*|bottom"
_SITE_NAME = re.compile(rf"(?:^|[-_\s])(?:(?P<sure>{_SITE_NAMES})|{_PLACE_NAMES})(?:$|[-_\s\d])", re.I)
_SITE_TAGS = frozenset(("nav", "footer", "aside"))
_WORDY = 120  # characters: a site's own words and labels of a box come in shorter lines
_FRAME_SHARE = 0.6  # of the page's prose: an element with more is a frame with a borrowed name
_ONE_LEFT_IN = 3  # of the prose: where names leave less, they were borrowed for the document
_LEAST_PROSE = 60  # weight that must be left without cards: less is a sentence or two
_FEWEST_CARDS = 4  # blocks alike: three may be sections of a document
_CARD_LINES = 2  # a title and its date or summary
_CARDS_LINKED = 0.9  # of the cards have a link: the one that is open may have none
_LONG_CARD = 200  # characters: longer blocks are sections of a document, or posts
_BUTTON = 2  # characters of a link: shorter ones number pages
_TITLE_LINK = 5  # characters of a link that is the title of another document
_BESIDE_LINK = 40  # characters beside it in a row: date and source
_DATED = re.compile(r"(?:19|20)\d{2}[-/.年]\d{1,2}")
_POST_NAME = re.compile(r"post|reply|answer|comment|floor|plhin", re.I)


class SiteName(Enum):
    """How sure it is that tag, id or class call an element the site's: navigation, footer and the like."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


class Named(NamedTuple):
    """The lines of an element that is called the site's."""

    span: Span
    name: SiteName


class _Look(NamedTuple):
    """What a line weighs, whether it opens with a label of a box, and whether it is nothing else."""

    weight: int
    labelled: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """``weights``: running sum over all lines of how much each looks like prose.

    ``site``: lines that are surely the site's; ``named``: those that names call so for sure, believed or not.
    """

    weights: list[int]
    site: frozenset[int]
    named: frozenset[int]


def weigh(layout: Layout, elements: Sequence[Named]) -> Prose:
    """Weigh all lines: characters outside links, and punctuation.

    Labels of boxes weigh nothing, nor does what ``elements`` hold. An element with most of the
    page's prose is a frame with a borrowed name; where little would be left, names say nothing at all.
    """
    looks = [
        _look(line.text, line.link_chars)
        if len(line.text) < _WORDY
        else _Look(_weight(line.text, line.link_chars), labelled=False, alone=False)
        for line in layout.lines
    ]
    every = [look.weight for look in looks]
    for index, look in enumerate(looks):
        if every[index] and look.labelled:
            every[index] = 0
            if look.alone and index + 1 < len(every) and len(layout.lines[index + 1].text) < _WORDY:
                every[index + 1] = 0
    foot = frozenset(_foot_lines(layout, every))
    for index in foot:
        every[index] = 0
    total = [0, *accumulate(every)]
    elements = [one for one in elements if total[one.span.end] - total[one.span.first] <= _FRAME_SHARE * total[-1]]
    named = {line for one in elements for line in one.span.numbers}
    sure = frozenset(line for one in elements if one.name is SiteName.SURE for line in one.span.numbers)
    plain = [0 if index in named else weight for index, weight in enumerate(every)]
    if sum(plain) * _ONE_LEFT_IN < total[-1]:
        return Prose(total, foot, sure)
    return Prose([0, *accumulate(plain)], sure | foot, sure)


def _foot_lines(layout: Layout, weights: Sequence[int]) -> Iterator[int]:
    """Lines of the site's foot: number of registration, copyright, and beside those its operator and address."""
    lines = layout.lines
    for index, line in enumerate(lines):
        if weights[index] or not SITE_FOOT.search(line.text) or line.text.endswith(("。", "；")):
            continue
        yield index
        around = line.element.getparent()
        for step in (-1, 1):
            at = index + step
            while (
                0 <= at < len(lines)
                and abs(at - index) <= _LINES_BESIDE_FOOT
                and lines[at].element.getparent() is around
            ):
                if len(lines[at].text) >= _WORDY or not _BESIDE_FOOT.match(lines[at].text):
                    break
                yield at
                at += step


def without_cards(layout: Layout, prose: Prose) -> Prose:
    """``prose`` without lists of other articles and comments, unless next to nothing would be left."""
    cards = _card_lines(layout)
    if not cards:
        return prose
    weights = prose.weights
    rest = [0 if line in cards else weights[line + 1] - weights[line] for line in range(len(weights) - 1)]
    if sum(rest) < _LEAST_PROSE:
        return prose
    return replace(prose, weights=[0, *accumulate(rest)], site=prose.site | cards)


def site_name(identifier: str, classes: str, tag: str) -> SiteName | None:
    """Whether tag, id or class of an element call it navigation, footer and the like, and how sure that is."""
    marks = [mark for name in (identifier, classes) if name for mark in _SITE_NAME.finditer(name)]
    if tag in _SITE_TAGS or any(mark["sure"] for mark in marks):
        return SiteName.SURE
    return SiteName.DOUBTFUL if marks or tag == "header" else None


# The menus and feet of a site are the same on all its pages: lines of some hundred sites.
@lru_cache(maxsize=16_384)
def _look(text: str, link_chars: int) -> _Look:
    """How a short line looks by itself."""
    weight = _weight(text, link_chars)
    label = box_label(text) if weight else None
    return _Look(weight, label is not None, label is not None and label == clean_label(text))


def _weight(text: str, link_chars: int) -> int:
    length = len(text)
    if link_chars * 2 > length:
        return 0
    if text.isdecimal():
        return length - link_chars
    if length < _WORDY and (not (text[0].isalnum() or _WORD.search(text)) or _SITE_WORDS.search(text)):
        return 0
    if _TITLE_LINK <= link_chars >= length - _BESIDE_LINK and "。" not in text and _DATED.search(text):
        # A row of a list: what another document is called, its date, its source.
        return 0
    if "备" in text and len(set(SITE_FOOT.findall(text))) >= _MOST_FOOT:
        return 0
    if ("本网" in text or "本站" in text or "未经" in text or "版权" in text or "免责" in text) and _LEGAL.search(text):
        return 0
    return length - link_chars + (0 if text.isalnum() else _MARK_WEIGHT * sum(map(text.count, _PUNCTUATION)))


def _card_lines(layout: Layout) -> frozenset[int]:
    """Lines of cards: neighbours of one tag and class, nearly all of several lines and one that is a link.

    Long ones are sections of one document, unless their names call them posts: then the first post is the document.
    Links to files are the document's own.
    """
    files = file_lines(layout)
    groups: dict[tuple[HtmlElement | None, str, str | None], list[tuple[int, int]]] = defaultdict(list)
    posts: set[tuple[HtmlElement | None, str, str | None]] = set()
    for element, (first, end) in layout.spans.items():
        if end - first >= _CARD_LINES and element.tag in ("div", "li", "dl", "article", "section", "ul"):
            key = element.getparent(), str(element.tag), element.get("class")
            groups[key].append((first, end))
            if _POST_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                posts.add(key)
    # Running sums: blocks nest thousands of levels deep.
    links = [0, *accumulate(_is_link(line) and at not in files for at, line in enumerate(layout.lines))]
    lengths = [0, *accumulate(len(line.text) for line in layout.lines)]
    edges = [0] * (len(layout.lines) + 1)
    for key, cards in groups.items():
        linked = sum(links[end] > links[first] for first, end in cards)
        if len(cards) < _FEWEST_CARDS or not mostly(linked, len(cards), _CARDS_LINKED):
            continue
        long = sum(lengths[end] - lengths[first] for first, end in cards) > _LONG_CARD * len(cards)
        if long and key not in posts:
            continue
        for first, end in cards[1:] if long else cards:
            edges[first] += 1
            edges[end] -= 1
    return frozenset(line for line, depth in enumerate(accumulate(edges)) if depth)


def _is_link(line: Line) -> bool:
    return line.link_chars >= _BUTTON and line.link_chars * 2 > len(line.text)
