"""Places on a page: rectangles and runs of characters; points from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Box:
    """A rectangle: left ``x0``, upper ``y0``, right ``x1`` and lower edge ``y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Half-way between upper and lower edge."""
        return (self.y0 + self.y1) / 2

    @property
    def center(self) -> float:
        """Half-way between left and right edge."""
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Run(Box):
    """Characters side by side: numbers ``first`` to ``last`` of the page's; ``color`` is RGB, None where not asked.

    ``size`` is that of the font in points; without one it is the height. ``starts`` are the left edges of the
    characters where they were asked for.
    """

    text: str
    first: int = 0
    last: int = 0
    color: int | None = None
    opacity: int = 255
    size: float = 0.0
    starts: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        self.size = self.size or self.y1 - self.y0
