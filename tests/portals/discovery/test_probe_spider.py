"""Where a probe looks: at the page asked for, and on to its rows."""

from __future__ import annotations

from scrapy.http import HtmlResponse

from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.discovery.probe_spider import ProbeSpider, Step
from tests.portals.pages import SITE, rows

FRAME = '<iframe src="/zwgk/list/frame.html"></iframe>'
LIST = f'<ul>{rows(4)}</ul><a href="/zfxxgknb/">政府信息公开年报</a>'


def looked(spider: ProbeSpider, markup: str) -> list[str]:
    """Addresses asked for after a page of ``markup`` came."""
    asked = PageRequest("GET", SITE)
    step = Step(asked, "asked for")
    spider.steps.append(step)
    response = HtmlResponse(SITE, body=f"<html><body>{markup}</body></html>".encode())
    return [request.url for request in spider.look_at(response, asked, step)]


def test_before_anything_was_looked_at_there_is_nothing() -> None:
    spider = ProbeSpider(SITE)
    assert (spider.found, spider.steps, spider.proposals) == (None, [], [])


def test_a_list_is_all_that_is_looked_at_whatever_it_links_to() -> None:
    spider = ProbeSpider(SITE)
    assert looked(spider, LIST) == []
    assert spider.found is not None
    assert (spider.found.what, spider.proposals) == ("list", [])


def test_a_shell_is_followed_to_its_rows_unless_told_not_to() -> None:
    assert looked(ProbeSpider(SITE), FRAME) == ["https://www.qingshan.gov.cn/zwgk/list/frame.html"]
    assert looked(ProbeSpider(SITE, follow=False), FRAME) == []


def test_what_is_no_list_proposes_columns() -> None:
    spider = ProbeSpider(SITE)
    assert looked(spider, '<a href="/zwgk/zcwj/">政策文件</a>') == []
    assert spider.proposals == [("政策文件", "https://www.qingshan.gov.cn/zwgk/zcwj/")]
