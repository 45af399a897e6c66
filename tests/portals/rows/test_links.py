"""Links and dates of a page in one pass."""

from __future__ import annotations

from gkcrawl.portals.rows.links import scan
from tests.portals.pages import SITE, page, row


def test_links_and_dates_in_order() -> None:
    links, dates = scan(page(f"<ul>{row(1)}{row(2)}</ul>"))
    assert [link.url.removeprefix(SITE) for link in links] == ["202603/t20260301_101.html", "202603/t20260302_102.html"]
    assert [date.value for date in dates] == ["2026-03-01", "2026-03-02"]
    assert links[0].order < dates[0].order < links[1].order


def test_a_click_leads_somewhere_too() -> None:
    (link,) = scan(page("<a href='#' onclick=\"window.open('d/12.html')\">关于做好防汛备汛工作的通知</a>"))[0]
    assert link.url == f"{SITE}d/12.html"


def test_an_address_that_the_handler_puts_together() -> None:
    handler = "window.open('/view.jsp?id='+17+'&from=list')"
    (link,) = scan(page(f'<a href="#" onclick="{handler}">关于做好防汛备汛工作的通知</a>'))[0]
    assert link.url == "https://www.qingshan.gov.cn/view.jsp?id=17&from=list"
