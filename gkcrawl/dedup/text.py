"""Normalises text for comparison: prose without tables, headings and form; numbers; years; titles.

All but titles are expected in the form `clean` gives them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PUNCTUATION = tuple(zip("，：；（）！？％\u3000", ",:;()!?% ", strict=True))
# All but ASCII, common punctuation and ideographs.
_COMPATIBLE = re.compile(r"[^\x00-\x7f\u3001-\u3020\u3400-\u9fff‘’“”—·]+")
_NOISE = re.compile(r"[\W_]+")
_LONG = 100
"""From so many characters on arrays beat regular expressions."""
_HEADING = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+[章节篇条]|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])"
)
_HEADING_LENGTH = 40
_SENTENCE = re.compile(r"[。；;]")
_NUMBER = re.compile(rb"[0-9]+(?:\.[0-9]+)?")
_NUMERIC = bytes(byte if byte in b"0123456789." else ord(" ") for byte in range(256))
# Begins with the comma, so that the search can jump from one to the next.
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_YEAR_END = re.compile(r"((?:19|20)[0-9][0-9]) ?\Z")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# A title says who before it says which year or what about.
_SUBJECT = re.compile(
    r"(?:19|20)\d\d|二[〇○零o0]|政府信息|信息公开|政务公开|关于|年度|工作(?:总结|报告|要点)|[:：|｜_]"
)
_ORGAN = re.compile(
    r".{2,30}(?:政府|局|委|厅|部|办|院|会|署|办公室|办事处|街道|[镇乡区市县省]|中心|大队|支队|总队|集团|公司|大学|学校|中学|小学)$"
)


def compatible(text: str | None) -> str:
    """``text`` in NFKC: full-width letters, digits and punctuation are plain ones."""
    text = text or ""
    # Chinese text is hardly ever changed by NFKC but for this: five times faster than all of it at once.
    for wide, plain in _PUNCTUATION:
        text = text.replace(wide, plain)
    if unicodedata.is_normalized("NFKC", text):
        return text
    return _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def clean(text: str | None) -> str:
    """``text`` as `compatible` gives it, in lower case."""
    return compatible(text).lower()


def normalised(text: str) -> str:
    """``text`` without anything but letters, digits and characters."""
    if len(text) < _LONG:
        return _NOISE.sub("", text)
    # Not above: the store needs this module for titles only, and starts faster without.
    import numpy as np

    points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(points) != len(text):
        # Of characters beyond the basic plane, which have no place in the table.
        return _NOISE.sub("", text)
    return points[_telling().take(points)].tobytes().decode("utf-16-le")


@cache
def _telling() -> NDArray[np.bool_]:
    """For each character of the basic plane, whether it is a letter, digit or character."""
    import numpy as np

    return np.array([chr(point).isalnum() for point in range(0x10000)])


def prose(text: str, title: str | None = None) -> str:
    """`normalised` text without rows of tables, headings and the title: they make strangers look alike."""
    name = normalised(clean(title))
    lines = []
    for line in text.split("\n"):
        if "\t" in line:
            continue
        if len(line) <= _HEADING_LENGTH and not _SENTENCE.search(line):
            if _HEADING.match(line):
                continue
            if name and (short := normalised(line)) and short in name:
                continue
        lines.append(line)
    return normalised("\n".join(lines))


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
    return min(missing, added) <= both // 50 and max(missing, added) <= max(2, both // 4)


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
    text = re.sub(r"\s+", "", clean(title))
    end = _SUBJECT.search(text)
    name = text[: end.start()] if end else ""
    return name if _ORGAN.fullmatch(name) else None


def title_stem(title: str | None) -> str:
    """A title without numbers and punctuation: what stays when it is used again next year."""
    return re.sub(r"\d+", "", normalised(clean(title)))
