"""``scrapy checkall``: what is wrong with portals, found without the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.portals import Column, PortalSpider, TrsSpider
from gkcrawl.scrapy_commands.checkall import check
from tests.scrapy_commands.conftest import PORTAL

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project


def portal(name: str = "test_checkall", **changes: Any) -> type[PortalSpider]:
    """A portal that lives in this file and is called like it."""
    attributes: dict[str, Any] = {
        "__module__": __name__,
        "__doc__": "Example Bureau, http://www.example.gov.cn.",
        "name": name,
        "agency": "示例市发展和改革局",
        "region": "320100",
        "columns": (Column("通知", "http://www.example.gov.cn/tz/"),),
    }
    return type("Example", (TrsSpider,), attributes | changes)


def test_the_portals_of_this_project_have_no_problems() -> None:
    loader = PortalLoader(Settings({"SPIDER_MODULES": ["spiders"]}))
    portals = loader.portals()
    assert check(portals) == []
    real = [found for found in portals if found.base is None]
    assert len(real) >= 100
    assert sum(1 for found in real if found.status != "moved") >= 100


def test_a_portal_alone() -> None:
    assert check([portal()]) == []
    assert check([portal("other")]) == ["other: its file is test_checkall.py; name and file are the same"]
    assert "'320999' is no division in force" in check([portal(region="320999")])[0]
    assert "docstring" in check([portal(__doc__="Example Bureau.")])[0]


def test_an_abolished_division_is_for_portals_that_are_gone() -> None:
    assert "no division in force" in check([portal(region="110103")])[0]
    assert check([portal(region="110103", status="moved")]) == []


def test_portals_among_each_other() -> None:
    other = portal(columns=(Column("通知", "https://www.example.gov.cn/tz/index.html"),), agency="示例市财政局")
    assert check([portal(), other]) == ["test_checkall, test_checkall: share the column www.example.gov.cn/tz/"]
    split = portal(columns=(Column("年报", "http://www.example.gov.cn/nb/"),))
    assert "is one portal with several columns" in check([portal(), split])[0]


def test_the_command_counts_and_names(project: Project) -> None:
    project.add("twin", PORTAL.replace('"tiny"', '"twin"'))
    project.add("broken", "import nothing_of_this_name")
    done = project.scrapy("checkall")
    assert (done.returncode, done.stdout) == (
        1,
        "0 portals (0 active, 0 unverified, 0 moved), 0 without a recorded fixture; 2 demo portals; 3 problems\n",
    )
    project.add(
        "live",
        PORTAL.replace('"tiny"', '"live"')
        .replace('    base = "http://127.0.0.1:8848"\n', "")
        .replace("{base}", "http://a.example.gov.cn"),
    )
    named = project.scrapy("checkall").stdout.splitlines()[1]
    assert named == "active, and to be recorded (scrapy record NAME): live"
    assert "tiny_portals/broken.py: ModuleNotFoundError" in done.stderr
    assert "tiny, twin: share the column 127.0.0.1:8848/tz/" in done.stderr


def test_a_table_of_portals_need_not_be_called_as_they_are(project: Project) -> None:
    table = '[{}]\nfamily = "trs"\nagency = "示例市水利局"\nregion = "320100"\ncolumns = [{{name="通知",url="http://{}.gov.cn/"}}]\n'
    (project.folder / "tiny_portals" / "more.toml").write_text(table.format("a", "a") + table.format("b", "b"), "utf-8")
    done = project.scrapy("checkall")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 portals (2 active, 0 unverified, 0 moved), 2 without a recorded fixture; 1 demo")
