"""What leads to the further pages of a document."""

from __future__ import annotations

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.multipage.document_pager import DocumentPager
from tests.extract.pages import URL, page, paragraphs, read


def pager(buttons: str) -> DocumentPager:
    html = page(body=paragraphs() + f"<p>{buttons}</p>")
    return DocumentPager(Page(html, URL), read(html))


def test_the_next_page_by_its_word() -> None:
    found = pager('<a href="t20240318_7001_1.html">下一页</a>')
    assert list(found.following()) == [URL.replace(".html", "_1.html")]


def test_pages_by_their_numbers_and_the_printed_total() -> None:
    found = pager('1 <a href="t20240318_7001_1.html">2</a> <a href="t20240318_7001_2.html">3</a> 共3页')
    assert [number for number, _ in found.numbered()] == [2, 3]
    assert found.total == 3


def test_no_pager_is_one_page() -> None:
    assert pager("").total == 1
