"""Resolves calls in a page's scripts to addresses: ``goPage(2)``, ``view('8a91')``."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_CALL = re.compile(r"([A-Za-z_$][\w$]{1,40})\(\s*(?:(['\"]?)([\w-]{1,64})\2|(\w{1,40})\s*\+\s*1)\s*[,)]")
_FUNCTION = re.compile(
    r"(?:\bfunction\s{1,9}([\w$]{2,41})|(?<![\w.$])([\w$]{2,41})\s{0,9}[=:]\s{0,9}function)\s{0,9}\(\s{0,9}([A-Za-z_]\w{0,40})"
)
_NUMBER = re.compile(r"(?<![\w.$])([\w$]{1,41})\s{0,9}=\s{0,9}['\"]?(\d{1,6})\b")
HANDLER_REACH = 500  # characters of an onclick in which it says where it goes: what follows counts clicks
_FUNCTION_REACH = 1500  # characters of a function in which it sets an address: what follows is another function
_MOST_CODE = 2_000_000  # characters of scripts: libraries and data written into a page go beyond, pagers never
_LINE_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)


class Calls:
    """What calls of the functions in ``code`` do; the code is searched once, however many calls there are."""

    def __init__(self, code: str) -> None:
        self._code = code

    @cached_property
    def _functions(self) -> dict[str, tuple[str, int]]:
        """First argument and place of the body of each function that takes one."""
        functions: dict[str, tuple[str, int]] = {}
        for match in _FUNCTION.finditer(self._code):
            functions.setdefault(match[1] or match[2], (match[3], match.end()))
        return functions

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The first number that each variable is set to."""
        return {name: int(number) for name, number in reversed(_NUMBER.findall(self._code))}

    def address(self, handler: str) -> str | None:
        """Where the call in ``handler`` goes, if a function joins its first argument with strings.

        The argument is a literal, or a variable of the code plus one.

        >>> Calls("function go(n) { location.href = 'list_' + n + '.html'; }").address("javascript:go(2)")
        'list_2.html'
        """
        call = _CALL.search(handler[:HANDLER_REACH])
        function = self._functions.get(call[1]) if call else None
        argument = self._argument(call) if call and function else None
        if function is None or argument is None:
            return None
        variable, start = function
        return joined_address(self._code[start : start + _FUNCTION_REACH], variable, argument)

    def _argument(self, call: re.Match[str]) -> str | None:
        if call[4]:
            number = self._numbers.get(call[4])
            return None if number is None else str(number + 1)
        return call[3] if call[2] or call[3].isdecimal() else None


def joined_address(code: str, variable: str, value: str) -> str | None:
    """The address that ``code`` makes of strings around the pattern ``variable``: where it goes there, else any.

    ``variable`` may have a number added to it or taken from it there: ``"/a/" + (n + 1) + ".html"``.
    """
    part = rf"(?:{variable}|\(\s*{variable}\s*(?:([+-])\s*(\d)\s*)?\)|(?:parseInt|Number)\(\s*{variable}\s*\))"
    before, after = r"""['"]([^'"\n]{0,200})['"]\s*\+\s*""", r"""\s*\+\s*['"]([^'"\n]{0,100})['"]"""
    goes = r"(?:href\s*=|location\s*=|open\(|replace\(|assign\()\s*"
    found = (
        re.search(f"{goes}{before}{part}(?:{after})?", code)
        or re.search(f"=\\s*{before}{part}(?:{after})?", code)
        or re.search(f"{goes}(){part}{after}", code)
    )
    if found is None:
        return None
    start, sign, more, end = found.groups()
    if more and value.isdecimal():
        value = str(int(value) + int(f"{sign}{more}"))
    return f"{start}{value}{end or ''}"


def page_code(page: Page) -> str:
    """The code of the page's scripts, without what is commented out: in the page, or by a ``//`` line."""
    return without_comments("\n".join(script.text or "" for script in page.tree.iter("script"))[:_MOST_CODE])


def without_comments(code: str) -> str:
    """``code`` without its ``//`` lines."""
    return _LINE_COMMENT.sub("", code) if "//" in code else code
