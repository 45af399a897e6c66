"""Portals that refuse: named in one line, left alone for the rest of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.conftest import list_page

if TYPE_CHECKING:
    from tests.commands.conftest import Project, Tiny


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
