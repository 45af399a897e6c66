"""Multi-page documents: which page comes next, joining them, whether one is missing (docs/reading.md#bodies)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.document import Document, text_sha256
from gkcrawl.portals.multipage.document_pager import DocumentPager
from gkcrawl.portals.multipage.siblings import further_number, numbered_number

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

# Looked for in every page. A pattern that begins with one rare character is found four times as fast as a string.
_SIGNS = (
    re.compile(r"页(?:(?<=[下后]一页)|(?<=[下\d]页)|(?<=\d 页))"),
    re.compile(r"頁(?<=下一頁)"),
    re.compile(r"2(?:(?<=>2)<|(?<=> 2) <|(?<=\[2)\]|(?<=【2)】)"),
    re.compile(r"""x(?<=nex)t(?:(?<=>next)|(?<="next)[" ]|(?<='next)'|(?<= next)"|\.(?:gif|png|jpg))"""),
    re.compile(r"N(?<=>N)ext"),
    re.compile(r"P(?:(?<=createP)|(?<=countP))age"),
)
_MOST_PAGES = 50  # of a document: a gazette in full has thirty; more is a list taken for one

# What is wrong with a page is wrong with the whole.
_DAMAGE = frozenset(("damaged", "repaired"))


class Continuation:
    """A ``document`` read from the ``page`` that is its first; `add` takes the further pages as they come.

    ``next`` is the address of the page to come, None at the end.
    """

    def __init__(self, document: Document, page: Page) -> None:
        self.document = document
        self.next: str | None = None
        self._first = page.url
        self._seen = {page.url}
        self._lines = set((document.text or "").split("\n"))
        self._count = self._total = 1
        self._labelled: dict[int, str] = {}
        self._read(page, document)

    def add(self, further: Document, page: Page) -> bool:
        """Join what came from ``next``; False where that is another document, an error or the same again."""
        moved = page.url != self.next and not self._is_sibling(page.url)
        self._seen |= {page.url, self.next or ""}
        lines = set((further.text or "").split("\n"))
        if moved or lines <= self._lines or not self._is_same(page):
            return False
        append_page(self.document, further)
        self._lines |= lines
        self._count += 1
        self._read(page, further)
        return True

    def end(self) -> None:
        """Say that no more pages come: the document is flagged if its pagers promise some."""
        if self.next or self._count < self._total:
            self.document.flag("incomplete")

    def _is_sibling(self, url: str) -> bool:
        return further_number(self._first, url) is not None or numbered_number(self._first, url) is not None

    def _is_same(self, page: Page) -> bool:
        """Whether ``page`` has the document's title, or leads back to its first page."""
        title = squash(self.document.title or "")
        if not title or title in squash(page.text):
            return True
        return any(page.absolute(anchor.get("href")) == self._first for anchor in page.tree.iter("a"))

    def _read(self, page: Page, read: Document) -> None:
        """Find the next page by the pager of the last one, or by the numbers of those before."""
        wanted = self._count + 1
        following: list[str] = []
        if self._count > 1 or _may_go_on(page.text):
            pager = DocumentPager(page, read)
            for number, url in pager.numbered():
                if self._fits(url, number):
                    self._labelled.setdefault(number, url)
            self._total = max(self._total, pager.total, *self._labelled)
            following = list(pager.following())
            scripted = pager.scripted
            if scripted and scripted.next and self._leads_on(scripted.next.url):
                self._total = max(self._total, scripted.total_pages or wanted)
                following.append(scripted.next.url)
        choices = [self._labelled.get(wanted), *following]
        self.next = next((url for url in choices if url and self._leads_on(url)), None)
        self._total = min(self._total, _MOST_PAGES)

    def _leads_on(self, url: str) -> bool:
        """Whether ``url`` is that of the next page; some CMSs give page 2 the number 1."""
        wanted = self._count + 1
        if url in self._seen or wanted > _MOST_PAGES:
            return False
        if numbered_number(self._first, url) == wanted:
            return self._total > 1
        return further_number(self._first, url) in (wanted, wanted - 1)

    def _fits(self, url: str, label: int) -> bool:
        """Whether ``url`` may be that of the page which a pager calls ``label``."""
        return label > 1 and (
            further_number(self._first, url) in (label, label - 1) or numbered_number(self._first, url) == label
        )


def continuation(document: Document, page: Page) -> Continuation | None:
    """What takes the pages that follow ``page``, from which ``document`` was read; None where none follow."""
    pages = Continuation(document, page)
    if pages.next is None:
        pages.end()
        return None
    return pages


def _may_go_on(text: str) -> bool:
    """Whether a page may have a pager at all."""
    return any(sign.search(text) for sign in _SIGNS)


def append_page(document: Document, further: Document) -> None:
    """Add what the next page holds: text, tables, links, attachments, damage; and the signature if it is the last."""
    document.text = "\n".join(text for text in (document.text, further.text) if text) or None
    document.text_sha256 = text_sha256(document.text) if document.text else None
    document.tables += further.tables
    document.links += further.links
    document.repair += [step for step in further.repair if step not in document.repair]
    for damage in _DAMAGE.intersection(further.quality):
        document.flag(damage)
    known = {item.url for item in document.attachments}
    document.attachments += [item for item in further.attachments if item.url not in known]
    signed = further.provenance.get("written_date")
    if signed and signed.method == "body" and document.written_date is None:
        document.written_date = further.written_date
        document.provenance["written_date"] = signed
