"""Requests whose page number is turned (docs/families.md#query)."""

from __future__ import annotations

from gkcrawl.portals.column import Column, PageRequest
from gkcrawl.portals.families.general.query import QueryFamily
from tests.portals.pages import page, rows


def test_a_form_is_posted_again_with_its_page_turned() -> None:
    column = Column("年报", "https://www.qingshan.gov.cn/GKNR/PageData", body="indexPage=1&pageSize=15&deptId=7")
    asked = QueryFamily().first_request(column)
    assert asked == PageRequest("POST", column.url, column.body)
    following = QueryFamily().read_list(page(f"<ul>{rows(3)}</ul>", column.url), asked).pagination.next
    assert following == PageRequest("POST", column.url, "indexPage=2&pageSize=15&deptId=7")


def test_a_pager_that_is_not_read_stays_unread_where_no_parameter_counts_pages() -> None:
    pager = "<script>laypage.render({elem: 'p', count: 40, limit: 3, jump: function (o) { load(o.curr); }});</script>"
    at = (
        QueryFamily()
        .read_list(page(f"<ul>{rows(3)}</ul>{pager}", "https://www.qingshan.gov.cn/list.do?id=7"))
        .pagination
    )
    assert (at.kind, at.next) == ("unread", None)
