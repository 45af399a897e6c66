"""Whom a crawl talks to: the hosts of the portal, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scrapy_commands.conftest import PORTAL, list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

# Every name looked up and every address connected to, by whatever library.
RECORDER = """
import sys
from pathlib import Path

def record(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        where = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[:2]
        with Path("connections").open("a") as file:
            file.write(f"{where[0]}:{where[1]}\\n" if isinstance(where, tuple) else f"{where}\\n")

sys.addaudithook(record)
"""


def test_a_crawl_with_cookies_and_redirects_talks_to_its_portal_alone(project: Project, tiny: Tiny) -> None:
    project.add("tiny", RECORDER + PORTAL)
    tiny.gate = "session=1"
    tiny.pages["/nb/"] = list_page("../tz/202603/t20260305_5.html", "/moved.html", "/away.html", "/shared.html")
    tiny.pages["/moved.html"] = (302, {"Location": "/tz/202603/t20260302_2.html"}, b"")
    tiny.pages["/away.html"] = (302, {"Location": "http://www.example.com/a.html", "Set-Cookie": "a=1"}, b"")
    tiny.pages["/shared.html"] = (302, {"Location": "/nowhere", "Set-Cookie": "b=1; Domain=gov.cn"}, b"")
    status, last, log = project.crawl(tiny)
    assert status == 0, log
    assert last == "tiny: ok: documents: 5 new, 0 changed, 1 unchanged; failed: 1 foreign_redirect, 1 gone"
    connections = set((project.folder / "connections").read_text().split("\n")) - {""}
    assert connections == {tiny.base.removeprefix("http://")}


def test_a_list_is_not_followed_to_another_host(project: Project, tiny: Tiny) -> None:
    """Neither by a redirect nor by a link to its next page."""
    project.add("tiny", RECORDER + PORTAL)
    tiny.pages["/tz/"] = (302, {"Location": "http://www.example.com/tz/"}, b"")
    away = b'<div class="page"><a href="http://www.example.com/nb/index_1.html">\xe4\xb8\x8b\xe4\xb8\x80\xe9\xa1\xb5</a></div>'
    rows = list_page("../tz/202603/t20260301_1.html", "../tz/202603/t20260305_5.html").partition(b"<script>")[0]
    tiny.pages["/nb/"] = rows + away + b"</body></html>"
    status, last, log = project.crawl(tiny)
    assert status == 1, log
    assert last.startswith("tiny: failed: column 通知: foreign_redirect from http://")
    connections = set((project.folder / "connections").read_text().split("\n")) - {""}
    assert connections == {tiny.base.removeprefix("http://")}
