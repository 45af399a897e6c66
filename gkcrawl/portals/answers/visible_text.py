"""What a page shows beside its links: its lines, the titles it gives itself, how much of it is links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.characters import unwrapped
from gkcrawl.data import alternatives, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.extract.page.page import Page

_PARTS = re.compile(r"\s*(?:[_|｜]|\s-{1,3}\s|—{1,2}|-{2,3})\s*")
_META = ("articletitle", "title", "article_title", "og:title")
_HEADINGS = ("h1", "h2", "h3", "h4")
# Endings of the names of sites and agencies: a page that calls itself so has no title of its own.
_SITE = re.compile(rf"{alternatives(rules('agency_words', 'organ', 'site_name', 'column_name'))}$")
_LONGEST_TITLE_SHOWN = 200  # characters: a longer line is prose
_LINES = 120
"""Lines of a page in which its title is looked for."""


@dataclass(slots=True, kw_only=True)
class VisibleText:
    """``lines`` are those that are no links, ``text`` all of them; ``linked`` is the share (0 to 1) of links in it all.

    ``titles`` are all that may be the page's title, ``own_titles`` those that are no name of a site;
    ``asks_password`` says that there is a field for one.
    """

    page: Page

    lines: list[str]
    text: str
    linked: float
    titles: list[str]
    own_titles: list[str]
    asks_password: bool

    @classmethod
    def read(cls, page: Page) -> VisibleText:
        """Sort what ``page`` shows."""
        layout = page.layout
        plain = [line for line in layout.lines if 2 * line.link_chars < len(line.text)]
        lines = [line.text for line in plain]
        every = sum(len(line.text) for line in layout.lines)
        linked = sum(min(line.link_chars, len(line.text)) for line in layout.lines) / every if every else 0.0
        window = [unwrapped("".join(element.itertext())) for element in page.tree.iter("title")]
        parts = [part for whole in window for part in _PARTS.split(whole) if part]
        headings = [
            unwrapped(" ".join(heading.itertext()))
            for heading in page.tree.iter(*_HEADINGS)
            if heading.find(".//a") is None
        ]
        metas = [page.metas[name] for name in _META if name in page.metas]
        titles = [
            title
            for title in dict.fromkeys((*window, *parts, *metas, *headings))
            if 0 < len(title) <= _LONGEST_TITLE_SHOWN
        ]
        password = any((field.get("type") or "").lower() == "password" for field in page.tree.iter("input"))
        return cls(
            page=page,
            lines=[line for line in lines[:_LINES] if len(line) <= _LONGEST_TITLE_SHOWN],
            text="\n".join(lines),
            linked=linked,
            titles=titles,
            own_titles=[title for title in titles if not _SITE.search(title)],
            asks_password=password,
        )

    def pictures(self) -> list[str]:
        """Addresses of the pictures, frames and viewers in the page, as they are written."""
        shown = self.page.tree.iter("img", "iframe", "frame", "embed", "object")
        return [address for element in shown if (address := element.get("src") or element.get("data"))]

    def links(self) -> Iterator[str]:
        """Where the page leads."""
        found = (self.page.absolute(anchor.get("href")) for anchor in self.page.tree.iter("a"))
        return (url for url in found if url)
