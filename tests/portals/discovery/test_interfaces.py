"""What scripts of a page ask an interface for."""

from __future__ import annotations

import pytest

from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.discovery.interfaces import lists_of, menus_of
from tests.portals.pages import page

ROOT = "https://www.qingshan.gov.cn"


def get(path: str) -> PageRequest:
    return PageRequest("GET", ROOT + path)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("$.ajax({type: 'get', url: '/api/list?id=7', dataType: 'json', success: show});", get("/api/list?id=7")),
        ("$.getJSON('/api/list', {id: 7, pageNo: page}, show)", get("/api/list?id=7&pageNo=1")),
        ('const listUrl = "/api/list?id=7";\nfetch(listUrl).then(r => r.json())', get("/api/list?id=7")),
        ("axios.get('/api/list?page=' + number).then(show)", get("/api/list?page=1")),
        (
            '$.post("/api/list", {channelId: \'3c61\', page: 1, size: 3}, show, "json");',
            PageRequest("POST", f"{ROOT}/api/list", "channelId=3c61&page=1&size=3"),
        ),
        (
            "$.ajax({url: '/api/list', type: 'post', data: JSON.stringify({\"typeId\": 80, \"pageNo\": 1}), success: f});",
            PageRequest("POST", f"{ROOT}/api/list", '{"typeId": 80, "pageNo": 1}'),
        ),
        (
            "fetch('/api/list', {method: 'POST', body: JSON.stringify({typeId: 80, pageNo: 1})});",
            PageRequest("POST", f"{ROOT}/api/list", '{"typeId": 80, "pageNo": 1}'),
        ),
    ],
)
def test_a_call_is_read_as_the_request_it_makes(code: str, asked: PageRequest) -> None:
    assert lists_of(page(f"<script>{code}</script>")) == [asked]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (
            '<script>var s={async:{enable:true,type:"get",url:"/rest/categorytree.json"}};</script>',
            "/rest/categorytree.json",
        ),
        ("<script>$.getJSON('/data/menu.json', show)</script>", "/data/menu.json"),
        ('<script src="/js/nav.js"></script>', "/js/nav.js"),
        (
            "<script url='/gateway/unit' queryData=\"{'webId':'1','tagId':'menu'}\"></script>",
            "/gateway/unit?webId=1&tagId=menu",
        ),
    ],
)
def test_a_menu_is_known_by_its_address_or_the_name_of_its_unit(body: str, path: str) -> None:
    assert menus_of(page(body)) == [get(path)]
    assert lists_of(page(body)) == []


def test_libraries_and_calls_without_an_address_are_nothing() -> None:
    body = (
        "<script src='/js/jquery.SuperSlide.2.1.1.js'></script><script>$.ajax({type:'get'}); $.post(url, {})</script>"
    )
    assert menus_of(page(body)) == lists_of(page(body)) == []
