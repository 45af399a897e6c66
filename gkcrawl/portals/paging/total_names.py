"""What back ends, scripts and attributes call the number of pages, of records, of rows a page, and the current page.

``totalPages``, ``pagecount``, ``m_nPageCount``, ``countPage``, ``recordCount`` … are made of the same few words in any
order; what a name says is read from them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Total = Literal["total_pages", "total_records", "page_size", "current"]

_ALL = r"(?:total|count|all|sum|amount|max|last)"
_NUMBER = r"(?:num|number|no|count|size|total|sum|s)?"
_THINGS = r"(?:records?|datas?|infos?|articles?|news|results?|elements?|hits)"
# What menus and slides consist of, too.
_LESS = r"(?:rows?|items?|docs?|entries|lists?)"
_PREFIX = r"(?:m_|_)?(?:n|s|i|int|str|p|pg)?"
_PAGES = re.compile(rf"{_PREFIX}(?:{_ALL}_?(?:the)?pages?_?{_NUMBER}|pages?_?{_ALL}(?:s|num)?|totalpg)")
_RECORDS = re.compile(
    rf"{_PREFIX}(?:{_ALL}_?{_THINGS}_?{_NUMBER}|{_THINGS}_?(?:{_ALL}|num|number)(?:s|num)?"
    r"|(?:total|all)_?(?:num|number|count|size)|count_?(?:num|all|total|sum))"
)
_LESS_SURE = re.compile(rf"{_PREFIX}(?:{_ALL}_?{_LESS}|{_LESS}_?{_ALL})(?:s|num)?")
_SIZE = re.compile(
    rf"{_PREFIX}(?:pages?_?(?:size|rows?|limit|num_?per)|per_?page(?:_?(?:size|num|count))?|rows_?per_?page|page_?per_?num|pre_?page|show_?datas?)"
)
_CURRENT = re.compile(
    rf"{_PREFIX}(?:(?:cur|curr|current|now|this)_?(?:page|index|pg)(?:_?(?:num|number|no|index))?|curr|current|page_?(?:no|num|number|index|now|current))"
)
# Names that say a total only where a pager is.
_PLAIN: dict[str, Total] = {"pages": "total_pages", "limit": "page_size", "rows": "page_size"}
_PLAIN |= dict.fromkeys(("total", "count", "counts", "records", "amount"), "total_records")
_PLAIN |= dict.fromkeys(("scount", "ncount", "icount"), "total_records")
_BY_NAME: tuple[tuple[re.Pattern[str], Total], ...] = (
    (_SIZE, "page_size"),
    (_CURRENT, "current"),
    (_PAGES, "total_pages"),
    (_RECORDS, "total_records"),
)


@lru_cache(maxsize=2048)
def total_named(name: str, *, in_pager: bool = False) -> Total | None:
    """What a variable, key or attribute called ``name`` counts; None when it says nothing of the kind.

    Mere ``total`` and ``count`` do so ``in_pager`` only: menus and pictures are counted too.

    >>> total_named("m_nPageCount"), total_named("countnum"), total_named("total"), total_named("total", in_pager=True)
    ('total_pages', 'total_records', None, 'total_records')
    """
    flat = name.lower().replace("-", "_").removeprefix("data_")
    found = next((total for pattern, total in _BY_NAME if pattern.fullmatch(flat)), None)
    if found is None and in_pager:
        return "total_records" if _LESS_SURE.fullmatch(flat) else _PLAIN.get(flat)
    return found
