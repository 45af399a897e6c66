"""Numbers of ordered lists (``<ol>``) as a browser draws them, which the source of a page does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.page.styles import declarations
from gkcrawl.numerals import HUNDREDS, TENS, in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999  # CSS draws larger numbers in digits
# A number that somebody typed at the head of an item, not 3.5 or 2023.
_TYPED = re.compile(
    rf"\s*(?:[(（\[【]?(?:\d{{1,3}}|[{TENS}]{{1,3}})(?:[)）\]】、．]|[.](?!\d))|[①-⑳⑴-⒛]|第[\d{HUNDREDS}]+[条章节项款])"
)
_ITEM_HEAD = 40  # characters: a number and what stands before it are shorter
_INTEGER = re.compile(r"\s*[-+]?\d{1,9}")


def _letters(number: int) -> str:
    """``number`` as a column of a spreadsheet: a … z, aa …"""
    text = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _upper(draw: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: draw(number).upper()


# Name of a list's style → how a number is drawn, and what stands around it.
_STYLES: dict[str, tuple[Callable[[int], str], str, str]] = {
    "decimal": (str, "", ". "),
    "decimal-leading-zero": (lambda number: f"{number:02d}", "", ". "),
    **dict.fromkeys(("lower-alpha", "lower-latin"), (_letters, "", ". ")),
    **dict.fromkeys(("upper-alpha", "upper-latin"), (_upper(_letters), "", ". ")),
    "lower-roman": (_roman, "", ". "),
    "upper-roman": (_upper(_roman), "", ". "),
    **dict.fromkeys(
        ("cjk-ideographic", "cjk-decimal", "simp-chinese-informal", "trad-chinese-informal"), (in_chinese, "", "、")
    ),
    # UEditor's own lists, by the class of the list.
    "custom_num": (str, "", ". "),
    "custom_num1": (str, "", "）"),
    "custom_num2": (str, "（", "）"),
    "custom_cn": (in_chinese, "", "、"),
    "custom_cn1": (in_chinese, "", "）"),
    "custom_cn2": (in_chinese, "（", "）"),
}
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def list_numbers(container: HtmlElement, layout: Layout) -> dict[int, str]:
    """Line of ``layout`` → the number that a browser draws before it, for the ordered lists inside ``container``.

    The rules are those of HTML (``start``, ``reversed``, ``value``, ``type``) and CSS (``list-style-type``,
    ``display``). A list whose items bring numbers of their own gets none.
    """
    numbers: dict[int, str] = {}
    for ordered in container.iter("ol"):
        items = [item for item in ordered if item.tag == "li" and item in layout.spans]
        if not items or _are_numbered(items, layout):
            continue
        step = -1 if ordered.get("reversed") is not None else 1
        number = _integer(ordered.get("start"))
        if number is None:
            number = len(items) if step < 0 else 1
        around = _style(ordered, layout) or "decimal"
        for item in items:
            own = _integer(item.get("value"))
            number = number if own is None else own
            first, end = layout.spans[item]
            if first < end and (drawn := _drawn(number, _style(item, layout) or around)):
                numbers[first] = numbers.get(first, "") + drawn
            number += step
    return numbers


def _are_numbered(items: list[HtmlElement], layout: Layout) -> bool:
    """Whether half of ``items`` begin with a number that was typed."""
    spans = map(layout.spans.__getitem__, items)
    firsts = [layout.lines[first].text[:_ITEM_HEAD] for first, end in spans if first < end]
    return sum(_TYPED.match(text) is not None for text in firsts) * 2 >= len(firsts)


def _style(element: HtmlElement, layout: Layout) -> str | None:
    """Name of the list style that a list or an item has of itself, if any; ``none`` where it draws no number."""
    classes = (element.get("class") or "").split()
    declared: dict[str, str] = {}
    tag, named = str(element.tag), [f".{name.lower()}" for name in classes]
    for selector in ("*", tag, *named, *(tag + name for name in named)):
        declared |= layout.sheet.lists.get(selector, {})
    declared |= declarations(element.get("style") or "")
    if element.tag == "li" and declared.get("display", "list-item") not in ("list-item", ""):
        return "none"
    words = f"{declared.get('list-style-type', '')} {declared.get('list-style', '')}".split()
    if words:
        unmarked = not {"none", "disc", "circle", "square"}.isdisjoint(words)
        return next((word for word in words if word in _STYLES), "none" if unmarked else None)
    return _TYPES.get(element.get("type") or "") or next((name for name in classes if name in _STYLES), None)


def _drawn(number: int, style: str) -> str:
    if style not in _STYLES:
        return ""
    draw, before, after = _STYLES[style]
    if number < 1 or (draw is _roman and number > _MOST_ROMAN):
        draw = str
    return f"{before}{draw(number)}{after}"


def _integer(value: str | None) -> int | None:
    match = _INTEGER.match(value or "")
    return int(match[0]) if match else None
