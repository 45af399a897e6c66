"""jpage columns and the three dialects of their paging (docs/families.md#jpage)."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest
from gkcrawl.portals.families.hanweb.jpage import HanwebFamily
from tests.portals.pages import page

HOST = "https://fgj.qingshan.gov.cn"
URL = f"{HOST}/col/col77/index.html"
PROXY = f"{HOST}/module/web/jpage/dataproxy.jsp"
NEXT_GROUP = (
    '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&appid=1&columnid={0}&unitid=9001'
    '&webname=%25E9%259D%2592"></a>]]></nextgroup>'
)
FAMILY = HanwebFamily()


def records(first: int, last: int) -> str:
    return "".join(
        f"<record><![CDATA[<li><a title='关于第{n}期粮食轮换的公告' href=\"/art/2026/3/1/art_77_{n}.html\">关于第{n}期…</a>"
        "<span>2026-\n03-\n01</span></li>]]></record>"
        for n in range(first, last + 1)
    )


def column(store: str, unit: str = "9001", total: int = 47) -> str:
    call = f"$('#{unit}').jpage({{themeName:'a',totalRecord:%s,%sgroupSize:3,proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:5,ajaxParam:param_{unit}}});"
    return (
        f'<div id="{unit}"><script type="text/xml"><datastore>{store}</datastore></script></div><script>'
        f"var param_{unit} = {{col:1,appid:'1',webid:3,path:'/',columnid:77,unitid:'{unit}',webname:'青山县'}};"
        f"function f(){{{call % (1000, '')}}}"
        + call % (total, f"dataBefore:'<ul>',dataStore:$('#{unit}').children('script').html(),")
        + "</script>"
    )


def read(body: str, url: str = URL, request: PageRequest | None = None) -> ListPage:
    return FAMILY.read_list(page(body, url), request)


def test_records_stand_in_a_script() -> None:
    found = read(column(NEXT_GROUP.format(77) + f"<recordset>{records(1, 15)}</recordset>"))
    assert len(found.entries) == 15
    assert found.entries[0].title == "关于第1期粮食轮换的公告"
    assert found.entries[0].url == f"{HOST}/art/2026/3/1/art_77_1.html"
    assert found.entries[0].date == "2026-03-01"


def test_total_is_that_of_the_call_with_a_data_store() -> None:
    paging = read(column(records(1, 15))).pagination
    assert (paging.kind, paging.current, paging.total_records, paging.total_pages, paging.page_size) == (
        "jpage",
        1,
        47,
        10,
        5,
    )


def test_next_group_is_followed_as_it_is_encoded() -> None:
    follow = read(column(NEXT_GROUP.format(77) + records(1, 15))).pagination.next
    assert follow == PageRequest("GET", f"{PROXY}?page=1&appid=1&columnid=77&unitid=9001&webname=%25E9%259D%2592")


def test_without_next_group_a_window_of_records_is_posted() -> None:
    follow = read(column(records(1, 15))).pagination.next
    assert follow is not None
    assert (follow.method, follow.url) == ("POST", f"{PROXY}?startrecord=16&endrecord=30&perpage=5")
    assert dict(parse_qsl(follow.body or ""))["columnid"] == "77"


def test_encrypted_next_group_leads_nowhere() -> None:
    found = read(column(NEXT_GROUP.format("Yl9-aGc=") + records(1, 15)))
    assert found.pagination.next is None
    assert found.pagination.total_records == 47


def test_a_column_printed_twice_counts_once() -> None:
    found = read(column(records(1, 15)) + column(records(1, 15), unit="9002"))
    assert len(found.entries) == 15
    assert "9001" in str(found.pagination.next)


def test_all_records_in_the_page_end_the_walk() -> None:
    found = read(column(records(1, 4), total=4))
    assert found.pagination.next is None


def test_answers_continue_the_window() -> None:
    answer = f"<datastore><totalrecord>47</totalrecord><totalpage>10</totalpage><recordset>{records(16, 30)}</recordset></datastore>"
    request = PageRequest("POST", f"{PROXY}?startrecord=16&endrecord=30&perpage=5", "columnid=77")
    found = read(answer, PROXY, request)
    assert (found.pagination.current, found.pagination.total_pages, len(found.entries)) == (4, 10, 15)
    follow = found.pagination.next
    assert follow is not None
    assert dict(parse_qsl(urlsplit(follow.url).query)) == {"startrecord": "31", "endrecord": "45", "perpage": "5"}
    assert follow.body == "columnid=77"


def test_the_last_window_has_no_next() -> None:
    answer = f"<datastore><totalrecord>17</totalrecord><recordset>{records(16, 17)}</recordset></datastore>"
    request = PageRequest("POST", f"{PROXY}?startrecord=16&endrecord=30&perpage=5", "columnid=77")
    assert read(answer, PROXY, request).pagination.next is None


def test_a_blank_answer_is_an_empty_page() -> None:
    assert read("", f"{PROXY}?page=3").entries == []


def test_columns_that_list_articles_in_plain_html() -> None:
    body = "<script src='jquery.jpage.js'></script><ul>" + "".join(
        f'<li><a href="/art/2026/3/{n}/art_77_{n}.html">关于第{n}期粮食轮换的公告</a><b>2026-03-0{n}</b></li>'
        for n in (1, 2)
    )
    assert [entry.date for entry in read(body).entries] == ["2026-03-01", "2026-03-02"]


def test_an_empty_datastore_beside_plain_rows() -> None:
    line = '<li><a href="/art/2026/3/{0}/art_77_{0}.html">关于第{0}期粮食轮换的公告</a><b>2026-03-0{0}</b></li>'
    found = read(column("<recordset></recordset>", total=0) + "<ul>" + line.format(1) + line.format(2) + "</ul>")
    assert len(found.entries) == 2


def test_an_empty_datastore_alone_is_an_empty_list() -> None:
    assert read(column("<recordset></recordset>", total=0)).entries == []


def test_a_page_with_neither_is_a_changed_site() -> None:
    with pytest.raises(SiteChanged, match="col77"):
        read("<p>网站升级</p>")


def test_an_option_that_is_no_number_is_not_set() -> None:
    found = read(column(records(1, 15)).replace("perPage:5", "perPage:5Nbar"))
    assert (len(found.entries), found.pagination.page_size) == (15, None)
