"""Lines: numbers over years; every series has a sign of its own, every point a title and a link."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, log10
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from gkcrawl.browse.plots.svg import PAD, TEXT, line, number, part, plot, width_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gkcrawl.browse.plots.svg import Named

    _Place = Callable[[int, float], tuple[float, float]]

_LINES_HEIGHT = 220  # pixels from the lowest to the highest value
_YEAR_WIDTH = 50  # pixels from a year to the next: a number of six digits fits
_MOST_TICKS = 4  # steps of the scale that are written, at least half of them
_SIGNS = (
    "M-4-4h8v8h-8z",
    "M0-6L6 5H-6z",
    "M0-6L6 0L0 6L-6 0z",
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M0 6L6-5H-6z",
    "M-6-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
)
"""Shapes of points (SVG paths), which tell series apart without colours."""
MOST_SERIES = len(_SIGNS)
"""Series of a plot at most: as many signs there are, and more lines nobody follows."""


class Point(NamedTuple):
    """A ``value``: ``joined`` to the point of the year before if they compare, ``doubtful`` ones have a sign."""

    value: float
    title: str
    href: str | None = None
    joined: bool = True
    doubtful: bool = False


class Series(NamedTuple):
    """Points by year."""

    label: str
    points: Mapping[int, Point]


def lines(said: Named, series: Sequence[Series], breaks: Mapping[int, str]) -> Markup:
    """The first `MOST_SERIES` of ``series``; ``breaks`` are years before which something changed, and what."""
    shown = series[:MOST_SERIES]
    years = sorted({year for one in shown for year in one.points})
    span = range(years[0], years[-1] + 1) if years else range(0)
    values = [point.value for one in shown for point in one.points.values()]
    ticks = _ticks(min((0, *values)), max((1, *values)))
    left = max(width_of(number(tick)) for tick in ticks) + 2 * PAD
    low = TEXT * 2 + _LINES_HEIGHT
    size = (left + _YEAR_WIDTH * (len(span) + 1), low + TEXT * 2 + (TEXT + PAD) * len(shown))
    size = (max(size[0], left + max((width_of(one.label) for one in shown), default=0) + 3 * PAD), size[1])

    def at(year: int, value: float) -> tuple[float, float]:
        part_of = (value - ticks[0]) / (ticks[-1] - ticks[0])
        return left + _YEAR_WIDTH * (year - span[0] + 0.5), low - _LINES_HEIGHT * part_of

    def drawn() -> Iterator[Markup]:
        for tick in ticks if span else ():
            y = at(span[0], tick)[1]
            yield line((left, y), (left + _YEAR_WIDTH * len(span), y), "grid")
            yield words(left - PAD, y + 4, number(tick), "end")
        for year in span:
            yield words(at(year, 0)[0], low + TEXT + 4, str(year), "middle")
            if year in breaks:
                x = at(year, 0)[0] - _YEAR_WIDTH / 2
                yield line((x, TEXT), (x, low), "break")
                yield words(x + 3, TEXT, breaks[year])
        for place, one in enumerate(shown):
            yield from _series(one, place, at)
            yield _legend(one, place, (left + PAD, low + TEXT * 2 + (TEXT + PAD) * place + PAD))

    return plot(said, size, drawn())


def _series(one: Series, place: int, at: _Place) -> Iterator[Markup]:
    points = sorted(one.points.items())
    for (before, last), (year, point) in pairwise(points):
        if point.joined and year == before + 1:
            yield line(at(before, last.value), at(year, point.value), f"line series-{place}")
    for year, point in points:
        x, y = at(year, point.value)
        mark = f"point series-{place}" + (" doubtful" if point.doubtful else "")
        warning = words(x + 6, y - 6, "!", "warning") if point.doubtful else Markup()
        yield part(mark, point.title, point.href, _sign(place, (x, y)), warning)


def _legend(one: Series, place: int, where: tuple[float, float]) -> Markup:
    x, y = where
    return part(f"point series-{place}", one.label, None, _sign(place, (x, y)), words(x + 2 * PAD, y + 5, one.label))


def _sign(place: int, where: tuple[float, float]) -> Markup:
    return Markup('<path d="{}" transform="translate({:.1f} {:.1f})"/>').format(_SIGNS[place], *where)


def _ticks(least: float, most: float) -> list[float]:
    """Round numbers from at most ``least`` to at least ``most``.

    >>> _ticks(0, 37)
    [0, 10, 20, 30, 40]
    """
    span = (most - least) or 1
    sizes = (factor * 10 ** floor(log10(span)) for factor in (0.2, 0.5, 1, 2, 5))
    step = next((size for size in sizes if span / size <= _MOST_TICKS), span)
    return [step * place for place in range(floor(least / step), ceil(most / step) + 1)]
