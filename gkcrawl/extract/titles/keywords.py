"""Keywords of a document, told from those of the site, whose name and columns most templates print everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.titles.words import Likeness, column_names, like_site
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATORS = re.compile(r"[\s,，;；、|｜]+")
_FILLER = pattern(rules("title_words", "keyword_filler"))
# 青禾县 of 青禾县人民政府, 青禾 of 青禾县 or 青禾水利网.
_RANK = "省市县区州盟旗镇乡"
_PLACE = pattern(rules("title_words", "after_place"))
_LONG_NAME = 4  # characters of a column's name that no title has by chance
_LONG_KEYWORD = 10  # characters: it may be the title with some words left out
_MOST_OF_TITLE = 0.8  # of its characters that a part of the title needs to be the title: less is a subject
_MOST_KEYWORDS = 60  # read of one tag


class Around(NamedTuple):
    """What a page says besides its keywords, without white space: title, text, names of site and columns."""

    title: str
    text: str
    sites: frozenset[str]
    columns: frozenset[str]

    @classmethod
    def of(cls, title: str | None, text: str, sites: Iterable[str], columns: Iterable[str]) -> Around:
        """From names as printed."""
        names = frozenset(map(squash, sites)) - {squash(title or ""), ""}
        return cls(squash(title or ""), squash(text), names, frozenset(map(squash, columns)))


def own_keywords(words: Sequence[str], page: Around) -> list[str] | None:
    """Those of ``words`` that say what the document is about; None where there are none.

    The site's name, its columns and the title itself are none. Beside the site's name, or among columns, the others
    must be words of the document: there the list is the template's.
    """
    rest = [word for word in _without_title(words[:_MOST_KEYWORDS], page.title) if not _FILLER.fullmatch(word)]
    sites = [word for word in rest if _is_site(squash(word), page)]
    columns = [word for word in rest if word not in sites and _is_column(squash(word), page)]
    own = [word for word in rest if word not in sites and word not in columns]
    if sites or len(columns) * 2 >= len(rest):
        own = [word for word in own if _is_said(squash(word), page)]
    return own or None


def _without_title(words: Sequence[str], title: str) -> list[str]:
    """``words`` without the title, whole or cut at its own punctuation and blanks."""
    flat = SEPARATORS.sub("", title)
    kept: list[str] = []
    at = 0
    while at < len(words):
        joined, end = squash(words[at]), at + 1
        while end < len(words) and joined != flat and flat.startswith(joined):
            joined, end = joined + squash(words[end]), end + 1
        if flat and joined == flat:
            at = end
            continue
        if not _is_title(squash(words[at]), flat):
            kept.append(words[at])
        at += 1
    return kept


def _is_title(word: str, title: str) -> bool:
    bare = word.rstrip(".…")
    if bare != word and title.startswith(bare):
        return True
    if not title or len(word) < _LONG_KEYWORD:
        return word == title
    return title in word or (word in title and mostly(len(word), len(title), _MOST_OF_TITLE))


def _is_site(word: str, page: Around) -> bool:
    """Whether a word is the name of the site, or like that of any."""
    if word in page.sites or any(site in word for site in page.sites):
        return True
    if word in page.title:
        return False
    part = len(word) >= _LONG_NAME or like_site(word) > 0
    return like_site(word) is Likeness.SITE or (part and any(word in site for site in page.sites))


def _is_column(word: str, page: Around) -> bool:
    """Whether a word is a column's name and no word of the title (short ones such as 通知 are in many)."""
    return word in (page.columns | column_names()) and (len(word) < _LONG_NAME or word not in page.title)


def _is_said(word: str, page: Around) -> bool:
    """Whether the document has the word, and not as the place in the name of its site."""
    if any(
        word[-1] in _RANK or _PLACE.match(site, at + len(word)) for site in page.sites if (at := site.find(word)) >= 0
    ):
        return False
    return word in page.title or word in page.text
