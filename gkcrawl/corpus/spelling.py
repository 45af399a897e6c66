"""Normalisation of search words: width, brackets, quotation marks, dashes and spaces do not count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

# What keyboards, fonts and careless templates print for the 〔〕 of a document number, after NFKC.
_OPENING, _CLOSING = "(〔[【〖〈<{⟨❲〘", ")〕]】〗〉>}⟩❳〙"
_DASHES = "-‐‑‒–—―−~～"
_QUOTES = "《》“”‘’「」『』\"'"
MARKS = re.escape(_OPENING + _CLOSING + _QUOTES)
"""Brackets and marks of quotation, for a class of a regular expression."""
_PLAIN = str.maketrans(
    {**dict.fromkeys(_OPENING, "("), **dict.fromkeys(_CLOSING, ")"), **dict.fromkeys(_DASHES, "-")}
    | dict.fromkeys(_QUOTES)
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_GAP = "\0"
"""Stands between two numbers; white space anywhere else says nothing."""
# Only around a number do brackets say something: (2024)8 is not 20248.
_WORD_BRACKET = re.compile(r"\((?!\d)|(?<!\d)\)")
# 〔2024〕第8号 is the same number as 〔2024〕8号.
_ORDINAL = re.compile(r"(?<=\))第(?=\d)")
_NUMBER = re.compile(r"\((\d{4})\)(\d{1,6})(?!\d)")
_PRINTED = {
    "(": f"[{re.escape(_OPENING)}（［｛]",
    ")": f"[{re.escape(_CLOSING)}）］｝]",
    "-": f"[{re.escape(_DASHES)}]",
}


def searchable(text: str | None) -> str:
    """``text`` as words are looked for in it: NFKC, lower case, no white space, no marks of quotation.

    Dashes, and brackets around numbers, are of one kind; brackets around words are left out. A gap stays between two
    numbers, so that cells of a table do not become one.
    """
    plain = "".join(_BETWEEN_DIGITS.sub(_GAP, folded(text)).split()).translate(_PLAIN)
    return _ORDINAL.sub("", _WORD_BRACKET.sub("", plain))


def numbers_in(searchable_text: str) -> set[str]:
    """Year and number of every 发文字号 that a `searchable` text holds, as letters and digits only: ``2024n8``."""
    return {f"{year}n{number}" for year, number in _NUMBER.findall(searchable_text)}


def occurrences(word: str, text: str) -> int:
    """How often the `searchable` ``text`` holds the searchable ``word``.

    Numbers at its ends are whole ones: 8号 is not in 18号.
    """
    if not (word[:1].isdecimal() or word[-1:].isdecimal()):
        return text.count(word)
    return len(re.findall(_whole(re.escape(word), word), text)) if word in text else 0


def spelled(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the `searchable` ``words`` in a text as it is printed."""
    return re.compile("|".join(map(_spelled, words)), re.IGNORECASE)


def _spelled(word: str) -> str:
    pattern, before = "", ""
    for letter in word:
        if letter == _GAP:
            pattern += r"\s+"
        else:
            pattern += rf"[\s{MARKS}]*" if before not in ("", _GAP) else ""
            pattern += r"(?:第\s*)?" if before == ")" and letter.isdecimal() else ""
            pattern += _PRINTED.get(letter, re.escape(letter))
        before = letter
    return _whole(pattern, word)


def _whole(pattern: str, word: str) -> str:
    before = r"(?<!\d)" if word[:1].isdecimal() else ""
    after = r"(?!\d)" if word[-1:].isdecimal() else ""
    return f"{before}{pattern}{after}"
