"""The body of a document: its lines as text, its tables and links (guide SCHEMA ``text``, ``tables``, ``links``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.document import Link, Table
from gkcrawl.extract.tables import read_table
from gkcrawl.extract.trim import is_chrome

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.containers import Body
    from gkcrawl.extract.layout import Layout, Line
    from gkcrawl.extract.page import Page


@dataclass(slots=True)
class BodyText:
    """``text`` of the body with one line a block, the data tables, the links, and the number of pictures in it."""

    text: str
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: int = 0
    first: int = 0
    end: int = 0


def read_body(page: Page, layout: Layout, body: Body) -> BodyText:
    """The text of ``body`` without what the site put around the document."""
    first, end = body.first, body.end
    tables = _data_tables(layout, body.element, first, end)
    data_rows = set().union(*(rows for _, rows in tables))
    parts: list[str] = []
    previous: Line | None = None
    for line in layout.lines[first:end]:
        if line.row not in data_rows:
            if not is_chrome(line):
                parts.append(line.text)
        elif previous and previous.row is line.row:
            parts[-1] += (" " if previous.cell is line.cell else "\t") + line.text
        else:
            parts.append(line.text)
        previous = line
    return BodyText(
        text="\n".join(parts),
        tables=[table for table, _ in tables],
        links=_links(page, layout, first, end),
        images=sum(first <= line <= end for _, line in layout.images),
        first=first,
        end=end,
    )


def _data_tables(layout: Layout, container: HtmlElement, first: int, end: int) -> list[tuple[Table, set[HtmlElement]]]:
    found = []
    for element, (start, stop) in layout.spans.items():
        if element.tag == "table" and first <= start < stop <= end and element is not container:
            table = read_table(element, layout)
            if table is not None:
                found.append(table)
    return found


def _links(page: Page, layout: Layout, first: int, end: int) -> list[Link]:
    links = []
    for anchor, line in layout.anchors:
        if first <= line < end and (url := page.absolute(anchor.get("href"))):
            text = " ".join("".join(anchor.itertext()).split()) or (anchor.get("title") or "").strip()
            links.append(Link(url=url, text=text))
    return links
