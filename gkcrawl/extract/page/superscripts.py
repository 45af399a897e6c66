"""Raised digits (``<sup>``): an exponent belongs to its number or unit, a footnote mark to nothing."""

from __future__ import annotations

import re

from gkcrawl.characters import nfkc

_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_DASHES = str.maketrans("−–—‑", "----")
# 10⁴, 10⁻³, 2ⁿ⁻¹, Ca²⁺; 1st is an ordinal, [1] and ① are marks.
_POWER = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{1,2})?|n)(?:[+-]\d?)?|-")
_BASE = re.compile(
    r"[\d⁰¹²³⁴-⁹⁺⁻]$"
    # A sum in brackets, not a remark.
    r"|[(（][^()（）\u4e00-\u9fff]*[\d+×*/-][^()（）\u4e00-\u9fff]*[)）]$"
    # A variable or a unit; words in Latin letters have footnotes.
    r"|(?<![A-Za-z])(?:[A-Za-zΑ-ωµ]|[munksdch]m|hm|dam|ft)$"
    r"|[\d万亿百千/·每]\s?(?:[千厘毫分]?米|公里)$",
    re.I,
)
# s⁻¹, mol⁻¹, Ca²⁺: no footnote has a sign.
_SIGNED = re.compile(r"-[\dn]|\d[+-]")
_UNIT = re.compile(r"(?<![A-Za-z])[A-Za-zΑ-ωµ]{1,4}$|[\u4e00-\u9fff]$")
_BASE_LENGTH = 24  # characters before an exponent: a number, a sum in brackets, a unit


def raised(before: str, content: str) -> str | None:
    """``content`` as raised digits, or behind ``^``, where it is an exponent of what ``before`` ends with; else None.

    >>> raised("3.2×10", "-4"), raised("每公顷1.5km", "2"), raised("详见附注", "1"), raised("第1", "st")
    ('⁻⁴', '²', None, None)
    """
    power = "".join(nfkc(content).translate(_DASHES).split())
    if not _POWER.fullmatch(power):
        return None
    base = before[-_BASE_LENGTH:].rstrip()
    if not _BASE.search(base) and not (_SIGNED.match(power) and _UNIT.search(base)):
        return None
    return f"^{power}" if "." in power else power.translate(_RAISED)
