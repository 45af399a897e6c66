"""Undo lost GBK bytes with the readings that mirrors print in brackets (guide REPORTS §0.2, §5.2).

Such a mirror replaces and annotates characters byte by byte, without regard to where a character begins, and
decodes the result as GBK. So there are pairs that a note was put into, ``?yōu)``, letters that are the second
byte of a character, ``F(xiàn)``, and between them characters shifted by one byte; pairs of the user-defined
area have vanished. Reading and bytes together name the characters again.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise, product, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.readings import SYLLABLE, characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Byte = int | None  # None: unknown

_RUN = r"[^\s()<>?@-~à-ÿĀ-ǿ]{0,8}"
_SPAN = re.compile(
    rf"\?(?:(?P<first>{SYLLABLE})\))?(?P<run>{_RUN})"
    rf"(?:(?P<trail>[@-~])\(\s?(?P<reading>{SYLLABLE})\s?\)|\?(?P<last>{SYLLABLE})\))"
    rf"|(?<![@-~])(?P<letter>[@-~])\(\s?(?P<sound>{SYLLABLE})\s?\)"
)
# Lead bytes of GBK's user-defined area; decoders drop what they stand for.
_VANISHED = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〔〕—…·％")
_ALONE = frozenset("的和与及为在由是了对将并等各把被让使从到向以")
_MOST_SPANS = 40
_MOST_READINGS = 50_000
Simplify = dict[int, str]


class _Reading(NamedTuple):
    """One way to read a span: how well words cover it, how many vanished pairs it assumes, the text."""

    unexplained: int
    vanished: int
    text: str


def mend(text: str, known: str, simplify: Simplify) -> tuple[str, int]:
    """Fill in the lost bytes of annotated ``text``; returns the text and how many spans were mended.

    ``known`` is the same text without notes, whose words are evidence; ``simplify`` maps code points of
    traditional characters to simplified ones (`str.translate`). A span that can be read in no way, or in
    several, stays as it is.
    """
    if not _SPAN.search(text):
        return text, 0
    evidence = _Evidence(known, simplify)
    mended, end, parts = 0, 0, []
    for match in islice(_SPAN.finditer(text), _MOST_SPANS):
        found = _read(match, text[max(0, match.start() - 12) : match.start()], evidence)
        if found is not None:
            parts += [text[end : match.start()], found]
            end, mended = match.end(), mended + 1
    return "".join([*parts, text[end:]]), mended


class _Evidence:
    """Which pairs of characters are words: those of the table, and those the text has at least twice."""

    def __init__(self, known: str, simplify: Simplify) -> None:
        self._simplify = simplify
        self._simple = {chr(code): char for code, char in simplify.items()}
        plain = known.translate(simplify)
        seen: set[str] = set()
        self._words = set(_words())
        for pair in map("".join, pairwise(plain)):
            if pair in seen:
                self._words.add(pair)
            seen.add(pair)

    def simple(self, text: str) -> str:
        """``text`` in simplified characters."""
        return text.translate(self._simplify)

    def word(self, one: str, two: str) -> bool:
        """Whether two neighbouring characters belong together."""
        return self._simple.get(one, one) + self._simple.get(two, two) in self._words

    def unexplained(self, text: str, left: str) -> int:
        """How many characters of ``text``, which stands behind ``left``, no word covers."""
        plain = self.simple(left + text)
        covered = {at for i, pair in enumerate(pairwise(plain)) if "".join(pair) in self._words for at in (i, i + 1)}
        return sum(
            at >= len(left) and at not in covered and char not in _PUNCTUATION and char not in _ALONE
            for at, char in enumerate(plain)
        )

    def common(self, char: str) -> bool:
        """Whether ``char`` is one of the 3755 common characters (level 1 of GB 2312)."""
        code = self.simple(char).encode("gb2312", "ignore")
        return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def _read(match: re.Match[str], before: str, evidence: _Evidence) -> str | None:
    """What a damaged span says, or None."""
    first, run = match["first"], match["run"]
    trail = match["trail"] or match["letter"]
    syllable = match["reading"] or match["sound"] or match["last"]
    end: Byte = ord(trail) if trail else None
    if not run and not first:
        if not trail:
            return None
        found = _one((char for char in characters(syllable) if _bytes(char)[1] == end), evidence)
        return None if found is None else _noted(found, syllable)
    left = before[-1:] if first else re.sub(rf"\(\s?{SYLLABLE}\s?\)", "", before)[-1:]
    readings = [
        reading for lead in _leads(first, left) for reading in _readings([lead], run, end, syllable, left, evidence)
    ]
    best = sorted(set(readings))[:2]
    if not best or (len(best) == 2 and best[0][:2] == best[1][:2]):
        return None
    # Vanished characters are only believed when words explain everything.
    if best[0].unexplained and best[0].vanished:
        best = sorted(reading for reading in set(readings) if not reading.vanished)
        if len(best) != 1:
            return None
    return _noted(best[0].text, syllable)


def _noted(text: str, syllable: str) -> str:
    return f"{text}({syllable})"


def _leads(first: str | None, left: str) -> Iterable[Byte]:
    """The byte before the run: the second one of the character that the note ``first`` was put behind."""
    if not first:
        return (None,)
    tail = _bytes(left)[1] if len(_bytes(left)) == 2 else None
    return {_bytes(char)[1] for char in characters(first) if _bytes(char)[0] == tail}


def _readings(
    lead: Sequence[Byte], run: str, end: Byte, syllable: str, left: str, evidence: _Evidence
) -> Iterator[_Reading]:
    """Every way to pair up the bytes again, with up to two vanished pairs at one place."""
    shifted = [list(_bytes(_wide(char))) for char in run]
    if any(len(pair) != 2 for pair in shifted):
        return
    # After a byte of which nothing is known there is too little to tell what else has vanished.
    for vanished in (0,) if lead == [None] else (0, 1, 2):
        for place in range(len(run) + 1) if vanished else (0,):
            gap: list[Byte] = [None, None] * vanished
            data = [*lead, *_flat(shifted[:place]), *gap, *_flat(shifted[place:]), end]
            gap_leads = set(range(1 + 2 * place, 1 + 2 * place + 2 * vanished, 2))
            last = _named(data[-2], end, syllable, evidence)
            if not last:
                continue
            choices = [*(_choices(data, at, gap_leads, evidence) for at in range(0, len(data) - 2, 2)), last]
            yield from (
                _Reading(evidence.unexplained(text, left), vanished, text)
                for text in _texts(choices, left, evidence.word)
            )


def _flat(pairs: Iterable[Iterable[int]]) -> list[int]:
    return [byte for pair in pairs for byte in pair]


def _named(one: Byte, two: Byte, syllable: str, evidence: _Evidence) -> str | None:
    """The one character of these bytes that is read as ``syllable``."""
    return _one(
        (c for c in characters(syllable) if one in (None, _bytes(c)[0]) and two in (None, _bytes(c)[1])), evidence
    )


def _choices(data: Sequence[Byte], at: int, gap_leads: set[int], evidence: _Evidence) -> str:
    """The characters that the bytes ``data[at]`` and ``data[at + 1]`` may be; never a digit that was not there."""
    one, two = data[at], data[at + 1]
    ones: Iterable[int] = range(0xA1, 0xFF) if one is None else (one,)
    twos: Iterable[int] = (_VANISHED if at + 1 in gap_leads else range(0xA1, 0xFF)) if two is None else (two,)
    found = (bytes(pair).decode("gbk", "ignore") for pair in product(ones, twos))
    known = one is not None and two is not None
    return "".join(c for c in found if len(c) == 1 and (c in _PUNCTUATION or known or evidence.common(c)))


def _texts(choices: Sequence[str], left: str, word: Callable[[str, str], bool]) -> Iterator[str]:
    """All texts made of one of the ``choices`` at each place, a free choice only where it makes a word."""
    texts = [left]
    for chars, following in zip_longest(choices, choices[1:], fillvalue=""):
        if not chars or len(texts) * len(chars) > _MOST_READINGS:
            return
        if len(chars) == 1:
            texts = [text + chars for text in texts]
            continue
        opening = {char for char in chars if any(word(char, after) for after in following)}
        texts = [text + char for text in texts for char in chars if char in opening or (text and word(text[-1], char))]
    yield from (text[len(left) :] for text in texts)


def _one(candidates: Iterable[str], evidence: _Evidence) -> str | None:
    """The only candidate, or the only common one."""
    found = list(dict.fromkeys(candidates))
    if len(found) > 1:
        found = [char for char in found if evidence.common(char)]
    return found[0] if len(found) == 1 else None


def _wide(char: str) -> str:
    """The full-width form that an ASCII character was folded from."""
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


def _bytes(char: str) -> bytes:
    """GBK bytes of ``char``; of a character outside GBK none."""
    return char.encode("gbk", "ignore")


@cache
def _words() -> frozenset[str]:
    text = files("gkcrawl.data").joinpath("official_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
