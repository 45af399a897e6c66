"""``scrapy probe`` on a tiny portal: from its home page to the 年报 column (gkcrawl/scrapy_commands/probe.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scrapy_commands.conftest import list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny


def test_from_the_home_page_to_the_column_of_annual_reports(project: Project, tiny: Tiny) -> None:
    tiny.pages["/"] = '<html><body><a href="/gk/">政府信息公开</a></body></html>'.encode()
    tiny.pages["/gk/"] = '<html><body><a href="/zfxxgknb/">政府信息公开年报</a></body></html>'.encode()
    tiny.pages["/zfxxgknb/"] = list_page("./202603/t20260301_1.html", "./202603/t20260302_2.html")
    done = project.scrapy("probe", f"{tiny.base}/")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("GET")] == [
        f"GET {tiny.base}/  (asked for)",
        f"GET {tiny.base}/gk/  (may lead to the 年报 column: 政府信息公开)",
        f"GET {tiny.base}/zfxxgknb/  (looks like the 年报 column: 政府信息公开年报)",
    ]
    assert "  family      trs ('createPageHTML(1' in the page)" in lines
    assert lines[-2:] == ["robots.txt: read; allows these pages", f"年报 column: {tiny.base}/zfxxgknb/"]


def test_what_robots_forbid_is_not_looked_at(project: Project, tiny: Tiny) -> None:
    done = project.scrapy("probe", f"{tiny.base}/private/")
    assert done.returncode == 1
    assert "  failed      robots" in done.stdout
    assert "robots.txt: forbids 1 of these pages" in done.stdout
    assert tiny.asked == ["/robots.txt"]


def test_a_saved_page_is_examined_without_the_network(project: Project) -> None:
    (project.folder / "page.html").write_bytes(list_page("./202603/t20260301_1.html", pages=4))
    done = project.scrapy("probe", "page.html", "--url", "http://www.example.gov.cn/zfxxgknb/")
    assert done.returncode == 0, done.stderr
    assert "totals: 4 pages" in done.stdout
