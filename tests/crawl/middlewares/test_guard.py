"""Portals that block: named in one line, no further request in the run (gkcrawl/crawl/middlewares/guard.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scrapy_commands.conftest import PORTAL, list_page

if TYPE_CHECKING:
    import pytest

    from tests.scrapy_commands.conftest import Project, Tiny


def test_a_challenged_host_is_left_alone_for_the_rest_of_the_run(project: Project, tiny: Tiny) -> None:
    tiny.pages["/tz/"] = (521, {"Set-Cookie": "__jsluid_s=1"}, b"<script>document.cookie</script>")
    status, last, log = project.crawl(tiny)
    assert status == 1, log
    assert last.startswith("tiny: failed: blocked: 127.0.0.1: waf (jsl); documents: 0 new")
    assert tiny.asked == ["/robots.txt", "/tz/"]
    assert project.rows("SELECT outcome FROM runs") == [{"outcome": "blocked"}]
    errors = {row["url"].removeprefix(tiny.base): row["error"] for row in project.rows("SELECT * FROM captures")}
    assert errors["/tz/"] == "waf"
    assert errors["/nb/"] == "blocked"


# Every name is an address on this machine.
NAMES = (
    PORTAL
    + """
from gkcrawl.crawl.resolver import HostResolver
from twisted.internet.address import IPv4Address

class Here:
    def resolveHostName(self, receiver, host, port, *kinds):
        receiver.resolutionBegan(None)
        receiver.addressResolved(IPv4Address("TCP", "127.0.0.1", port))
        receiver.resolutionComplete()

class Names(HostResolver):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.original_resolver = Here()
"""
)


def test_public_names_of_addresses_inside_a_network_are_never_fetched(project: Project, tiny: Tiny) -> None:
    project.add("tiny", NAMES)
    inside = tiny.base.replace("127.0.0.1", "inside.example.gov.cn") + "/tz/202603/t20260301_1.html"
    tiny.pages["/nb/"] = list_page(inside)
    status, last, log = project.crawl(tiny, "-s", "TWISTED_DNS_RESOLVER=tiny_portals.tiny.Names")
    assert status == 0, log
    assert last == "tiny: ok: documents: 4 new, 0 changed, 0 unchanged; failed: 1 private"
    assert project.rows("SELECT DISTINCT error FROM captures WHERE url LIKE '%inside%'") == [{"error": "private"}]


def test_a_host_that_is_busy_is_asked_again_when_it_says(
    project: Project, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    sunny, busy = tiny.answer, [(429, {"Retry-After": "0"}, b"busy")]
    monkeypatch.setattr(tiny, "answer", lambda path: busy.pop() if path == "/tz/" and busy else sunny(path))
    status, last, log = project.crawl(tiny, "-s", "GKCRAWL_MAX_BACKOFF=0.05")
    assert status == 0, log
    # A column of several pages is read again after its first sweep.
    assert tiny.asked.count("/tz/") == 3
    assert last.endswith("; slowed down: 127.0.0.1 to 0.05 s")


def test_error_pages_and_places_out_of_bounds_are_no_documents(project: Project, tiny: Tiny) -> None:
    tiny.pages["/nb/"] = list_page("/lost.html", "/home.html", "/away.html", "/inside.html", "http://10.0.0.1/x.html")
    tiny.pages["/lost.html"] = "<title>您访问的页面不存在</title>".encode()
    tiny.pages["/home.html"] = (302, {"Location": "/"}, b"")
    tiny.pages["/"] = b"<html><title>home</title></html>"
    tiny.pages["/away.html"] = (302, {"Location": "http://www.example.com/a.html"}, b"")
    tiny.pages["/inside.html"] = (302, {"Location": "http://192.168.60.62:8090/a.html"}, b"")
    status, last, log = project.crawl(tiny)
    assert status == 0, log
    assert last == (
        "tiny: ok: documents: 4 new, 0 changed, 0 unchanged; failed: 1 foreign_redirect, 1 private, 2 soft_404"
    )
    skipped = project.rows("SELECT error FROM captures WHERE url = 'http://10.0.0.1/x.html'")
    assert skipped == [{"error": "skipped: private"}]


def test_a_portal_that_is_known_to_have_moved_says_so(project: Project, tiny: Tiny) -> None:
    project.add("tiny", f'{PORTAL}    status = "moved"\n')
    tiny.pages = {}
    status, last, log = project.crawl(tiny)
    assert status == 1, log
    assert last.endswith("; its status is moved: nothing is expected at this address any more")
