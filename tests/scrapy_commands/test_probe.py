"""``scrapy probe`` on a tiny portal: what the page asked for is (gkcrawl/scrapy_commands/probe.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.portals.pages import rows
from tests.scrapy_commands.conftest import list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny


REPORTS = '<a href="/zfxxgknb/">政府信息公开年报</a>'
ROWS = ("./202603/t20260301_1.html", "./202603/t20260302_2.html")


def test_the_list_asked_for_is_reported_whatever_else_the_site_has(project: Project, tiny: Tiny) -> None:
    crumb = '<div>当前位置：<a href="/">首页</a> &gt; 通知公告</div>'
    tiny.pages["/tzgg/"] = list_page(*ROWS, pages=4).replace(b"<body>", f"<body>{crumb}{REPORTS}".encode())
    done = project.scrapy("probe", f"{tiny.base}/tzgg/")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("GET")] == [f"GET {tiny.base}/tzgg/  (asked for)"]
    assert {"  name        通知公告 (breadcrumb)", "  kind        通知公告", "  rows        2"} <= set(lines)
    assert f"  next        GET {tiny.base}/tzgg/index_1.html" in lines
    assert lines[-2:] == [
        f"list: 通知公告  {tiny.base}/tzgg/",
        f"also on this site: 年报 column? 政府信息公开年报  {tiny.base}/zfxxgknb/",
    ]


def test_a_page_that_only_leads_to_its_rows_is_followed(project: Project, tiny: Tiny) -> None:
    tiny.pages["/tzgg/"] = b'<html><head><script>location.href="/zwgk/tz/list.html"</script></head></html>'
    tiny.pages["/zwgk/tz/list.html"] = b'<html><body><iframe src="/zwgk/tz/rows/"></iframe></body></html>'
    tiny.pages["/zwgk/tz/rows/"] = list_page(*ROWS)
    done = project.scrapy("probe", f"{tiny.base}/tzgg/")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tiny.asked == ["/robots.txt", "/tzgg/", "/zwgk/tz/list.html", "/zwgk/tz/rows/"]
    assert "  rows        2" in done.stdout.splitlines()
    assert project.scrapy("probe", f"{tiny.base}/tzgg/", "--no-follow").returncode == 1


@pytest.mark.parametrize(
    ("path", "what"), [("/", "it is a site's home page"), ("/zwgk/", "it shows the newest of several columns")]
)
def test_what_is_no_list_proposes_columns(project: Project, tiny: Tiny, path: str, what: str) -> None:
    block = '<div><h3>{}</h3><a href="{}">更多</a></div><ul>{}</ul>'
    blocks = "".join(
        block.format(name, folder, rows(4).replace("./", folder))
        for name, folder in (("公示公告", "/gsgg/"), ("政策文件", "/zcwj/"))
    )
    tiny.pages[path] = f"<html><body>{blocks}</body></html>".encode()
    done = project.scrapy("probe", f"{tiny.base}{path}")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-4:] == [
        f"no list: {what}  {tiny.base}{path}",
        f"  column?     公示公告  {tiny.base}/gsgg/",
        f"  column?     政策文件  {tiny.base}/zcwj/",
        f"all columns of the site: scrapy discover {tiny.base}/",
    ]


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
    (project.folder / "page.html").write_text("<html><body><h1>青禾县水利局</h1></body></html>")
    done = project.scrapy("probe", "page.html", "--url", "http://www.example.gov.cn/zwgk/")
    assert done.returncode == 1
    assert "all columns of the site: scrapy discover http://www.example.gov.cn/" in done.stdout
