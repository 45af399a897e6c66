"""``scrapy discover`` on a tiny site over HTTP (gkcrawl/scrapy_commands/discover.py)."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from tests.scrapy_commands.conftest import list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny


@pytest.fixture
def site(tiny: Tiny) -> Tiny:
    """The tiny portal with a home page; one link leads off, one redirects, one is forbidden."""
    menu = (
        '<a href="/tz/">通知公告</a><a href="/nb/">政府信息公开年报</a><a href="/zc/">政策文件</a>'
        '<a href="/private/">规划计划</a><a href="http://127.0.0.2:9/tz/">其他公告</a>'
    )
    tiny.pages["/"] = f"<html><head><title>示例市</title></head><body>{menu}</body></html>".encode()
    tiny.pages["/zc/"] = (302, {"Location": "/zc/list/"}, b"")
    tiny.pages["/zc/list/"] = list_page(*(f"./202603/t2026030{n}_{n}.html" for n in range(6, 9)))
    return tiny


def test_columns_are_printed_and_what_was_not_read_is_said(project: Project, site: Tiny) -> None:
    done = project.scrapy("discover", f"{site.base}/")
    assert done.returncode == 1
    for name, path in (("通知公告", "/tz/"), ("政府信息公开年报", "/nb/"), ("政策文件", "/zc/list/")):
        line = next(line for line in done.stdout.splitlines() if line.startswith(name))
        assert line.split()[-1] == site.base + path
    assert done.stderr.splitlines() == [f"not read: {site.base}/private/: robots"]
    assert site.asked[:2] == ["/robots.txt", "/"]
    assert not {path for path in site.asked if "t2026" in path or "private" in path}


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_the_server_receives_no_more_requests_than_allowed(project: Project, site: Tiny, most: int) -> None:
    site.pages["/tz/"] = (503, {}, b"")
    done = project.scrapy("discover", f"{site.base}/", "--max-requests", str(most))
    assert done.returncode == 1
    assert len(site.asked) <= most


def test_a_sitemap_of_robots_txt_is_read_and_a_redirect_off_the_site_is_not_followed(
    project: Project, site: Tiny
) -> None:
    site.pages["/robots.txt"] = f"User-agent: *\nSitemap: {site.base}/sitemap.xml\n".encode()
    site.pages["/sitemap.xml"] = f"<urlset><url><loc>{site.base}/hidden/</loc></url></urlset>".encode()
    site.pages["/hidden/"] = list_page("./202603/t20260309_91.html", "./202603/t20260309_92.html")
    site.pages["/zc/"] = (302, {"Location": "http://127.0.0.2:9/zc/"}, b"")
    done = project.scrapy("discover", f"{site.base}/")
    assert f"{site.base}/hidden/" in done.stdout
    assert "/zc/: leads to another site" in done.stderr


@pytest.mark.parametrize("name", ["found.csv", "found.jsonl"])
def test_columns_are_written_to_a_file(project: Project, site: Tiny, name: str) -> None:
    done = project.scrapy("discover", f"{site.base}/", "-o", name)
    assert f"3 columns in {name}" in done.stdout
    text = (project.folder / name).read_text(encoding="utf-8")
    found = list(csv.DictReader(text.splitlines())) if name.endswith("csv") else [*map(json.loads, text.splitlines())]
    assert {row["name"]: row["url"].removeprefix(site.base) for row in found} == {
        "通知公告": "/tz/",
        "政府信息公开年报": "/nb/",
        "政策文件": "/zc/list/",
    }


@pytest.mark.parametrize(
    "arguments",
    [(), ("no address",), ("http://a.gov.cn/", "-o", "found.txt"), ("http://a.gov.cn/", "-o", "missing/found.csv")],
)
def test_wrong_usage_asks_nobody(project: Project, arguments: tuple[str, ...]) -> None:
    assert project.scrapy("discover", *arguments).returncode == 2
