"""Reads plain text, extracted by somebody else, in the same way as a page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.extract.document import read_page
from gkcrawl.extract.fields.outline import find_parts
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.decode import decode
from gkcrawl.extract.page.page import Page

if TYPE_CHECKING:
    from gkcrawl.document import Document

_NOT_A_TITLE = re.compile(r"[>|｜]|[。；;，,：:]$|^前言|^\S{1,8}[:：]|^[\d\W]+$")
MAX_LINES_TO_TITLE = 12  # number, agency and date stand above a title; a page of contents is longer
MIN_TITLE, MAX_PLAIN_TITLE = 4, 60  # characters: shorter is the name of a column, longer a sentence
MIN_DIVIDERS = 2  # of a row of cells: one stands in headings too


def extract_text(text: str | bytes, url: str, hints: Hints | None = None) -> Document:
    """Read extracted ``text`` (one block a line, table cells divided by ``|``) known as ``url`` into a `Document`."""
    if isinstance(text, bytes):
        text = decode(text).text
    hints = hints or Hints()
    return read_page(Page(_as_html(text, hints.title), url), hints)


def _as_html(text: str, title: str | None) -> str:
    """Blocks as paragraphs, rows of cells as a table; ``title``, or the first line that can be one, as ``<title>``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if title is None:
        parts_of = find_parts(lines)
        above = lines[: min(MAX_LINES_TO_TITLE, parts_of[0].line if parts_of else MAX_LINES_TO_TITLE)]
        title = next((line for line in above if _is_title(line)), None)
    parts = [f"<title>{escape(title)}</title>" if title else ""]
    for line in lines:
        if line.count("|") >= MIN_DIVIDERS:
            cells = "".join(f"<td>{escape(cell.strip())}</td>" for cell in line.strip("|").split("|"))
            parts.append(f"<table><tr>{cells}</tr></table>")
        else:
            parts.append(f"<p>{escape(line)}</p>")
    return "<html><body><div>" + "\n".join(parts) + "</div></body></html>"


def _is_title(line: str) -> bool:
    return MIN_TITLE <= len(line) <= MAX_PLAIN_TITLE and not _NOT_A_TITLE.search(line)
