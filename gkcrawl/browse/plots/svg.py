"""Parts of SVG plots: text, links, frames; all that is given is escaped, colours are classes of static/style.css."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT = 13
"""Pixels of a line of text, which plots are laid out by; a Chinese character is as wide."""
PAD = 6  # pixels beside texts
LABEL_WIDTH = 240  # pixels of a label at most: 18 Chinese characters; the whole of it is in its title
_LATIN = 8  # pixels of a Latin letter or digit at that size, bold ones too
_WIDE = frozenset("WFA")


class Named(NamedTuple):
    """What a plot is called, and what it shows, in words for those who do not see it."""

    title: str
    description: str


def width_of(text: str) -> int:
    """Pixels that ``text`` takes, at least."""
    return round(sum(TEXT if east_asian_width(sign) in _WIDE else _LATIN for sign in text))


def shortened(text: str, pixels: int) -> str:
    """``text``, cut where it takes more than ``pixels``.

    >>> shortened("青溪县水务局", 52)
    '青溪县…'
    """
    if width_of(text) <= pixels:
        return text
    while text and width_of(text) + TEXT > pixels:
        text = text[:-1]
    return f"{text}…"


def number(value: float) -> str:
    """``value`` as it is printed.

    >>> number(12345), number(0.25)
    ('12,345', '0.25')
    """
    return f"{value:,.6g}" if value != int(value) else f"{int(value):,}"


def words(x: float, y: float, text: str, mark: str = "") -> Markup:
    """A ``text`` at its base line; ``mark`` are classes: ``end`` ends there, ``middle`` is centred."""
    of = Markup(f' class="{mark}"') if mark else ""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(_short(x), _short(y), of, text)


def rectangle(x: float, y: float, width: float, height: float) -> Markup:
    """A rectangle, coloured by the class of what it is in."""
    sides = zip(("x", "y", "width", "height"), (x, y, width, height), strict=True)
    return Markup("<rect {}/>".format(" ".join(f'{name}="{_short(pixels)}"' for name, pixels in sides)))


def line(start: tuple[float, float], end: tuple[float, float], mark: str) -> Markup:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(*map(_short, (x1, y1, x2, y2)), mark)


def part(mark: str, title: str, href: str | None, *inside: Markup) -> Markup:
    """A cell, bar or point with a ``title``: a link where there is an ``href``."""
    # Most of a large plot is made here: escaped once each, and joined.
    shown = f"<title>{escape(title)}</title>{''.join(inside)}"
    if href is None:
        return Markup(f'<g class="{escape(mark)}">{shown}</g>')
    return Markup(f'<a class="{escape(mark)}" href="{escape(href)}">{shown}</a>')


def plot(said: Named, size: tuple[float, float], inside: Iterable[Markup]) -> Markup:
    """A whole plot of ``size`` (width and height in pixels) in a box of its own, in which it scrolls where it must."""
    width, height = (round(pixels) for pixels in size)
    return Markup(
        '<div class="plot" tabindex="0" role="region" aria-label="{title}"><svg role="img" aria-label="{title}"'
        ' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        "<title>{title}</title><desc>{description}</desc>{inside}</svg></div>"
    ).format(**said._asdict(), width=width, height=height, inside=Markup("\n").join(inside))


def _short(pixels: float) -> str:
    return f"{pixels:.1f}".removesuffix(".0")
