"""Markup that scripts of a page write with ``document.write``: pagers of older templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.scripts.handlers import Run
from gkcrawl.portals.scripts.scope import scope_of, without_comments
from gkcrawl.portals.scripts.values import Value, text_of

if TYPE_CHECKING:
    import re

_LONGEST_WRITING_SCRIPT = 20_000  # characters: longer scripts are libraries, which write at other times


class _Writer(Run):
    """Runs a script of the page to its end, and keeps what it writes."""

    written = ""

    def called(self, path: str, arguments: list[Value]) -> Value:
        if self.runs and path.rpartition(".")[2] in ("write", "writeln"):
            self.written += "".join(filter(None, map(text_of, arguments)))
            return None
        return super().called(path, arguments)

    def _gone(self, address: Value) -> None:
        """A page that is shown has not gone elsewhere."""


def written_page(page: Page, words: re.Pattern[str]) -> Page | None:
    """What those scripts of ``page`` write that say one of the ``words``; None where they write none of them."""
    markup = ""
    for script in page.tree.iter("script") if "document.write" in page.text else ():
        code = script.text or ""
        if len(code) <= _LONGEST_WRITING_SCRIPT and "document.write" in code and words.search(code):
            writer = _Writer(without_comments(code), scope_of(page), {})
            writer.go()
            markup += writer.written
    return Page(f"<html><body>{markup}</body></html>", page.url) if words.search(markup) else None
