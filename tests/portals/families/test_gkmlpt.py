"""The gkmlpt API of Guangdong (docs/families.md#gkmlpt)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.gkmlpt import GkmlptFamily

FAMILY = GkmlptFamily()
BASE = "http://www.lanwan.gov.cn/lwfgj"
API = f"{BASE}/gkmlpt/api/all/14921"


def article(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "title": f"蓝湾区&ldquo;十四五&rdquo;规划第{number}号公示",
        "url": f"{BASE}/gkmlpt/content/9/9103/post_{number}.html",
        "display_publish_time": 1772323200,
        **more,
    }


def answer(articles: list[dict[str, Any]], total: int, page: int = 1) -> Page:
    body = json.dumps({"classify": {"name": "通知公告", "post_count": total}, "total": total, "articles": articles})
    return Page(body, f"{API}?page={page}&sid=755405")


def test_articles_are_entries_with_the_fields_the_api_gives() -> None:
    more = {
        "identifier": "11440/2026-00007",
        "document_number": "蓝发改〔2026〕7号",
        "publisher": "蓝湾区发展和改革局",
        "post_url": f"{BASE}/tzgg/content/post_1.html",
        "attachment": [
            {"name": "附件.docx", "url": "/attachment/1.docx", "size": "26624", "mime": "application/msword"}
        ],
    }
    found = FAMILY.read_list(answer([article(1, **more)], 1))
    (entry,) = found.entries
    assert (found.column, entry.title, entry.date) == ("通知公告", "蓝湾区“十四五”规划第1号公示", "2026-03-01")
    assert entry.extra["other_urls"] == [f"{BASE}/tzgg/content/post_1.html"]
    hints = FAMILY.hints(entry)
    assert hints.method == "api"
    assert hints.fields["index_number"] == "11440/2026-00007"
    assert hints.fields["issuer"] == "蓝湾区发展和改革局"
    assert hints.attachments[0].url == "http://www.lanwan.gov.cn/attachment/1.docx"
    assert hints.attachments[0].bytes == 26624


@pytest.mark.parametrize("number", [0, 1])
def test_pages_0_and_1_are_the_same_so_2_is_next(number: int) -> None:
    paging = FAMILY.read_list(answer([article(n) for n in range(100)], 250, number)).pagination
    assert (paging.current, paging.total_pages, paging.page_size) == (1, 3, 100)
    assert paging.next == PageRequest("GET", f"{API}?page=2&sid=755405")


def test_the_last_page_has_no_next() -> None:
    assert FAMILY.read_list(answer([article(1)], 201, 3)).pagination.next is None


def test_an_empty_category_is_an_honest_empty_list() -> None:
    found = FAMILY.read_list(answer([], 0))
    assert (found.entries, found.pagination.next) == ([], None)


def test_time_falls_back_when_the_display_time_is_zero() -> None:
    (entry,) = FAMILY.read_list(
        answer([article(1, display_publish_time=0, created_at="2026-02-03 09:30:00")], 1)
    ).entries
    assert (entry.date, entry.extra["published_time"]) == ("2026-02-03", "09:30:00")


@pytest.mark.parametrize(
    ("path", "category"), [("index#14921", "14921"), ("annualreport#2629", "2629"), ("index", "0")]
)
def test_directory_page_leads_to_the_api(path: str, category: str) -> None:
    url = f"{BASE}/gkmlpt/{path}"
    page = Page("<script>window._CONFIG = {SID: '755405', TREE: []}</script>", url.split("#")[0])
    assert FAMILY.matches(page)
    found = FAMILY.read_list(page, PageRequest("GET", url))
    assert found.pagination.next == PageRequest("GET", f"{BASE}/gkmlpt/api/all/{category}?page=1&sid=755405")


def test_annual_reports_need_their_category() -> None:
    page = Page("<script>window._CONFIG = {SID: '755405'}</script>", f"{BASE}/gkmlpt/annualreport")
    with pytest.raises(SiteChanged, match="#<id>"):
        FAMILY.read_list(page)


@pytest.mark.parametrize("text", ["{", '{"error": 500}', '{"articles": 3}', "<html>502</html>"])
def test_anything_else_is_a_changed_site(text: str) -> None:
    with pytest.raises(SiteChanged):
        FAMILY.read_list(Page(text, f"{API}?page=1"))


def test_the_tree_names_the_columns_that_have_their_articles_here() -> None:
    tree = [
        {"id": 1, "name": "政策", "children": [{"id": 11, "name": "政策文件", "children": []}], "jump_url": ""},
        {"id": 2, "name": "公报", "children": [], "jump_url": "http://gazette.example/"},
    ]
    text = f"<script>window._CONFIG = {{SID: '755405', TREE: {json.dumps(tree)}}};</script>"
    assert FAMILY.branches(Page(text, f"{BASE}/gkmlpt/index")) == [
        ("政策", f"{BASE}/gkmlpt/api/all/1?page=1&sid=755405"),
        ("政策文件", f"{BASE}/gkmlpt/api/all/11?page=1&sid=755405"),
    ]
    assert FAMILY.branches(Page("<script>window._CONFIG = {SID: '1', TREE: [}</script>", f"{BASE}/gkmlpt/index")) == []
