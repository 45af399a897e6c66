"""Which words can be the title of a document and which name a site, an agency, a column or a list of keywords."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from gkcrawl.characters import HAN
from gkcrawl.data import alternatives, pattern, rules, text

_NOT_A_TITLE, _OWN, _COLUMN = (pattern(rules("title_words", role)) for role in ("not_title", "own", "column"))
_ORGAN = re.compile(rf"{alternatives(rules('agency_words', 'organ', 'site_name'))}$")
_NO_ORGAN = re.compile(rf"{alternatives(rules('agency_words', 'no_organ'))}$")
_SITE = re.compile(rf"{alternatives(rules('agency_words', 'sure_site'))}$")
# Titles have wide commas too.
_LISTS = ((re.compile(r"[,;]"), 3), (re.compile(r"[，、；]"), 4))
MIN_LENGTH = 4  # characters of a title: 通知 alone is a column
LONGEST = 200  # characters of a title: more are a paragraph
_LONGEST_ORGAN = 40  # characters of the name of a site or an agency
_LONGEST_KEYWORD = 6  # characters: longer words between commas are clauses


class Likeness(IntEnum):
    """How much words are like the name of a site."""

    NONE = 0  # like that of a document
    AGENCY = 1  # as the names of agencies
    SITE = 2  # as most sites call themselves: …政府, …网站


@cache
def column_names() -> frozenset[str]:
    """Names of columns that most sites have (data/column_names.txt)."""
    return frozenset(text("column_names.txt").split())


def is_title(flat: str) -> bool:
    """Whether words without white space can be a title."""
    if not MIN_LENGTH <= len(flat) <= LONGEST or HAN.search(flat) is None or flat in column_names():
        return False
    return _NOT_A_TITLE.fullmatch(flat) is None


def is_column(flat: str) -> bool:
    """Whether words are like the name of a column: 规范性文件公开, 防汛专栏; not 关于推进政务公开."""
    return flat in column_names() or (_COLUMN.fullmatch(flat) is not None and not _OWN.search(flat))


def is_keywords(text: str) -> bool:
    """Whether words are a list of keywords: 水库,防汛,河长制."""
    for mark, fewest in _LISTS:
        words = mark.split(text)
        if len(words) >= fewest and all(len(word.strip()) <= _LONGEST_KEYWORD for word in words):
            return not text.startswith("关于")
    return False


def like_site(flat: str) -> Likeness:
    """How much words are like the name of a site: as most are (…政府, …网站), like an agency's, not at all.

    >>> [like_site(name).name for name in ("青禾县人民政府", "青禾县水利局", "全县开创新格局")]
    ['SITE', 'AGENCY', 'NONE']
    """
    if len(flat) > _LONGEST_ORGAN or _OWN.search(flat) or _NO_ORGAN.search(flat):
        return Likeness.NONE
    if _SITE.search(flat):
        return Likeness.SITE
    return Likeness.AGENCY if _ORGAN.search(flat) else Likeness.NONE
