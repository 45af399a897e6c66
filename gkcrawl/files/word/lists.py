"""Numbering of lists: levels, what their numbers look like, and the counters that paragraphs move on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gkcrawl.files.word.counting import counted
from gkcrawl.files.word.symbols import symbol

DEEPEST = 9
"""Levels of a list (ECMA-376 Part 1 §17.9.6, [MS-DOC] §2.9.150)."""
_PLACEHOLDER = re.compile(r"%([1-9])")
_TIGHT = "、）．。】〕》：,"
"""Behind these no space is set between number and text."""


@dataclass(slots=True)
class Level:
    """A level of a list: first number, how it counts (`counting.kinds`), text with %1 for the number of level 1.

    ``restarts`` is the number of the level (from 1) whose step sets this one back, 0 for none and -1 for any above.
    """

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    joined: bool = False
    legal: bool = False
    restarts: int = -1
    font: str = ""


@dataclass(slots=True)
class NumberedList:
    """A list that paragraphs belong to: the ``definition`` it shares its counters with, its levels, and new starts."""

    definition: int
    levels: list[Level]
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Lists by the number that paragraphs give, and their counters."""

    def __init__(self, lists: dict[int, NumberedList]) -> None:
        """Begin to count at the top of a text."""
        self._lists = lists
        self._counters: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, number: int, level: int) -> str:
        """The label of the next paragraph on ``level`` (from 0) of list ``number``, with the space that follows it."""
        numbered = self._lists.get(number)
        if not numbered or not 0 <= level < len(numbered.levels):
            return ""
        own = numbered.levels[level]
        counters = self._counters.setdefault(numbered.definition, {})
        self._step(numbered, (number, level), counters)
        if own.kind == "bullet":
            text = "".join(symbol(own.font, ord(char)) for char in own.text)
        else:

            def value(found: re.Match[str]) -> str:
                at = int(found[1]) - 1
                if at >= len(numbered.levels):
                    return ""
                other = numbered.levels[at]
                kind = "decimal" if own.legal and other.kind != "none" else other.kind
                return counted(counters.get(at, other.start), kind)

            text = _PLACEHOLDER.sub(value, own.text)
        text = text.strip()
        return text if not text or own.joined or text[-1] in _TIGHT else f"{text} "

    @staticmethod
    def _restarts(level: Level, stepped: int) -> bool:
        return level.restarts < 0 or stepped < level.restarts

    def _step(self, numbered: NumberedList, place: tuple[int, int], counters: dict[int, int]) -> None:
        """Move the counter of a level on, and set those below it back."""
        level = place[1]
        if place not in self._begun and level in numbered.starts:
            counters[level] = numbered.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = numbered.levels[level].start
        self._begun.add(place)
        for below in [one for one in counters if one > level]:
            if below < len(numbered.levels) and self._restarts(numbered.levels[below], level):
                del counters[below]
        for above in range(level):
            counters.setdefault(above, numbered.levels[above].start)
