"""Extracts the body of a document: text, tables, links, attachments (docs/reading.md#bodies)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
from gkcrawl.extract.trust import Source, source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement


_LEAST_SHOWN = 60  # weight or characters: less may be no more than 加载中 or a summary
_OWN_WORDS = 12  # characters: shorter lines of a body stand elsewhere in a page as well
_LABEL = 8  # characters with the colon
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
    """The body of ``page``: a known container, else what an API or a script sent, else where the prose is densest.

    trafilatura is asked where no element stands out. ``titles`` are what the page gives as its title (no
    white space), ``body_html`` is a body that came with the list row.
    """
    found = find_body(layout, titles)
    if found and found.known and not found.short:
        return read_body(page, layout, found)
    if sent := body_html or embedded_body(page):
        return _kept_body(page, sent, layout, found, "list row" if body_html else "script")
    text = read_body(page, layout, found) if found else BodyText(span=_nothing_at(len(layout.lines)))
    stands_out = found and (found.element.tag != "body" or found.span.first > layout.spans[found.element][0])
    scant = not (found and stands_out and found.weight >= _LEAST_SHOWN)
    if scant and (unseen := _unseen_body(page, layout, found, titles, text)):
        return unseen
    if found and stands_out:
        return text
    if main := trafilatura_text(page):
        text.text, text.tables, text.locator, text.source = main, [], None, source("trafilatura")
        shown = (at for at, line in enumerate(layout.lines) if len(line.text) > _OWN_WORDS and line.text in main)
        text.span = _nothing_at(next(shown, text.span.first))
    return text


def _nothing_at(line: int) -> Span:
    return Span(line, line)


def _kept_body(page: Page, markup: str, layout: Layout, found: Body | None, locator: str) -> BodyText:
    """The body in ``markup``, kept by a list row or a script for ``page``, which shows the lines ``found`` instead."""
    inner = Page(markup, page.url)
    inside = Layout.read(inner.tree)
    text = read_body(inner, inside, Body(inner.tree, Span(0, len(inside.lines)), locator, known=True))
    text.span = _nothing_at(found.span.end if found else len(layout.lines))
    if found:
        lines = [line.text for line in found.span.of(layout.lines)]
        if sum(len(line) for line in lines if line in text.text) * 2 > sum(map(len, lines)):
            text.span = found.span
    text.source = source("sent body" if locator == "list row" else "script body")
    return text


def _unseen_body(
    page: Page, layout: Layout, found: Body | None, titles: Sequence[str], shown: BodyText
) -> BodyText | None:
    """A body longer than the one ``shown`` that a script would show: a hidden container, else what a script keeps.

    A picture or a file is a document of its own: strings of scripts are not taken for it.
    """
    hidden = _hidden_body(page, titles)
    if hidden and len(hidden.text) > len(shown.text):
        hidden.span = _nothing_at(shown.span.end)
        return hidden
    if shown.images or shown.attachments or not (sent := drawn_body(page)):
        return None
    drawn = _kept_body(page, sent, layout, found, "script")
    return drawn if len(drawn.text) > len(shown.text) else None


def _hidden_body(page: Page, titles: Sequence[str]) -> BodyText | None:
    """The known container that a page keeps hidden until its script shows it.

    Asked only where next to nothing is shown: elsewhere a hidden container is a copy of the one in sight.
    """
    layout = Layout.read(page.tree, hidden=True)
    found = find_body(layout, titles)
    if found is None or not found.known:
        return None
    text = read_body(page, layout, found)
    text.locator, text.source = f"hidden {found.locator}", source("hidden container")
    return text if len(text.text) >= _LEAST_SHOWN else None


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
