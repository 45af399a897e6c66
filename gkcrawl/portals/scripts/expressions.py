"""Evaluates expressions of scripts: strings, numbers, variables, sums, choices: ``n > 1 ? "index_" + n : "index"``.

What is not known stays unknown (None), and so does what is made of it; functions in an expression are passed over.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from gkcrawl.portals.scripts.tokens import NotRead, Token, Tokens, tokens_of
from gkcrawl.portals.scripts.values import PageArgument, Path, Value, encoded, holds, member, plain, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_IN_TEMPLATE = re.compile(r"\$\{([^{}]{1,200})\}")
_MOST_DIGITS = 16  # of a number: a moment in milliseconds has 13
_DEEPEST = 40  # brackets in brackets
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_EQUAL, _UNEQUAL = frozenset({"==", "==="}), frozenset({"!=", "!=="})
# Functions that give back what they get.
_SAME = frozenset({"$", "jQuery", "String", "unescape", "decodeURI", "decodeURIComponent", "Math.max"})
_TO_NUMBER = frozenset({"parseInt", "Number", "parseFloat", "Math.floor", "Math.ceil", "Math.round", "Math.abs"})


class Expressions(Tokens):
    """Reads expressions from ``tokens``; a subclass knows names (`named`) and calls (`called`)."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.depth = 0
        self.runs = True

    def named(self, path: str) -> Value:
        """What the variable or the dotted name ``path`` stands for."""
        return Path(path)

    def called(self, path: str, arguments: list[Value]) -> Value:
        """What a call of the function ``path`` gives."""
        return None

    def assigned(self, path: str, value: Value) -> None:
        """Take note that ``path`` is set to ``value``."""

    def passed(self, path: str) -> None:
        """Take note that ``path`` is set in what is not run."""

    def value(self) -> Value:
        """An expression: a choice, a sum, an assignment."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NotRead
        start = self.place
        found = self._either()
        token = self.peek()
        if token in ("=", "+=", "-=") and isinstance(path := self._path(start), str):
            self.take()
            right = self.value()
            found = right if token == "=" else _joined(token[0], self._known(found), right)
            if self.runs:
                self.assigned(path, found)
            else:
                self.passed(path)
        elif self.takes("?"):
            condition = holds(self._known(found))
            one = self.value()
            self.expect(":")
            two = self.value()
            found = two if condition is False or (condition is None and plain(one) is None) else one
        self.depth -= 1
        return self._known(found)

    def _known(self, value: Value) -> Value:
        return self.named(value.name) if isinstance(value, Path) else value

    def _path(self, start: int) -> str | None:
        """The dotted name that the tokens from ``start`` on are; None where they are more."""
        kinds = [kind for kind, text in self.tokens[start : self.place] if text != "."]
        return "".join(text for _, text in self.tokens[start : self.place]) if set(kinds) == {"name"} else None

    def _either(self) -> Value:
        left = self._both()
        while self.takes("||"):
            right = self._known(self._both())
            left = self._known(left)
            condition = holds(left)
            left = left if condition else right if condition is False or plain(right) is not None else None
        return left

    def _both(self) -> Value:
        left = self._comparison()
        while self.takes("&&"):
            right = self._known(self._comparison())
            left = self._known(left)
            condition = holds(left)
            left = left if condition is False else right if condition or holds(right) is False else None
        return left

    def _comparison(self) -> Value:
        left = self._sum()
        while (sign := self.peek()) in _EQUAL or sign in _UNEQUAL or sign in _COMPARE:
            self.take()
            one, two = plain(self._known(left)), plain(self._known(self._sum()))
            if one is None or two is None:
                left = None
            elif sign in _COMPARE:
                first, second = _number(one), _number(two)
                left = None if first is None or second is None else _COMPARE[sign](first, second)
            else:
                left = (str(one) == str(two)) is (sign in _EQUAL)
        return left

    def _sum(self) -> Value:
        left = self._product()
        while (sign := self.peek()) in ("+", "-"):
            self.take()
            right = self._product()
            left = _joined(sign, self._known(left), self._known(right))
        return left

    def _product(self) -> Value:
        left = self._single()
        while (sign := self.peek()) in ("*", "/", "%"):
            self.take()
            one, two = _number(plain(self._known(left))), _number(plain(self._known(self._single())))
            if one is None or not two:
                left = one * (two or 0) if one is not None and two == 0 and sign == "*" else None
            else:
                left = one * two if sign == "*" else one // two if sign == "/" else one % two
        return left

    def _single(self) -> Value:
        token = self.peek()
        if token in ("!", "-", "+", "typeof", "++", "--", "new", "void", "delete", "await"):
            self.take()
            value = self._known(self._single())
            known = holds(value)
            number = _number(plain(value))
            if token == "!":
                return None if known is None else not known
            if token in ("-", "--", "++"):
                return None if number is None else -number if token == "-" else number + (1 if token == "++" else -1)
            return number if token == "+" else None
        return self._postfix()

    def _postfix(self) -> Value:
        value = self._primary()
        while (token := self.peek()) in (".", "(", "[", "++", "--"):
            self.take()
            if token == "." and isinstance(value, Path):
                value = Path(f"{value.name}.{self.take()}")
            elif token == ".":
                name = self.take()
                value = member(value, name, self.arguments() if self.takes("(") else None)
            elif token == "(":
                arguments = self.arguments()
                value = self._call(value.name, arguments) if isinstance(value, Path) else None
            elif token == "[":
                at = self._known(self.value()) if self.peek() != "]" else None
                self.expect("]")
                value = _piece(self._known(value), at)
        return value

    def _call(self, path: str, arguments: list[Value]) -> Value:
        first = arguments[0] if arguments else None
        if path in _TO_NUMBER:
            return first if isinstance(first, PageArgument) else _number(plain(first))
        if path in ("encodeURI", "encodeURIComponent", "escape"):
            text = text_of(first)
            return None if text is None else encoded(text, whole=path == "encodeURI")
        if path in _SAME and plain(first) is None:
            return first
        return self.called(path, arguments)

    def arguments(self) -> list[Value]:
        """The values up to the closing bracket of a call."""
        found: list[Value] = []
        while not self.takes(")"):
            found.append(self.value())
            if self.peek() not in (")", ","):
                raise NotRead
            self.takes(",")
        return found

    def _primary(self) -> Value:
        kind, token = self.kind(), self.peek()
        if token == "function" or self.is_arrow():
            self._pass_function()
            return None
        if token == "{":
            self.skip()
            return None
        self.take()
        if kind == "string":
            return self._text(token)
        if kind == "number":
            return int(token.partition(".")[0]) if len(token) < _MOST_DIGITS else None
        if kind == "pattern":
            return token
        if token == "(":
            inner = self.value()
            while self.takes(","):
                inner = self.value()
            self.expect(")")
            return inner
        if token == "[":
            parts: list[Value] = []
            while not self.takes("]"):
                parts.append(self.value())
                if self.peek() not in ("]", ","):
                    raise NotRead
                self.takes(",")
            return parts
        if kind != "name":
            raise NotRead
        return {"true": True, "false": False}.get(token, Path(token)) if token not in ("null", "undefined") else None

    def _text(self, token: str) -> str | None:
        text = _ESCAPE.sub(_unescaped, token[1:-1])
        if token[0] != "`":
            return text
        pieces = [text_of(self.evaluated(match[1])) for match in _IN_TEMPLATE.finditer(text)]
        values = iter(pieces)
        return None if None in pieces else _IN_TEMPLATE.sub(lambda _: next(values) or "", text)

    def evaluated(self, code: str) -> Value:
        """The value of the expression ``code``, which stands in a template."""
        tokens, place = self.tokens, self.place
        self.tokens, self.place = tokens_of(code), 0
        try:
            return self.value()
        finally:
            self.tokens, self.place = tokens, place

    def _pass_function(self) -> None:
        """Past a function, of which nothing is run."""
        self.pass_head()
        if self.peek() == "{":
            self.skip()
            return
        runs, self.runs = self.runs, False
        self.value()
        self.runs = runs


def _joined(sign: str, left: Value, right: Value) -> Value:
    one, two = plain(left), plain(right)
    if one is None or two is None:
        return None
    if sign == "+" and (isinstance(one, str) or isinstance(two, str)):
        return f"{one}{two}"
    first, second = _number(one), _number(two)
    if first is None or second is None:
        return None
    return first + second if sign == "+" else first - second


def _number(value: str | int | None) -> int | None:
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"\s*\d{1,9}\s*", value) else None
    return value


def _piece(value: Value, at: Value) -> Value:
    if isinstance(value, (PageArgument, HtmlElement)):
        return value  # the option chosen of those of a choice
    return value[at] if isinstance(value, list) and isinstance(at, int) and 0 <= at < len(value) else None


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
