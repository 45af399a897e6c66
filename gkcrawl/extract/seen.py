"""A page as its readers look at it: lines, title, body, labels, breadcrumb, each read once, when it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.contract import DATES
from gkcrawl.extract.body.body import BodyText, body_of
from gkcrawl.extract.fields.box import find_box, labels_below, labels_of
from gkcrawl.extract.fields.inline_labels import HEADER_FIELDS
from gkcrawl.extract.fields.signature import Signature, find_signature
from gkcrawl.extract.lines_above import MAX_LINES_ABOVE_BODY, MAX_PIECES_ABOVE, without_label
from gkcrawl.extract.page.site_words import site_words
from gkcrawl.extract.page.span import Span
from gkcrawl.extract.titles.tag_titles import TagTitles, tag_titles
from gkcrawl.extract.titles.title import Title, find_title
from gkcrawl.extract.values import BARE_DATE

if TYPE_CHECKING:
    from gkcrawl.extract.fields.label_rows import Labelled
    from gkcrawl.extract.hints import Hints
    from gkcrawl.extract.page.layout import Layout, Line
    from gkcrawl.extract.page.page import Page

_POSITION = re.compile(rf"{site_words('breadcrumb')}\s*[:：]?")
_STEP = re.compile(r"\s*(?:>+|»|›|》|→|/|\|)\s*")
# Lines: a box below the document is no longer; what follows it are rows of other documents.
MAX_BOX_BELOW = 30


@dataclass
class Seen:
    """A ``page`` laid out as ``layout``, and what was known of it before (``hints``)."""

    page: Page
    layout: Layout
    hints: Hints

    @cached_property
    def tags(self) -> TagTitles:
        """What the page's tags and its list row call it."""
        return tag_titles(self.page, self.hints.title)

    @cached_property
    def body(self) -> BodyText:
        """Its body."""
        return body_of(self.page, self.layout, self.tags.flat, self.hints.body_html)

    @property
    def first(self) -> int:
        """The line that the body starts with."""
        return self.body.span.first

    @cached_property
    def labels(self) -> list[Labelled]:
        """Labels outside the body."""
        end = self.body.span.end
        last = min(len(self.layout.lines), end + MAX_BOX_BELOW)
        return labels_of(self.layout).within(Span(0, self.first)) + labels_below(self.layout, Span(end, last))

    @cached_property
    def box(self) -> range:
        """The lines of the metadata box."""
        return find_box(self.labels) or range(0)

    @property
    def boxed_title(self) -> str | None:
        """The title of the box."""
        named = (item.value for item in self.labels if item.meaning and item.meaning.field == "title")
        return next(filter(None, named), None)

    @cached_property
    def title(self) -> Title | None:
        """Its title."""
        return find_title(self.tags, self.layout, self.first, self.boxed_title)

    @property
    def name(self) -> str | None:
        """The words of its title."""
        return self.title.text if self.title else None

    @cached_property
    def signature(self) -> Signature | None:
        """The signature of its text."""
        return find_signature(self.body.text, self.name)

    @cached_property
    def breadcrumb(self) -> list[str]:
        """The steps of the first line that says where in the site the page stands."""
        for line in self.layout.lines:
            if "位置" in line.text and _POSITION.match(line.text):
                return [step.strip() for step in _STEP.split(_POSITION.sub("", line.text)) if step.strip()]
        return []

    @cached_property
    def above(self) -> list[Line]:
        """The lines just above the body, without those of the box and of labels that have a date; copied ones first."""
        taken = {line for item in self.labels if self._dates(item) for line in (item.line, item.value_line)}
        top = self.first - MAX_LINES_ABOVE_BODY - MAX_PIECES_ABOVE - len(taken)
        own = range(self.header, self.copied.start) if self.copied else range(max(0, top), self.first)
        return [self.layout.lines[number] for number in (*self.copied, *own) if number not in taken]

    @cached_property
    def header(self) -> int:
        """The page's own header line: the first below the title that states date or source; else where the body begins.

        Looked for only where labels of such fields stand above the body.
        """
        lines, name = self.layout.lines, squash(self.name or "")
        stated = {item.line for item in self.labels if item.value and item.line < self.first and _heads(item)}
        if not stated or not name:
            return self.first
        title = next((at for at in range(self.first) if squash(lines[at].text) == name), None)
        if title is None:
            return self.first
        below = range(title + 1, self.first)
        return next((at for at in below if at in stated or _is_dated(lines[at])), self.first)

    @cached_property
    def copied(self) -> range:
        """Lines at the head of the text, below the page's own header line: those of what it is copied from."""
        if self.header >= self.first or self.first >= len(self.layout.lines):
            return range(0)
        element, spans = self.layout.lines[self.first].element, self.layout.spans
        starts = (spans[one][0] for one in (element, *element.iterancestors()) if one in spans)
        return range(min((at for at in starts if at > self.header), default=self.first), self.first)

    @cached_property
    def unlabelled(self) -> list[tuple[str, str | None]]:
        """What the lines just above the body state without a label, each behind the reader that looks for it."""
        return list(without_label(self.above))

    def _dates(self, item: Labelled) -> bool:
        """Whether the lines of a label print no date without one: it is of the box, or has a date for a value."""
        if item.meaning is None:
            return bool(item.value and BARE_DATE.search(item.value))
        return item.meaning.field in DATES or (item.line in self.box and item.meaning.field not in ("source", "chrome"))


def _heads(item: Labelled) -> bool:
    """Whether a label is one of header lines: date of publication, source."""
    return item.meaning is not None and item.meaning.field in HEADER_FIELDS


def _is_dated(line: Line) -> bool:
    """Whether a line prints a date, and not in links alone."""
    return line.link_chars * 2 < len(line.text) and BARE_DATE.search(line.text) is not None
