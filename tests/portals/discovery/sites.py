"""Invented sites for the tests of discovery: pages by path, walked without a network."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin, urlsplit
from zlib import crc32

from scrapy.http import HtmlResponse, Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from gkcrawl.portals.discovery.spider import SiteSpider

if TYPE_CHECKING:
    from gkcrawl.portals.discovery.site import Site

HOME = "http://www.qingshan.gov.cn/"


def rows(topic: str, folder: str = "./", count: int = 4) -> str:
    """A list of ``count`` articles on ``topic`` in ``folder``."""
    items = (
        f'<li><a href="{folder}202603/t2026030{n}_{crc32(topic.encode()) % 9000 + 1000}{n}.html">关于做好{topic}第{n}批工作的通知</a>'
        f"<span>2026-03-0{n}</span></li>"
        for n in range(1, count + 1)
    )
    return f'<ul class="list">{"".join(items)}</ul>'


def html(body: str, title: str = "青山市人民政府", head: str = "") -> str:
    """A page."""
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def column(name: str, menu: str = "") -> str:
    """A column page: ``menu``, breadcrumb, rows."""
    crumb = f'<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="./">{name}</a></div>'
    return html(f"{menu}{crumb}<h2>{name}</h2>{rows(name)}", f"{name}-青山市人民政府")


def links(**pages: str) -> str:
    """A menu of name=address."""
    return "<ul>" + "".join(f'<li><a href="{address}">{name}</a></li>' for name, address in pages.items()) + "</ul>"


class Walk:
    """A walk through ``pages`` (address → markup, or a status): ``site``, and the addresses ``asked`` for in order."""

    def __init__(self, pages: dict[str, str | int], home: str = HOME, **bounds: Any) -> None:
        self.pages = {urljoin(home, path): page for path, page in pages.items()}
        self.spider = SiteSpider(home, **bounds)
        self.asked: list[str] = []
        waiting = deque(asyncio.run(self._begin()))
        while waiting:
            request = waiting.popleft()
            assert self.spider.take_request()
            assert self.spider.not_followed(request.url) is None
            self.asked.append(request.url if request.method == "GET" else f"POST {request.url}")
            waiting.extend(self._answer(request))
        self.spider.summed_up()

    @property
    def site(self) -> Site:
        return self.spider.site

    def columns(self) -> dict[str, str]:
        """Paths of the columns found by their names."""
        return {one.name: one.url.removeprefix(urljoin(self.site.home, "/")[:-1]) for one in self.site.columns}

    async def _begin(self) -> list[Request]:
        return [request async for request in self.spider.start()]

    def _answer(self, request: Request) -> list[Request]:
        page = self.pages.get(request.url.partition("#")[0], 404)
        if isinstance(page, int):
            failure = cast("Any", Failure)(HttpError(Response(request.url, status=page)))
            vars(failure)["request"] = request
            return list(self.spider.page_failed(failure))
        kind = "application/json" if page[:1] in "{[" else "text/html"
        response = HtmlResponse(
            request.url, body=page.encode(), encoding="utf-8", headers={"Content-Type": kind}, request=request
        )
        return list(self.spider.parse_page(response, **request.cb_kwargs))


def path(url: str) -> str:
    """The path and query of ``url``."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
