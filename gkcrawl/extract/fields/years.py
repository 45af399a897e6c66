"""Determines the year a report covers: its text comes before its title (docs/reading.md#reports)."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from gkcrawl.characters import nfkc, squash
from gkcrawl.numerals import YEAR_DIGITS, ZEROS, year_number

# What may not stand before a year is asked only where there are its first digits.
_YEAR = re.compile(r"((?:19|20)(?<![\d〔\[(（]..)\d{2})(?!\d)")
_HAN_YEAR = re.compile(rf"(二[{ZEROS}][{YEAR_DIGITS}]{{2}})年")
_PERIOD = re.compile(r"(?P<from>(?:19|20)\d{2})年1月1日.{0,8}?(?:(?P<to>(?:19|20)\d{2})年)?12月31日")
_SAID = re.compile(r"((?:19|20)(?<![\d〔\[(（]..)\d{2})年?(?:度|我|全|，|,|政府|以来|\D)")
_TIMES_SAID = 2  # that a text speaks of another year than its title before that one is believed
_READ = 50_000  # characters: the longest reports have as many


class ReportYear(NamedTuple):
    """The year and whether title and text contradict each other."""

    year: int | None
    conflict: bool = False


def title_year(title: str | None) -> int | None:
    """The first year in ``title``, in digits or as 二〇二三年."""
    text = nfkc(title or "")
    if match := _HAN_YEAR.search(text):
        return year_number(match[1])
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def report_year(title: str | None, text: str | None) -> ReportYear:
    """The year that a report with this ``title`` and ``text`` covers.

    The period of the statistics is certain; else the title, unless the text never speaks of that year but
    repeatedly of another.
    """
    named = title_year(title)
    flat = squash((text or "")[:_READ])
    if (match := _PERIOD.search(flat)) and (match["to"] or match["from"]) == match["from"]:
        period = int(match["from"])
        return ReportYear(period, conflict=named is not None and named != period)
    said = Counter(int(match[1]) for match in _SAID.finditer(flat))
    top = said.most_common(1)[0] if said else (0, 0)
    if named is None:
        return ReportYear(None)
    if named not in said and top[1] >= _TIMES_SAID:
        return ReportYear(top[0], conflict=True)
    return ReportYear(named)
