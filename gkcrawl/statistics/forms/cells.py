"""What a cell of a statistics table holds: a number, 0, nothing, a sign for not applicable, or words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash

if TYPE_CHECKING:
    from gkcrawl.statistics.model import Meaning

_NUMBER = re.compile(
    r"(?P<number>[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,8})?)(?P<unit>万元|元|件|项|条|份|个|宗|次)?"
)
# Raised and circled digits are no digits of the number before them, whatever NFKC makes of them.
_NOTE = re.compile(
    r"(?<=[\d元件项条份个宗次])\s?(?:[¹²³⁰⁴-⁹①-⑳※]{1,2}|[\[［〔]\d{1,2}[\]］〕]|[(（]?注\s?[①-⑳\d]?[)）]?)\s*$"
)
_MARK = re.compile(r"[¹²³⁰⁴-⁹₀-₉①-⓿❶-➓㈠-㈩½-¾⅐-⅞]")
_TWO_NUMBERS = re.compile(r"\d\s+\d")
_NONE = frozenset({"无", "没有", "〇", "零"})
_NOT_APPLICABLE = frozenset({"/", "//", "\\", "-", "--", "—", "——", "–", "―", "_", "*", "不适用", "不涉及"})
_CELLS_KEPT = 4096  # different cells: most are the same few numbers


class Cell(NamedTuple):
    """A cell: ``value`` where its ``meaning`` is NUMERIC or ZERO, the unit that it prints, and ``raw`` as printed."""

    value: int | float | None
    meaning: Meaning
    unit: str | None
    raw: str


@lru_cache(_CELLS_KEPT)
def read_cell(raw: str) -> Cell:
    """The cell that prints ``raw``.

    >>> read_cell("1,024")
    Cell(value=1024, meaning='NUMERIC', unit=None, raw='1,024')
    >>> read_cell("395.5元").unit, read_cell("/").meaning, read_cell(" ").meaning, read_cell("12%").meaning
    ('元', 'NA', 'EMPTY', 'TEXT')

    A footnote's mark behind a number is left out; two numbers in a cell are none.

    >>> read_cell("12①").value, read_cell("1 2").meaning
    (12, 'TEXT')
    """
    plain = _NOTE.sub("", raw)
    text = squash(plain)
    if not text:
        return Cell(None, "EMPTY", None, raw)
    if text in _NOT_APPLICABLE:
        return Cell(None, "NA", None, raw)
    if text in _NONE:
        return Cell(0, "ZERO", None, raw)
    if _MARK.search(plain) or _TWO_NUMBERS.search(plain) or not (found := _NUMBER.fullmatch(text)):
        return Cell(None, "TEXT", None, raw)
    digits = found["number"].replace(",", "")
    value = float(digits) if "." in digits else int(digits)
    return Cell(value if value else 0, "NUMERIC" if value else "ZERO", found["unit"], raw)
