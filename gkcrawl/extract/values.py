"""Reads what is printed for a field into its value, or into nothing where it is no value of that field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.contract import DATES
from gkcrawl.extract.fields import identifiers
from gkcrawl.extract.fields.authors import without_authors
from gkcrawl.extract.fields.dates import EPOCH_DAY, Moment, read_date
from gkcrawl.extract.fields.labels import clean_value, is_site_label
from gkcrawl.extract.page.site_words import site_words
from gkcrawl.extract.titles.keywords import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Callable

# What may not stand before a year is asked only where there are its first digits.
BARE_DATE = re.compile(
    r"(?:19|20)(?<![\d:：〔(（第至]..)\d{2}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?"
    r"(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
# 青政办发〔2024〕8号(已废止)
_REMARK = re.compile(r"\s*[(（][^()（）]{1,12}[)）]$")
# Running text has quotations; so has “青禾发布”微信公众号.
_TEXT = re.compile(r"[。；]|[“”](?!.*(?:公众号|微信|微博|客户端))")
_COUNT = re.compile(site_words("count"))
# Characters: a number as printed that has no canonical form; longer is the name of a document.
MAX_PRINTED_NUMBER = 40
# Characters: three agencies or a newspaper with its column; longer is a sentence.
MAX_SOURCE = 60


def read_value(name: str, raw: str) -> str | Moment | None:
    """The value of the field ``name`` in ``raw``: a `Moment` for a date, None where it is none of that field."""
    return _READERS.get(name, clean_value)(raw)


def split_keywords(raw: str) -> list[str]:
    """The words of a list as printed: 防汛；水利 工程."""
    return [word for word in SEPARATORS.split(raw) if word]


def _read_document_number(raw: str) -> str | None:
    """Canonical where it can be read as a number; as printed otherwise, unless it has no digit at all."""
    number = identifiers.document_number(raw) or identifiers.document_number(_REMARK.sub("", raw))
    return number or (raw if re.search(r"\d", raw) and len(raw) <= MAX_PRINTED_NUMBER else None)


def _read_published(raw: str) -> Moment | None:
    """A date of publication; in 1970 nothing was published on a page."""
    moment = read_date(raw)
    return None if moment is None or moment.date == EPOCH_DAY else moment


def _read_last_date(raw: str) -> Moment | None:
    """The end of a period such as 2024-04-01至2029-03-31; of a single date that date."""
    moments = [moment for part in re.split("至|到|~", raw) if (moment := read_date(part))]
    return moments[-1] if moments else None


def _read_source(raw: str) -> str | None:
    """A name, cut before a date that follows it without a label; neither running text nor authors are one."""
    words = BARE_DATE.split(raw, maxsplit=1)[0].split()
    while len(words) > 1 and (_COUNT.fullmatch(words[-1]) or is_site_label(words[-1])):
        words.pop()
    value = clean_value(without_authors(" ".join(words)))
    return value if value and len(value) <= MAX_SOURCE and not _TEXT.search(value) else None


_READERS: dict[str, Callable[[str], str | Moment | None]] = {
    **dict.fromkeys(DATES, read_date),
    "published_date": _read_published,
    "abolished_date": _read_last_date,
    "index_number": identifiers.index_number,
    "document_number": _read_document_number,
    "keywords": lambda raw: raw if split_keywords(raw) else None,
    "source": _read_source,
}
