"""What holds in a group of RTF and is forgotten at its end, and the tables of fonts and colours."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace

# Character sets of fonts → codecs (\fcharset); the others are read in the code page of the file.
_CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 204: "cp1251", 222: "cp874"}
SYMBOL_CHARSET = 2
"""The character set of fonts whose codes are symbols."""
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman", 10008: "gb18030"}
WESTERN = "cp1252"
"""The codec of files and languages of which nothing else is known."""
_USUAL_SIZE = 12.0  # points: \fs24, where a file says nothing


def codec_of(code_page: int) -> str:
    """The codec of a code page, that of Western Windows for an unknown one.

    >>> codec_of(936), codec_of(1251), codec_of(7)
    ('gb18030', 'cp1251', 'cp1252')
    """
    name = _CODE_PAGES.get(code_page, f"cp{code_page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


@dataclass(slots=True)
class Font:
    """A font of the table: its name, and the codec that its character set needs."""

    name: str = ""
    charset: int = 0

    @property
    def codec(self) -> str | None:
        """None for character sets of the file's own code page."""
        return _CHARSETS.get(self.charset)


@dataclass(slots=True)
class State:
    """Properties of characters and of the paragraph, and which destination the text goes to."""

    destination: str = ""
    left_out: bool = False
    fallback: int = 1
    hidden: bool = False
    font: int = -1
    size: float = _USUAL_SIZE
    colour: int = 0
    centred: bool = False
    heading: bool = False
    in_table: bool = False
    depth: int = 0

    def copied(self) -> State:
        """The state with which a group begins."""
        return replace(self)

    def plain(self, font: int) -> None:
        """Characters are set as by default."""
        self.hidden, self.font, self.size, self.colour = False, font, _USUAL_SIZE, 0

    def new_paragraph(self) -> None:
        """The paragraph is set as by default."""
        self.centred = self.heading = self.in_table = False
        self.depth = 0

    @property
    def table_depth(self) -> int:
        """How many tables the paragraph is in."""
        return max(self.depth, 1) if self.in_table else self.depth


@dataclass(slots=True)
class Tables:
    """Fonts by number, and whether each colour is a red of document heads."""

    fonts: dict[int, Font] = field(default_factory=dict)
    reds: list[bool] = field(default_factory=list)
    default_font: int = -1
    codec: str = WESTERN
