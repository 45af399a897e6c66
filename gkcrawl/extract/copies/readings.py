"""Pinyin of Chinese characters, from the table data/readings.txt."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from gkcrawl.data import entries

# Marks over a vowel that are a tone: macron, acute, caron, grave. The two dots of ü are none.
_TONES = re.compile("[\u0304\u0301\u030c\u0300]")
# A Mandarin syllable, or what may be one: with tone marks, also from the Latin and Greek look-alikes of fonts.
SYLLABLE = r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɡɑ]{1,6}"


def without_tones(syllable: str) -> str:
    """``syllable`` without its tone mark.

    >>> without_tones("lǜ")
    'lü'
    """
    plain = _TONES.sub("", unicodedata.normalize("NFD", syllable))
    return unicodedata.normalize("NFC", plain).replace("ɡ", "g").replace("ɑ", "a")


def characters(syllable: str) -> str:
    """The characters of GBK read as ``syllable``; without a tone mark in any tone; an empty string if none is."""
    plain = without_tones(syllable)
    return _by_syllable().get(plain if plain == syllable else unicodedata.normalize("NFC", syllable), "")


def is_reading(syllable: str, character: str) -> bool:
    """Whether ``character`` can be read as ``syllable``, whatever the tone."""
    return character in _by_syllable().get(without_tones(syllable), "")


def spellings(text: str) -> set[str]:
    """Every way to spell ``text`` in letters alone, as hosts do (绿 lv); none where a character has no reading.

    >>> spellings("吕梁")
    {'lvliang'}
    """
    spelled = {""}
    for character in text:
        spelled = {start + syllable for start in spelled for syllable in _by_character().get(character, ())}
    return spelled


@cache
def _by_character() -> dict[str, set[str]]:
    """Character → its readings without tones, ü as v."""
    table: dict[str, set[str]] = {}
    for syllable, chars in _by_syllable().items():
        if without_tones(syllable) == syllable:
            for character in chars:
                table.setdefault(character, set()).add(syllable.replace("ü", "v"))
    return table


@cache
def _by_syllable() -> dict[str, str]:
    """Toned and toneless syllable → characters; characters read with the neutral tone only count as toneless."""
    table: dict[str, str] = {}
    for line in entries("readings.txt"):
        syllable, chars = line.split("\t")
        for key in {syllable, without_tones(syllable)}:
            table[key] = table.get(key, "") + chars
    return table
