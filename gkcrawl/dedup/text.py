"""Normalises text for comparison: prose without tables, headings and form; numbers; years; titles.

All but titles are expected in the form `folded` gives them.
"""

from __future__ import annotations

import re
from collections import Counter

from gkcrawl.characters import alphanumeric, folded, letters
from gkcrawl.dedup.rules import MISSING_NUMBERS, SHARED_PER_MISSING_NUMBER, SHARED_PER_REPLACED_NUMBER
from gkcrawl.numerals import HUNDREDS, TENS, ZEROS

_HEADING = re.compile(
    rf"\s*(?:第[{HUNDREDS}]+[章节篇条]|[{TENS}]{{1,3}}[、.．]|[(（][{TENS}\d]{{1,3}}[)）]|\d{{1,2}}[、.．])"
)
_HEADING_LENGTH = 40  # characters; a longer line is a sentence, though it may begin with a number
_SENTENCE = re.compile(r"[。；;]")
_NUMBER = re.compile(rb"[0-9]+(?:\.[0-9]+)?")
_NUMERIC = bytes(byte if byte in b"0123456789." else ord(" ") for byte in range(256))
# Begins with the comma, so that the search can jump from one to the next.
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_YEAR_END = re.compile(r"((?:19|20)[0-9][0-9]) ?\Z")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# A title says who before it says which year or what about.
_SUBJECT = re.compile(
    rf"(?:19|20)\d\d|二[{ZEROS}]|政府信息|信息公开|政务公开|关于|年度|工作(?:总结|报告|要点)|[:：|｜_]"
)
_ORGAN = re.compile(
    r".{2,30}(?:政府|局|委|厅|部|办|院|会|署|办公室|办事处|街道|[镇乡区市县省]|中心|大队|支队|总队|集团|公司|大学|学校|中学|小学)$"
)


def prose(text: str, title: str | None = None) -> str:
    """`alphanumeric` text without rows of tables, headings and the title: they make strangers look alike."""
    name = letters(title)
    lines = []
    for line in text.split("\n"):
        if "\t" in line:
            continue
        if len(line) <= _HEADING_LENGTH and not _SENTENCE.search(line):
            if _HEADING.match(line):
                continue
            if name and (short := alphanumeric(line)) and short in name:
                continue
        lines.append(line)
    return alphanumeric("\n".join(lines))


def numbers(text: str) -> Counter[str]:
    """How often each number is printed, tables included; zeros fill every form and say nothing."""
    numeric = _THOUSANDS.sub("", text).encode("ascii", "replace").translate(_NUMERIC)
    found = Counter(number.decode() for number in _NUMBER.findall(b" ".join(numeric.split())))
    for zero in ("0", "00", "0.0", "0.00"):
        found.pop(zero, None)
    return found


def same_numbers(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two texts state the same numbers, where one may be cut or carry a date line of its own.

    A number that was replaced is missing on both sides; one that was cut, on one side only.
    """
    missing, added = (one - other).total(), (other - one).total()
    both = (one & other).total()
    return min(missing, added) <= both // SHARED_PER_REPLACED_NUMBER and max(missing, added) <= max(
        MISSING_NUMBERS, both // SHARED_PER_MISSING_NUMBER
    )


def body_year(text: str) -> int | None:
    """The year that ``text`` names most often, the earlier of two; None if it names none."""
    years = Counter(int(year[1]) for part in text.split("年")[:-1] if (year := _YEAR_END.search(part[-5:])))
    return max(sorted(years), key=lambda year: years[year], default=None)


def title_year(title: str | None) -> int | None:
    """The first year in a title, None if there is none."""
    found = _TITLE_YEAR.search(title or "")
    return int(found[1]) if found else None


def title_agency(title: str | None) -> str | None:
    """The agency that a title begins with: 示例市水务局2023年… → 示例市水务局; None where it names none."""
    text = re.sub(r"\s+", "", folded(title))
    end = _SUBJECT.search(text)
    name = text[: end.start()] if end else ""
    return name if _ORGAN.fullmatch(name) else None


def title_stem(title: str | None) -> str:
    """A title without numbers and punctuation: what stays when it is used again next year."""
    return re.sub(r"\d+", "", letters(title))
