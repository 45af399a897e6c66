"""What a small script writes into the page: ``document.write`` of strings, variables, cuts and replacements.

Nothing is run: the few forms in which templates print a title are read, all else writes nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\$])*`)"
    r"|(?P<pattern>/(?![*/\s])(?:\\.|[^/\\\n])+/[gimsuy]{0,6}(?=\s*,))"
    r"|(?P<number>\d{1,6})|(?P<name>[A-Za-z_$][\w$.]*)|(?P<sign>[<>=!]=?=?|&&|\|\||.))",
    re.DOTALL,
)
_COMMENT = re.compile(r"(?:^|(?<=[;{}\n]))\s*//[^\n]*|/\*.{0,2000}?\*/|<!--|-->", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CODED = re.compile(r"%u([0-9a-fA-F]{4})")
_DECODES = frozenset({"unescape", "decodeURI", "decodeURIComponent"})
_TAG = re.compile(r"<[^<>]{0,300}>")
_WRITES = frozenset({"document.write", "document.writeln", "window.document.write"})
_KEYWORDS = frozenset({"var", "let", "const", "return"})
_COMPARE = {">": int.__gt__, ">=": int.__ge__, "<": int.__lt__, "<=": int.__le__}
_EQUAL, _UNEQUAL = frozenset({"==", "==="}), frozenset({"!=", "!=="})
_LONGEST_ROW_SCRIPT = 3000  # characters: a script of a row is no longer
_MOST_TOKENS = 4000  # looks at the next token: some for each token of such a script

Value = str | int | None


def written_words(code: str | None, elsewhere: Callable[[str], str | None] | None = None) -> str:
    """The text, without markup, that ``code`` writes; empty where it writes none, or more than is read here.

    A function that is not known is taken to write or return its first string: ``cut("…", 40)``. ``elsewhere`` tells
    the strings that other scripts of the page give a name to.

    >>> written_words("var t = '停水<br>通知'; if (t.length > 30) t = t.substring(0, 30) + '…'; document.write(t);")
    '停水通知'
    """
    if not code or len(code) > _LONGEST_ROW_SCRIPT:
        return ""
    reader = ScriptReader(code, elsewhere)
    with suppress(NotRead, RecursionError):
        while reader.peek():
            reader.statement(runs=True)
    return _words("".join(reader.written) or reader.called)


def value_words(code: str, elsewhere: Callable[[str], str | None] | None = None) -> str:
    """The text, without markup, of the expression that ``code`` begins with; empty where it is none that is read here.

    >>> value_words("day.substr(0, 10) + ' 发布'; more();", {"day": "2024-03-15 10:20"}.get)
    '2024-03-15 发布'
    """
    with suppress(NotRead, RecursionError):
        value = ScriptReader(code[:_LONGEST_ROW_SCRIPT], elsewhere).value()
        return _words(value) if isinstance(value, str) else ""
    return ""


def _words(markup: str) -> str:
    return unescape(_TAG.sub("", markup))


class NotRead(Exception):
    """A form that is not read here."""


class ScriptReader:
    """Reads the statements of ``code`` one after the other."""

    def __init__(self, code: str, elsewhere: Callable[[str], str | None] | None = None) -> None:
        self.tokens = [
            (str(match.lastgroup), match[str(match.lastgroup)])
            for match in _TOKEN.finditer(_COMMENT.sub(" ", code).strip())
        ]
        self.place = self.steps = 0
        self.values: dict[str, Value] = {}
        self.elsewhere = elsewhere
        self.written: list[str] = []
        self.called = ""

    def peek(self) -> str:
        """The next token; empty at the end."""
        self.steps += 1
        if self.steps > _MOST_TOKENS:
            raise NotRead
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def statement(self, *, runs: bool) -> None:
        """Read a statement, and do what it says if it ``runs``."""
        token = self.take()
        if token in (";", "}"):
            return
        if token == "{":
            while self.peek() not in ("}", ""):
                self.statement(runs=runs)
            self.take()
        elif token == "if":
            holds = self.condition()
            self.statement(runs=runs and holds)
            if self.peek() == "else":
                self.take()
                self.statement(runs=runs and not holds)
        elif token in _KEYWORDS:
            self.statement(runs=runs)
        elif self.peek() == "=":
            self.take()
            value = self.value()
            if runs:
                self.assign(token, value)
        else:
            self.place -= 1
            self.value(runs=runs)
        if self.peek() in (";", ","):
            self.take()

    def assign(self, name: str, value: Value) -> None:
        """Give a variable its value."""
        self.values[name] = value

    def take(self) -> str:
        """The next token, which is then past."""
        token = self.peek()
        if not token:
            raise NotRead
        self.place += 1
        return token

    def condition(self) -> bool:
        """``(title.length > 30)``; what is not known does not hold."""
        self.expect("(")
        holds = self.comparison()
        depth = 1
        while depth:
            depth += {"(": 1, ")": -1}.get(self.take(), 0)
        return bool(holds)

    def comparison(self) -> Value:
        """A sum, or whether it is more or less than another, or the same."""
        left = self.sum()
        sign = self.peek()
        if sign in _EQUAL or sign in _UNEQUAL:
            self.take()
            right = self.sum()
            return None if left is None else (left == right) is (sign in _EQUAL)
        if sign not in _COMPARE:
            return left
        self.take()
        right = self.sum()
        return isinstance(left, int) and isinstance(right, int) and _COMPARE[sign](left, right)

    def value(self, *, runs: bool = False) -> Value:
        """``title``, or ``title.length > 30 ? title.substring(0, 30) : title``."""
        found = self.term(runs=True) if runs else self.comparison()
        if self.peek() != "?":
            return found
        self.take()
        one = self.value()
        self.expect(":")
        two = self.value()
        return one if bool(found) else two

    def expect(self, token: str) -> None:
        """Past ``token``, which comes next in all that is read here."""
        if self.take() != token:
            raise NotRead

    def sum(self) -> Value:
        """Terms joined by ``+``."""
        value = self.term()
        while self.peek() == "+":
            self.take()
            more = self.term()
            value = None if value is None or more is None else f"{value}{more}"
        return value

    def term(self, *, runs: bool = False) -> Value:
        """A string, a number, a variable, a call, and what is taken of it."""
        kind, token = self.tokens[self.place] if self.place < len(self.tokens) else ("", "")
        self.take()
        value: Value = None
        if kind == "string":
            value = _ESCAPE.sub(_unescaped, token[1:-1])
        elif kind == "number":
            return int(token)
        elif token == "(":
            value = self.value()
            self.expect(")")
        elif kind == "name":
            value = self.named(token, runs=runs)
        elif kind != "pattern":
            raise NotRead
        while self.peek() == ".":
            self.take()
            value = self.member(value, self.take())
        return value

    def named(self, name: str, *, runs: bool) -> Value:
        """A variable, one with a member, or a call."""
        if self.peek() != "(":
            owner, _, member = name.rpartition(".")
            if member == "length" and self.knows(owner):
                value = self.values[owner]
                return len(value) if isinstance(value, str) else None
            return self.values[name] if self.knows(name) else None
        owner, _, member = name.rpartition(".")
        if self.knows(owner):
            return self.member(self.values[owner], member)
        arguments = self.arguments()
        strings = [one for one in arguments if isinstance(one, str)]
        if name in _DECODES and strings:
            return unquote(_CODED.sub(lambda match: chr(int(match[1], 16)), strings[0]))
        if runs and name in _WRITES:
            self.written += strings
        elif runs and strings:
            self.called = self.called or strings[0]
        return strings[0] if strings else None

    def knows(self, name: str) -> bool:
        """Whether a variable has a value, given here or by another script."""
        if name and name not in self.values and self.elsewhere and (value := self.elsewhere(name)) is not None:
            self.values[name] = value
        return name in self.values

    def arguments(self) -> list[Value]:
        """The values in the brackets of a call."""
        self.expect("(")
        found: list[Value] = []
        while (token := self.peek()) != ")":
            is_pattern = token[:1] == "/" and len(token) > 1
            found.append(self.take() if is_pattern else self.value())
            if self.peek() == ",":
                self.take()
        self.take()
        return found

    def member(self, value: Value, name: str) -> Value:
        """``value.name`` or ``value.name(…)``."""
        arguments = self.arguments() if self.peek() == "(" else None
        if not isinstance(value, str):
            return None
        if name == "length":
            return len(value)
        if arguments is None:
            return None
        numbers = [one for one in arguments if isinstance(one, int)]
        if name in ("substring", "slice", "substr") and len(numbers) == len(arguments) and numbers:
            start, end = numbers[0], numbers[1] if len(numbers) > 1 else len(value)
            return value[start : start + end if name == "substr" else end]
        if name in ("replace", "replaceAll"):
            match arguments:
                case [str(old), str(new)]:
                    return _replaced(value, old, new)
        if name == "split" and len(arguments) == 1 and isinstance(arguments[0], str) and self.peek() == "[":
            return self.piece(value.split(arguments[0] or None))
        return value.strip() if name == "trim" else value

    def piece(self, pieces: list[str]) -> Value:
        """``[0]`` of what a text was split into."""
        self.expect("[")
        at = self.value()
        self.expect("]")
        return pieces[at] if isinstance(at, int) and at < len(pieces) else None


def _replaced(value: str, old: str, new: str) -> str:
    """``value`` with the text ``old`` replaced; of patterns those that are mere text, the rest leaves it as it is."""
    if old.startswith("/") and "/" in old[1:]:
        body, _, flags = old[1:].rpartition("/")
        plain = re.sub(r"\\([/.\-])", r"\1", body)
        return (
            value if re.search(r"[\\*+?\[\](){}|^$]", plain) else value.replace(plain, new, -1 if "g" in flags else 1)
        )
    return value.replace(old, new, 1)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": ""}.get(match[3], match[3])
