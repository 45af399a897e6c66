"""Functions and variables of a page's scripts, and where the page is: what names in a handler stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page

_NAME = r"[A-Za-z_$][\w$]{0,40}"
_PARAMETERS = r"\(\s{0,9}([\w$\s,]{0,200})\)"
_FUNCTION = re.compile(
    rf"\bfunction\s{{0,9}}({_NAME})?\s{{0,9}}{_PARAMETERS}\s{{0,9}}(?=\{{)"
    rf"|(?:(?<![\w$])({_NAME})|\))\s{{0,9}}{_PARAMETERS}\s{{0,9}}(?=\{{)"
    rf"|(?:{_PARAMETERS}|(?<![\w$])({_NAME}))\s{{0,9}}=>\s{{0,9}}"
)
_GIVEN_NAME = re.compile(rf"(?<![\w$])({_NAME})['\"]?\s{{0,9}}[:=]\s{{0,9}}(?:async\s{{1,9}})?$")
_NO_FUNCTIONS = frozenset({"if", "for", "while", "switch", "catch", "with", "return", "function"})
_LONGEST_NAMING = 60  # characters before a function in which it gets its name: window.goPage =
FUNCTION_REACH = 1500  # characters of a function in which it sets an address: what follows is another function
_VALUE_REACH = 300  # characters of what a variable is set to
_ID = re.compile(r"#([\w-]{1,60})")
_MOST_CODE = 2_000_000  # characters of scripts: libraries and data written into a page go beyond, pagers never
_LONGEST_READ_SCRIPT = 200_000  # characters of a script with handlers: longer ones are libraries and data


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a script: names of its parameters, its body, and where that begins."""

    parameters: tuple[str, ...]
    body: str
    place: int


class Scope:
    """The scripts of a page: ``code``, searched once however many handlers are read; ``page`` tells where it stands.

    ``bindings``, the handlers that they bind, are kept by their reader (bindings.py).
    """

    def __init__(self, code: str, page: Page | None = None) -> None:
        self.code = code
        # Not the page itself, which keeps its scope: it would not be freed with the last who reads it.
        self._url = page.url if page is not None else None
        self._tree = page.tree if page is not None else None
        self.bindings: list[tuple[str, str]] | None = None

    @cached_property
    def _named(self) -> dict[str, Function]:
        functions: dict[str, Function] = {}
        for name, function in self._all():
            if name:
                functions.setdefault(name, function)
        return functions

    def _all(self) -> Iterator[tuple[str, Function]]:
        for match in _FUNCTION.finditer(self.code):
            name = match[1] or match[3] or ""
            if name in _NO_FUNCTIONS:
                continue
            before = self.code[max(0, match.start() - _LONGEST_NAMING) : match.start()]
            given = _GIVEN_NAME.search(before) if not name else None
            listed = next((group for group in (match[2], match[4], match[5], match[6]) if group is not None), "")
            names = tuple(part.strip() for part in listed.split(",") if part.strip())
            body = self.code[match.end() : match.end() + FUNCTION_REACH]
            yield name or (given[1] if given else ""), Function(names, body, match.end())

    @cached_property
    def functions(self) -> list[Function]:
        """All functions, in the order in which they stand."""
        return [function for _, function in self._all()]

    def function(self, path: str) -> Function | None:
        """The function that is called by ``path``, with or without the object that has it."""
        return self._named.get(path.rpartition(".")[2])

    def assignment(self, name: str, reach: int = _VALUE_REACH) -> str | None:
        """The code of what the variable ``name`` is set to at first; None where it is not set.

        At most ``reach`` characters of it.
        """
        found = re.search(rf"(?<![\w.$]){re.escape(name)}\s{{0,9}}=(?!=)\s{{0,9}}", self.code)
        return self.code[found.end() : found.end() + reach] if found else None

    def place(self, path: str) -> str | None:
        """What ``location.href`` and its like say of the page."""
        if self._url is None:
            return None
        parts = urlsplit(self._url)
        return {
            "location": self._url,
            "location.href": self._url,
            "URL": self._url,
            "location.pathname": parts.path,
            "location.search": f"?{parts.query}" if parts.query else "",
            "location.origin": f"{parts.scheme}://{parts.netloc}",
            "location.protocol": f"{parts.scheme}:",
            "location.host": parts.netloc,
            "location.hostname": parts.hostname or "",
            "location.hash": "",
        }.get(path)

    def element(self, selector: str) -> HtmlElement | None:
        """The element that ``#id`` names."""
        found = _ID.fullmatch(selector)
        if found is None or self._tree is None:
            return None
        return next((one for one in self._tree.iter() if one.get("id") == found[1]), None)


def scope_of(page: Page) -> Scope:
    """The scripts of ``page``, which several pagers look into; kept with it."""
    if not isinstance(page.scope, Scope):
        codes = (script.text or "" for script in page.tree.iter("script"))
        code = "\n".join(code for code in codes if len(code) <= _LONGEST_READ_SCRIPT)
        page.scope = Scope(without_comments(code[:_MOST_CODE]), page)
    return page.scope


def page_code(page: Page) -> str:
    """The code of the page's scripts, without what is commented out: in the page, or by a ``//`` line."""
    return without_comments("\n".join(script.text or "" for script in page.tree.iter("script"))[:_MOST_CODE])


def without_comments(code: str) -> str:
    """``code`` without its ``//`` lines."""
    if "//" not in code:
        return code
    return "\n".join("" if line.lstrip(" \t").startswith("//") else line for line in code.split("\n"))
