"""Dates and clock times as Chinese government pages print them (guide REPORTS §3.3, PORTALS §B)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from gkcrawl.extract.characters import ZEROS, nfkc, small_number, year_number

_HAN = "一二三四五六七八九十"
_CLOCK = (
    r"(?:[T\s,，]*\(?(?:(?:星期|周)[一二三四五六日天])?\)?\s*(?P<half>上午|下午|晚上)?\s*(?P<hour>[01]?\d|2[0-3])\s*[:：时点]"
    r"\s*(?P<minute>[0-5]?\d)(?!\d)(?:\s*[:：分]\s*(?P<second>[0-5]?\d)(?!\d))?(?:\s*(?P<noon>[AP]M)\b)?)?"
)
# What may not stand before a year is asked only where there are its first digits.
_DATE = re.compile(
    r"(?P<year>(?:19|20)(?<![\d.]..)\d{2})\s*"
    r"(?:年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*[日号]?"
    r"|(?P<sep>[-/.—－])\s*(?P<m2>\d{1,2})\s*(?P=sep)\s*(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])(?!\d))" + _CLOCK
)
_HAN_DATE = re.compile(
    rf"(?P<year>[二一][{ZEROS}一二三四五六七八九]{{3}})\s*年\s*(?P<month>[{_HAN}\d]{{1,3}})\s*月\s*(?P<day>[{_HAN}\d]{{1,3}})\s*日"
)
# What Java prints for a date.
_JAVA_DATE = re.compile(
    r"\b[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}) (?P<time>\d{2}:\d{2}:\d{2}) \w{3} (?P<year>\d{4})\b"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_URL_DATE = (
    re.compile(r"/t((?:19|20)\d{2})(\d{2})(\d{2})_\d+"),
    re.compile(r"/art/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})/"),
    re.compile(r"/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})/"),
    re.compile(r"/((?:19|20)\d{2})/(\d{2})-?(\d{2})/"),
    re.compile(r"/((?:19|20)\d{2})-(\d{2})/(\d{2})/"),
    re.compile(r"/((?:19|20)\d{2})(\d{2})/?(\d{2})/"),
    re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})\d{4,}/"),
)
FIRST_YEAR, LAST_YEAR = 1949, 2098


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as YYYY-MM-DD, the clock time if one was printed (HH:MM or HH:MM:SS), and the text it was read from."""

    date: str
    time: str | None = None
    raw: str = ""


def find_date(text: str) -> Moment | None:
    """The first valid date in ``text``; 2023-02-30 and years outside 1949–2098 are not dates.

    >>> find_date("二O一一年5月16日").date
    '2011-05-16'
    """
    text = nfkc(text)
    for match in _DATE.finditer(text) if "20" in text or "19" in text else ():
        month = match["m1"] or match["m2"] or match["m3"]
        day = match["d1"] or match["d2"] or match["d3"]
        if found := _valid(match["year"], month, day):
            return Moment(found, _clock(match), match[0].strip())
    for match in _HAN_DATE.finditer(text) if "年" in text else ():
        number, day_number = small_number(match["month"]), small_number(match["day"])
        if number and day_number and (found := _valid(year_number(match["year"]), number, day_number)):
            return Moment(found, None, match[0])
    if ":" in text and (printed := _JAVA_DATE.search(text)) and printed["month"] in _MONTHS:
        time = None if printed["time"] == "00:00:00" else printed["time"]
        if found := _valid(printed["year"], _MONTHS.index(printed["month"]) + 1, printed["day"]):
            return Moment(found, time, printed[0])
    return None


def read_date(text: str) -> Moment | None:
    """The date that ``text`` (a value of a box, a row or a tag) consists of; also an epoch in s or ms, +08:00."""
    text = text.strip()
    if _EPOCH.fullmatch(text):
        return from_epoch(int(text))
    return find_date(text)


def from_epoch(value: int) -> Moment | None:
    """Moment of a Unix time in seconds or milliseconds, as the clock stands in Asia/Shanghai."""
    from datetime import datetime, timedelta, timezone

    seconds = value / 1000 if value > 10**11 else value
    try:
        moment = datetime.fromtimestamp(seconds, timezone(timedelta(hours=8)))
    except (OverflowError, OSError, ValueError):
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    time = moment.strftime("%H:%M:%S")
    return Moment(moment.strftime("%Y-%m-%d"), None if time == "00:00:00" else time, str(value))


def url_date(url: str) -> Moment | None:
    """The day that the path of ``url`` names (file date of the CMS): the weakest evidence of publication."""
    path = urlsplit(url).path
    for pattern in _URL_DATE:
        if (match := pattern.search(path)) and (found := _valid(*match.groups())):
            return Moment(found, None, match[0])
    return None


def _clock(match: re.Match[str]) -> str | None:
    """HH:MM[:SS] of ``match``; midnight is what a CMS prints when it has no time."""
    if match["hour"] is None:
        return None
    later = match["half"] in ("下午", "晚上") or match["noon"] == "PM"
    hour = int(match["hour"]) + (12 if later and int(match["hour"]) < 12 else 0)
    parts = [hour, int(match["minute"]), *([int(match["second"])] if match["second"] else [])]
    return ":".join(f"{part:02}" for part in parts) if any(parts) else None


def _valid(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None
