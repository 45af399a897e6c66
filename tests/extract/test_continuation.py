from gkcrawl.extract.continuation import append_page, further_pages
from gkcrawl.extract.page import Page
from tests.extract.pages import PROSE, page, paragraphs, read

FIRST = "http://www.qinghe.gov.cn/2005-08/16/content_4894.htm"


def pages_of(links: str, url: str = FIRST) -> list[str]:
    return further_pages(Page(f"<html><body><p>正文</p>{links}</body></html>", url))


def test_numbered_links_to_the_own_file_name_are_further_pages() -> None:
    links = "".join(f'<a href="content_4894_{n}.htm">[{n}]</a>' for n in range(2, 5))
    assert pages_of('<a href="content_4894.htm">[1]</a>' + links) == [
        f"http://www.qinghe.gov.cn/2005-08/16/content_4894_{n}.htm" for n in (2, 3, 4)
    ]
    assert pages_of('<a href="?page=2">第2页</a><a href="?page=3">第3页</a>') == [f"{FIRST}?page=2", f"{FIRST}?page=3"]


def test_links_to_other_documents_are_not() -> None:
    assert pages_of('<a href="content_4895.htm">2</a>') == []
    assert pages_of('<a href="http://www.other.gov.cn/2005-08/16/content_4894_2.htm">2</a>') == []
    assert pages_of('<a href="content_4894_3.htm">3</a>') == []


def test_pages_join_to_one_document_with_the_signature_of_the_last() -> None:
    first, last = read(page(body=paragraphs(PROSE[:4]))), read(page(body=paragraphs(PROSE[4:])))
    append_page(first, last)
    assert first.text == "\n".join(PROSE)
    assert first.written_date == "2024-03-15"
    assert first.text_sha256 == read(page()).text_sha256
