"""What belongs to a site, and which addresses are one page."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.scope import Scope, page_key


@pytest.mark.parametrize(
    ("url", "held"),
    [
        ("https://qingshan.gov.cn/zwgk/", True),
        ("http://www.qingshan.gov.cn:80/", True),
        ("http://www.qingshan.gov.cn:8080/", False),
        ("http://jyj.qingshan.gov.cn/", False),
        ("ftp://www.qingshan.gov.cn/", False),
        ("http://www.qingshan.gov.cn:port/", False),
    ],
)
def test_a_site_is_a_host_and_a_port(url: str, held: bool) -> None:
    assert Scope("http://www.qingshan.gov.cn/index.html").holds(url) is held


def test_a_page_has_one_key_under_all_its_addresses() -> None:
    same = ["http://www.a.gov.cn/x/index.html", "https://a.gov.cn/x/", "https://a.gov.cn:443/x/;jsessionid=1A2B3C"]
    assert {page_key(url) for url in same} == {"a.gov.cn/x/"}
    assert page_key("http://a.gov.cn/gkmlpt/index#12") != page_key("http://a.gov.cn/gkmlpt/index#13")
