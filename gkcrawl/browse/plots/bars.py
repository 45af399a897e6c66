"""Bars: upright ones over time, lying ones for names; each with its number, a title and a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.browse.plots.svg import (
    LABEL_WIDTH,
    PAD,
    TEXT,
    line,
    number,
    part,
    plot,
    rectangle,
    shortened,
    width_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from gkcrawl.browse.plots.svg import Named

_COLUMN_HEIGHT = 160  # pixels of the highest upright bar
_ROW_LENGTH = 360  # pixels of the longest lying bar: with label and number it fits a page of 720
_ROW_HEIGHT = 22  # pixels of a lying bar with the gap to the next
_LEAST_SEEN = 1  # pixel: what is not 0 is seen


class Bar(NamedTuple):
    """A bar: ``value`` is its length, ``title`` what it says, ``href`` where it leads, ``mark`` its class."""

    label: str
    value: float
    title: str
    href: str | None = None
    mark: str = "plain"


def columns(said: Named, bars: Sequence[Bar]) -> Markup:
    """Upright bars from left to right, as over time."""
    most = max((bar.value for bar in bars), default=0)
    width = max((width_of(text) for bar in bars for text in (bar.label, number(bar.value))), default=TEXT) + PAD
    floor = TEXT + PAD + _COLUMN_HEIGHT
    size = (width * len(bars) + 2 * PAD, floor + 2 * TEXT)

    def drawn() -> Iterator[Markup]:
        yield line((PAD, floor), (size[0] - PAD, floor), "axis")
        for place, bar in enumerate(bars):
            x = PAD + width * place
            high = _length(bar.value, most, _COLUMN_HEIGHT)
            count = words(x + width / 2, floor - high - PAD / 2, number(bar.value), "middle")
            label = words(x + width / 2, floor + TEXT + PAD / 2, bar.label, "middle")
            box = rectangle(x + 2, floor - high, width - 4, high)
            yield part(f"bar {bar.mark}", bar.title, bar.href, box, count, label)

    return plot(said, size, drawn())


def rows(said: Named, bars: Sequence[Bar]) -> Markup:
    """Lying bars one below the other, as of names."""
    most = max((bar.value for bar in bars), default=0)
    left = min(LABEL_WIDTH, max((width_of(bar.label) for bar in bars), default=0)) + 2 * PAD
    size = (left + _ROW_LENGTH + width_of(number(most)) + 2 * PAD, _ROW_HEIGHT * len(bars) + PAD)

    def drawn() -> Iterator[Markup]:
        for place, bar in enumerate(bars):
            y = _ROW_HEIGHT * place
            long = _length(bar.value, most, _ROW_LENGTH)
            label = words(left - PAD, y + TEXT + 3, shortened(bar.label, LABEL_WIDTH), "end")
            count = words(left + long + PAD, y + TEXT + 3, number(bar.value))
            yield part(
                f"bar {bar.mark}", bar.title, bar.href, label, rectangle(left, y + 2, long, _ROW_HEIGHT - 4), count
            )

    return plot(said, size, drawn())


def _length(value: float, most: float, pixels: int) -> float:
    return max(_LEAST_SEEN, pixels * value / most) if value > 0 and most else 0
