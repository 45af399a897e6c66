"""Detail pages that hold nothing but the way to another page."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.answers.client_redirects import redirect_target

URL = "http://www.example.gov.cn/d/5.html"
NEW = "http://www.example.gov.cn/new/5.html"


@pytest.mark.parametrize(
    "markup",
    [
        '<meta http-equiv="refresh" content="0;url=/new/5.html">',
        "<META CONTENT=\"3; URL='/new/5.html'\" HTTP-EQUIV=Refresh><p>3秒后跳转</p>",
        "<meta http-equiv='refresh' content='0,url=../new/5.html'>",
        "<script>window.location.href = '/new/5.html';</script>",
        '<script>self.location="/new/5.html"</script>',
        '<script>top.location.replace("/new/5.html")</script><p>正在跳转，请稍候……</p>',
        "<script>location.assign('../new/5.html')</script>",
        '<script>var url = "/new/5.html"; location.href = url;</script>',
        '<script>var u="/new/5.html";window.location.replace(u);</script>',
        "<script>setTimeout(\"location.href='/new/5.html'\", 1000)</script>",
        '<body onload="go()"><script>function go() { location.href = "/new/5.html"; }</script></body>',
        '<script>window.open("/new/5.html", "_self")</script>',
        "<title>关于停水的通知_县水务局</title><h1>关于停水的通知</h1><script>location.href='/new/5.html'</script>",
    ],
)
def test_the_way_on_is_read(markup: str) -> None:
    assert redirect_target(Page.read(markup.encode(), URL)) == NEW


@pytest.mark.parametrize(
    "markup",
    [
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="refresh" content="0;url=/d/5.html">',
        "<p>请各单位认真落实。</p><script>if (top != self) top.location.href = '/index.html';</script>",
        '<script>if (/Mobile/.test(navigator.userAgent)) location.href = "/m/5.html";</script>',
        '<script>document.cookie = "a=1"; location.href = "/d/5.html?x";</script>',
        '<script>function search() { location.href = "/search.jsp"; }</script>',
        "<script>alert('该文章不存在！'); location.href = '/';</script>",
        "<script>if (location.href == '/new/5.html') draw();</script>",
        "<title>县水务局</title><p>今日停水。</p><script>location.href='/new/5.html'</script>",
        '<meta http-equiv="refresh" content="5;url=/new/5.html"><p>'
        + "请各单位按照分工认真落实，按月报送。" * 9
        + "</p>",
    ],
)
def test_other_pages_lead_nowhere(markup: str) -> None:
    assert redirect_target(Page.read(markup.encode(), URL)) is None
