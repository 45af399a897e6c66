"""How much a link promises: that it leads to a column, or to a page from which columns are linked (0: not asked)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from gkcrawl.characters import HAN, squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.body.attachments import file_type
from gkcrawl.identity import cms_number
from gkcrawl.portals.column import BY_YEAR
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.rows.titles import is_chrome

if TYPE_CHECKING:
    from gkcrawl.portals.discovery.links import SiteLink

_HUB, _MAP, _COLUMN, _LONG, _WEAK, _NONE = (
    pattern(rules("link_words", role), re.IGNORECASE) for role in ("hub", "map", "column", "long", "weak", "none")
)
_OTHER_PATH = pattern(rules("link_words", "other_path"), re.IGNORECASE)
_LIST_PATH = pattern(rules("link_words", "list_path"), re.IGNORECASE)
_CALENDAR = pattern(rules("link_words", "calendar"), re.IGNORECASE)
_OTHER_VIEW = pattern(rules("link_words", "other_view"), re.IGNORECASE)
_YEAR = re.compile(BY_YEAR)
_MEDIA = re.compile(r"\.(?:jpe?g|png|gif|bmp|svg|ico|mp[34]|wmv|flv|avi|apk|exe|css|js|swf|xml)$", re.IGNORECASE)
_ARTICLE = re.compile(r"/(?:19|20)\d\d[-/]?[01]\d[-/]?(?:[0-3]\d/|\w*\d{5,})|/\d{9,}\.s?html?$")
_MOMENT = re.compile(r"\d{1,8}|\d{4}-\d\d?(?:-\d\d?)?")
_REPEATED = re.compile(r"/([^/]+)/(?:\1/){2,}")
_DIRECTORY = re.compile(r"(?:/|/(?:index|default)\.\w+|\w{0,20}list\.\w+)$", re.IGNORECASE)
_LONGEST_COLUMN_NAME = 14  # Chinese characters: longer are titles
_SURE_COLUMN_NAME = 8  # Chinese characters: titles of articles are longer
_SURE_PLACES = frozenset({"more", "breadcrumb"})
"""Places of links that lead to no article, whatever their addresses look like."""
_SURE_ARTICLE_NAME = 20  # Chinese characters that no column's name has

# Points, compared with each other only.
_AHEAD = {
    "way on": 20.0,
    "home": 20.0,
    "data": 9.0,
    "map": 2.0,
    "frame": 8.0,
    "tree": 3.0,
    "more": 4.0,
    "breadcrumb": 3.0,
    "menu": 2.5,
    "link": 1.0,
    "row": -2.0,
}
GUESSED = {"folder": 1.0, "sitemap": 0.5}
"""Points of places that name addresses nobody linked: that one of those is missing is no news."""
_HUB_WORTH = 5.0  # points: what all columns of a kind are linked from
_MAP_WORTH = 6.0  # points: all columns at once
_COLUMN_WORTH = 3.0  # points: a word that names of columns have
_WEAK_WORTH = -1.5  # points: pages of a menu that seldom are lists
_SHORT_WORTH = 1.0  # points: as short as names are
_YEAR_WORTH = -3.0  # points: part of a column that is listed by year
_LONG_WORTH = -3.0  # points: as long as titles are
_DIRECTORY_WORTH = 0.5  # points: an address that is a list's


def worth(link: SiteLink) -> float:
    """Points of ``link``; 0 for what is no page of columns: articles, files, searches, logins, calendars."""
    if link.place in ("way on", "home", "data", "map"):
        return _AHEAD[link.place]
    text = squash(link.text)
    if not _may_be_column(link.url, is_named=link.place in _SURE_PLACES or _is_column_name(text)):
        return 0
    points = _AHEAD.get(link.place) or GUESSED[link.place]
    length = len(HAN.findall(text))
    if text and link.place != "more" and is_chrome(text) and not _MAP.fullmatch(text):
        return 0
    if length > _SURE_ARTICLE_NAME or (_NONE.search(text) and not _HUB.fullmatch(text)):
        return 0
    if _MAP.fullmatch(text):
        points += _MAP_WORTH
    elif _HUB.fullmatch(text):
        points += _HUB_WORTH
    elif (_COLUMN if length <= _LONGEST_COLUMN_NAME else _LONG).search(text):
        points += _COLUMN_WORTH
    elif link.place == "row":
        return 0
    elif _WEAK.search(text):
        points += _WEAK_WORTH
    if _YEAR.fullmatch(text):
        points += _YEAR_WORTH
    points += _LONG_WORTH if length > _LONGEST_COLUMN_NAME else _SHORT_WORTH if text else 0
    return max(points + _DIRECTORY_WORTH * bool(_DIRECTORY.search(urlsplit(link.url).path)), 0)


def _is_column_name(text: str) -> bool:
    return len(HAN.findall(text)) <= _SURE_COLUMN_NAME and bool(_HUB.fullmatch(text) or column_kind(text))


def _may_be_column(url: str, *, is_named: bool) -> bool:
    parts = urlsplit(url)
    if _MEDIA.search(parts.path) or file_type(url):
        return False
    number = cms_number(url.partition("?")[0]) or ""
    # Some products name columns and articles alike by a hash: there the words beside it decide.
    is_article = (number and not (is_named and number.startswith("hex:"))) or _ARTICLE.search(parts.path)
    if is_article and not _LIST_PATH.search(parts.path):
        return False
    if _OTHER_PATH.search(parts.path) or _REPEATED.search(parts.path + "/"):
        return False
    return not any(
        _OTHER_VIEW.fullmatch(name) or (_CALENDAR.fullmatch(name) and _MOMENT.fullmatch(value))
        for name, value in parse_qsl(parts.query)
    )
