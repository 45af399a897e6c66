"""What the site puts around a document inside its container."""

from __future__ import annotations

from gkcrawl.extract.body.trim import trim_known
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.span import Span
from tests.extract.pages import PROSE, URL, page, paragraphs, read

AROUND = "<p>来源：县水利局 发布日期：2024-03-18 字体：【大 中 小】</p>{}<p>打印本页 关闭窗口</p>"


def lines_of(layout: Layout, span: Span) -> list[str]:
    return [layout.lines[number].text for number in span.numbers]


def test_header_line_and_buttons_of_a_known_container() -> None:
    layout = Layout.read(Page(f"<body>{AROUND.format(paragraphs())}</body>", URL).tree)
    assert lines_of(layout, trim_known(layout, (), Span(0, len(layout.lines)))) == list(PROSE)


def test_words_of_the_site_below_a_few_words_are_not_those_above_a_text() -> None:
    lines = ("一、报名条件", "（一）年满十八周岁", "二、报名地点", "县水务局三楼办公室")
    below = "<p>【打印】【关闭】</p><p>阅读数 1,234</p><p>未经授权禁止转载</p><p>终审：张三 签发：李四</p>"
    html = page(body=f"{paragraphs(lines)}{below}").replace("TRS_Editor", "nr")
    assert read(html).text == "\n".join(lines)
