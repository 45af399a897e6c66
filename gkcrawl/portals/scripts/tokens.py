"""Tokens of scripts, read one after the other; brackets and functions passed over."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.{0,1000}?\*/|<!--|-->)"
    r"|(?P<string>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`)"
    r"|(?P<pattern>/(?![*/\s])(?:\\.|\[[^\]\n]*\]|[^/\\\[\n])+/[gimsuy]{0,6}(?=\s*[,.)]))"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Za-z_$\u4e00-\u9fff][\w$]*)"
    r"|(?P<sign>=>|[=!]==?|[<>]=|&&|\|\||\+\+|--|[-+*/%]=|.)",
    re.DOTALL,
)
_MOST_LOOKS = 6000  # looks at the next token: some for each token of a handler and what it calls
_CLOSING = {"(": ")", "[": "]", "{": "}"}

Token = tuple[str, str]


class NotRead(Exception):
    """A form that is not read here."""


@lru_cache(maxsize=256)
def tokens_of(code: str) -> list[Token]:
    """Kind and text of each token of ``code``; a slash where no pattern can stand is a sign."""
    found: list[Token] = []
    place = 0
    while place < len(code) and (match := _TOKEN.match(code, place)):
        kind, text = str(match.lastgroup), match[0]
        if kind == "pattern" and found and (found[-1][0] != "sign" or found[-1][1] in (")", "]")):
            kind, text = "sign", "/"
        place += len(text)
        if kind != "space":
            found.append((kind, text))
    return found


class Tokens:
    """Reads ``tokens`` one after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = self.steps = 0

    def peek(self, ahead: int = 0) -> str:
        """The next token; empty at the end."""
        self.steps += 1
        if self.steps > _MOST_LOOKS:
            raise NotRead
        return self.tokens[self.place + ahead][1] if self.place + ahead < len(self.tokens) else ""

    def kind(self) -> str:
        """The kind of the next token; empty at the end."""
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        """The next token, which is then past."""
        token = self.peek()
        if not token:
            raise NotRead
        self.place += 1
        return token

    def takes(self, token: str) -> bool:
        """Whether ``token`` comes next; it is then past."""
        found = self.peek() == token
        self.place += found
        return found

    def expect(self, token: str) -> None:
        """Past ``token``, which comes next in all that is read here."""
        if self.take() != token:
            raise NotRead

    def skip(self) -> None:
        """Past the bracket that comes next, and all within it."""
        depth = 0
        while token := self.take():
            depth += token in _CLOSING
            depth -= token in _CLOSING.values()
            if depth <= 0:
                return

    def is_arrow(self) -> bool:
        """Whether ``n => …`` or ``(a, b) => …`` comes next."""
        if self.peek(1) == "=>" and self.kind() == "name":
            return True
        if self.peek() != "(":
            return False
        start = self.place
        self.skip()
        found = self.peek() == "=>"
        self.place = start
        return found

    def pass_head(self) -> None:
        """Past the name and the parameters of a function, up to its body."""
        while self.peek() not in ("(", "=>") and self.peek(1) != "=>":
            self.take()
        if self.peek() == "(":
            self.skip()
        elif self.peek() != "=>":
            self.take()
        self.takes("=>")
