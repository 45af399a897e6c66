"""The number of the current page, as a pager marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED = ("cur", "active", "this", "select")


def marks_current(element: HtmlElement) -> bool:
    """Whether ``element`` is a number that its class marks as the current page's."""
    kind = (element.get("class") or "").lower()
    marked = any(word in kind for word in _MARKED) or kind in ("on", "now")
    return marked and single_spaced(element.text_content()).isdigit()
