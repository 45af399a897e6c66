"""``scrapy inspect``: a declared portal held against its site as it is today (gkcrawl/scrapy_commands/inspect.py)."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.scrapy_commands.conftest import list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

SITE = """
from gkcrawl.portals import Column, TrsSpider


class Site(TrsSpider):
    name = "site"
    agency, region = "示例市发展和改革局", "320100"
    columns = (
        Column("通知", "{base}/tz/"),
        Column("解读", "{base}/jd/"),
    )
"""


@pytest.fixture
def site(project: Project, tiny: Tiny) -> Project:
    """A portal of two columns, the second of which is not there."""
    project.add("site", SITE.replace("{base}", tiny.base))
    return project


def test_a_portal_that_is_as_declared(site: Project, tiny: Tiny) -> None:
    tiny.pages["/jd/"] = list_page("./202603/t20260306_6.html")

    done = site.scrapy("inspect", "site")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("answers") == 2
    assert "+++" not in done.stdout
    assert sorted(tiny.asked) == ["/jd/", "/robots.txt", "/tz/"]


def test_a_column_found_again_elsewhere_is_proposed_as_a_diff_that_patch_applies(site: Project, tiny: Tiny) -> None:
    tiny.pages["/"] = '<html><body><ul class="nav"><li><a href="/zcjd/">解读</a></li></ul></body></html>'.encode()
    tiny.pages["/zcjd/"] = list_page("./202603/t20260306_6.html")

    done = site.scrapy("inspect", "site")

    assert done.returncode == 1, done.stderr
    assert "moved" in done.stdout
    patched = subprocess.run(["patch", "-p1"], cwd=site.folder, input=done.stdout, text=True, check=False)
    assert patched.returncode == 0
    assert site.text("site") == SITE.replace("{base}", tiny.base).replace("/jd/", "/zcjd/")


def test_a_column_that_is_nowhere_has_died(site: Project) -> None:
    done = site.scrapy("inspect", "site")

    assert done.returncode == 1
    assert "died" in done.stdout
    assert '-        Column("解读"' in done.stdout


def test_what_a_crawl_found_is_held_against_what_is_there_now(site: Project, tiny: Tiny) -> None:
    tiny.pages["/jd/"] = list_page("../tz/202603/t20260301_1.html")
    site.scrapy("crawl", "site")
    tiny.pages["/jd/"] = list_page("../tz/202603/t20260301_1.html", "../tz/202603/t20260302_2.html")

    done = site.scrapy("inspect", "site")

    assert done.returncode == 0, done.stderr
    assert "+1" in done.stdout


def test_all_portals_are_inspected_by_crawlall(site: Project, tiny: Tiny) -> None:
    tiny.pages["/jd/"] = list_page("./202603/t20260306_6.html")

    done = site.scrapy("crawlall", "--inspect", "site")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("answers") == 2
    assert not site.db.exists()


def test_a_portal_that_does_not_exist(site: Project) -> None:
    done = site.scrapy("inspect", "nowhere")

    assert done.returncode == 2
    assert "nowhere" in done.stderr
