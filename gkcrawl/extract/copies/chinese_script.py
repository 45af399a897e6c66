"""Converts traditional to simplified Chinese with OpenCC, where a text needs it (docs/reading.md#copies)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.data import entries, rows

if TYPE_CHECKING:
    from opencc import OpenCC

# Frequent characters and their simplified forms. The three cost least to look for: their low byte is rare in pages.
_RARE_BYTES = ("國會務", "国会务")
_TRADITIONAL = "國會務開關發報為與機門們這個來對經縣區"
_SIMPLIFIED = "国会务开关发报为与机门们这个来对经县区"
_ANY_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")
_ONE_LOOK = 2000  # characters: up to here one search for any costs less than looking for the rare ones first
_FEWEST_CHANGES = 3  # characters: one or two are a name in its old form
_FEWEST_TAIWAN = 3  # words: one or two are said on the mainland as well


def may_be_traditional(text: str) -> bool:
    """Whether a few frequent characters stand in ``text`` in traditional form, and more often so than in simplified."""
    if len(text) > _ONE_LOOK:
        if not any(map(text.__contains__, _RARE_BYTES[0])) or not _more(text, *_RARE_BYTES):
            return False
    elif not _ANY_TRADITIONAL.search(text):
        return False
    return _more(text, _TRADITIONAL, _SIMPLIFIED)


def _more(text: str, some: str, others: str) -> bool:
    return sum(map(text.count, some)) > sum(map(text.count, others))


def to_simplified(text: str, *, suspected: bool) -> tuple[str, list[str]]:
    """``text`` in simplified script, and what was done: ``traditional_to_simplified``, ``taiwan_vocabulary``.

    Text that is mostly simplified, with a traditional name in it, stays as it is. Unless the text is ``suspected``
    already, it must pass `may_be_traditional` first.
    """
    if not suspected and not may_be_traditional(text):
        return text, []
    simple = _converter("t2s").convert(text)
    back = _converter("s2t").convert(text)
    changed, unlike = _differences(text, simple), _differences(text, back)
    if changed < _FEWEST_CHANGES or changed <= unlike:
        return text, []
    patched = _patch_pattern().sub(lambda found: _patches()[found[0]], text)
    done = ["traditional_to_simplified"]
    taiwan, mainland = (sum(word in text for word in words) for words in _vocabulary())
    if taiwan >= _FEWEST_TAIWAN and taiwan > mainland:
        done.append("taiwan_vocabulary")
        return _converter("tw2sp").convert(patched), done
    return _converter("t2s").convert(patched), done


@cache
def simplifier() -> dict[int, str]:
    """Traditional characters of GBK to simplified ones, for `str.translate`: one character at a time."""
    codes = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    chars = "".join(char for code in codes if len(char := code.decode("gbk", "ignore")) == 1)
    simple = _converter("t2s").convert("\n".join(chars))[::2]
    return {ord(one): two for one, two in zip(chars, simple, strict=True) if one != two}


@cache
def _converter(config: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(config)


def _differences(one: str, two: str) -> int:
    if len(one) != len(two):
        return abs(len(one) - len(two))
    return sum(a != b for a, b in zip(one, two, strict=True))


@cache
def _patches() -> dict[str, str]:
    return {row["from"]: row["to"] for row in rows("script_patches")}


@cache
def _patch_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _patches()), key=len, reverse=True)))


@cache
def _vocabulary() -> tuple[list[str], list[str]]:
    """Words of Taiwan and of the mainland."""
    words = {place: words for place, *words in map(str.split, entries("taiwan_words.txt"))}
    return words["taiwan"], words["mainland"]
