"""The best of the pages that were looked at."""

from __future__ import annotations

from gkcrawl.portals.discovery.probe_spider import ProbeSpider


def test_before_anything_was_looked_at_there_is_none() -> None:
    spider = ProbeSpider("https://a.gov.cn/")
    assert spider.best is None
    assert spider.steps == []
