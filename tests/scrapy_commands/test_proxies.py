"""Crawls through a proxy: Scrapy's own middleware reads http_proxy, https_proxy and no_proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

HOME = "http://www.tiny.invalid"
"""A name that nobody resolves (RFC 2606): only a proxy can fetch it."""


@pytest.fixture
def proxied(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a proxy that has the pages of ``tiny`` under the name of `HOME`; the portal moves there."""
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    tiny.pages = {f"{HOME}{path}": page for path, page in tiny.pages.items()}
    proxy, tiny.base = tiny.base, HOME
    return proxy


def test_a_crawl_goes_through_the_proxy_of_the_environment(
    project: Project, tiny: Tiny, proxied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", proxied)
    status, last, log = project.crawl(tiny, "-s", "DOWNLOAD_DELAY=0")
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log
    assert f"{HOME}/robots.txt" in tiny.asked
    assert {row["url"].partition("/tz/")[0] for row in project.rows("SELECT url FROM documents")} == {HOME}
    assert project.rows("SELECT 1 FROM captures WHERE warc IS NULL") == []


def test_no_proxy_is_obeyed(project: Project, tiny: Tiny, proxied: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxied)
    monkeypatch.setenv("no_proxy", ".invalid")
    status, last, _ = project.crawl(tiny, "-s", "RETRY_ENABLED=0")
    assert (status, tiny.asked) == (1, [])
    assert "dns" in last or "robots_unreachable" in last
