"""Bigram evidence for restoring lost characters: which neighbouring characters make a word."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from gkcrawl.data import entries
from gkcrawl.extract.copies.chinese_script import simplifier

PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〔〕—…·％")
_ALONE = frozenset("的和与及为在由是了对将并等各把被让使从到向以们")
# Lead bytes of the 3755 common characters, level 1 of GB 2312.
_LEVEL_1 = range(0xB0, 0xD8)


class Evidence:
    """The words of data/official_words.txt and the pairs of characters that a text has at least twice.

    ``known`` is the sound part of the text. Both scripts are compared as simplified.
    """

    def __init__(self, known: str) -> None:
        seen: set[str] = set()
        words = set(_words())
        for pair in map("".join, pairwise(known.translate(simplifier()))):
            (words if pair in seen else seen).add(pair)
        self._words = words
        self._followers: dict[str, set[str]] = {}
        for word in words:
            self._followers.setdefault(word[0], set()).add(word[1:])

    def begins(self, one: str, others: str) -> bool:
        """Whether ``one`` makes a word with one of ``others`` behind it."""
        followers = self._followers.get(_simple(one))
        return followers is not None and not followers.isdisjoint(others.translate(simplifier()))

    def strangeness(self, text: str, left: str, right: str) -> int:
        """How many characters of ``text``, which stands between two others, no word covers, the rare ones twice."""
        plain = (left + text + right).translate(simplifier())
        covered = {at for i, pair in enumerate(pairwise(plain)) if "".join(pair) in self._words for at in (i, i + 1)}
        return sum(
            (at not in covered and char not in _ALONE) + (not is_common(char))
            for at, char in enumerate(plain)
            if len(left) <= at < len(plain) - len(right) and char not in PUNCTUATION
        )


@cache
def is_common(char: str) -> bool:
    """Whether ``char`` is, in simplified form, one of the 3755 common characters."""
    code = _simple(char).encode("gb2312", "ignore")
    return bool(code) and code[0] in _LEVEL_1


def _simple(char: str) -> str:
    return simplifier().get(ord(char), char)


@cache
def _words() -> frozenset[str]:
    return frozenset(word for line in entries("official_words.txt") for word in line.split())
