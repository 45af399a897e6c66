"""Columns that a page leads to."""

from __future__ import annotations

from gkcrawl.portals.discovery.pages.blocks import blocks_of
from gkcrawl.portals.discovery.pages.proposals import home_of, proposals
from tests.portals.pages import page, rows

HOST = "https://www.qingshan.gov.cn"


def proposed(markup: str) -> list[tuple[str, str]]:
    shown = page(markup, f"{HOST}/zwgk/")
    return [(name, url.removeprefix(HOST)) for name, url in proposals(shown, blocks_of(shown))]


def test_blocks_come_first_then_the_links_that_promise_most() -> None:
    block = f'<div><h3>公示公告</h3><a href="/gsgg/">更多</a><ul>{rows(3)}</ul></div>'
    menu = '<ul><li><a href="/lxwm/">联系我们</a></li><li><a href="/tzgg/">通知公告</a></li></ul>'
    assert proposed(menu + block) == [("公示公告", "/gsgg/"), ("通知公告", "/tzgg/")]


def test_a_block_without_heading_is_called_as_its_link_in_the_menu() -> None:
    block = f'<div><ul>{rows(3)}</ul><a href="/gsgg/">更多</a></div>'
    assert proposed('<a href="/gsgg/">公示公告</a>' + block) == [("公示公告", "/gsgg/")]
    assert proposed(block) == [("", "/gsgg/")]


def test_the_page_itself_other_sites_and_documents_are_none() -> None:
    links = (
        '<a href="/zwgk/">政务公开</a><a href="https://www.other.gov.cn/tzgg/">通知公告</a>'
        '<a href="/tzgg/202603/t20260301_1.html">关于开展河道清淤工作的通知</a>'
    )
    assert proposed(links) == []


def test_the_home_page_of_a_site() -> None:
    assert home_of(f"{HOST}/zwgk/tzgg/index.html?page=2") == f"{HOST}/"
