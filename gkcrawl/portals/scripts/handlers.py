"""Where handlers of scripts go: ``location.href = n > 1 ? "index_" + n : "index"``, also by functions they call."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.portals.scripts.expressions import Expressions
from gkcrawl.portals.scripts.tokens import NotRead, tokens_of
from gkcrawl.portals.scripts.values import PageArgument, Path, Value, holds, is_page_name, member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gkcrawl.portals.scripts.scope import Function, Scope

HANDLER_REACH = 500  # characters of an onclick in which it says where it goes: what follows counts clicks
MOST_HANDLERS = 40  # functions of a page that are tried as the handler of its pager
_DEEPEST_CALL = 4  # functions that call each other before one goes
_OWNERS = ("window.", "self.", "top.", "parent.", "document.")
_PLACES = frozenset({"location", "location.href"})
_GOES = frozenset({"location.replace", "location.assign", "open", "navigate"})
_LITERAL = re.compile(r"""['"]([^'"]{1,64})['"]|(?<![\w.])(\d{1,20})(?!\w)""")
_LOOPS = frozenset({"for", "while", "switch"})
_DECLARES = frozenset({"var", "let", "const"})


class _Gone(Exception):
    """The handler has gone to an address."""


class _Returned(Exception):
    """The function has returned."""


class Run(Expressions):
    """Runs the statements of ``code`` until one goes to an address; ``names`` are values of its variables.

    Where it is not known whether a condition holds, both ways are tried.
    """

    def __init__(self, code: str, scope: Scope, names: Mapping[str, Value], depth: int = 0) -> None:
        super().__init__(tokens_of(code))
        self.scope, self.names, self.calls = scope, dict(names), depth
        self.target: str | None = None
        self.result: Value = None
        self._sure = True
        self._forgets = False

    def go(self) -> str | None:
        """The address that the code goes to; None where it goes nowhere, or not to a known one."""
        with suppress(_Gone, _Returned, RecursionError):
            while self.place < len(self.tokens):
                self._try_statement()
        return self.target

    def call(self) -> str | None:
        """As `go` for the body of a function: a block, or an expression that an arrow leads to."""
        with suppress(_Gone, _Returned, NotRead, RecursionError):
            if self.peek() == "{":
                self._statement()
            else:
                self.result = self.value()
        return self.target

    def _try_statement(self) -> None:
        start = self.place
        try:
            self._statement()
        except NotRead:
            # What is not read is passed over, token by token.
            self.place, self.depth = max(start + 1, min(self.place, len(self.tokens))), 0
            self.peek()

    def _statement(self) -> None:
        token = self.peek()
        if token == "{":
            self.take()
            while self.peek() not in ("}", ""):
                self._block_statement()
            self.takes("}")
        elif token == "if" and self.peek(1) == "(":
            self._if()
        elif token in _LOOPS and self.peek(1) == "(":
            self.take()
            self.skip()
            self._forgets = True
            self._only_if(runs=False)
            self._forgets = False
        elif token in ("case", "default"):
            while self.take() != ":":
                pass
        elif token in ("try", "do", "finally", "else"):
            self.take()
        elif token == "catch":
            self.take()
            self.skip() if self.peek() == "(" else None
            self._only_if(runs=False)
        elif token == "return":
            self.take()
            value = self.value() if self.peek() not in (";", "}", "") else None
            if self.runs and self._sure:
                self.result = value
                raise _Returned
        elif token in (";", "}", ")", ","):
            self.take()
        else:
            if token in _DECLARES:
                self.take()
            self.value()
            while self.takes(","):
                self.value()
        self.takes(";")

    def _block_statement(self) -> None:
        start = self.place
        try:
            self._statement()
        except NotRead:
            self.place, self.depth = start, 0
            while (token := self.peek()) not in (";", "}", ""):
                self.skip() if token in ("(", "[", "{") else self.take()
            self.takes(";")

    def _if(self) -> None:
        self.take()
        self.expect("(")
        condition = holds(self.value())
        self.expect(")")
        sure, self._sure = self._sure, self._sure and condition is not None
        self._only_if(runs=condition is not False)
        if self.takes("else"):
            self._only_if(runs=condition is not True)
        self._sure = sure

    def _only_if(self, *, runs: bool) -> None:
        before, self.runs = self.runs, self.runs and runs
        try:
            self._statement()
        finally:
            self.runs = before

    def named(self, path: str) -> Value:
        """See `Expressions.named`: a variable, the page's own address, a variable of the page's scripts."""
        if path in self.names:
            return self.names[path]
        bare = _bare(path)
        if (place := self.scope.place(bare)) is not None:
            return place
        if "." in bare:
            owner, _, name = bare.rpartition(".")
            known = self.named(owner) if owner else None
            return Path(path) if known is None or isinstance(known, Path) else member(known, name, None)
        code = self.scope.assignment(bare) if self.calls < _DEEPEST_CALL and bare != "this" else None
        if code is None:
            return Path(path)
        self.names[path] = None
        reader = Run(code, self.scope, {path: None}, self.calls + 1)
        with suppress(NotRead, _Gone, RecursionError):
            self.names[path] = reader.value()
        return self.names[path]

    def assigned(self, path: str, value: Value) -> None:
        """See `Expressions.assigned`."""
        bare = _bare(path)
        if bare in _PLACES:
            self._gone(value)
        elif bare == "location.search" and isinstance(value, str):
            self._gone(f"?{value.removeprefix('?')}")
        self.names[path] = value

    def passed(self, path: str) -> None:
        """See `Expressions.passed`: what a loop or a choice of cases sets is not known afterwards."""
        if self._forgets:
            self.names[path] = None

    def called(self, path: str, arguments: list[Value]) -> Value:
        """See `Expressions.called`: a way to go, an element, a function of the page's scripts."""
        bare = _bare(path)
        first = arguments[0] if arguments else None
        if bare in _GOES and self.runs:
            self._gone(first)
            return None
        owner, _, name = path.rpartition(".")
        known = self.named(owner) if owner else None
        if known is not None and not isinstance(known, Path):
            return member(known, name, arguments)
        if bare in ("$", "jQuery", "getElementById") and isinstance(first, str):
            return self.scope.element(f"#{first.removeprefix('#')}")
        function = self.scope.function(bare) if self.runs and self.calls < _DEEPEST_CALL else None
        if function is None:
            return None
        run = Run(function.body, self.scope, dict(zip(function.parameters, arguments, strict=False)), self.calls + 1)
        run.steps = self.steps
        self._gone(run.call())
        self.steps = run.steps
        return run.result

    def _gone(self, address: Value) -> None:
        if isinstance(address, str) and address and not address.lower().startswith("javascript"):
            self.target = address
            raise _Gone


def _bare(path: str) -> str:
    for owner in _OWNERS:
        path = path.removeprefix(owner)
    return path


def address_of(handler: str, scope: Scope, this: Value = None) -> str | None:
    """Where the handler of an element goes, if to a known address; ``this`` is the element, or what it chooses.

    >>> from gkcrawl.portals.scripts.scope import Scope
    >>> address_of("location.href = encodeURI('index_2.jhtml')", Scope(""))
    'index_2.jhtml'
    """
    code = handler[:HANDLER_REACH].lstrip()
    code = code[len("javascript:") :] if code[:11].lower() == "javascript:" else code
    return Run(code, scope, {"this": this}).go()


def called_address(handler: str, scope: Scope) -> str | None:
    """Where the call in ``handler`` goes, if that depends on what it is called with: ``view('8a91')``.

    >>> from gkcrawl.portals.scripts.scope import Scope
    >>> called_address("go(2)", Scope("function go(n) { location.href = 'list_' + n + '.html'; }"))
    'list_2.html'
    """
    given = [one or two for one, two in _LITERAL.findall(handler[:HANDLER_REACH])]
    address = address_of(handler, scope) if given else None
    return address if address and any(literal in address for literal in given) else None


def turned(address: Callable[[int], str | None], number: int) -> str | None:
    """``address(number)``, if that depends on the number: an address that is the same for others is no page's."""
    found = address(number)
    others = (address(other) for other in (number + 1, number - 1) if other >= 0)
    return found if found and any(other and other != found for other in others) else None


def page_address(
    function: Function, scope: Scope, argument: PageArgument, names: Mapping[str, Value], *, sure: bool
) -> str | None:
    """Where ``function``, the handler of a pager, goes with ``argument``, or the address that it returns.

    Unless it is ``sure`` that the handler is a pager's, parameters are numbers of pages only if they are called so.
    """
    given: dict[str, Value] = {
        name: argument if sure or is_page_name(name) else replace(argument, is_number=False)
        for name in function.parameters
    }
    run = Run(function.body, scope, {**names, **given})
    return run.call() or (run.result if isinstance(run.result, str) else None)


def address_maker(
    function: Function, scope: Scope, names: Mapping[str, Value], size: int | None = None, *, sure: bool = False
) -> Callable[[int], str | None]:
    """What makes the address of a page of its number by ``function``; see `page_address`. ``size``: rows a page."""

    def make(number: int) -> str | None:
        return page_address(function, scope, PageArgument(number, size), names, sure=sure)

    return make


def number_addresses(scope: Scope, number: int) -> Iterator[str]:
    """Addresses that functions of the page's scripts make of the ``number`` of a page."""
    for function in scope.functions[:MOST_HANDLERS]:
        if function.parameters and (address := turned(address_maker(function, scope, {}), number)):
            yield address
