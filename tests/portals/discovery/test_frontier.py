"""Which page of a site is asked for next."""

from __future__ import annotations

from gkcrawl.portals.discovery.frontier import Frontier, address
from gkcrawl.portals.discovery.links import SiteLink
from gkcrawl.portals.discovery.scope import Scope
from tests.portals.discovery.sites import HOME


def frontier(*links: SiteLink, depth: int = 2) -> Frontier:
    made = Frontier(Scope(HOME), depth)
    for link in links:
        made.add(link)
    return made


def drained(made: Frontier) -> list[str]:
    found = []
    while way := made.next():
        found.append(way.link.url.removeprefix(HOME))
    return found


def test_the_most_promising_page_comes_first_and_each_page_once() -> None:
    notices, hub = SiteLink(f"{HOME}tzgg/", "通知公告"), SiteLink(f"{HOME}zwgk/index.html", "政务公开")
    made = frontier(notices, hub, SiteLink("https://qingshan.gov.cn/zwgk/", "公开"))
    assert drained(made) == ["zwgk/index.html", "tzgg/"]
    made.add(hub)
    assert len(made) == 0


def test_pages_of_other_sites_and_too_many_clicks_away_are_left_out() -> None:
    made = frontier(SiteLink("http://other.gov.cn/tzgg/", "通知公告"), SiteLink(f"{HOME}a/", "要闻"), depth=1)
    way = made.next()
    assert way is not None
    made.add(SiteLink(f"{HOME}b/", "通知"), way)
    second = made.next()
    assert second is not None and second.depth == 1
    made.add(SiteLink(f"{HOME}c/", "公告"), second)
    made.add(SiteLink(f"{HOME}d/", "公示", "breadcrumb"), second)
    assert drained(made) == ["d/"]


def test_addresses_of_a_shape_that_brings_nothing_wait_behind_others() -> None:
    made = frontier(*(SiteLink(f"{HOME}node.jsp?id={n}", "通知公告") for n in range(9)), SiteLink(f"{HOME}x/", "青山"))
    for n in range(7):
        made.judge(f"{HOME}node.jsp?id=1{n}", is_column=False)
    assert drained(made)[0] == "x/"


def test_addresses_of_a_shape_that_never_brings_anything_are_not_asked_for() -> None:
    made = frontier(*(SiteLink(f"{HOME}node.jsp?id={n}", "通知公告") for n in range(9)))
    for n in range(12):
        made.judge(f"{HOME}node.jsp?id=1{n}", is_column=False)
    assert drained(made) == [] and len(made) == 0


def test_endless_addresses_of_one_shape_end() -> None:
    made = frontier(*(SiteLink(f"{HOME}r.jsp?page_of_days={n}", "通知公告") for n in range(500)))
    assert len(made) < 100


def test_sessions_are_not_asked_for() -> None:
    assert address(SiteLink(f"{HOME}a/;jsessionid=1A2B3C4D", "通知")) == f"{HOME}a/"
