"""``scrapy genportal`` (gkcrawl/scrapy_commands/genportal.py) and ``record``: from a home page to a portal with a fixture."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.scrapy_commands.conftest import detail_page, list_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scrapy_commands.conftest import Project, Tiny

AGENCY = ("--agency", "南京市教育局")


def fixture(project: Project, name: str) -> Path:
    return project.folder / "tests" / "fixtures" / name


@pytest.fixture
def site(tiny: Tiny) -> Tiny:
    """The tiny portal with a home page, whose menu leads to its two columns and to photos."""
    menu = '<a href="/tz/">通知公告</a> <a href="/nb/">政府信息公开年报</a> <a href="/tp/">图片新闻</a>'
    tiny.pages["/"] = f"<html><head><title>南京市教育局</title></head><body>{menu}</body></html>".encode()
    tiny.pages["/tp/"] = list_page(*(f"./202603/t2026030{n}_{n}.html" for n in range(6, 9)))
    tiny.pages |= {f"/tp/202603/t2026030{n}_{n}.html": detail_page(n) for n in range(6, 9)}
    return tiny


def source(project: Project, name: str, folder: str = "jiangsu") -> str:
    return (project.folder / "tiny_portals" / folder / f"{name}.py").read_text(encoding="utf-8")


def test_a_home_page_becomes_a_portal_with_a_fixture(project: Project, site: Tiny) -> None:
    done = project.scrapy("genportal", "nanjing_jyj", f"{site.base}/", *AGENCY)
    assert done.returncode == 0, done.stderr
    text = source(project, "nanjing_jyj")
    assert text.startswith(
        "from gkcrawl.portals import Column, TrsSpider\n\n\n"
        "class NanjingJyj(TrsSpider):\n"
        f'    """南京市教育局, {site.base}."""\n\n'
        '    name = "nanjing_jyj"\n'
        '    agency, region = "南京市教育局", "320100"\n'
        '    status = "unverified"\n'
        "    columns = (\n"
    )
    columns = {line.strip() for line in text.splitlines() if "Column(" in line}
    assert columns == {
        f'Column("通知公告", "{site.base}/tz/", kind="notice"),',
        f'Column("政府信息公开年报", "{site.base}/nb/", kind="annual_report"),',
    }
    assert "left out  图片新闻 (--all takes them)" in done.stdout
    documents = (fixture(project, "nanjing_jyj") / "documents.jsonl").read_text(encoding="utf-8")
    assert "关于第1项示例工作的通知" in documents
    assert project.scrapy("checkall").returncode == 0


def test_columns_of_some_kinds_or_all(project: Project, site: Tiny) -> None:
    some = project.scrapy("genportal", "some", f"{site.base}/", *AGENCY, "--kinds", "年报")
    assert some.returncode == 0, some.stderr
    assert [name in source(project, "some") for name in ("年报", "通知公告", "图片新闻")] == [True, False, False]
    (project.folder / "tiny_portals" / "jiangsu" / "some.py").unlink()
    every = project.scrapy("genportal", "every", f"{site.base}/", *AGENCY, "--all", "--family", "generic")
    assert every.returncode == 0, every.stderr
    assert "图片新闻" in source(project, "every") and "class Every(GenericSpider)" in source(project, "every")


def test_the_address_of_a_list_makes_a_portal_of_that_column(project: Project, site: Tiny) -> None:
    done = project.scrapy("genportal", "one", f"{site.base}/nb/", *AGENCY)
    assert done.returncode == 0, done.stderr
    assert source(project, "one").count("Column(") == 1 and f'"{site.base}/nb/"' in source(project, "one")
    assert "/tp/" not in site.asked


def test_a_home_page_below_a_path_is_no_list(project: Project, site: Tiny) -> None:
    site.pages["/jyj/"] = site.pages["/"]
    done = project.scrapy("genportal", "jyj", f"{site.base}/jyj/", *AGENCY)
    assert done.returncode == 0, done.stderr
    assert source(project, "jyj").count("Column(") == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "--agency=<full name>"),
        (("--agency", "示例市教育局"), "--region=<six-digit"),
        ((*AGENCY, "--kinds", "人事"), r"no column of the kinds 人事.*found: .*年报"),
        ((*AGENCY, "--kinds", "年抱"), "年抱: no kind of columns; did you mean"),
        ((*AGENCY, "--family", "trz"), "--family=trz is none of"),
    ],
)
def test_nothing_is_written_when_something_is_missing(
    project: Project, tiny: Tiny, arguments: tuple[str, ...], says: str
) -> None:
    tiny.pages["/"] = '<body><a href="/tz/">通知公告</a><a href="/nb/">政府信息公开年报</a></body>'.encode()
    done = project.scrapy("genportal", "other", f"{tiny.base}/", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("other: nothing written: ")
    assert re.search(says, done.stderr)
    assert not list((project.folder / "tiny_portals").rglob("other.py"))


def test_columns_of_another_portal_are_not_declared_again(project: Project, site: Tiny) -> None:
    assert project.scrapy("genportal", "first", f"{site.base}/", *AGENCY, "--kinds", "年报").returncode == 0
    second = project.scrapy("genportal", "second", f"{site.base}/", *AGENCY)
    assert (second.returncode, "portal first has columns of this site already" in second.stderr) == (2, True)


def test_a_site_that_does_not_answer(project: Project) -> None:
    done = project.scrapy("genportal", "gone", "http://127.0.0.1:9/")
    assert (done.returncode, "no column found" in done.stderr, "refused" in done.stderr) == (2, True, True)


def test_a_fixture_is_refreshed_from_an_archive(project: Project, tiny: Tiny) -> None:
    assert project.crawl(tiny)[0] == 0
    base = ("-a", f"base={tiny.base}")
    archived = project.scrapy("record", "tiny", *base, "-s", f"REPLAY={project.archive}/tiny")
    assert archived.returncode == 0, archived.stderr
    documents = (fixture(project, "tiny") / "documents.jsonl").read_bytes()
    assert documents.count(b"\n") == 3, "two a column; one notice is in both"
    pages = gzip.decompress((fixture(project, "tiny") / "pages.warc.gz").read_bytes())
    assert b"index_1.html" not in pages.replace(b'"index", "html"', b"")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Name", "http://a.gov.cn/"),
        ("a", "no address"),
        ("a", "http://a.gov.cn/", "--group", "../x"),
        ("a", "--from", "b"),
    ],
)
def test_wrong_usage_asks_nobody(project: Project, arguments: tuple[str, ...]) -> None:
    assert project.scrapy("genportal", *arguments).returncode == 2
