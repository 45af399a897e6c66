"""Each demo portal keeps the contract of its family (docs/families.md)."""

from __future__ import annotations

import io
import json
import re
import tracemalloc
import zipfile
from dataclasses import replace
from html import unescape
from urllib.parse import urljoin

import pytest

from gkcrawl.demo.portal import Ask, DemoPortal
from gkcrawl.demo.server import PORTALS
from gkcrawl.identity import file_key
from tests.demo.conftest import BASE, Client

PROXY = f"{BASE}/jpage/module/web/jpage/dataproxy.jsp"


def truth_urls(client: Client, portal: int, column: str) -> list[str]:
    return [row["url"] for row in client.server.portals[portal].truth(BASE) if row["column"] == column]


def test_trs_pages_list_every_document_and_the_pinned_one_twice(small: Client) -> None:
    start = f"{BASE}/trs/xxgk/tzgg/"
    first = small.text(start)
    assert "charset=gb2312" in first
    total = re.search(r'createPageHTML\((\d+), 0, "index", "html"\)', first)
    assert total and total[1] == "4"
    hrefs: list[str] = []
    for index in range(4):
        page = small.text(start + (f"index_{index}.html" if index else ""))
        assert f'createPageHTML(4, {index}, "index", "html")' in page
        hrefs += re.findall(r'<a href="(\./\d{6}/t\d{8}_\d+\.html)"', page)
    truth = truth_urls(small, 0, "通知公告")
    found = [urljoin(start, href) for href in hrefs]
    assert sorted(found) == sorted([*truth, found[0]])
    assert found[1:] == truth
    assert 'http-equiv="refresh" content="0;url=./"' in small.text(start + "index_4.html")


def test_trs_rows_cut_titles_and_nest_other_links(small: Client) -> None:
    page = small.text(f"{BASE}/trs/xxgk/tzgg/")
    cut = re.findall(r'title="([^"]+)">([^<]+)…</a>', page)
    assert cut and all(title.startswith(text) for title, text in cut)
    assert '<a href="../jd/' in page
    assert '<li class="empty"></li>' in page


def test_some_urls_name_another_day_than_the_row(small: Client) -> None:
    rows = re.findall(r"/t(\d{8})_\d+.*?\[([\d-]+)\]", small.text(f"{BASE}/trs/xxgk/zfxxgknb/"))
    differing = [row for row in rows if row[0] != row[1].replace("-", "")]
    assert 0 < len(differing) < len(rows)


def test_jpage_page_dialect_follows_nextgroup(small: Client) -> None:
    page = small.text(f"{BASE}/jpage/col/col101/index.html")
    assert page.count("<datastore>") == 2, "desktop and mobile"
    assert "totalRecord:1000" in page and "totalRecord:65" in page
    found = re.findall(r"/jpage/art/[^'\"]+", page[: page.index("</datastore>")])
    assert len(found) == 30
    while link := re.search(r'<nextgroup><!\[CDATA\[<a href="([^"]+)"', page):
        page = small.text(BASE + link[1])
        found += re.findall(r"/jpage/art/[^'\"]+", page)
    assert [BASE + path for path in found] == truth_urls(small, 1, "政府信息公开年报")
    assert "<totalrecord>65</totalrecord>" in page


def test_jpage_record_dialect_wants_a_posted_form(small: Client) -> None:
    page = small.text(f"{BASE}/jpage/col/col102/index.html")
    assert "<nextgroup>" not in page
    window = f"{PROXY}?startrecord=31&endrecord=65&perpage=10"
    posted = small.text(window, columnid="102", unitid="10256", webid="7")
    assert len(re.findall("<record>", posted)) == 35
    assert "<record>" not in small.text(f"{window}&columnid=102")
    urls = [BASE + path for path in re.findall(r"/jpage/art/[^'\"]+", posted)]
    assert urls == truth_urls(small, 1, "通知公告")[30:]


def test_jpage_files_are_behind_a_redirect(small: Client) -> None:
    row = next(row for row in small.server.portals[1].truth(BASE) if row["attachments"])
    answer = small.get(row["attachments"][0]["url"])
    assert answer.status == 302 and answer.location
    assert small.get(BASE + answer.location).body.startswith(b"%PDF-")


def portal(client: Client, name: str) -> DemoPortal:
    return next(portal for portal in client.server.portals if portal.name == name)


def test_jpaas_files_have_another_address_at_every_look(small: Client) -> None:
    row = next(row for row in portal(small, "demo_jpaas").truth(BASE) if row["attachments"])
    links = []
    for _ in range(2):
        found = re.search(r'href="([^"]*fileUrl=[^"]*)"', small.text(row["url"]))
        assert found
        links.append(BASE + unescape(found[1]))
    assert [small.get(link).status for link in links] == [403, 200]
    assert file_key(links[0]) == file_key(links[1]) == file_key(row["attachments"][0]["url"])


def test_files_behind_rows_are_for_who_comes_from_the_list(small: Client) -> None:
    row = next(row for row in portal(small, "demo_loose_ends").truth(BASE) if row["url"].endswith(".pdf"))
    ask = Ask(row["url"].removeprefix(BASE), BASE)
    assert small.server.answer(ask).status == 403
    assert small.server.answer(replace(ask, referer=f"{BASE}/loose/zfxxgknb/")).status == 200


def test_xxgk_sends_the_rows_of_the_whole_area(small: Client) -> None:
    asked = {"infotypeId": "A0201", "jdid": "3096", "divid": "div1229498488", "currpage": "1"}
    page = small.text(f"{BASE}/module/xxgk/search.jsp", **asked)
    assert {"1229498488", "1229498489"} == set(
        re.findall(r"/art_(\d+)_", page + small.text(f"{BASE}/module/xxgk/search.jsp", **{**asked, "currpage": "9"}))
    )
    assert "共130条" in page


def test_gkmlpt_pages_nought_and_one_are_the_same(small: Client) -> None:
    index = small.text(f"{BASE}/gkmlpt/gkmlpt/index")
    assert "SID: '100001'" in index and '"jump_url": "http://gazette.example/"' in index
    api = f"{BASE}/gkmlpt/gkmlpt/api/all"
    assert small.text(f"{api}/12?page=0&sid=100001") == small.text(f"{api}/12?page=1&sid=100001")
    everything = [json.loads(small.text(f"{api}/0?page={page}&sid=100001")) for page in (1, 2, 3)]
    assert [len(page["articles"]) for page in everything] == [100, 30, 0]
    assert everything[0]["total"] == 130
    urls = [article["url"] for page in everything for article in page["articles"]]
    assert urls == [row["url"] for row in small.server.portals[2].truth(BASE)]
    assert small.get(f"{api}/12?page=1&sid=755001").status == 404


def test_half_of_the_gkmlpt_bodies_stand_in_a_script_only(small: Client) -> None:
    for number, row in enumerate(small.server.portals[2].truth(BASE)):
        page = small.text(row["url"])
        detail = re.search(r"DETAIL: (\{.*?\}) \};</script>", page)
        assert detail and json.loads(detail[1])["title"] == row["title"]
        assert ('<div class="article-content"></div>' in page) == bool(number % 65 % 2)


@pytest.mark.parametrize("portal", range(len(PORTALS)))
def test_truth_is_what_the_pages_say(small: Client, portal: int) -> None:
    rows = list(small.server.portals[portal].truth(BASE))
    assert len({row["url"] for row in rows}) == len(rows) == 130
    for row in rows[::7]:
        page = small.text(row["url"])
        for name in ("title", "index_number", "issuer"):
            assert row[name] is None or row[name] in page
        for file in row["attachments"]:
            assert small.get(file["url"]).status in (200, 302)


def test_attached_word_files_are_whole(small: Client) -> None:
    files = [file for row in small.server.portals[0].truth(BASE) for file in row["attachments"]]
    word = next(file for file in files if file["name"].endswith(".docx"))
    answer = small.get(word["url"])
    assert answer.content_type.startswith("application/vnd.openxmlformats")
    xml = zipfile.ZipFile(io.BytesIO(answer.body)).read("word/document.xml").decode()
    assert word["name"].removesuffix(".docx") in xml


def test_charsets_are_declared_rightly_wrongly_and_not_at_all(small: Client) -> None:
    seen = set()
    for row in small.server.portals[0].truth(BASE):
        answer = small.get(row["url"])
        meta = re.search(rb"charset=([\w-]+)\">", answer.body[:300])
        try:
            real = "utf-8" if answer.body.decode() else ""
        except UnicodeDecodeError:
            real = "gb18030"
        seen.add((real, meta[1].decode() if meta else None))
    pairs = {
        ("utf-8", "utf-8"),
        ("utf-8", None),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", None),
    }
    assert pairs <= seen


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nowhere",
        "/trs/xxgk/nothing/",
        "/trs/xxgk/tzgg/202001/t20200101_1000001.html",
        "/trs/xxgk/tzgg/202001/t20200101_99.html",
        "/trs/xxgk/tzgg/202001/P0202001011000000000109.pdf",
        "/jpage/col/col999/index.html",
        "/jpage/art/2020/1/1/art_101_11000001.html",
        "/jpage/module/web/jpage/dataproxy.jsp",
        "/jpage/module/download/downfile.jsp?filename=101-1",
        "/jpage/attach/0/101/1/00000000000000000000000000000000.pdf",
        "/gkmlpt/gkmlpt/api/all/77?page=1&sid=100001",
        "/gkmlpt/gkmlpt/content/9/9100/post_9199999.html",
        "/gkmlpt/attachment/1/0.pdf",
    ],
)
def test_what_is_not_there_is_404(small: Client, path: str) -> None:
    assert small.get(BASE + path).status == 404


def test_an_empty_corpus_has_empty_lists() -> None:
    empty = Client(documents=0)
    assert "createPageHTML(1, 0," in empty.text(f"{BASE}/trs/xxgk/tzgg/")
    assert "<record>" not in empty.text(f"{BASE}/jpage/col/col102/index.html")
    assert json.loads(empty.text(f"{BASE}/gkmlpt/gkmlpt/api/all/11?page=1&sid=100001"))["articles"] == []


def test_a_hundred_thousand_documents_take_no_memory(large: Client) -> None:
    large.text(f"{BASE}/trs/xxgk/tzgg/")
    tracemalloc.start()
    try:
        for page in range(0, 2500, 25):
            large.text(f"{BASE}/trs/xxgk/tzgg/index_{page}.html")
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 3_000_000
    last = json.loads(large.text(f"{BASE}/gkmlpt/gkmlpt/api/all/12?page=500&sid=100001"))
    assert len(last["articles"]) == 100
    assert large.get(last["articles"][-1]["url"]).status == 200
