"""What the site puts around a document inside its container."""

from __future__ import annotations

from gkcrawl.extract.body.trim import trim_known
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.span import Span
from tests.extract.pages import PROSE, URL, paragraphs

AROUND = "<p>来源：县水利局 发布日期：2024-03-18 字体：【大 中 小】</p>{}<p>打印本页 关闭窗口</p>"


def lines_of(layout: Layout, span: Span) -> list[str]:
    return [layout.lines[number].text for number in span.numbers]


def test_header_line_and_buttons_of_a_known_container() -> None:
    layout = Layout.read(Page(f"<body>{AROUND.format(paragraphs())}</body>", URL).tree)
    assert lines_of(layout, trim_known(layout, (), Span(0, len(layout.lines)))) == list(PROSE)
