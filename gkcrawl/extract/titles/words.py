"""Which words can be the title of a document and which name a site, an agency, a column or a list of keywords."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from importlib.resources import files

from gkcrawl.data import alternatives, rules

_NOT_A_TITLE = re.compile(
    r"首页|(?:网站)?首页\W.*|网站首页|正文|(?:信息|内容|文章|新闻|公告|文件|政策)?详[情细]页?面?|当前位置.*|无标题文档|untitled.*|相关\S{0,4}|友情链接|分享到?|附件[:：]?|\d{4}-\d{2}-\d{2}.*|发布.{0,4}[:：].*|.*浏览.*|来源[:：].*"
    r"|栏目\S{0,4}|(?:热点|热门|最新|推荐)\S{0,4}|\S{0,4}排行榜?",
    re.I,
)
# What a document's title has and the names of sites, agencies and columns have not.
_OWN = re.compile(r"关于|[\d《]")
_ORGAN = re.compile(rf"{alternatives(rules('agency_words', 'organ', 'site_name'))}$")
_NO_ORGAN = re.compile(rf"{alternatives(rules('agency_words', 'no_organ'))}$")
_SITE = re.compile(rf"{alternatives(rules('agency_words', 'sure_site'))}$")
_COLUMN = re.compile(r".{1,18}(?:[专告示传]栏|栏目|专题|公开)")
# Titles have wide commas too.
_LISTS = ((re.compile(r"[,;]"), 3), (re.compile(r"[，、；]"), 4))
_HAN = re.compile(r"[\u4e00-\u9fff]")
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
    return frozenset(files("gkcrawl.data").joinpath("column_names.txt").read_text(encoding="utf-8").split())


def is_title(flat: str) -> bool:
    """Whether words without white space can be a title."""
    if not MIN_LENGTH <= len(flat) <= LONGEST or _HAN.search(flat) is None or flat in column_names():
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
