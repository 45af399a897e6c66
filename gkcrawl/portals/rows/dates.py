"""Parses dates as list rows print them (docs/reading.md#dates)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gkcrawl.extract.fields.dates import Moment, is_unfilled, read_moment

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH, _DAY = r"(?P<month>1[0-2]|0?[1-9])", r"(?P<day>3[01]|[12]\d|0?[1-9])"
_SEP, _SEP2 = r"\s{0,3}[-/.年·－—]\s{0,3}", r"\s{0,3}[-/.月·－—]\s{0,3}"
_FULL = re.compile(rf"(?<!\d){_YEAR}{_SEP}{_MONTH}{_SEP2}{_DAY}(?!\d)\s{{0,3}}日?")
_MONTH2, _DAY2 = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_COMPACT = re.compile(rf"(?<!\d){_YEAR}{_MONTH2}{_DAY2}(?!\d)")
_SHORT_YEAR = re.compile(rf"(?<!\d)(?P<year>\d\d)[-/]{_MONTH2}[-/]{_DAY2}(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d){_DAY}日?\s{{1,3}}{_YEAR}[-/.年]{_MONTH}月?(?!\d)")
_DAY_LAST = re.compile(rf"(?<!\d){_YEAR}[-/.年]{_MONTH}月?\s{{1,3}}{_DAY}日?(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d){_MONTH}[-/.月]{_DAY}日?\s{{1,3}}{_YEAR}年?(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}年?\s{{1,3}}{_MONTH}[-/.月]{_DAY}日?(?!\d)")
# The parts have an element each, in either order.
_PARTS_DOWN = re.compile(rf"(?<!\d){_YEAR}\s{{1,3}}{_MONTH2}\s{{1,3}}{_DAY2}(?!\d)")
_PARTS_UP = re.compile(rf"(?<!\d){_DAY2}日?\s{{1,3}}{_MONTH2}(?:\s{{1,3}}|[-/.]){_YEAR}(?!\d)")
_NAME = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_ENGLISH = re.compile(rf"\b{_NAME}\s{{1,3}}(?P<day>\d{{1,2}}),\s{{0,3}}{_YEAR}", re.IGNORECASE)
_ENGLISH_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})\s{{1,3}}{_NAME},?\s{{1,3}}{_YEAR}", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?<!\d)(1[0-2]|0\d)[-/.](3[01]|[0-2]\d)(?!\d)|(?<!\d)(1[0-2]|0?\d)月(3[01]|[12]\d|0?\d)日")
_LABEL = re.compile(r"(?:时间|日期)\s{0,2}[:：]\s{0,2}$")
_CLOCK = re.compile(r"[T\s]{0,3}(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_NOISE = re.compile(
    r"[\s\[\]【】()（）〔〕|｜:：·•\-—丨/,，。]|发布|公开|发文|成文|生成|更新|时间|日期|于|(?:星期|周)[一二三四五六日]"
)
_EDGE_LABEL = re.compile(r"[\u4e00-\u9fff]{0,2}(?:时间|日期|发布|公开)\s{0,2}[:：]?\s{0,2}$")
_EDGE_BEFORE = re.compile(r"(?:^|[\s\[【(（〔|｜丨·•:：,，/>])$")
# Digits right behind the last word of a text: …的通知2026-03-04.
_GLUED = re.compile(r"[\u4e00-\u9fff》”）)]\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$")
_EDGE_AFTER = re.compile(r"日?(?:[\s\]】)）〕|｜丨·•,，星]|$)")
# The second date of a span is not that of publication.
_UNTIL = re.compile(r"[至到~～—–-]\s{0,3}$")
_OPENING, _CLOSING = " [【(（〔|｜丨·•", " ]】)）〕|｜丨·•"
_LONE_YEAR = re.compile(r"\s*[\[【(（]?((?:19|20)\d\d)\s*(?:年度?)?[\]】)）]?\s*")
_FORMS = (
    *(_FULL, _DAY_FIRST, _DAY_LAST, _YEAR_LAST, _YEAR_FIRST),
    *(_PARTS_DOWN, _PARTS_UP, _COMPACT, _ENGLISH, _ENGLISH_DAY_FIRST, _SHORT_YEAR),
)


SHORTEST_DATE = 4  # characters: 8-27
_LONGEST_DATE = 60  # characters of a date with label, clock time and weekday
DAY = len("YYYY-MM-DD")  # without the year it is shorter
_LONGEST_MOMENT = 40  # characters: ISO 8601 with fractions and zone has 32
_DELIMITED_FORMS = 5  # that are a date beyond doubt inside a text: all but mere digits and two-digit years


def _iso(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:1].isalpha() else int(month)
    try:
        return date(int(year) + (2000 if len(year) == len("26") else 0), number, int(day)).isoformat()
    except ValueError:
        return None


def find_date(text: str) -> str | None:
    """The first date anywhere in ``text`` as YYYY-MM-DD."""
    for form in _FORMS:
        if (match := form.search(text)) and (found := _iso(**match.groupdict())):
            return found
    return None


def row_date(text: str) -> str | None:
    """The date that ``text`` is: YYYY-MM-DD, or ``--MM-DD`` without a year; None if the text says more.

    >>> row_date("[2026/08/27 09:30]"), row_date("发布日期：2026年8月7日"), row_date("自2026年8月7日起施行")
    ('2026-08-27', '2026-08-07', None)
    """
    if not SHORTEST_DATE <= len(text) <= _LONGEST_DATE:
        return None
    for form in _FORMS:
        if match := form.search(text):
            if _rest(text, match) and not _LABEL.search(text[: match.start()]):
                continue
            return _iso(**match.groupdict())
    if (match := _MONTH_DAY.search(text)) and not _rest(text, match):
        found = _iso("2000", match[1] or match[3], match[2] or match[4])
        return found and "-" + found[4:]
    return None


@dataclass(frozen=True, slots=True)
class EdgeDate:
    """A date in a longer text, the label before it, and the text without it."""

    value: str
    label: str
    rest: str


def edge_dates(text: str) -> list[EdgeDate]:
    """The whole dates that ``text`` begins or ends with, has after a label, or between brackets, bars or spaces.

    >>> [date.value for date in edge_dates("市水利局 2026-03-04 | 阅读 12")], edge_dates("自2026年3月4日起施行")
    (['2026-03-04'], [])
    """
    found: dict[int, EdgeDate] = {}
    for form in _FORMS[:_DELIMITED_FORMS]:
        for match in form.finditer(text):
            end = max(map(match.end, ("year", "month", "day")))
            before, after = text[: match.start()], _CLOCK.sub("", text[end:], count=1)
            label = _EDGE_LABEL.search(before)
            apart = label or _EDGE_BEFORE.search(before) or (not after.strip() and _GLUED.search(text[:end]))
            if not apart or not _EDGE_AFTER.match(after):
                continue
            if found and _UNTIL.search(before):
                continue
            if value := _iso(**match.groupdict()):
                head = before[: label.start()] if label else before
                rest = f"{head.rstrip(_OPENING)} {after.removeprefix('日').lstrip(_CLOSING)}".strip()
                found.setdefault(match.start(), EdgeDate(value, label[0] if label else "", rest))
    return [found[place] for place in sorted(found)]


def lone_year(text: str) -> str | None:
    """The year that ``text`` is, and nothing else: a heading above rows that print month and day only."""
    match = _LONE_YEAR.fullmatch(text)
    return match[1] if match else None


def _rest(text: str, match: re.Match[str]) -> str:
    return _NOISE.sub("", text[: match.start()] + _CLOCK.sub("", text[match.end() :], count=1))


def moment(value: object) -> Moment | None:
    """A time as APIs give it: see `read_moment`; the day alone of what list rows print and pages do not (Mar 4, 2026).

    >>> moment("2021-11-22T16:05:00.000Z").date, moment("Nov 8, 2021 10:14:00 AM").date
    ('2021-11-23', '2021-11-08')
    """
    if (found := read_moment(value)) or not isinstance(value, str) or is_unfilled(value[:_LONGEST_MOMENT]):
        return found
    day = find_date(value[:_LONGEST_MOMENT])
    return Moment(day, raw=value) if day else None
