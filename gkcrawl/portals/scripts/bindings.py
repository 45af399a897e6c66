"""Handlers that scripts bind to elements, ``$(".pages a").click(function () {…})``, and where they go."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.extract.page.page import upwards
from gkcrawl.portals.scripts.handlers import Run, address_of
from gkcrawl.portals.scripts.scope import FUNCTION_REACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.portals.scripts.scope import Scope

_BINDING = re.compile(
    r"""(?:(?:\$|jQuery|querySelector(?:All)?)\(\s{0,9}['"]([^'"\n]{1,80})['"]\s{0,9}\)"""
    r"""|getElementById\(\s{0,9}['"]([^'"\n]{1,60})['"]\s{0,9}\))"""
    r"""\s{0,9}\.\s{0,9}(?:click|on|bind|live|delegate|tap|addEventListener|onclick\s{0,9}=)\s{0,9}\(?\s{0,9}"""
    r"""(?:['"][\w .]{1,40}['"]\s{0,9},\s{0,9})?(?:['"]([^'"\n]{1,80})['"]\s{0,9},\s{0,9})?"""
    r"""(?=function\b|\([\w$\s,]{0,40}\)\s{0,9}=>|[A-Za-z_$][\w$]{0,40}\s{0,9}(?:=>|\)))"""
)
_PART = re.compile(r"([#.]?)([\w-]+)")
_MOST_BINDINGS = 100  # of a page: menus, tabs and slides have dozens
_MOST_TRIED = 5  # of those bound to one element: to turn a page, to count clicks
_BOUND_LEVELS = 2  # elements: a button, and what holds nothing else
_HEAD = re.compile(
    r"(?:async\s{1,9})?(?:function\s{0,9}[\w$]{0,40}\s{0,9}\([^)]{0,200}\)|\([^)]{0,200}\)\s{0,9}=>|[\w$]{1,40}\s{0,9}=>)\s{0,9}"
)


def click_address(element: HtmlElement, scope: Scope) -> str | None:
    """Where a click on ``element`` goes by a handler of its own or one that a script binds to it."""
    href = (element.get("href") or "").strip()
    for handler in (element.get("onclick"), href if href[:11].lower() == "javascript:" else None):
        if handler and (address := address_of(handler, scope, element)):
            return address
    for code in islice(_bound(element, scope), _MOST_TRIED):
        head = _HEAD.match(code)
        run = Run(code[head.end() :] if head else f"{code.partition(')')[0]}()", scope, {"this": element})
        if address := run.call() if head else run.go():
            return address
    return None


def _bindings(scope: Scope) -> list[tuple[str, str]]:
    """Selector and code, from ``function`` on, of the handlers that scripts bind."""
    if scope.bindings is None:
        scope.bindings = [
            (match[3] or match[1] or f"#{match[2]}", scope.code[match.end() : match.end() + FUNCTION_REACH])
            for match in islice(_BINDING.finditer(scope.code), _MOST_BINDINGS)
        ]
    return scope.bindings


def _bound(element: HtmlElement, scope: Scope) -> Iterator[str]:
    """The code of the handlers that scripts bind to ``element``."""
    for selector, code in _bindings(scope):
        if any(_is_meant(one, selector) for one in upwards(element, _BOUND_LEVELS)):
            yield code


def _is_meant(element: HtmlElement, selector: str) -> bool:
    """Whether the last step of ``selector`` is ``element``: its tag, its id, its classes."""
    for one in selector.split(","):
        parts = _PART.findall(one.strip().rpartition(" ")[2].partition("[")[0].partition(":")[0])
        classes = (element.get("class") or "").split()
        if parts and all(
            name in classes if sign == "." else (element.get("id") if sign else element.tag) == name
            for sign, name in parts
        ):
            return True
    return False
