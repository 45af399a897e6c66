from __future__ import annotations

from typing import Any

from scrapy.http import HtmlResponse, Request
from scrapy.settings import Settings

from gkcrawl.portals import Column, PortalSpider
from gkcrawl.portals.families.trs import TrsFamily
from gkcrawl.portals.inspection.spider import InspectSpider
from gkcrawl.portals.inspection.states import State

HOME = "http://www.example.gov.cn"
LIST = '<html><body><ul><li><a href="/tzgg/202403/t20240318_1.html">青禾县水利局关于停水的通知</a>2024-03-18</li></ul></body></html>'


class Slow(PortalSpider):
    family = TrsFamily()
    name = "slow"
    agency, region = "青禾县水利局", "320000"
    columns = (Column("通知公告", f"{HOME}/tzgg/"), Column("年报", f"{HOME}/nb/"))
    delay = 7


def spider() -> Any:
    return InspectSpider.of(Slow)()


def look(one: Any, text: str, url: str = f"{HOME}/tzgg/") -> list[Request]:
    asked = Slow.family.first_request(Slow.columns[0])
    response = HtmlResponse(url, body=text.encode(), request=Request(url))
    return list(one.look_at(response, asked, Slow.columns[0], None))


def test_the_portal_is_asked_as_slowly_as_a_crawl_asks_it() -> None:
    settings = Settings()

    InspectSpider.of(Slow).update_settings(settings)

    assert settings["DOWNLOAD_DELAY"] == 7


def test_a_stub_is_followed_and_its_column_stands_where_it_is_declared() -> None:
    one = spider()
    (onward,) = look(one, '<html><head><meta http-equiv="refresh" content="0;url=list.html"></head></html>')
    assert onward.url == f"{HOME}/tzgg/list.html"

    response = HtmlResponse(onward.url, body=LIST.encode(), request=onward)
    assert list(one.look_at(response, **onward.cb_kwargs)) == []

    assert [state.state for state in one.states] == [State.ANSWERS, State.NO_ANSWER]


def test_a_page_that_is_no_list_is_said_to_be_none() -> None:
    one = spider()
    look(one, "<html><body><p>网站正在建设</p></body></html>")
    assert one.states[0].state is State.NO_LIST


def test_a_redirect_is_a_move() -> None:
    one = spider()
    look(one, LIST, f"{HOME}/zwgk/tzgg/")
    assert (one.states[0].state, one.states[0].target) == (State.MOVED, f"{HOME}/zwgk/tzgg/")
