"""A walk through a site sends no more requests than it is allowed."""

from __future__ import annotations

import pytest
from scrapy import Request

from gkcrawl.crawl.middlewares.allowance import Allowance
from gkcrawl.portals.discovery.spider import SiteSpider
from gkcrawl.portals.walking.failure import NotInReplay, Refused

PAGE = Request("http://www.qingshan.gov.cn/")


def test_what_is_beyond_the_allowance_is_refused() -> None:
    spider = SiteSpider(PAGE.url, max_requests=2)
    allowance = Allowance(spider)
    allowance.process_request(PAGE)
    allowance.process_request(PAGE)
    with pytest.raises(Refused, match="has used its 2 requests"):
        allowance.process_request(PAGE)
    assert spider.site.requests == 2


def test_only_what_an_archive_does_not_hold_was_not_asked() -> None:
    spider = SiteSpider(PAGE.url, max_requests=1)
    allowance = Allowance(spider)
    allowance.process_request(PAGE)
    allowance.process_exception(PAGE, TimeoutError())
    assert spider.site.requests == 1
    allowance.process_exception(PAGE, NotInReplay())
    assert spider.site.requests == 0
