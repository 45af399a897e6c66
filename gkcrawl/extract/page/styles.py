"""What inline CSS, class names and a page's style sheet do to text: hide or raise it, keep or join its line breaks."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Effects are flags of one integer: the layout asks for them at every element.
HIDDEN = 1
"""Not shown until a script shows it."""
UNSEEN = 2
"""Moved off the screen, of no size or of no colour: shown to no reader, ever."""
TINY = 4
"""Letters of no size; an element inside may give its own a size again."""
RAISED = 8
"""Set above the line, as exponents are."""
BREAKS = 16
"""Line breaks of the source are those of the text."""
JOINS = 32
"""Line breaks of the source are blanks."""
BLOCK = 64
"""An inline element that begins and ends a line."""

_HIDING_CLASSES = frozenset(
    "ng-hide hide hidden d-none layui-hide el-hide sr-only visually-hidden screen-reader-text".split()
)
_RAISING_CLASSES = frozenset(("sup", "superscript"))
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|cm|in|mm|%|vw|vh)?")
# Pixels a unit, roughly; 100 % and 100 vw are the width of a screen.
_PIXELS = {"pt": 1.3, "em": 16.0, "rem": 16.0, "cm": 38.0, "in": 96.0, "mm": 3.8, "%": 12.0, "vw": 12.0, "vh": 8.0}
_OFF_SCREEN = -500  # pixels to the left or above; menus that slide in stand closer
_BEYOND = 5000  # pixels to the right or below: pages are longer than screens
_FAR_MARGIN = -1000  # pixels: negative margins centre boxes up to the width of a screen
_SMALLEST = 1  # pixels: what is no larger shows no letter
_MOVED = re.compile(r"translate(?:x|y|3d)?\(\s*(?:-?\d+\w*\s*,\s*)?-\d{4,}px|scale[xy]?\(\s*0\s*[,)]")
_NO_CLIP = re.compile(r"rect\(\s*([01])(?:px)?[\s,]+\1(?:px)?[\s,]+\1(?:px)?[\s,]+\1(?:px)?\s*\)")
_ZERO = re.compile(r"0(?:\.0*)?%?")
_NO_PATH = re.compile(r"inset\(\s*(?:50|100)%|circle\(\s*0")
_SIMPLE_SELECTOR = re.compile(r"\s*(?:[a-z]\w*)?([.#][\w-]+)\s*", re.I)
# What a rule must have to be worth reading: sheets are long, and few rules say anything of text. Literal first
# characters keep the scans fast.
_TELLING = tuple(map(re.compile, (r"white-space\s*:\s*(?:pre|break)", r"font-size\s*:\s*0", r":\s*-\d{3}", r"super\b")))
_OF_LISTS = re.compile("list-style")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


class StyleSheet:
    """Rules of a page's own ``<style>`` elements for one class or id.

    What they hide by ``display`` or ``visibility`` counts as shown: a script that cannot be seen here shows it.
    """

    def __init__(self, sources: Iterable[str] = ()) -> None:
        self._sources = [source.lower() for source in sources]

    @cached_property
    def rules(self) -> dict[str, int]:
        """``.class`` or ``#id`` → its effects."""
        rules: dict[str, int] = {}
        for selectors, declared in self._declared(_TELLING):
            effect = _effect(declared) & ~HIDDEN
            for match in map(_SIMPLE_SELECTOR.fullmatch, selectors.split(",") if effect else ()):
                if match:
                    rules[match[1]] = rules.get(match[1], 0) | effect
        return rules

    @cached_property
    def lists(self) -> dict[str, dict[str, str]]:
        """Selector in lower case → what it declares of lists."""
        lists: dict[str, dict[str, str]] = {}
        for selectors, declared in self._declared((_OF_LISTS,)):
            listed = {name: value for name, value in declared.items() if name.startswith("list-style")}
            for selector in selectors.split(","):
                lists.setdefault(selector.strip(), {}).update(listed)
        return lists

    def _declared(self, telling: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, dict[str, str]]]:
        for source in self._sources:
            if any(pattern.search(source) for pattern in telling):
                for selectors, text in _telling_rules(_COMMENT.sub("", source), telling):
                    yield selectors, declarations(text)

    def effect(self, identifier: str | None, classes: str | None) -> int:
        """Effects of the rules for an element of this id and these classes."""
        effect = self.rules.get(f"#{identifier.strip().lower()}", 0) if identifier else 0
        for one in (classes or "").lower().split():
            effect |= self.rules.get(f".{one}", 0)
        return effect


def _telling_rules(source: str, telling: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules in ``source`` that may say something of text, on every medium."""
    depth = counted = last = 0
    for at in sorted(match.start() for pattern in telling for match in pattern.finditer(source)):
        if at < last:
            continue
        depth += source.count("{", counted, at) - source.count("}", counted, at)
        counted = at
        if depth != 1:
            continue
        last = source.find("}", at)
        if last < 0:
            break
        start = source.rfind("{", 0, at)
        yield source[source.rfind("}", 0, start) + 1 : start], source[start + 1 : last]


# A page repeats a few styles and classes thousands of times.
@lru_cache(maxsize=4096)
def style_effect(style: str) -> int:
    """Effects of an element's ``style``."""
    return _effect(declarations(style))


@lru_cache(maxsize=4096)
def class_effect(names: str) -> int:
    """Effects of an element's ``class``, whatever the page's style sheet says."""
    classes = names.split()
    return HIDDEN * (not _HIDING_CLASSES.isdisjoint(classes)) | RAISED * (not _RAISING_CLASSES.isdisjoint(classes))


def declarations(style: str) -> dict[str, str]:
    """Property → value of a ``style`` attribute or of a rule, both in lower case; later ones win.

    >>> declarations("Display: NONE; color: #fff !important")
    {'display': 'none', 'color': '#fff'}
    """
    pairs = (one.partition(":") for one in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def _effect(declared: Mapping[str, str]) -> int:
    effect = 0
    if _is_hidden(declared):
        effect |= HIDDEN
    if _is_off_screen(declared) or _is_cut_away(declared) or _is_colourless(declared):
        effect |= UNSEEN
    size = declared.get("font-size") or (declared.get("font") or "x").partition("/")[0]
    if is_nothing(size):
        effect |= TINY
    # Word writes by how much it raised letters.
    if declared.get("vertical-align") == "super" or (pixels(declared.get("mso-text-raise")) or 0) > 0:
        effect |= RAISED
    if declared.get("display") in ("block", "flex", "table", "list-item"):
        effect |= BLOCK
    spaces = declared.get("white-space")
    if spaces is not None:
        effect |= BREAKS if spaces.startswith("pre") or spaces == "break-spaces" else JOINS
    return effect


def _is_hidden(declared: Mapping[str, str]) -> bool:
    """Whether an element takes no room or shows nothing, as those do that a script shows or unfolds."""
    if declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse"):
        return True
    if declared.get("content-visibility") == "hidden" or _ZERO.fullmatch(declared.get("opacity", "")):
        return True
    cut = any(declared.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))
    return cut and any(is_nothing(declared.get(name)) for name in ("height", "width", "max-height", "max-width"))


def _is_off_screen(declared: Mapping[str, str]) -> bool:
    if declared.get("position") in ("absolute", "fixed", "relative") and any(
        (place := pixels(declared.get(side))) is not None and (place <= _OFF_SCREEN or place >= _BEYOND)
        for side in ("left", "top", "right", "bottom")
    ):
        return True
    if (indent := pixels(declared.get("text-indent"))) is not None and indent <= _OFF_SCREEN:
        return True
    margins = [declared.get("margin-left"), declared.get("margin-top"), *declared.get("margin", "").split()]
    if "%" not in declared.get("left", "") and any((pixels(one) or 0) <= _FAR_MARGIN for one in margins):
        return True
    return _MOVED.search(declared.get("transform", "")) is not None


def _is_cut_away(declared: Mapping[str, str]) -> bool:
    clipped = _NO_CLIP.fullmatch(declared.get("clip", "")) is not None
    return clipped or _NO_PATH.match(declared.get("clip-path", "")) is not None


def _is_colourless(declared: Mapping[str, str]) -> bool:
    """Whether letters have the colour of their own background, or none."""
    colour = declared.get("color")
    ground = declared.get("background-color") or declared.get("background")
    return colour is not None and (colour == ground if ground else colour == "transparent")


def pixels(value: str | None) -> float | None:
    """A length of CSS or an attribute in pixels, roughly; None for what is no length."""
    match = _LENGTH.fullmatch(value) if value else None
    return float(match[1]) * _PIXELS.get(match[2], 1.0) if match else None


def is_nothing(value: str | None) -> bool:
    """Whether a length is a pixel at most."""
    length = pixels(value)
    return length is not None and 0 <= length <= _SMALLEST
