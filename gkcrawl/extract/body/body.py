"""Extracts the body of a document: text, tables, links, attachments (docs/reading.md#bodies)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gkcrawl.document import Attachment, Link, Table
from gkcrawl.extract.body.attachments import read_attachments
from gkcrawl.extract.body.containers import Body, find_body
from gkcrawl.extract.body.fallback import drawn_body, embedded_body, trafilatura_text
from gkcrawl.extract.body.pictures import is_picture
from gkcrawl.extract.body.tables import read_table
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.layout import Layout, Line
from gkcrawl.extract.page.numbering import list_numbers
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.pager_words import without_pager
from gkcrawl.extract.page.span import NOWHERE, Span
from gkcrawl.extract.trust import Source, source, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.html import HtmlElement


_LEAST_SHOWN = 60  # weight or characters: less may be no more than 加载中 or a summary
_OWN_WORDS = 12  # characters: shorter lines of a body stand elsewhere in a page as well
_LABEL = 8  # characters, colon included, in which the label of a line ends: a later colon is a sentence's
_NEIGHBOURS = 3  # lines: one with those above and below it
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class BodyText:
    """The body of a document and how it was found.

    ``text`` has one line a block; ``images`` and ``frames`` count pictures and embedded pages or films in it; ``span``
    are the lines of the page's layout that it was cut from.
    """

    text: str = ""
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    images: int = 0
    frames: int = 0
    span: Span = NOWHERE
    source: Source = field(default_factory=lambda: source("prose"))
    locator: str | None = None


def body_of(page: Page, layout: Layout, titles: Sequence[str], body_html: str | None = None) -> BodyText:
    """The body of ``page`` from the first source in data/trust.csv that has one; what is shown where none has.

    ``titles`` are what the page gives as its title (no white space), ``body_html`` a body that came with the list row.
    """
    search = _Search(page, layout, titles, body_html)
    for row in sources():
        if (read := _READERS.get(row.reader)) and (text := read(search)):
            return text
    return search.shown


@dataclass
class _Search:
    """Where a body is searched for: a page, its titles, what came with the list row."""

    page: Page
    layout: Layout
    titles: Sequence[str]
    sent: str | None

    @cached_property
    def found(self) -> Body | None:
        """The known container, else where the prose is densest."""
        return find_body(self.layout, self.titles)

    @cached_property
    def shown(self) -> BodyText:
        """What the page shows there."""
        if self.found is None:
            return BodyText(span=_nothing_at(len(self.layout.lines)))
        return read_body(self.page, self.layout, self.found)

    @property
    def stands_out(self) -> bool:
        """Whether an element of the page is the body, not all of it."""
        found = self.found
        return found is not None and (
            found.element.tag != "body" or found.span.first > self.layout.spans[found.element][0]
        )

    @property
    def is_scant(self) -> bool:
        """Whether next to nothing is shown."""
        return not (self.stands_out and self.found and self.found.weight >= _LEAST_SHOWN)


def _kept(search: _Search, reader: str, markup: str | None) -> BodyText | None:
    """The body in ``markup``, kept by a list row or a script, where the page shows the lines found instead."""
    if not markup:
        return None
    layout, found = search.layout, search.found
    inner = Page(markup, search.page.url)
    inside = Layout.read(inner.tree)
    locator = "list row" if reader == "sent body" else "script"
    text = read_body(inner, inside, Body(inner.tree, Span(0, len(inside.lines)), locator, known=True))
    text.span, text.source = _nothing_at(found.span.end if found else len(layout.lines)), source(reader)
    if found:
        lines = [line.text for line in found.span.of(layout.lines)]
        if sum(len(line) for line in lines if line in text.text) * 2 > sum(map(len, lines)):
            text.span = found.span
    return text


def _hidden(search: _Search) -> BodyText | None:
    """The known container that a page keeps hidden until its script shows it, if it is longer than what is shown.

    Asked only where next to nothing is shown: elsewhere a hidden container is a copy of the one in sight.
    """
    if not search.is_scant:
        return None
    layout = Layout.read(search.page.tree, hidden=True)
    found = find_body(layout, search.titles)
    if found is None or not found.known:
        return None
    text = read_body(search.page, layout, found)
    text.locator, text.source = f"hidden {found.locator}", source("hidden container")
    text.span = _nothing_at(search.shown.span.end)
    return text if len(text.text) >= max(_LEAST_SHOWN, len(search.shown.text) + 1) else None


def _drawn(search: _Search) -> BodyText | None:
    """What a script would draw, if it is longer than what is shown; a picture or a file is a document of its own."""
    shown = search.shown
    if not search.is_scant or shown.images or shown.attachments:
        return None
    text = _kept(search, "drawn body", drawn_body(search.page))
    return text if text and len(text.text) > len(shown.text) else None


def _trafilatura(search: _Search) -> BodyText | None:
    if not (main := trafilatura_text(search.page)):
        return None
    lines = enumerate(search.layout.lines)
    first = next((at for at, line in lines if len(line.text) > _OWN_WORDS and line.text in main), None)
    span = _nothing_at(search.shown.span.first if first is None else first)
    return replace(search.shown, text=main, tables=[], source=source("trafilatura"), locator=None, span=span)


_READERS: dict[str, Callable[[_Search], BodyText | None]] = {
    "container": lambda it: it.shown if it.found and it.found.known and not it.found.short else None,
    "sent body": lambda search: _kept(search, "sent body", search.sent),
    "script body": lambda search: _kept(search, "script body", embedded_body(search.page)),
    "hidden container": _hidden,
    "drawn body": _drawn,
    "prose": lambda search: search.shown if search.stands_out else None,
    "trafilatura": _trafilatura,
}


def _nothing_at(line: int) -> Span:
    return Span(line, line)


def read_body(page: Page, layout: Layout, body: Body) -> BodyText:
    """The text of ``body`` without what the site put around the document."""
    first, end = body.span
    numbers = list_numbers(body.element, layout)
    tables = _data_tables(layout, body, numbers)
    data_rows = set().union(*(rows for _, rows in tables))
    parts: list[str] = []
    previous: Line | None = None
    for index, line in enumerate(body.span.of(layout.lines), first):
        if index in body.site:
            continue
        if line.row not in data_rows:
            if not is_chrome(line) or _among_labels(layout.lines[max(first, index - 1) : min(end, index + 2)]):
                parts.append(numbers.get(index, "") + line.text)
        elif previous and previous.row is line.row:
            parts[-1] += (" " if previous.cell is line.cell else "\t") + numbers.get(index, "") + line.text
        else:
            parts.append(numbers.get(index, "") + line.text)
        previous = line
    if parts:
        parts[-1] = without_pager(parts[-1])
    # A picture above a button stands before what is left of the lines.
    shown = layout.spans.get(body.element, (first, end))[0] if body.known else first
    return BodyText(
        text=_CONTROL.sub("", "\n".join(parts)),
        tables=[table for table, _ in tables],
        links=_links(page, layout, body),
        attachments=read_attachments(page, layout, body.span),
        images=sum(shown <= line <= end and is_picture(image, line, layout) for image, line in layout.images),
        frames=sum(1 for _ in body.element.iter("iframe", "embed", "object", "video", "audio")),
        span=body.span,
        locator=body.locator,
        source=source("container" if body.known else "prose"),
    )


def _among_labels(lines: Sequence[Line]) -> bool:
    """Whether three ``lines`` all open with a label: 来源：自筹 between 名称：… and 金额：… is the document's own."""
    return len(lines) == _NEIGHBOURS and all("：" in line.text[1:_LABEL] for line in lines)


def _data_tables(layout: Layout, body: Body, numbers: Mapping[int, str]) -> list[tuple[Table, set[HtmlElement]]]:
    found = []
    for element in body.element.iter("table"):
        first, end = layout.span(element)
        inside = body.span.first <= first < end <= body.span.end and element is not body.element
        if inside and (table := read_table(element, layout, numbers)):
            found.append(table)
    return found


def _links(page: Page, layout: Layout, body: Body) -> list[Link]:
    links = []
    for anchor, line in layout.anchors:
        if body.span.holds(line) and line not in body.site and (url := page.absolute(anchor.get("href"))):
            text = " ".join("".join(anchor.itertext()).split()) or (anchor.get("title") or "").strip()
            links.append(Link(url=url, text=text))
    return links
