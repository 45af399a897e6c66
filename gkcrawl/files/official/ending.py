"""Issuers and date as they sign a document, in the form in which they are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.extract.fields.dates import FIRST_YEAR, LAST_YEAR, find_date
from gkcrawl.files.official.names import agencies
from gkcrawl.numerals import TENS, YEAR_DIGITS, small_number, year_number

if TYPE_CHECKING:
    from gkcrawl.extract.fields.signature import Signature

_MONTH = re.compile(rf"(?:((?:19|20)\d\d)|([二一][{YEAR_DIGITS}]{{3}}))年(\d{{1,2}}|[{TENS}]{{1,2}})月")
_DAYS = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_MONTHS = range(1, 13)


def issuers_of(signature: Signature) -> list[str]:
    """The agencies that sign; a person who signs is none."""
    return [name for line in signature.signers for name in agencies(line)]


def dated(printed: str) -> str | None:
    """A printed date as YYYY-MM-DD, one without its day as YYYY-MM.

    >>> dated("二〇二四年三月十八日"), dated("2024 年 3 月")
    ('2024-03-18', '2024-03')
    """
    flat = squash(printed)
    if moment := find_date(flat):
        return moment.date
    if found := _MONTH.match(flat):
        year = int(found[1]) if found[1] else year_number(found[2])
        month = small_number(found[3])
        if month in _MONTHS and FIRST_YEAR <= year <= LAST_YEAR:
            return f"{year}-{month:02}"
    return None


def adopted_on(note: str) -> str | None:
    """The date of a 题注 below a title (no white space): a day on which it was adopted or made known.

    None where it names later days as well: the text was amended since.
    """
    later = note.partition("自")[0] if "施行" in note else note
    days = _DAYS.findall(later)
    return dated(days[0]) if len(days) == 1 else None
