"""Lines of a page, and which of them an element spans."""

from __future__ import annotations

from lxml import html

from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.span import NOWHERE, Span

ROOT = html.document_fromstring(
    "<div id='a'><p>关于<b>防汛</b>的通知</p><p><a href='/1.html'>方案</a>见附件</p></div><p hidden>草稿</p><b>完</b>"
)
LAYOUT = Layout.read(ROOT)


def test_blocks_are_lines_and_know_their_links() -> None:
    assert [(line.text, line.link_chars) for line in LAYOUT.lines] == [
        ("关于防汛的通知", 0),
        ("方案见附件", 2),
        ("完", 0),
    ]
    assert [line.text for line in Layout.read(ROOT, hidden=True).lines][2:] == ["草稿", "完"]


def test_an_element_spans_its_lines() -> None:
    (block,) = ROOT.xpath("//div[@id='a']")
    assert LAYOUT.span(block) == Span(0, 2)
    assert LAYOUT.span(block[0][0]) == NOWHERE


def test_spans() -> None:
    span = Span(1, 3)
    assert (list(span.numbers), span.size, span.of("abcd")) == ([1, 2], 2, "bc")
    assert [line for line in range(5) if span.holds(line)] == [1, 2]
