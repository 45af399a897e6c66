"""How characters and paragraphs are set, and how what is said of a style is overridden by what is based on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

_RED_AT_LEAST, _OTHERS_AT_MOST = 0xB0, 0x60  # of 255: FF0000, C00000, EE1C25 are heads of documents; orange is not


@dataclass(frozen=True, slots=True)
class Format:
    """What is said of a run or paragraph; None where nothing is, and what it is based on counts.

    ``number`` and ``level`` are those of a list, ``font`` is the one of Latin letters and symbols.
    """

    size: float | None = None
    red: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    heading: bool | None = None
    number: int | None = None
    level: int | None = None
    font: str | None = None


NOTHING_SAID = Format()


def merged(base: Format, own: Format) -> Format:
    """``base`` with what ``own`` says instead."""
    if own is NOTHING_SAID:
        return base
    said = {name: value for name in Format.__slots__ if (value := getattr(own, name)) is not None}
    return replace(base, **said) if said else base


def is_red(red: int, green: int, blue: int) -> bool:
    """Whether a colour (0 to 255 each) is a red of document heads."""
    return red >= _RED_AT_LEAST and max(green, blue) <= _OTHERS_AT_MOST
