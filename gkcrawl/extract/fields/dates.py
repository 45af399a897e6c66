"""Parses dates and clock times as Chinese government pages print them (docs/reading.md#dates)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from gkcrawl.characters import nfkc
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.numerals import small_number, year_number

_HAN_DATE, _JAVA_DATE, _EPOCH, _NET_DATE, _COMPACT_TIME, _MAIL_DATE, _ZERO_DATE, _WRITTEN_ZERO = (
    pattern(rules("date_forms", role))
    for role in ("han", "java", "epoch", "net", "compact", "mail", "unfilled", "written_zero")
)
_DATE = re.compile(f"{alternatives(rules('date_forms', 'day'))}{alternatives(rules('date_forms', 'clock'))}?")
_URL_DATE = tuple(pattern([rule]) for rule in rules("date_forms", "address"))
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SHANGHAI = timezone(timedelta(hours=8))
FIRST_YEAR = 1949  # of the People's Republic: what is older is cited, not published
LAST_YEAR = 2098  # 2099-12-31 and later days stand for "without end"
EPOCH_DAY = "1970-01-01"
# What seconds of these days print is a zero, or a number of milliseconds taken for seconds or the other way round.
_EPOCH_DAYS = ("1969-12-31", "1970-01-31")
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
        return moment.date == EPOCH_DAY and _WRITTEN_ZERO.fullmatch("".join(moment.raw.split())) is None
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
