"""The scripts of a page, and addresses that a function of the page puts together: ``goPage(2)``, ``view('8a91')``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page

_CALL = re.compile(r"([A-Za-z_$][\w$]{1,40})\(\s*(?:(['\"]?)([\w-]{1,64})\2|(\w{1,40})\s*\+\s*1)\s*[,)]")
_REACH = 1500
_ENOUGH = 2_000_000
_LINE_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)


def called_address(handler: str, code: str) -> str | None:
    """Where the call in ``handler`` goes, if a function in ``code`` joins its first argument with strings.

    The argument is a literal, or a variable of ``code`` plus one.

    >>> called_address("javascript:go(2)", "function go(n) { location.href = 'list_' + n + '.html'; }")
    'list_2.html'
    """
    call = _CALL.search(handler[:300])
    argument = _argument(call, code) if call else None
    if call is None or argument is None:
        return None
    name = re.escape(call[1])
    function = re.search(rf"(?:\bfunction\s+{name}|(?<![\w.]){name}\s*[=:]\s*function)\s*\(\s*([A-Za-z_]\w*)", code)
    return joined_address(code[function.end() : function.end() + _REACH], function[1], argument) if function else None


def joined_address(code: str, variable: str, value: str) -> str | None:
    """The address that ``code`` makes of strings around the pattern ``variable``: where it goes there, else any."""
    joined = rf"""['"]([^'"\n]{{0,200}})['"]\s*\+\s*{variable}(?:\s*\+\s*['"]([^'"\n]{{0,100}})['"])?"""
    goes = r"(?:href\s*=|location\s*=|open\(|replace\(|assign\()\s*"
    found = re.search(goes + joined, code) or re.search(rf"=\s*{joined}", code)
    return f"{found[1]}{value}{found[2] or ''}" if found else None


def _argument(call: re.Match[str], code: str) -> str | None:
    if not call[4]:
        return call[3] if call[2] or call[3].isdigit() else None
    variable = re.search(rf"\b{re.escape(call[4])}\s*=\s*['\"]?(\d{{1,6}})\b", code)
    return str(int(variable[1]) + 1) if variable else None


def page_code(page: Page) -> str:
    """The code of the page's scripts, without what is commented out: in the page, or by a ``//`` line."""
    code = "\n".join(script.text or "" for script in page.tree.iter("script"))[:_ENOUGH]
    return _LINE_COMMENT.sub("", code)
