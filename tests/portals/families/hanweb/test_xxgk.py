"""Hanweb's 信息公开 module (docs/families.md#xxgk)."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import Entry, PageRequest
from gkcrawl.portals.families.hanweb.xxgk import XxgkFamily
from tests.portals.pages import page, rows


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


def test_the_place_of_the_tree_in_the_page_is_no_column() -> None:
    frame = '<iframe src="/module/xxgk/tree.jsp?area=A1&amp;divid=div7"></iframe>'
    script = "<script>var url = '/module/xxgk/search.jsp', p = {divid: 'div1229498488', jdid: '3096'};</script>"
    following = XxgkFamily().read_list(page(frame + script)).pagination.next
    assert following is not None and following.body is not None
    assert following.body.startswith("infotypeId=&jdid=3096&area=A1&divid=div1229498488&")


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
