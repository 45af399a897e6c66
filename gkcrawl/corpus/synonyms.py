"""Synonyms of search words: 年报 finds 年度报告 (``data/synonyms.csv``, ``data/abbreviations.csv``)."""

from __future__ import annotations

import re
from functools import cache

from gkcrawl.characters import nfkc
from gkcrawl.data import rows


def variants(word: str) -> tuple[str, ...]:
    """``word``, and ``word`` with each name of the field in it replaced by the others for the same thing.

    >>> variants("水务局年报")
    ('水务局年报', '水务局年度报告')
    """
    plain, names = nfkc(word), _names()
    found = [""]
    end = 0
    for name in names[0].finditer(plain):
        found = [f"{before}{plain[end : name.start()]}{one}" for before in found for one in names[1][name[0]]]
        end = name.end()
    return tuple(dict.fromkeys([word, *(f"{before}{plain[end:]}" for before in found)])) if end else (word,)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What finds a name of the table, the longest first, and all names of the same thing."""
    groups = {row["words"].rpartition("|")[2]: row["words"].split("|") for row in rows("synonyms")}
    for row in rows("abbreviations"):
        # 政府 finds 人民政府 by itself.
        if row["short"] not in row["full"]:
            groups.setdefault(row["full"], [row["full"]]).append(row["short"])
    same = {name: tuple(dict.fromkeys(group)) for group in groups.values() for name in group}
    return re.compile("|".join(sorted(same, key=len, reverse=True))), same
