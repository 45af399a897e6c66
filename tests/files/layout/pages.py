"""Pages to lay out in the tests: each character 5 mm wide and high."""

from __future__ import annotations

from gkcrawl.files.layout.lines import Line
from gkcrawl.files.layout.shapes import Page, Rule, Span

SIZE = 5.0


def span(text: str, x: float, y: float, size: float = SIZE, *, red: bool = False) -> Span:
    starts = tuple(x + size * at for at in range(len(text)))
    return Span(text, x, y, x + size * len(text), y + size, size, starts, red)


def line(text: str, x: float, y: float, size: float = SIZE) -> Line:
    return Line(text, x, y, x + size * len(text), y + size, size)


def ruled(xs: list[float], ys: list[float]) -> list[Rule]:
    level = [Rule(level=True, at=y, start=xs[0], end=xs[-1]) for y in ys]
    return level + [Rule(level=False, at=x, start=ys[0], end=ys[-1]) for x in xs]


def page(*spans: Span, rules: list[Rule] | None = None) -> Page:
    return Page(210, 297, list(spans), rules or [])
