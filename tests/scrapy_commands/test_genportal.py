"""``scrapy genportal`` and ``scrapy record``: from a page to a portal with a fixture."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from gkcrawl.errors import ConfigError
from gkcrawl.scrapy_commands.genportal import _agency, _region
from tests.scrapy_commands.conftest import list_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scrapy_commands.conftest import Project, Tiny


def fixture(project: Project, name: str) -> Path:
    return project.folder / "tests" / "fixtures" / name


def test_a_page_becomes_a_portal_with_a_fixture(project: Project, tiny: Tiny) -> None:
    head = '<head><meta name="SiteName" content="南京市教育局网站"><meta name="ColumnName" content="通知公告"></head>'
    tiny.pages["/tz/"] = list_page("./202603/t20260301_1.html").replace(b"<body>", f"{head}<body>".encode())
    done = project.scrapy("genportal", "nanjing_jyj", f"{tiny.base}/tz/", "--group", "jiangsu")
    assert done.returncode == 0, done.stderr
    source = (project.folder / "tiny_portals" / "jiangsu" / "nanjing_jyj.py").read_text(encoding="utf-8")
    assert source == (
        "from gkcrawl.portals import Column, TrsSpider\n\n\n"
        "class NanjingJyj(TrsSpider):\n"
        '    """南京市教育局, http://127.0.0.1."""\n\n'
        '    name = "nanjing_jyj"\n'
        '    agency, region = "南京市教育局", "320100"\n'
        f'    columns = (Column("通知公告", "{tiny.base}/tz/"),)\n'
    )
    assert "1 responses" not in done.stdout
    assert "关于第1项示例工作的通知" in (fixture(project, "nanjing_jyj") / "documents.jsonl").read_text(
        encoding="utf-8"
    )


def test_nothing_is_written_when_something_is_missing(project: Project, tiny: Tiny) -> None:
    nameless = project.scrapy("genportal", "other", f"{tiny.base}/tz/")
    assert nameless.returncode == 2
    assert "--agency=<full name>" in nameless.stderr
    assert [path.name for path in (project.folder / "tiny_portals").glob("*.py")].count("other.py") == 0


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
    ("site", "agency"),
    [
        ("南京市教育局网站", "南京市教育局"),
        ("青山市人民政府门户网站", "青山市人民政府"),
        ("青山市政府门户网站", "青山市人民政府"),
        ("青山市水利局信息公开专栏", "青山市水利局"),
        ("门户网站", None),
        (None, None),
    ],
)
def test_a_site_is_called_after_its_agency(site: str | None, agency: str | None) -> None:
    assert _agency(site) == agency


def test_a_region_is_read_from_a_name_that_only_one_division_bears() -> None:
    assert _region("江苏省南京市鼓楼区教育局") == "320106"
    assert _region("财政部") == "100000"
    with pytest.raises(ConfigError, match=r"it may be .*: give --region"):
        _region("鼓楼区教育局")
    with pytest.raises(ConfigError, match="no division has the name"):
        _region("示例市教育局")
