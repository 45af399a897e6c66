"""What a page is taken for that no list names."""

from __future__ import annotations

import pytest

from gkcrawl.cli.importing.pages import Finding, read_page
from gkcrawl.cli.importing.rows import Row
from gkcrawl.cli.importing.undeclared import Undeclared
from gkcrawl.cli.shared.pages import StoredPage
from gkcrawl.portals.column import Column, Entry
from tests.cli.importing.pages import HOST, a_document, a_list

NOT_FOUND = "<html><head><title>404</title></head><body><p>您访问的页面不存在或已删除</p></body></html>"
MENU = "<html><title>网站地图</title><body><p>机构职能</p><p>联系我们</p></body></html>"
ON = "<html><head><meta http-equiv='refresh' content='0;url=/tzgg/9.html'></head><body></body></html>"
ROWS = '{"data": {"list": [{"title": "关于第1号工作的通知", "url": "/tzgg/1.html", "publishDate": "2024-03-01"}]}}'


def read(html: str, path: str = "/tzgg/1.html", *, row: Entry | None = None) -> Finding:
    url = HOST + path
    column = Column("通知公告", f"{HOST}/tzgg/")
    found = Row(None, column, row or Entry(title="", url=url), listed=row is not None)
    page = StoredPage(url=url, body=html.encode(), headers={"content-type": "text/html; charset=utf-8"})
    return read_page(page, found, found.hints(Undeclared()), set())


@pytest.mark.parametrize(
    ("html", "path", "word"),
    [
        (a_document(1), "/tzgg/1.html", None),
        (a_document(1), "/", "no_document"),
        (a_list(1, 2, 3, 4), "/tzgg/", "listing"),
        (a_list(1), "/tzgg/", "listing"),
        (ROWS, "/api", "listing"),
        ('{"code": 1}', "/api", "not_a_page"),
        (NOT_FOUND, "/tzgg/1.html", "soft_404"),
        (MENU, "/map.html", "no_document"),
        (ON, "/tzgg/8.html", "leads_on"),
        ("", "/tzgg/1.html", "empty"),
        ("%PDF-1.4", "/files/1.pdf", "not_a_page"),
    ],
)
def test_a_page_that_no_list_names_has_to_show_that_it_is_a_document(html: str, path: str, word: str | None) -> None:
    found = read(html, path)
    assert (found.word, found.reading.document is None) == (word, word is not None)


def test_lists_give_rows_and_ways_their_target() -> None:
    listing = read(a_list(1, 2, 3, 4), "/tzgg/").listing
    assert listing is not None
    assert [entry.date for entry in listing.entries] == [f"2024-03-0{number}" for number in range(1, 5)]
    assert read(ON, "/tzgg/8.html").reading.target == f"{HOST}/tzgg/9.html"


def test_what_a_list_names_is_judged_as_in_a_crawl() -> None:
    plain = "<html><title>第九号令</title><body><h1>第九号令</h1><p>现予公布，自公布之日起施行，请遵照执行。</p></body></html>"
    assert read(plain, "/9.html").word == "no_document"
    named = read(plain, "/9.html", row=Entry(title="第九号令", url=f"{HOST}/9.html"))
    document = named.reading.document
    assert named.word is None and document is not None and document.title == "第九号令"
    file = read("%PDF-1.4", "/9.pdf", row=Entry(title="第九号令", url=f"{HOST}/9.pdf")).reading.document
    assert file is not None and file.attachments[0].media_type == "application/pdf"


def test_neighbours_of_a_document_make_it_no_list() -> None:
    news = "".join(
        f"<li><a href='/tzgg/{n}.html'>关于第{n}号工作的通知</a><span>2024-03-0{n}</span></li>" for n in range(2, 8)
    )
    page = a_document(1).replace("</body>", f"<div><h3>相关信息</h3><ul>{news}</ul></div></body>")
    assert read(page).word is None
