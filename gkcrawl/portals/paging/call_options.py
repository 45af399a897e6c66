"""Calls of pagers in scripts, ``$("#p").pagination({total: 169, …})``: their options, numbers and handlers."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.portals.column import Pagination
from gkcrawl.portals.paging.total_names import total_named
from gkcrawl.portals.scripts.handlers import Run
from gkcrawl.portals.scripts.scope import Function, scope_of
from gkcrawl.portals.scripts.tokens import NotRead
from gkcrawl.portals.scripts.values import Path, Value, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.scripts.scope import Scope

_CALL = re.compile(
    r"(?<![\w$.])(?:new\s{1,3})?([A-Za-z_$][\w$.]{0,60})?(?:\([^(){};\n]{0,80}\))?((?:\.[A-Za-z_]\w{0,40}){0,3})\s{0,3}\("
)
CALL_REACH = 3000  # characters of a pager's call: options, texts of its buttons, handler
_MOST_CALLS = 400  # calls of a page's scripts that are looked at
_ARGUMENTS = re.compile(
    r"\s{0,9}(?:\{|[^{}();]{1,80},\s{0,9}\{|[A-Za-z_]\w{0,30}\s{0,9}\)|[^{}();]{1,80},\s{0,9}function)"
)
_SIGN_REACH = 800  # characters of a call in which an option of a pager stands
_PLAIN_VALUE = re.compile(r"\d{1,8}|[A-Za-z_]\w{0,30}")
_SIGNS = re.compile(r"page|pagin|curr|total|count|items", re.IGNORECASE)
_NO_PAGERS = frozenset(
    {"if", "for", "while", "switch", "function", "catch", "return", "ajax", "post", "get", "getJSON"}
)


@dataclass(slots=True)
class PagerCall:
    """A call: its ``name``, plain arguments, values of its options by name, and the functions among both."""

    name: str
    place: int
    arguments: list[Value] = field(default_factory=list)
    options: dict[str, Value] = field(default_factory=dict)
    handlers: dict[str, Function] = field(default_factory=dict)

    def numbers(self, names: Mapping[str, str]) -> Pagination:
        """What the options say, by their names: those of the product (``names``: option to role), else their words."""
        found = Pagination()
        known = [(name, number) for name, value in self.options.items() if isinstance(number := _whole(value), int)]
        for name, number in known:
            role = names[name] if name in names else total_named(name, in_pager=True)
            if role in ("current", "total_pages", "total_records", "page_size") and getattr(found, role) is None:
                setattr(found, role, number)
        return found


def _whole(value: Value) -> int | None:
    known = plain(value)
    if isinstance(known, str):
        return int(known) if known.isdecimal() and len(known) < len("100000000") else None
    return None if isinstance(known, bool) else known


def pager_calls(page: Page) -> Iterator[PagerCall]:
    """The calls in the scripts of ``page`` whose options or arguments may be a pager's."""
    scope = scope_of(page)
    for match in islice(_CALL.finditer(scope.code), _MOST_CALLS):
        name = f"{match[1] or ''}{match[2]}".rpartition(".")[2]
        near = scope.code[match.end() : match.end() + CALL_REACH]
        if name and name not in _NO_PAGERS and _ARGUMENTS.match(near) and _SIGNS.search(name + near[:_SIGN_REACH]):
            yield read_call(name, near, scope, match.end())


def components(page: Page) -> Iterator[PagerCall]:
    """Pagers that are elements of a component library: ``<el-pagination :total="169" @current-change="go">``."""
    for element in page.tree.iter():
        if isinstance(element.tag, str) and ("pagination" in element.tag or element.tag == "page"):
            options = {str(name).lstrip(":").removeprefix("v-bind:"): str(value) for name, value in element.items()}
            written = ", ".join(
                f"{name.replace('-', '_')}: {value}" for name, value in options.items() if _PLAIN_VALUE.fullmatch(value)
            )
            call = read_call(element.tag, f"{{{written}}})", scope_of(page))
            for name, value in element.items():
                if name.startswith(("@", "v-on:")) and (function := scope_of(page).function(value.partition("(")[0])):
                    call.handlers[str(name)] = function
            yield call


def read_call(name: str, code: str, scope: Scope, place: int = 0) -> PagerCall:
    """The call ``name(…`` whose arguments are what ``code`` begins with."""
    call = PagerCall(name, place)
    reader = _CallReader(code, scope, call)
    with suppress(NotRead, RecursionError):
        reader.read()
    return call


class _CallReader(Run):
    """Reads the arguments of a call up to its closing bracket."""

    def __init__(self, code: str, scope: Scope, call: PagerCall) -> None:
        super().__init__(code, scope, {})
        self.runs, self.call_read = False, call

    def read(self) -> None:
        """Read all arguments."""
        while not self.takes(")"):
            if self.peek() == "{":
                self._object()
            elif self.kind() == "name" and self.peek(1) in (",", ")") and self._named_object():
                self.take()
            else:
                value = self._value_of(f"argument {len(self.call_read.arguments)}")
                self.call_read.arguments.append(value)
            self.takes(",")

    def _named_object(self) -> bool:
        """Whether a variable comes next that holds the options; they are then read."""
        name = self.peek()
        code = self.scope.assignment(name, CALL_REACH)
        if code is None or not code.startswith("{"):
            return False
        inner = read_call(name, code, self.scope)
        self.call_read.options.update(inner.options)
        self.call_read.handlers.update(inner.handlers)
        return True

    def _object(self) -> None:
        self.take()
        while not self.takes("}"):
            kind, key = self.kind(), self.take()
            key = key[1:-1] if kind == "string" else key
            if key == ",":
                continue
            if self.peek() == "(":
                self._function(key)
            elif self.takes(":"):
                if self.peek() == "{":
                    self._object()
                else:
                    self.call_read.options.setdefault(key, self._value_of(key))
            elif self.peek() in (",", "}"):
                self.call_read.options.setdefault(key, self.named(key))
            else:
                raise NotRead

    def _value_of(self, key: str) -> Value:
        if self.peek() in ("function", "async") or self.is_arrow():
            self._function(key)
            if self.peek() == "(":
                self.skip()  # it is called at once
                self.call_read.handlers.pop(key, None)
            return None
        value = self.value()
        if isinstance(value, Path) and (function := self.scope.function(value.name)):
            self.call_read.handlers.setdefault(key, function)
        return value

    def _function(self, key: str) -> None:
        start = self.place
        self.pass_head()
        head = [text for kind, text in self.tokens[start : self.place] if kind == "name"]
        names = tuple(name for name in head if name not in ("function", "async"))
        start = self.place
        if self.peek() == "{":
            self.skip()
        else:
            self.value()
        body = " ".join(text for _, text in self.tokens[start : self.place])
        self.call_read.handlers.setdefault(key, Function(names, body, -1))
