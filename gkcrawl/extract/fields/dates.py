"""Parses dates and clock times as Chinese government pages print them (docs/reading.md#dates)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from gkcrawl.characters import nfkc
from gkcrawl.data import pattern, rules
from gkcrawl.numerals import TENS, YEAR_DIGITS, small_number, year_number

_CLOCK = (
    # Blanks are taken in one place only, however many: elsewhere something stands before them.
    r"(?:[T\s,，]*(?:(?=[(星周)])\(?(?:(?:星期|周)[一二三四五六日天])?\)?\s*)?(?:(?P<half>上午|下午|晚上)\s*)?"
    r"(?P<hour>[01]?\d|2[0-3])\s*[:：时点]"
    r"\s*(?P<minute>[0-5]?\d)(?!\d)(?:\s*[:：分]\s*(?P<second>[0-5]?\d)(?!\d))?(?:\s*(?P<noon>[AP]M)\b)?"
    r"(?:\.\d{1,9})?(?P<zone>Z\b|\s?(?:UTC|GMT)\b|\s?\+(?:0\d|1[0-4]):?[0-5]0(?![\d:])"
    # 9:00-10:00 is a period; behind seconds stands an offset.
    r"|(?(second)\s?-(?:0\d|1[0-2]):?[0-5]0(?![\d:])|-00:?00(?![\d:])))?)?"
)
# What may not stand before a year is asked only where there are its first digits.
_DATE = re.compile(
    r"(?P<year>(?:19|20)(?<![\d.]..)\d{2})\s*"
    r"(?:年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*[日号]?"
    r"|(?P<sep>[-/.—－])\s*(?P<m2>\d{1,2})\s*(?P=sep)\s*(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])(?!\d))" + _CLOCK
)
_HAN_DATE = re.compile(
    rf"(?P<year>[二一][{YEAR_DIGITS}]{{3}})\s*年\s*(?P<month>[{TENS}\d]{{1,3}})\s*月\s*(?P<day>[{TENS}\d]{{1,3}})\s*日"
)
# What Java prints for a date.
_JAVA_DATE = re.compile(
    r"\b[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}) (?P<time>\d{2}:\d{2}:\d{2})"
    r" (?P<zone>\w{3}) (?P<year>\d{4})\b"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Seconds or milliseconds since 1970, from 1973 on; eight digits are a day.
_EPOCH = re.compile(r"[1-9]\d{8,9}(?:\d{3})?(?:\.0)?")
_NET_DATE = re.compile(r"\\?/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\\?/")
_COMPACT_TIME = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})")
# ``Thu, 14 Mar 2024 16:00:00 GMT``, as mail and RSS print it.
_MAIL_DATE = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[A-Z]{2,3}|[+-]\d{4})"
)
SHANGHAI = timezone(timedelta(hours=8))
_URL_DATE = tuple(pattern([rule]) for rule in rules("url_dates"))
FIRST_YEAR = 1949  # of the People's Republic: what is older is cited, not published
LAST_YEAR = 2098  # 2099-12-31 and later days stand for "without end"
EPOCH_DAY = "1970-01-01"
# What seconds of these days print is a zero, or a number of milliseconds taken for seconds or the other way round.
_EPOCH_DAYS = ("1969-12-31", "1970-01-31")
# People write the first day of 1970 like this; a CMS pads its numbers.
_WRITTEN_DAY = re.compile(r"一九七.年一月一日|1970年1月1日")
# Zeros of databases and spreadsheets: 0000-00-00, 0001-01-01, 1753-01-01, 1900-01-01.
_ZERO_DATE = re.compile(r"(?:000[01]|1[0-8]\d\d|1900)\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)")
_LARGEST_SECONDS = 10**11  # in the year 5138; as many milliseconds are in 1973
_LONGEST_API_DATE = 40  # characters: a date with its zone; a text may be longer
_JACKSON_PARTS = range(3, 8)  # from year, month, day to nanoseconds
_NOON = 12  # o'clock: 下午 and PM add as many hours to those before it


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
            return _in_china(Moment(found, _clock(match), match[0].strip()), match["zone"])
    for match in _HAN_DATE.finditer(text) if "年" in text else ():
        number, day_number = small_number(match["month"]), small_number(match["day"])
        if number and day_number and (found := _valid(year_number(match["year"]), number, day_number)):
            return Moment(found, None, match[0])
    if ":" in text and (printed := _JAVA_DATE.search(text)) and printed["month"] in _MONTHS:
        time = None if printed["time"] == "00:00:00" else printed["time"]
        if found := _valid(printed["year"], _MONTHS.index(printed["month"]) + 1, printed["day"]):
            return _in_china(
                Moment(found, time, printed[0]), printed["zone"] if printed["zone"] in ("UTC", "GMT") else None
            )
    return None


def read_date(text: str) -> Moment | None:
    """The date that ``text`` (a value of a box, a row or a tag) consists of; also an epoch in s or ms, +08:00.

    A field that nobody filled in prints the zero of its clock: that is no date.
    """
    moment = _printed_moment(text.strip())
    return None if moment is None or _is_zero(moment) else moment


def is_unfilled(text: str) -> bool:
    """Whether ``text`` prints the date of a field that nobody filled in.

    >>> is_unfilled("1970-01-01 08:00:00"), is_unfilled("0001/1/1 0:00:00"), is_unfilled("1970年1月1日")
    (True, True, False)
    """
    moment = find_date(text)
    return _is_zero(moment) if moment else _ZERO_DATE.match(nfkc(text).strip()) is not None


def _is_zero(moment: Moment) -> bool:
    """Whether a moment is the zero of Unix time, by the clock of whatever place, or close to it."""
    if moment.time is None:
        return moment.date == EPOCH_DAY and _WRITTEN_DAY.fullmatch("".join(moment.raw.split())) is None
    return _EPOCH_DAYS[0] <= moment.date <= _EPOCH_DAYS[1]


def _printed_moment(text: str) -> Moment | None:
    if _EPOCH.fullmatch(text):
        return from_epoch(int(float(text)))
    if written := _NET_DATE.fullmatch(text):
        return from_epoch(int(written[1]), milliseconds=True)
    if compact := _COMPACT_TIME.fullmatch(text):
        text = "{}-{}-{} {}:{}:{}".format(*compact.groups())
    if _MAIL_DATE.fullmatch(text):
        return _of(parsedate_to_datetime(text), text)
    return find_date(text)


def read_moment(value: object) -> Moment | None:
    """The date that ``value``, of a JSON answer, is: printed, a number, a list of year, month, day, hour … (Jackson).

    Or a Java Date taken apart, whose ``time`` is in milliseconds (json-lib).

    >>> read_moment(20240315).date, read_moment("2024-03-14T16:00:00.000+0000").date, read_moment([2024, 3, 15]).date
    ('2024-03-15', '2024-03-15', '2024-03-15')
    """
    if isinstance(value, list) and len(value) in _JACKSON_PARTS and all(type(part) is int for part in value):
        clock = ":".join(f"{part:02}" for part in value[3:6])
        return find_date("-".join(map(str, value[:3])) + (f" {clock}" if ":" in clock else ""))
    if isinstance(value, dict) and type(value.get("time")) is int:
        value = value["time"]
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        return read_date(str(value)[:_LONGEST_API_DATE])
    return None


def from_epoch(value: int, *, milliseconds: bool = False) -> Moment | None:
    """Moment of a Unix time in seconds, or ``milliseconds`` (any that large are), by the clock in Asia/Shanghai."""
    seconds = value / 1000 if milliseconds or value > _LARGEST_SECONDS else value
    try:
        return _of(datetime.fromtimestamp(seconds, SHANGHAI), str(value))
    except (OverflowError, OSError, ValueError):
        return None


def url_date(url: str) -> Moment | None:
    """The day that the path of ``url`` names (file date of the CMS): the weakest evidence of publication."""
    path = urlsplit(url).path
    for written in _URL_DATE:
        if (match := written.search(path)) and (found := _valid(*match.groups())) and found != EPOCH_DAY:
            return Moment(found, None, match[0])
    return None


def _clock(match: re.Match[str]) -> str | None:
    """HH:MM[:SS] of ``match``; midnight is what a CMS prints when it has no time."""
    if match["hour"] is None:
        return None
    later = match["half"] in ("下午", "晚上") or match["noon"] == "PM"
    hour = int(match["hour"]) + (_NOON if later and int(match["hour"]) < _NOON else 0)
    parts = [hour, int(match["minute"]), *([int(match["second"])] if match["second"] else [])]
    return ":".join(f"{part:02}" for part in parts) if any(parts) else None


def _in_china(moment: Moment, zone: str | None) -> Moment:
    """``moment``, printed with the name of its time ``zone``, by the clock in Asia/Shanghai.

    Midnight in UTC is what becomes of a day without a time: it stays that.
    """
    if zone is None or moment.time is None:
        return moment
    hours, minutes = (int(part) for part in re.findall(r"\d\d", zone)) if zone.strip()[0] in "+-" else (0, 0)
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if zone.strip()[0] == "-" else 1)
    printed = datetime.fromisoformat(f"{moment.date}T{moment.time}")
    found = _of(printed.replace(tzinfo=timezone(offset)), moment.raw)
    if found is None:
        return moment
    return replace(found, time=found.time and found.time[: len(moment.time)])


def _of(time: datetime, raw: str) -> Moment | None:
    local = time.astimezone(SHANGHAI) if time.tzinfo else time
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        return None
    clock = local.strftime("%H:%M:%S")
    return Moment(local.strftime("%Y-%m-%d"), None if clock == "00:00:00" else clock, raw)


def _valid(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None
