"""Links that a script beside the document writes into the page: ``document.write``, ``innerHTML``, jQuery's ``append``.

Nothing is run: strings, variables and conditions on them are read, and what is not known writes nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree, html

from gkcrawl.extract.page.script_words import NotRead, ScriptReader, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

_LONGEST_WRITER = 6000  # characters of a script that writes links: longer ones are libraries
_MOST_PLACES = 8  # elements by whose names the place of such a script is looked for
_INSERTS = frozenset("append prepend html after before insertAdjacentHTML replaceWith".split())
_INSERTED = frozenset("appendTo prependTo insertAfter insertBefore".split())
# What waits for the reader; load and ready come by themselves.
_WAITS = frozenset(
    "click dblclick hover change bind on one mouseover focus blur submit setTimeout ajax get post".split()
)
_EVENTS = re.compile(r"\bon(?:click|change|mouse\w+|focus|blur|submit|scroll|resize)$")
_LOADED = re.compile(r"load|ready|DOMContent", re.I)
_PLACE = re.compile(r"getElementById\(\s*[\"']([\w-]+)[\"']|\(\s*[\"']#([\w-]+)[\"']\s*\)")
_PAIRS = {"(": ")", "{": "}"}


def written_links(script: HtmlElement, elsewhere: Callable[[str], str | None]) -> list[HtmlElement]:
    """The ``<a>`` elements that ``script`` writes; ``elsewhere`` tells strings to which other scripts give a name."""
    code = script.text or ""
    if len(code) > _LONGEST_WRITER or "<a" not in code.lower():
        return []
    reader = _MarkupReader(code, elsewhere)
    reader.read()
    markup = "".join(one for one in reader.written if "<" in one)
    if not markup:
        return []
    with suppress(etree.ParserError, ValueError):
        return list(html.fragment_fromstring(markup, create_parent="div").iter("a"))
    return []


def places(script: HtmlElement) -> Iterator[HtmlElement]:
    """Where ``script`` may write: in its own place, or into elements that it names by their id."""
    yield script
    root = script.getroottree().getroot()
    for match in islice(_PLACE.finditer(script.text or ""), _MOST_PLACES):
        yield from root.xpath("//*[@id=$id]", id=match[1] or match[2])[:1]


class _MarkupReader(ScriptReader):
    """Collects the markup that a script writes when the page is loaded."""

    def __init__(self, code: str, elsewhere: Callable[[str], str | None]) -> None:
        super().__init__(code, elsewhere)
        self.values |= {"true": 1, "false": 0}
        self.runs = True

    def read(self) -> None:
        """Read all statements; past one that is not understood to the next."""
        while self.place < len(self.tokens):
            with suppress(NotRead, RecursionError):
                self.statement(runs=True)
                continue
            while self.place < len(self.tokens) and self.tokens[self.place][1] not in (";", "}"):
                self.place += 1
            self.place += 1

    def statement(self, *, runs: bool) -> None:
        """Read a statement, and do what it says if it ``runs``; functions of a name run if anything calls them."""
        token = self.peek()
        if token == "{" and not runs:
            self.skip()
            return
        self.runs = runs and not _EVENTS.search(token)
        super().statement(runs=runs)
        if self.peek() == "+":
            self.take()
            self.expect("=")
            more = self.value()
            if runs and isinstance(more, str):
                self.assign(token, f"{self.values.get(token) or ''}{more}")
        elif self.peek() == "=":
            self.take()
            value = self.value()
            if runs and isinstance(value, str):
                self.written.append(value)

    def assign(self, name: str, value: Value) -> None:
        """Give a variable its value, or an element its markup."""
        if name.endswith((".innerHTML", ".outerHTML")) and isinstance(value, str):
            self.written.append(value)
        super().assign(name, value)

    def condition(self) -> bool:
        """``(a != "" && !b)``; what is not known does not hold."""
        start, holds = self.place, False
        with suppress(NotRead):
            self.expect("(")
            holds = self.holds()
        self.place = start
        self.skip()
        return holds

    def holds(self) -> bool:
        """Whether one of the alternatives holds, all of its parts."""
        either, both = False, True
        while True:
            negated = self.peek() == "!"
            if negated:
                self.take()
            both = both and bool(self.comparison()) is not negated
            sign = self.take()
            if sign == "&&":
                continue
            either, both = either or both, True
            if sign != "||":
                return either if sign == ")" else False

    def term(self, *, runs: bool = False) -> Value:
        """As of any script; a function without a name runs where it stands, once the page is loaded."""
        if self.peek() != "function":
            return super().term(runs=runs)
        self.take()
        name = self.take() if self.peek() != "(" else ""
        self.skip()
        called = not name or sum(token == name for _, token in self.tokens) > 1
        if not (called and self.runs):
            self.skip()
            return None
        self.statement(runs=True)
        return None

    def named(self, name: str, *, runs: bool) -> Value:
        """As of any script; what waits for the reader is skipped."""
        if name.rpartition(".")[2] in _WAITS and self.peek() == "(":
            self.skip()
            return None
        if name.rpartition(".")[2] in _INSERTS and self.peek() == "(":
            return self.member(None, name.rpartition(".")[2])
        return super().named(name, runs=runs)

    def member(self, value: Value, name: str) -> Value:
        """``$("#list").append("<a …>")``."""
        if self.peek() != "(":
            return super().member(value, name)
        if name in _WAITS or (name == "addEventListener" and not _LOADED.search(self.after())):
            self.skip()
        elif name in _INSERTS:
            found = [one for one in self.arguments() if isinstance(one, str)]
            self.written += found if self.runs else []
        elif name in _INSERTED and isinstance(value, str):
            self.written += [value] if self.runs else []
            self.skip()
        else:
            return super().member(value, name)
        return value

    def after(self) -> str:
        """The token after the next one."""
        return self.tokens[self.place + 1][1] if self.place + 1 < len(self.tokens) else ""

    def skip(self) -> None:
        """Past what stands in the brackets that come next."""
        opens = self.take()
        closes, depth = _PAIRS.get(opens, ""), 1
        while depth:
            depth += {opens: 1, closes: -1}.get(self.take(), 0)
