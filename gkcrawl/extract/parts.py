"""Splits a compilation into its documents (docs/reading.md#compilations)."""

from __future__ import annotations

from gkcrawl.characters import squash
from gkcrawl.document import Document, PartOf
from gkcrawl.extract.fields.outline import find_parts
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.plain import extract_text
from gkcrawl.identity import document_id, url_key


def split_parts(document: Document) -> list[Document]:
    """The parts of a compilation as documents of their own, in order; an empty list for any other document."""
    lines = (document.text or "").split("\n")
    headings = find_parts(lines)
    starts = [heading.line for heading in headings]
    return [
        _part(document, heading.title, heading.number, len(headings), lines[heading.line + 1 : end])
        for heading, end in zip(headings, [*starts[1:], len(lines)], strict=False)
    ]


def _part(whole: Document, title: str, number: int, of: int, lines: list[str]) -> Document:
    hints = Hints(portal=whole.portal, column=whole.column, title=title)
    part = extract_text("\n".join(_without_title(lines, squash(title))), whole.url, hints)
    part.id = document_id(f"{url_key(whole.url)}#part-{number}")
    part.part_of = PartOf(id=whole.id, part=number, of=of)
    part.host_class = whole.host_class
    part.repair = list(whole.repair)
    return part


def _without_title(lines: list[str], title: str) -> list[str]:
    """``lines`` without the title that is printed again, often broken over several, above the text."""
    start = 0
    while start < len(lines) and squash(lines[start]) in title:
        start += 1
    return lines[start:]
