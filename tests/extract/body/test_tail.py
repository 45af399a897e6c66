"""What follows a document is cut off."""

from __future__ import annotations

from gkcrawl.extract.body.tail import related_lines
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.span import Span
from tests.extract.pages import URL, paragraphs


def test_links_below_the_heading_of_related_pages() -> None:
    related = (
        '<p>相关链接</p><p><a href="/a/1.html">关于清淤的通知</a></p><p><a href="/a/2.html">关于巡查的通知</a></p>'
    )
    layout = Layout.read(Page(f"<body>{paragraphs()}{related}</body>", URL).tree)
    found = related_lines(layout, Span(0, len(layout.lines)))
    assert sorted(layout.lines[number].text for number in found) == ["关于巡查的通知", "关于清淤的通知", "相关链接"]


def test_prose_under_that_heading_stays() -> None:
    layout = Layout.read(Page(f"<body>{paragraphs()}<p>相关链接</p>{paragraphs()}</body>", URL).tree)
    assert related_lines(layout, Span(0, len(layout.lines))) == frozenset()
