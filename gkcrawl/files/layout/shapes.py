"""What stands where on a page: spans of characters and ruling lines, in millimetres, y downwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Span:
    """Characters that follow each other on one baseline; ``size`` is that of the font.

    ``starts`` are their left edges; without them it stands in one cell of a table.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    starts: tuple[float, ...]
    red: bool = False


class Rule(NamedTuple):
    """A straight line along an axis: ``at`` is its y where it is level, else its x; it runs ``start`` to ``end``."""

    level: bool
    at: float
    start: float
    end: float


_BLEED = 2.0  # millimetres beyond the edge that printing may take


@dataclass(slots=True)
class Page:
    """One page: its size and what is drawn on it; ``pictured`` is the share of it that its largest picture covers."""

    width: float
    height: float
    spans: list[Span] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    outlines: int = 0
    """Paths that are no ruling lines: writing may be drawn of them."""
    garbled: bool = False
    """Whether there was text whose characters are none: codes of glyphs."""

    def holds(self, span: Span) -> bool:
        """Whether the middle of the span is on the page."""
        x, y = (span.x0 + span.x1) / 2, (span.top + span.bottom) / 2
        return -_BLEED <= x <= self.width + _BLEED and -_BLEED <= y <= self.height + _BLEED
