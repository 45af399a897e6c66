"""Telling pages from what stands in their place; the answers are made up after those of real servers."""

from __future__ import annotations

import pytest

from gkcrawl.portals.answers import challenges
from gkcrawl.portals.answers.challenges import find_block, is_home_instead, is_private

PAGE = "<html><head><title>关于示例的通知</title></head><body><p>请各单位认真落实。</p></body></html>".encode()


@pytest.mark.parametrize(
    ("status", "headers", "body", "name", "word"),
    [
        (521, {"Set-Cookie": "__jsluid_s=abc; path=/"}, b"<script>document.cookie=x</script>", "jsl", "waf"),
        (200, {}, b'<script>go({"tn":"__jsl_clearance_s"})</script>', "jsl", "waf"),
        (412, {}, b"<html><script>$_ts=window['$_ts'];</script></html>", "ruishu", "waf"),
        (202, {}, b"<html><script>$_ts=window['$_ts'];</script></html>", "ruishu", "waf"),
        (200, {}, b"<script>var WTKkN=1</script>", "edgeone", "waf"),
        (200, {}, b"<form action='/aq_wzws_confirm'></form>", "wzws", "waf"),
        (200, {}, b'<script>document.cookie="C3VK=ab;max-age=300";location.reload()</script>', "cookie_gate", "waf"),
        (200, {}, "<p>您的访问过于频繁，请稍后再试</p>".encode("gb18030"), "cloud_rule", "throttled"),
        (200, {}, "<title>您访问的页面不存在</title>".encode(), "soft_404", "soft_404"),
        (200, {}, "<title>404 - 某市人民政府</title>".encode("gb18030"), "soft_404", "soft_404"),
    ],
)
def test_blocks_are_named(status: int, headers: dict[str, str], body: bytes, name: str, word: str) -> None:
    block = find_block(status, headers, body)
    assert block is not None
    assert (block.name, block.word) == (name, word)


@pytest.mark.parametrize(
    "body",
    [
        PAGE,
        b"",
        "<title>关于404号提案的答复</title>".encode(),
        "<title>通知</title><p>访问过于频繁的处理办法</p>".encode() + b" " * 4_000,
        b'<script>document.cookie="theme=dark"</script><p>' + b"x" * 2000,
    ],
)
def test_pages_are_pages(body: bytes) -> None:
    assert find_block(200, {"Content-Type": "text/html"}, body) is None


def test_pages_of_the_usual_size_are_not_decoded_for_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    def decoded(body: bytes, charset: str) -> str:
        raise AssertionError(f"{len(body)} bytes were decoded as {charset}")

    monkeypatch.setattr(challenges, "strict", decoded)
    assert find_block(200, {"Content-Type": "text/html"}, PAGE * 300) is None
    assert find_block(200, {}, PAGE * 300 + b"<script>var WTKkN=1</script>") is not None


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "192.168.60.62", "10.1.1.1", "169.254.0.1", "::1", "fe80::1", "localhost"]
)
def test_private_addresses(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["www.gov.cn", "114.255.1.1", "2409:8000::1", ""])
def test_public_addresses(host: str) -> None:
    assert not is_private(host)


def test_the_home_page_in_place_of_a_page() -> None:
    home = "http://www.example.gov.cn/index.html"
    assert is_home_instead("http://www.example.gov.cn/zwgk/1.html", home)
    assert not is_home_instead("http://www.example.gov.cn/", home)
    assert not is_home_instead("http://www.example.gov.cn/zwgk/1.html", "https://www.example.gov.cn/zwgk/1.html")
