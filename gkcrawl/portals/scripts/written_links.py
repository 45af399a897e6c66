"""Renders the links that ``document.write`` puts into list rows."""

from __future__ import annotations

import re

from gkcrawl.extract.page.page import Page

_STRING = r"(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
_PART = rf"\s*(?:{_STRING}|\w+)\s*"
_WRITE = re.compile(rf"document\.write(?:ln)?\(({_PART}(?:\+{_PART}){{0,20}})\)\s*;?")
_VARIABLE = re.compile(rf"\b(\w+)\s*=\s*({_STRING})\s*;")
_PIECE = re.compile(rf"({_STRING})|(\w+)")
_ESCAPE = re.compile(r"\\(.)")
_CALL_REACH = 2000  # characters around a call in a row's script: one title and one address


def written_out(page: Page) -> Page:
    """``page`` with the links that ``document.write`` puts together from strings in the places of their scripts.

    The same page when there are none.
    """
    if "document.write" not in page.text:
        return page
    text = _WRITE.sub(_written, page.text)
    return page if text == page.text else Page(text, page.url)


def _written(call: re.Match[str]) -> str:
    """The markup between two halves of its script; the call itself when it writes no link."""
    before = call.string[max(0, call.start() - _CALL_REACH) : call.start()].rpartition("<script")[2]
    variables = {name: _read(string) for name, string in _VARIABLE.findall(before)}
    pieces = _PIECE.findall(call[1])
    markup = "".join(_read(string) if string else variables.get(name, "") for string, name in pieces)
    return f"</script>{markup}<script>" if "<a" in markup.lower() else call[0]


def _read(string: str) -> str:
    return _ESCAPE.sub(r"\1", string[1:-1])
