"""What each reader of data/trust.csv says of a page."""

import pytest

from gkcrawl.extract.document import look_at
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.metadata import Metadata
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.statements import READERS, Statement
from tests.extract.pages import BOX_TABLE, URL, page

HINTS = Hints(date="2024-03-16", fields={"source": "青禾日报"}, method="api")
PAGES = {
    "label": ("<p>来源：青禾日报</p>", Statement("青禾日报", "来源", "source", "header")),
    "generated date": (
        BOX_TABLE.replace("成文日期", "生成日期"),
        Statement("2024-03-15", "生成日期", "written_date", "box"),
    ),
    "unknown label": (BOX_TABLE.replace("有 效 性", "版本"), Statement("有效", "版本")),
    "date line": ("<p>2024-03-16</p>", Statement("2024-03-16")),
    "number line": ("<p>青政办发〔2024〕8号</p>", Statement("青政办发〔2024〕8号")),
    "issue of a newspaper": ("<p>《青禾日报》（2024年03月08日 05 版）</p>", Statement("2024年03月08日")),
    "date in pieces": ("<p>18</p><p>2024-03</p>", Statement("2024-03-18 ")),
    "meta tag": ('<meta name="PubDate" content="2024-03-16">', Statement("2024-03-16", "pubdate", "published_date")),
    "row field": ("", Statement("青禾日报", "source", "source", "api")),
    "row date": ("", Statement("2024-03-16", method="api")),
    "stamp": ("<p>防汛工作<small>(2024-03-16)</small></p>", Statement("(2024-03-16)")),
    "address": ("", Statement("2024-03-18", "/t20240318_7001")),
    "script": ("<script>var pubDate = '2024-03-16';</script>", Statement("2024-03-16")),
    "keywords tag": ('<meta name="keywords" content="防汛,水利">', Statement("防汛,水利")),
    "signature": ("", Statement("2024年3月15日")),
}


def stated(reader: str, html: str, title: str = "关于做好防汛备汛工作的通知") -> list[Statement]:
    seen, _ = look_at(Page(page(html, title=title), URL), HINTS)
    return list(READERS[reader](seen, Metadata()))


@pytest.mark.parametrize("reader", PAGES)
def test_a_reader_finds_its_place(reader: str) -> None:
    html, expected = PAGES[reader]
    assert expected in stated(reader, html)


def test_numbers_in_title_and_first_lines() -> None:
    assert stated("title number", "", "关于防汛的通知（青政办发〔2024〕8号）") == [Statement("青政办发〔2024〕8号")]
    body = f"<p>青政办发〔2024〕8号</p>{'<p>各镇人民政府要认真做好防汛工作，及时报告险情。</p>' * 3}"
    seen, _ = look_at(Page(page(body=body), URL), HINTS)
    assert list(READERS["first lines"](seen, Metadata())) == [Statement("青政办发〔2024〕8号")]


def test_a_cut_value_is_looked_for_in_whole() -> None:
    found = Metadata(values={"issuer": "青禾县水利…"})
    seen, _ = look_at(Page(page('<p><span title="青禾县水利局">青禾县水利…</span></p>'), URL), HINTS)
    assert Statement("青禾县水利局", field="issuer") in list(READERS["whole form"](seen, found))


def test_what_a_text_was_copied_from_is_asked_after_the_page() -> None:
    body = "<p>来源：新华社　发布时间：2024-03-11</p><p>县水利局要求各镇认真做好今年的防汛工作，及时上报险情。</p>"
    html = page(body=body).replace("</h1>", "</h1><div>发布时间：2024-03-18</div>")
    seen, _ = look_at(Page(html, URL), HINTS)
    assert [said.raw for said in READERS["label"](seen, Metadata())] == ["2024-03-18"]
    assert {said.raw for said in READERS["copied label"](seen, Metadata())} == {"新华社", "2024-03-11"}


def test_every_reader_is_tested() -> None:
    assert READERS.keys() - PAGES.keys() == {
        "title number",
        "first lines",
        "whole form",
        "late date",
        "copied label",
    }
