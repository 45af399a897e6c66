"""Parts RTF into groups, control words and text (Rich Text Format Specification 1.9.1, RTF Syntax)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"""(?P<hex>(?:\\'[0-9a-fA-F]{2})+)
    | \\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?\x20?
    | \\(?P<sign>[^a-zA-Z])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}]+)""",
    re.VERBOSE | re.DOTALL,
)
_WRAPS = b"\r\n\0"
_SIGNS = {b"~": "nbsp", b"-": "softhyphen", b"_": "hyphen", b"*": "*", b"\n": "par", b"\r": "par", b"|": "", b":": ""}


class Token(NamedTuple):
    """One of: the brace of a group, a control ``word`` with its ``number``, or bytes of text."""

    brace: bytes = b""
    word: str = ""
    number: int | None = None
    text: bytes = b""


def tokens(body: bytes) -> Iterator[Token]:
    """The tokens of a file; control symbols have words too, and binary data are left out."""
    at = 0
    while found := _TOKEN.match(body, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "text":
            yield Token(text=found["text"].translate(None, _WRAPS))
        elif kind == "hex":
            yield Token(text=bytes.fromhex(found["hex"].replace(b"\\'", b"").decode("ascii")))
        elif kind == "brace":
            yield Token(brace=found["brace"])
        elif kind == "sign":
            sign = found["sign"]
            yield Token(word=_SIGNS[sign]) if sign in _SIGNS else Token(text=sign)
        else:
            number = int(found["number"]) if found["number"] else None
            word = found["word"].decode("ascii")
            if word == "bin":
                at += max(number or 0, 0)
            else:
                yield Token(word=word, number=number)
