"""Number formats of spreadsheets (ECMA-376-1 §18.8.31): what a cell prints of a number, percentage, date or time.

Separators of thousands, currency signs and zeros at the end of decimals are left out: they add nothing to the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from gkcrawl.data import rows

BUILT_IN = {row["id"]: row["code"] for row in rows("cell_formats")}
"""Formats that files name by number alone."""

_TOKEN = re.compile(r'"([^"]*)"|\\.|[_*].|\[([^\]]*)\]|(AM/PM|A/P|上午/下午)|(.)', re.DOTALL | re.IGNORECASE)
_SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_DIGITS, _DATE_LETTERS = frozenset("0#?"), frozenset("ymdhse")
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)
_DAYS = 2_958_466  # to the year 10000, with which dates end
_LONGEST_FORMAT = 255  # characters, [MS-XLS] §2.4.126; longer ones are damage
_DECIMALS = 15  # more are never told apart in a number
_ROUNDED = 1e15  # larger numbers have no decimals left to round
_SECONDS_A_DAY = 86_400  # of which a day of spreadsheets, 1.0, is made


@dataclass(frozen=True, slots=True)
class _Format:
    """A section of a format: ``letters`` of a date; decimals, least integer digits and words around a number."""

    letters: str = ""
    elapsed: bool = False
    percent: bool = False
    decimals: int | None = None
    digits: int = 0
    prefix: str = ""
    suffix: str = ""


def plain_number(value: float) -> str:
    """``value`` without an exponent, with as many digits as spreadsheets keep.

    >>> plain_number(600038.0), plain_number(0.1 + 0.2)
    ('600038', '0.3')
    """
    if abs(value) < _ROUNDED and value == int(value):
        return str(int(value))
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(value: float, code: str, *, since_1904: bool = False) -> str:
    """What a cell with the format ``code`` prints of ``value``; dates in ISO 8601, as far as they are printed.

    >>> printed(0.857142, "0.0%"), printed(45352, 'yyyy"年"m"月"d"日"'), printed(7, "000")
    ('85.7%', '2024-03-01', '007')
    """
    if code in ("General", "@", "") or len(code) > _LONGEST_FORMAT:
        return plain_number(value)
    sections = _sections(code)
    place = 1 if value < 0 else 2 if value == 0 else 0
    form = sections[place] if place < len(sections) else sections[0]
    if form.letters:
        return _moment(value, form, _FIRST_DAY_1904 if since_1904 else _FIRST_DAY)
    if form.decimals is None or not abs(value) < _ROUNDED:
        return plain_number(value)
    number = Decimal(plain_number(value) or "0") * (100 if form.percent else 1)
    text = format(number.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    sign, whole = ("-", text[1:]) if text.startswith("-") else ("", text)
    head, dot, tail = whole.partition(".")
    return f"{form.prefix}{sign if whole != '0' else ''}{head.zfill(form.digits)}{dot}{tail}{form.suffix}"


@cache
def _sections(code: str) -> tuple[_Format, ...]:
    return tuple(_section(part) for part in _SECTION_END.split(code)[:3])


def _section(code: str) -> _Format:
    """One section of a format: for positive numbers, negative ones, or zero."""
    if code.strip() == "General":
        return _Format()
    letters, words, digits, elapsed = "", ["", ""], "", False
    for literal, bracket, half_day, char in _TOKEN.findall(code):
        if bracket and _ELAPSED.fullmatch(bracket):
            elapsed, letters = True, letters + bracket[0].lower()
        elif half_day:
            continue
        elif char.lower() in _DATE_LETTERS and char != "E":
            letters += char.lower()
        elif char in _DIGITS or char in (".", "%", "E", "/"):
            digits += char
        elif literal and not bracket:
            words[bool(digits)] += literal
    if letters and not set(digits) & {"%", "#"}:
        return _Format(letters=letters, elapsed=elapsed)
    if not {"0", "#"} & set(digits) or "E" in digits or "/" in digits:
        return _Format()
    whole, _, tail = digits.rstrip("%").partition(".")
    percent = "%" in digits
    suffix = ("%" if percent else "") + words[1].strip()
    least = whole.count("0")
    return _Format(
        percent=percent,
        decimals=min(len(tail), _DECIMALS),
        digits=max(1, least),
        prefix=words[0].strip(),
        suffix=suffix,
    )


def _moment(value: float, form: _Format, first_day: datetime) -> str:
    """A date, a time or both: as much of it as ``form`` prints."""
    if not 0 <= value < _DAYS:
        return plain_number(value)
    seconds = round(value * _SECONDS_A_DAY)
    if form.elapsed:
        hours, rest = divmod(seconds, 3600)
        return f"{hours:02}:{rest // 60:02}" + (f":{rest % 60:02}" if "s" in form.letters else "")
    moment = first_day + timedelta(seconds=seconds)
    letters = set(form.letters.replace("e", "y"))
    time = moment.strftime("%H:%M:%S" if "s" in letters else "%H:%M") if letters & {"h", "s"} else ""
    if "d" in letters or ("m" in letters and not time and "y" not in letters):
        date = f"{moment:%Y-%m-%d}"
    elif "y" in letters:
        date = f"{moment:%Y-%m}" if "m" in letters else f"{moment:%Y}"
    else:
        date = ""
    return f"{date} {time}".strip()
