"""Lists of DOCX: ``word/numbering.xml`` (ECMA-376 Part 1 §17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.word.counting import kinds
from gkcrawl.files.word.lists import DEEPEST, Level, NumberedList
from gkcrawl.files.word.ooxml.package import W
from gkcrawl.files.word.ooxml.styles import VAL, is_on, number_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Numbering:
    """The lists of a document by their number, and the level that a style stands for."""

    def __init__(self, root: _Element | None) -> None:
        """Read ``word/numbering.xml``; without it there is no list."""
        self.lists: dict[int, NumberedList] = {}
        self._levels_of_styles: dict[tuple[int, str], int] = {}
        if root is None:
            return
        definitions = {number_of(one, f"{W}abstractNumId"): one for one in root.iterchildren(f"{W}abstractNum")}
        named = {link.get(VAL): one for one in definitions.values() if (link := one.find(f"{W}styleLink")) is not None}
        for number in root.iterchildren(f"{W}num"):
            own, shared = number_of(number, f"{W}numId"), number_of(number.find(f"{W}abstractNumId"))
            definition = definitions.get(shared)
            if own is None or shared is None or definition is None:
                continue
            # A definition without levels takes those of the one that a list style stands for (§17.9.21).
            other = definition.find(f"{W}numStyleLink")
            linked = None if other is None else named.get(other.get(VAL))
            self._read(own, shared, number, definition if linked is None else linked)

    def level_of(self, number: int, style: str) -> int | None:
        """The level of list ``number`` that the paragraph style is linked with (§17.9.23)."""
        return self._levels_of_styles.get((number, style))

    def _read(self, own: int, shared: int, number: _Element, definition: _Element) -> None:
        levels = [Level(kind="none") for _ in range(DEEPEST)]
        for element in definition.iterchildren(f"{W}lvl"):
            self._level(own, levels, element)
        starts: dict[int, int] = {}
        for override in number.iterchildren(f"{W}lvlOverride"):
            at = number_of(override, f"{W}ilvl")
            if (own_level := override.find(f"{W}lvl")) is not None:
                self._level(own, levels, own_level)
            start = number_of(override.find(f"{W}startOverride"))
            if at is not None and start is not None:
                starts[at] = start
        self.lists[own] = NumberedList(shared, levels, starts)

    def _level(self, own: int, levels: list[Level], element: _Element) -> None:
        at = number_of(element, f"{W}ilvl")
        if at is None or not 0 <= at < DEEPEST:
            return
        kind, text = element.find(f"{W}numFmt"), element.find(f"{W}lvlText")
        joined, font = element.find(f"{W}suff"), element.find(f"{W}rPr/{W}rFonts")
        start, restarts = number_of(element.find(f"{W}start")), number_of(element.find(f"{W}lvlRestart"))
        style = element.find(f"{W}pStyle")
        if style is not None:
            self._levels_of_styles[own, style.get(VAL) or ""] = at
        levels[at] = Level(
            start=1 if start is None else start,
            kind="decimal" if kind is None else kinds().get(kind.get(VAL) or "", "decimal"),
            text="" if text is None else text.get(VAL) or "",
            joined=joined is not None and joined.get(VAL) == "nothing",
            legal=is_on(element.find(f"{W}isLgl")),
            restarts=-1 if restarts is None else restarts,
            font="" if font is None else font.get(f"{W}ascii") or font.get(f"{W}hAnsi") or "",
        )
