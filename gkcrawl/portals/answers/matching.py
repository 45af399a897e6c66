"""Whether a page is the one that a row of a list names: what its titles and its text share with the row's title."""

from __future__ import annotations

import re

from gkcrawl.characters import letters
from gkcrawl.numerals import TENS

# What titles of all documents are made of: it tells none of them from another.
_COMMON = re.compile(
    rf"[\d〇○{TENS}]+|[年月日第期号份度的]|关于|做好|印发|转发|发布|公布|公开|开展|组织|实施|进一步|加强|推进|有关|相关|工作|情况|通知|通告|公告|公示"
    r"|公报|意见|方案|办法|规定|决定|批复|报告|年报|政府|人民|信息|政务|办公室|附件|详情|查看|下载|更多|标题|正文|无标题"
)
_NUMBER = re.compile(r"[1-9]\d*")
_CUT = re.compile(r"(?:…|\.{2,}|。{3,})\s*$")
_TELLING = 4
"""So many characters besides the common ones tell a title from others."""
_WORD, _WORDS = 2, 3
"""Characters compared at a time: of the words that tell titles apart, of titles that consist of common words."""
_LIKE, _PART = 0.6, 0.4
"""Shares of one title that stand in the other, and in reverse, of titles of one document: 图解：, 印发《…》."""
RELATED = 0.5
"""Share of a title from which on a text speaks of it."""


def is_telling(title: str) -> bool:
    """Whether ``title`` has words of its own, or common ones enough, to be known again: 附件 and 2024 are not.

    >>> [is_telling(title) for title in ("附件2", "关于做好农村公路养护的通知", "2023年政府信息公开工作年度报告")]
    [False, True, True]
    """
    return bool(_own_words(title)) or len(letters(title)) >= 3 * _TELLING


def is_titled(candidate: str) -> bool:
    """Whether ``candidate`` has the length of a title at least: x has not."""
    return len(letters(candidate)) >= _TELLING


def is_namesake(title: str, candidate: str) -> bool:
    """Whether both are the same but for their numbers: reports of two years, two numbers of a gazette."""
    return _numbers_differ(letters(title), letters(candidate)) and shared(title, letters(candidate)) >= _LIKE


def shared(title: str, text: str) -> float:
    """The share (0 to 1) of what tells ``title`` from other titles that stands in ``text``, which is `flat`."""
    words = _own_words(title)
    size = _WORD if words else _WORDS
    grams = {word[at : at + size] for word in words or [letters(title)] for at in range(len(word) - size + 1)}
    return sum(gram in text for gram in grams) / len(grams) if grams else 0.0


def names(title: str, candidate: str, *, least: float = _PART) -> bool:
    """Whether ``candidate``, a title or heading of a page, names what the row's ``title`` names.

    ``least`` is the share of the longer one that the shorter one must be; of a title cut by a list the begin will do.
    """
    one, other = letters(_CUT.sub("", title)), letters(candidate)
    if not one or not other or one == other:
        return one == other != ""
    short, long = sorted((one, other), key=len)
    if _CUT.search(title) and len(one) >= _TELLING and other.startswith(one):
        return True
    if len(short) < least * len(long) or _numbers_differ(one, other):
        return False
    if short in long:
        return is_telling(short)
    return shared(one, other) >= _LIKE and shared(other, one) >= least and is_telling(short)


def _numbers_differ(one: str, other: str) -> bool:
    """Whether both have numbers but none in common."""
    numbers = [set(_NUMBER.findall(text)) for text in (one, other)]
    return all(numbers) and numbers[0].isdisjoint(numbers[1])


def _own_words(title: str) -> list[str]:
    """The stretches of ``title`` between common words, none where they are too few to tell it from others."""
    words = [word for word in _COMMON.split(letters(title)) if len(word) >= _WORD]
    return words if sum(map(len, words)) >= _TELLING else []
