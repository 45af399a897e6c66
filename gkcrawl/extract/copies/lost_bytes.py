"""Restores bytes lost from GBK text, with the pinyin that mirrors print in brackets (docs/reading.md#copies).

Such a mirror replaces and annotates characters byte by byte, without regard to where a character begins, and
decodes the result as GBK. So there are pairs that a note was put into, ``?yōu)``, letters that are the second
byte of a character, ``F(xiàn)``, and between them characters shifted by one byte; pairs of the user-defined
area have vanished. Reading and bytes together name the characters again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.copies.evidence import PUNCTUATION, Evidence, is_common
from gkcrawl.extract.copies.readings import SYLLABLE, characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Byte = int | None  # None: unknown

_NOTE = rf"\(\s?{SYLLABLE}\s?\)"
# Letters of notes may be shifted characters too, but then they stand alone.
_SHIFTED = r"(?:[^\s()<>?@-~à-ÿĀ-ǿ]|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüê](?![a-zà-ǿ)]))"
_SPAN = re.compile(
    # After a note that took a byte away: shifted characters up to a letter, with its reading or not, or a lost byte.
    rf"\?(?:(?P<first>{SYLLABLE})\))?(?P<run>{_SHIFTED}{{0,24}})"
    rf"(?:(?P<trail>[@-~])(?:\(\s?(?P<reading>{SYLLABLE})\s?\))?|\?(?P<last>{SYLLABLE})\))"
    # A letter that is the second byte of a character.
    rf"|(?<![@-~])(?P<letter>[@-~])\(\s?(?P<sound>{SYLLABLE})\s?\)"
)
# Lead bytes of GBK's user-defined area; decoders drop what they stand for.
_VANISHED = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))
_WITH_NOTE = 12  # characters: one with its reading in brackets behind it
_BYTES = 2  # of a character of GBK
# Bounds on the work for one text, which grows with their product.
_MOST_SEARCHES = 40  # spans for which vanished characters are looked for
_LONGEST_SEARCHED = 12  # characters of such a span: in a longer one there are too many places
_MOST_TEXTS = 5_000  # texts tried for one span: they multiply with each lost character, and so does the time


class _Span(NamedTuple):
    """One damaged span between its neighbours ``left`` and ``right``; ``end`` is its last byte if that is a letter."""

    lead: Byte
    run: str
    end: Byte
    syllable: str | None
    left: str
    right: str


class _Reading(NamedTuple):
    """One way to read a span: how much of it no word explains, how many vanished pairs it assumes, the text."""

    strangeness: int
    vanished: int
    text: str


class Mended(NamedTuple):
    """Mended ``text``: how many spans the bytes themselves ``named``, how many words had to help to be ``guessed``."""

    text: str
    named: int = 0
    guessed: int = 0


def mend(text: str, known: str) -> Mended:
    """Fill in the lost bytes of annotated ``text``.

    ``known`` is the same text without notes, whose words are evidence. A span that can be read in no way, or
    in several that are as good, stays as it is.
    """
    if not _SPAN.search(text):
        return Mended(text)
    evidence = Evidence(known)
    named, guessed, end, searches, parts = 0, 0, 0, _MOST_SEARCHES, [""]
    for match in _SPAN.finditer(text):
        before = text[end : match.start()] or parts[-1]
        spans = _spans(match, re.sub(_NOTE, "", before[-_WITH_NOTE:])[-1:], text[match.end() : match.end() + 1])
        best = _best(reading for span in spans for reading in _readings(span, 0, evidence))
        if searches and _is_worth_a_search(match, best):
            searches -= 1
            best = _with_vanished(spans, best, evidence)
        if best is not None:
            note = match["reading"] or match["sound"] or match["last"]
            parts += [text[end : match.start()], best.text + (f"({note})" if note else "")]
            end = match.end()
            named, guessed = named + (not best.vanished), guessed + (best.vanished > 0)
    return Mended("".join([*parts, text[end:]]), named, guessed)


def _is_worth_a_search(match: re.Match[str], best: _Reading | None) -> bool:
    """Whether characters may have vanished from a span: it has two notes to check them by, and is strange so far."""
    noted = match["first"] and (match["reading"] or match["last"])
    return bool(noted) and 0 < len(match["run"]) <= _LONGEST_SEARCHED and (best is None or best.strangeness > 0)


def _spans(match: re.Match[str], left: str, right: str) -> list[_Span]:
    """What is known of a span: once for each byte that may stand before its run."""
    first = match["first"]
    letter = match["trail"] or match["letter"]
    syllable = match["reading"] or match["sound"] or match["last"]
    end: Byte = ord(letter) if letter else None
    if not first:
        known = bool(syllable) and (letter is not None or bool(match["run"]))
        return [_Span(None, match["run"] or "", end, syllable, left, right)] if known else []
    # The note stands between two bytes that it takes for one character: the second one of ``left`` and the lead.
    tail = _bytes(left)[-1:]
    leads = {_bytes(char)[1] for char in characters(first) if _bytes(char)[:1] == tail}
    return [_Span(lead, match["run"], end, syllable, left, right) for lead in sorted(leads)]


def _best(readings: Iterable[_Reading]) -> _Reading | None:
    """The best reading, if no other is as good."""
    best = sorted(set(readings))[:2]
    return best[0] if best and (len(best) == 1 or best[0][:2] != best[1][:2]) else None


def _with_vanished(spans: Sequence[_Span], best: _Reading | None, evidence: Evidence) -> _Reading | None:
    """The best reading with vanished characters, which are only believed when words explain everything."""
    found = _best(reading for span in spans for many in (1, 2) for reading in _readings(span, many, evidence))
    return best if found is None or found.strangeness else found


def _readings(span: _Span, vanished: int, evidence: Evidence) -> Iterator[_Reading]:
    """Every way to pair up the bytes of a span again, with ``vanished`` pairs at any one place of its run."""
    shifted = [_bytes(_wide(char)) for char in span.run]
    if any(len(pair) != _BYTES for pair in shifted):
        return
    gap: list[Byte] = [None, None] * vanished
    for place in range(len(shifted) + 1) if vanished else (0,):
        data = [span.lead, *b"".join(shifted[:place]), *gap, *b"".join(shifted[place:]), span.end]
        gap_leads = set(range(1 + 2 * place, 1 + 2 * place + 2 * vanished, 2))
        last = _named(data[-2], span.end, span.syllable)
        if not last:
            continue
        places = range(0, len(data) - 2, 2)
        choices = [*(_choices(data[at], data[at + 1], vanished=at + 1 in gap_leads) for at in places), last]
        for text in _texts(choices, span.left, evidence.begins):
            yield _Reading(evidence.strangeness(text, span.left, span.right), vanished, text)


def _named(one: Byte, two: Byte, syllable: str | None) -> str | None:
    """The one character of these bytes that is read as ``syllable``; without one, a common one of known bytes."""
    if syllable:
        read = characters(syllable)
        return _one(c for c in read if one in (None, _bytes(c)[0]) and two in (None, _bytes(c)[1]))
    char = bytes((one, two)).decode("gbk", "ignore") if one is not None and two is not None else ""
    return char if len(char) == 1 and is_common(char) else None


@lru_cache(maxsize=4096)
def _choices(one: Byte, two: Byte, *, vanished: bool) -> str:
    """The characters that two bytes may be, the second a ``vanished`` lead byte; never a digit that was not there."""
    ones: Iterable[int] = range(0xA1, 0xFF) if one is None else (one,)
    twos: Iterable[int] = (_VANISHED if vanished else range(0xA1, 0xFF)) if two is None else (two,)
    found = (bytes(pair).decode("gbk", "ignore") for pair in product(ones, twos))
    known = one is not None and two is not None
    return "".join(c for c in found if len(c) == 1 and (c in PUNCTUATION or known or is_common(c)))


def _texts(choices: Sequence[str], left: str, begins: Callable[[str, str], bool]) -> Iterator[str]:
    """All texts made of one of the ``choices`` at each place, a free choice only where it makes a word."""
    texts = [left]
    for chars, following in zip_longest(choices, choices[1:], fillvalue=""):
        if not chars or len(texts) * len(chars) > _MOST_TEXTS:
            return
        if len(chars) == 1:
            texts = [text + chars for text in texts]
            continue
        opening = {char for char in chars if begins(char, following)}
        texts = [
            text + char for text in texts for char in chars if char in opening or (text and begins(text[-1], char))
        ]
    yield from (text[len(left) :] for text in texts)


def _one(candidates: Iterable[str]) -> str | None:
    """The only candidate, or the only common one."""
    found = list(dict.fromkeys(candidates))
    if len(found) > 1:
        found = [char for char in found if is_common(char)]
    return found[0] if len(found) == 1 else None


def _wide(char: str) -> str:
    """The full-width form that an ASCII character was folded from."""
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


def _bytes(char: str) -> bytes:
    """GBK bytes of ``char``; of a character outside GBK none."""
    return char.encode("gbk", "ignore")
