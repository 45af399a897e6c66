"""Documents printed over several pages: where the further pages are, and joining them (docs/reading.md#bodies)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.document import text_sha256
from gkcrawl.extract.characters import squash

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.extract.page import Page

_NUMBER = re.compile(r"[\[(（【]?(?:第)?(\d{1,2})(?:页)?[\])）】]?")
_SUFFIX = re.compile(r"(.*?)(?:[_-]\d{1,2})?\.(\w{2,5})")
_MOST_PAGES = 50


def further_pages(page: Page) -> list[str]:
    """URLs of pages 2, 3 … of the document whose first page is ``page``, in order; empty for most documents.

    A pager counts when its links are numbered without a gap from 2 on and lead to the page's own file name
    with a number behind it (``content_12.htm`` → ``content_12_2.htm``) or to its own path with another query.
    """
    numbered: dict[int, str] = {}
    for anchor in page.tree.iter("a"):
        match = _NUMBER.fullmatch(squash("".join(anchor.itertext())))
        url = page.absolute(anchor.get("href")) if match else None
        if match and url and _is_sibling(page.url, url):
            numbered.setdefault(int(match[1]), url)
    pages = []
    for number in range(2, _MOST_PAGES):
        if number not in numbered:
            break
        pages.append(numbered[number])
    return pages


def append_page(document: Document, further: Document) -> None:
    """Add text, tables, links and attachments of the next page; the signature stands on the last one."""
    document.text = "\n".join(text for text in (document.text, further.text) if text) or None
    document.text_sha256 = text_sha256(document.text) if document.text else None
    document.tables += further.tables
    document.links += further.links
    known = {item.url for item in document.attachments}
    document.attachments += [item for item in further.attachments if item.url not in known]
    signed = further.provenance.get("written_date")
    if signed and signed.method == "body" and document.written_date is None:
        document.written_date = further.written_date
        document.provenance["written_date"] = signed


def _is_sibling(first: str, other: str) -> bool:
    one, two = urlsplit(first), urlsplit(other)
    if one.netloc != two.netloc or first == other:
        return False
    if one.path == two.path:
        return bool(two.query) and one.query != two.query
    stem, further = _SUFFIX.fullmatch(one.path), _SUFFIX.fullmatch(two.path)
    if stem is None or further is None or stem[2] != further[2]:
        return False
    return two.path.startswith(one.path.rpartition(".")[0])
