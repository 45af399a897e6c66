"""robots.txt: obeyed where it is there, everything allowed where it is not, nothing where it cannot be read (gkcrawl/crawl/middlewares/robots.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scrapy_commands.conftest import list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

HOME = b"<html><head><title>home</title></head><body>Disallow nothing</body></html>"


@pytest.mark.parametrize("status", [500, 503, 599])
def test_a_server_error_forbids_all(project: Project, tiny: Tiny, status: int) -> None:
    tiny.pages["/robots.txt"] = (status, {}, b"User-agent: *\nAllow: /\n")
    code, last, log = project.crawl(tiny, "-s", "RETRY_TIMES=1", "-s", "GKCRAWL_MAX_BACKOFF=0")
    assert code == 1, log
    assert last.startswith("tiny: failed: column 通知: robots_unreachable from http://"), last
    assert f"http_{status} from robots.txt; nothing else is asked of it in this run" in log
    assert set(tiny.asked) == {"/robots.txt"}


def test_no_answer_forbids_all(project: Project, tiny: Tiny) -> None:
    tiny.pages["/robots.txt"] = (200, {"Content-Length": "100"}, b"User-agent: *\n")
    code, last, _ = project.crawl(tiny, "-s", "RETRY_TIMES=0", "-s", "DOWNLOAD_TIMEOUT=1")
    assert (code, "robots_unreachable" in last) == (1, True)
    assert set(tiny.asked) == {"/robots.txt"}


@pytest.mark.parametrize(
    "robots",
    [
        (404, {}, b""),
        (403, {}, b"forbidden"),
        (410, {}, HOME),
        (200, {"Content-Type": "text/html"}, HOME),
        (200, {}, b""),
        (302, {"Location": "/"}, b""),
        (302, {"Location": "/robots.txt"}, b""),
        (302, {"Location": "http://www.example.com/robots.txt"}, b""),
    ],
    ids=["none", "forbidden", "gone", "home", "empty", "to-home", "to-itself", "to-another-host"],
)
def test_that_it_is_not_there_allows_all(
    project: Project, tiny: Tiny, robots: tuple[int, dict[str, str], bytes]
) -> None:
    tiny.pages |= {"/": HOME, "/robots.txt": robots}
    code, last, log = project.crawl(tiny)
    assert code == 0, log
    assert "documents: 5 new" in last


def test_a_host_that_documents_are_on_is_left_alone_by_itself(project: Project, tiny: Tiny) -> None:
    """Nobody listens on port 1: its robots.txt cannot be had, which says nothing of the portal's own host."""
    project.add("tiny", project.text("tiny") + '    follow_hosts = (".localhost",)\n')
    tiny.pages["/nb/"] = list_page("../tz/202603/t20260305_5.html", "http://localhost:1/t20260306_6.html")
    code, last, log = project.crawl(tiny, "-s", "RETRY_ENABLED=False")
    assert code == 0, log
    assert last == "tiny: ok: documents: 5 new, 0 changed, 0 unchanged; failed: 1 robots_unreachable"
    # It says nothing of the page itself, which is asked for again next time.
    assert project.rows("SELECT error, tries FROM entries WHERE key LIKE 'localhost%'") == [{"error": None, "tries": 0}]
