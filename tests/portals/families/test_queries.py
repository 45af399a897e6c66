"""Back ends whose rows are HTML and whose page number is in the request."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import Column, Entry, PageRequest
from gkcrawl.portals.families.blocks import BlockFamily
from gkcrawl.portals.families.eportal import EportalFamily
from gkcrawl.portals.families.query import QueryFamily
from gkcrawl.portals.families.was5 import Was5Family
from gkcrawl.portals.families.xxgk import XxgkFamily
from tests.portals.pages import page, rows

EPORTAL = "https://www.qingshan.gov.cn/eportal/ui?pageId=61&currentPage={}&moduleId=ab12"
BLOCK = "/columns/{0}/templates/{0}/blocks/{0}".format("49f13cc2-0000-4d0c-b4fe-2f3f659d3b6e")


def test_a_query_goes_on_with_its_page_number_turned() -> None:
    listing = EportalFamily().read_list(page(f"<ul>{rows(4)}</ul>", EPORTAL.format(1)))
    assert (listing.cms, len(listing.entries)) == ("eportal", 4)
    assert listing.pagination.next == PageRequest("GET", EPORTAL.format(2))


def test_a_query_starts_with_page_one() -> None:
    bare = "https://www.qingshan.gov.cn/eportal/ui?pageId=61"
    assert EportalFamily().first_request(Column("年报", bare)).url == f"{bare}&currentPage=1"
    assert EportalFamily().first_request(Column("年报", EPORTAL.format(1))).url == EPORTAL.format(1)


def test_a_printed_total_ends_a_query() -> None:
    last = page(f"<ul>{rows(4)}</ul><div>共3页 第3页</div>", EPORTAL.format(3))
    pagination = EportalFamily().read_list(last).pagination
    assert (pagination.current, pagination.total_pages, pagination.next) == (3, 3, None)


def test_a_page_without_rows_is_the_end_of_a_query_but_no_first_page() -> None:
    shell = "<div>青山市人民政府</div>"
    assert EportalFamily().read_list(page(shell, EPORTAL.format(9))).entries == []
    with pytest.raises(SiteChanged, match="no list rows"):
        EportalFamily().read_list(page(shell, EPORTAL.format(1)))


def test_a_form_is_posted_again_with_its_page_turned() -> None:
    column = Column("年报", "https://www.qingshan.gov.cn/GKNR/PageData", body="indexPage=1&pageSize=15&deptId=7")
    asked = QueryFamily().first_request(column)
    assert asked == PageRequest("POST", column.url, column.body)
    following = QueryFamily().read_list(page(f"<ul>{rows(3)}</ul>", column.url), asked).pagination.next
    assert following == PageRequest("POST", column.url, "indexPage=2&pageSize=15&deptId=7")


def test_was5_may_answer_in_json() -> None:
    url = "https://www.qingshan.gov.cn/was5/web/search?channelid=29&page=1&prepage=1"
    answer = '{"count": 2, "docs": [{"title": "关于河道清淤的通知", "url": "/a/t1.html", "pubdate": "2026-03-01"}]}'
    listing = Was5Family().read_list(Page(answer, url), PageRequest("GET", url))
    assert (listing.cms, listing.entries[0].date) == ("was5", "2026-03-01")


def test_a_column_of_blocks_leads_to_its_block() -> None:
    listing = BlockFamily().read_list(page(f'<script>load("{BLOCK}")</script>'))
    first = PageRequest("GET", f"https://www.qingshan.gov.cn{BLOCK}?page=1&fix=0")
    assert (listing.entries, listing.pagination.next) == ([], first)
    fragment = BlockFamily().read_list(page(f"<ul>{rows(3)}</ul>", first.url), first)
    assert fragment.pagination.next == PageRequest("GET", first.url.replace("page=1", "page=2"))


def test_an_xxgk_column_fills_the_form_of_its_search() -> None:
    script = "var u='/module/xxgk/search.jsp?divid=div1229&infotypeId=A02&jdid=3096&area=';"
    following = XxgkFamily().read_list(page(f"<script>{script}</script>")).pagination.next
    assert following is not None
    assert following.method == "POST"
    assert following.url.startswith("https://www.qingshan.gov.cn/module/xxgk/search.jsp?")
    assert following.body is not None
    assert following.body.startswith("infotypeId=A02&jdid=3096&area=&divid=div1229&currpage=1")
    answer = XxgkFamily().read_list(page(f"<ul>{rows(3)}</ul>共2页", following.url), following)
    assert answer.pagination.next is not None
    assert "currpage=2" in (answer.pagination.next.body or "")


def test_an_xxgk_column_without_the_fields_has_changed() -> None:
    with pytest.raises(SiteChanged, match="neither divid nor jdid"):
        XxgkFamily().read_list(page("<script>'/module/xxgk/search.jsp'</script>"))


def test_an_xxgk_row_says_by_its_address_that_it_is_of_another_column() -> None:
    asked = PageRequest("POST", "https://www.qingshan.gov.cn/module/xxgk/search.jsp", "divid=div1229498488&jdid=3096")
    own, other, moved = (
        Entry(title="关于示例的通知", url=f"https://www.qingshan.gov.cn/{path}")
        for path in ("art/2026/3/1/art_1229498488_56.html", "art/2026/3/1/art_1229498489_57.html", "a/58.html")
    )
    assert [XxgkFamily().is_foreign(entry, asked) for entry in (own, other, moved)] == [False, True, False]
    assert not XxgkFamily().is_foreign(other, PageRequest("POST", asked.url, "divid=div7&jdid=3096"))
    assert not XxgkFamily().is_foreign(other, None)
