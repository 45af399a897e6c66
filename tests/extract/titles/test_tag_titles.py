"""What tags and list row give as the title."""

from __future__ import annotations

from gkcrawl.extract.page.page import Page
from gkcrawl.extract.titles.tag_titles import OWN_TAG, tag_titles

TITLE = "关于做好防汛备汛工作的通知"


def test_the_tag_made_for_it() -> None:
    head = f'<meta name="ArticleTitle" content="{TITLE}"><meta name="SiteName" content="青禾县人民政府">'
    found = tag_titles(Page(f"<head>{head}<title>{TITLE}_青禾县人民政府</title></head>", "https://a.gov.cn/"))
    assert (found.tag, found.tag_name) == (TITLE, OWN_TAG)
    assert "青禾县人民政府" in found.sites
    assert TITLE in found.window.values()


def test_the_row_of_the_list() -> None:
    assert tag_titles(Page("<p>", "https://a.gov.cn/"), TITLE).hint == TITLE
