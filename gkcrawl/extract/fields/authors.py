"""Parts who wrote a text (作者 张三, 文/李四, admin) from who published it: authors are no source."""

from __future__ import annotations

import re
from functools import cache

from gkcrawl.data import alternatives, rows, rules

_PERSON, _BYLINE, _SIGNED, _ACCOUNT = (
    alternatives(rules("author_words", role)) for role in ("person", "byline", "signed", "account")
)
_GAP = r"[\s、，,;；|]+"
_NAME = re.compile(rf"(?:{_BYLINE}\s*[:：/／]?\s*)?{_PERSON}(?:{_SIGNED})?|{_BYLINE}[:：/／]?|(?i:{_ACCOUNT})")
# 县水利局（张三 李四）
_ASIDE = re.compile(r"\s*[（(]([^（）()]+)[）)]$")


def without_authors(source: str) -> str:
    """``source`` without names of persons behind it; empty where it names nobody else.

    >>> [without_authors(text) for text in ("青禾日报 记者 张三", "县水利局（文/张三）", "张三、李四")]
    ['青禾日报', '县水利局', '']
    """
    if (aside := _ASIDE.search(source)) and not _others(aside[1]):
        source = source[: aside.start()]
    return _others(source)


@cache
def _places() -> frozenset[str]:
    """Short names of divisions, some of which begin with a surname: 周口, 吕梁."""
    return frozenset(row["short"] for row in rows("divisions"))


def _others(source: str) -> str:
    """What stands before the names of persons that end ``source``."""
    end = len(source)
    for part in reversed([*re.finditer(rf"(?:(?!{_GAP}).)+", source)]):
        if not _NAME.fullmatch(part[0]) or part[0] in _places():
            break
        end = part.start()
    return source[:end].rstrip(" 、，,;；|") if end < len(source) else source
