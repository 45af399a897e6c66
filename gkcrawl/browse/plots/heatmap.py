"""Heat map: lines by columns, each cell of a class, with a sign besides its colour, and a link."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.browse.plots.svg import LABEL_WIDTH, PAD, TEXT, part, plot, rectangle, shortened, width_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from gkcrawl.browse.plots.svg import Named

_LINE_HEIGHT = 22  # pixels: a finger's width is more, but 100 lines are to be looked at
_DROP = 16  # pixels from the top of a line to the base of its text


class Cell(NamedTuple):
    """A cell: ``mark`` is its class, ``sign`` what stands in it, ``title`` what it says, ``href`` where it leads."""

    mark: str
    sign: str
    title: str
    href: str | None = None


class Line(NamedTuple):
    """A line of cells, None where there is nothing."""

    label: str
    href: str | None
    cells: Sequence[Cell | None]


def heatmap(said: Named, heads: Sequence[str], lines: Sequence[Line]) -> Markup:
    """The heat map of ``lines`` whose cells stand below ``heads``."""
    left = min(LABEL_WIDTH, max((width_of(line.label) for line in lines), default=0)) + 2 * PAD
    signs = (cell.sign for line in lines for cell in line.cells if cell)
    width = max((width_of(text) for text in set(chain(heads, signs))), default=TEXT) + PAD
    top = [words(left + width * (place + 0.5), _DROP, head, "middle") for place, head in enumerate(heads)]
    shown = (_line(line, _LINE_HEIGHT * (place + 1), left, width) for place, line in enumerate(lines))
    size = (left + width * len(heads) + PAD, _LINE_HEIGHT * (len(lines) + 1) + PAD)
    return plot(said, size, chain(top, chain.from_iterable(shown)))


def _line(line: Line, y: int, left: int, width: int) -> Iterator[Markup]:
    label = words(left - PAD, y + _DROP, shortened(line.label, LABEL_WIDTH), "end")
    yield part("label", line.label, line.href, label)
    for place, cell in enumerate(line.cells):
        if cell:
            x = left + width * place
            box = rectangle(x + 1, y + 1, width - 2, _LINE_HEIGHT - 2)
            sign = words(x + width / 2, y + _DROP, cell.sign, "middle")
            yield part(f"cell {cell.mark}", cell.title, cell.href, box, sign)
