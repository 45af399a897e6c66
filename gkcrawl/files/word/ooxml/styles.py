"""Styles of DOCX: what a paragraph or a run is set like, by itself and by the styles it is based on (§17.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.files.word.format import NOTHING_SAID, Format, is_red, merged
from gkcrawl.files.word.ooxml.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

VAL = f"{W}val"
"""The attribute that most properties have their value in."""
_HEADING = re.compile(r"title|subtitle|heading\s?[12]|标题(?:\s?[12])?|副标题", re.I)
_HEX_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_OFF = {"0", "false", "off"}
_LONGEST_CHAIN = 20  # styles that are based on one another: chains of five are long


def is_on(element: _Element | None) -> bool:
    """Whether a toggle such as ``w:vanish`` is set (§17.17.4)."""
    return element is not None and (element.get(VAL) or "").lower() not in _OFF


def number_of(element: _Element | None, name: str = VAL) -> int | None:
    """The whole number that an attribute holds, None for anything else."""
    value = "" if element is None else (element.get(name) or "").strip()
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else None


def run_format(properties: _Element | None) -> Format:
    """What a ``w:rPr`` says."""
    if properties is None or not len(properties):
        return NOTHING_SAID
    size = number_of(properties.find(f"{W}sz"))
    colour = properties.find(f"{W}color")
    vanish = properties.find(f"{W}vanish")
    fonts = properties.find(f"{W}rFonts")
    if size is None and colour is None and vanish is None and fonts is None:
        return NOTHING_SAID
    return Format(
        size=None if size is None else size / 2,
        red=None if colour is None else _is_red(colour.get(VAL) or ""),
        hidden=None if vanish is None else is_on(vanish),
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
    )


def _is_red(colour: str) -> bool:
    if not _HEX_COLOUR.fullmatch(colour):
        return False
    red, green, blue = bytes.fromhex(colour)
    return is_red(red, green, blue)


def paragraph_format(properties: _Element | None) -> Format:
    """What a ``w:pPr`` says of the paragraph itself; not its style."""
    if properties is None or not len(properties):
        return NOTHING_SAID
    centred, outline = properties.find(f"{W}jc"), number_of(properties.find(f"{W}outlineLvl"))
    numbering = properties.find(f"{W}numPr")
    number = level = None
    if numbering is not None:
        number = number_of(numbering.find(f"{W}numId"))
        level = number_of(numbering.find(f"{W}ilvl"))
    return Format(
        centred=None if centred is None else centred.get(VAL) == "center",
        heading=None if outline is None else outline == 0,
        number=number,
        level=level,
    )


class Styles:
    """The styles of a document, each with all that it is based on."""

    def __init__(self, root: _Element | None) -> None:
        """Read ``word/styles.xml``; without it nothing is said of any style."""
        self._elements: dict[str, _Element] = {}
        self._formats: dict[str, Format] = {}
        self._defaults = NOTHING_SAID
        self.usual = ""
        """Identifier of the style of paragraphs that name none."""
        if root is None:
            return
        self._defaults = run_format(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            self._elements[name] = style
            if style.get(f"{W}type") == "paragraph" and (style.get(f"{W}default") or "0").lower() not in _OFF:
                self.usual = name

    def paragraph(self, name: str | None) -> Format:
        """What the paragraph style ``name`` says, with the defaults of the document."""
        return merged(self._defaults, self.style(name or self.usual))

    def style(self, name: str, depth: int = 0) -> Format:
        """What the style ``name`` and those below it say."""
        if name in self._formats:
            return self._formats[name]
        element = self._elements.get(name)
        if element is None or depth > _LONGEST_CHAIN:
            return NOTHING_SAID
        based_on, called = element.find(f"{W}basedOn"), element.find(f"{W}name")
        base = self.style((based_on.get(VAL) or ""), depth + 1) if based_on is not None else NOTHING_SAID
        own = merged(run_format(element.find(f"{W}rPr")), paragraph_format(element.find(f"{W}pPr")))
        if called is not None and _HEADING.fullmatch(called.get(VAL) or ""):
            own = merged(own, Format(heading=True))
        self._formats[name] = merged(base, own)
        return self._formats[name]
