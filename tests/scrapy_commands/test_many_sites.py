"""``scrapy genportal --from`` (gkcrawl/scrapy_commands/many_sites.py): many sites, resumable; none stops the others."""

from __future__ import annotations

import csv
import json
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

import pytest

from gkcrawl.portals.toml import read_tables
from tests.scrapy_commands.conftest import Tiny, list_page, serving

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from tests.scrapy_commands.conftest import Project

UNREACHABLE = "http://127.0.0.1:9/"


def site(agency: str = "") -> Tiny:
    """A site of two columns; its foot says whose it is where there is an ``agency``."""
    menu = '<a href="/tz/">通知公告</a> <a href="/nb/">政府信息公开年报</a>'
    foot = f"<div class='foot'>主办单位：{agency} 版权所有：{agency}</div>" if agency else ""
    pages = {path: list_page(*(f"./202603/t2026030{n}_{n}.html" for n in range(1, 5))) for path in ("/tz/", "/nb/")}
    title = f"<title>{agency or '首页'}</title>"
    home = f"<html><head>{title}</head><body>{menu}{foot}</body></html>".encode()
    return Tiny({**pages, "/": home, "/robots.txt": b""})


class Sites(NamedTuple):
    good: Tiny
    nameless: Tiny
    blocked: Tiny
    forbidden: Tiny
    broken: Tiny

    @property
    def homes(self) -> dict[str, str]:
        return {name: f"{tiny.base}/" for name, tiny in self._asdict().items()}


@pytest.fixture
def sites() -> Iterator[Sites]:
    """One that is read whole, one that does not say whose it is, and three that give nothing, each in its way."""
    made = Sites(site("南京市教育局"), site(), site(), site(), site())
    made.blocked.pages["/"] = (412, {"Content-Type": "text/html"}, b"<html><script>$_ts={};</script></html>")
    made.forbidden.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
    made.broken.pages["/"] = (200, {"Content-Type": "text/html"}, b"\x00\xff<" * 1000)
    with ExitStack() as stack:
        for tiny in made:
            stack.enter_context(serving(tiny))
        yield made


def run(project: Project, lines: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    (project.folder / "sites.csv").write_text("\n".join(lines), encoding="utf-8")
    return project.scrapy("genportal", "--from", "sites.csv", *arguments)


def tables(project: Project) -> dict[str, str]:
    """Portal → the file that declares it."""
    folder = project.folder / "tiny_portals"
    return {table.name: path.name for path in folder.glob("*.toml") for table in read_tables(path, path.name)}


def states(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["home"]: row["state"] for row in csv.DictReader(file)}


def test_each_site_is_written_or_says_why_not(project: Project, sites: Sites) -> None:
    homes = sites.homes
    done = run(project, [*homes.values(), UNREACHABLE], "-o", "out.csv")
    assert done.returncode == 1, done.stderr
    assert states(project.folder / "out.csv") == {
        homes["good"]: "written",
        homes["nameless"]: "needs a person",
        homes["blocked"]: "blocked",
        homes["forbidden"]: "forbidden by robots.txt",
        homes["broken"]: "needs a person",
        UNREACHABLE: "unreachable",
    }
    assert list(tables(project).values()) == ["jiangsu.toml"]
    assert "nothing says whose site this is: give --agency" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 written, 2 needs a person, 1 unreachable, 1 blocked")
    assert "6 of 6: " in done.stderr, "progress"
    (name,) = tables(project)
    assert name in project.scrapy("list").stdout.split()
    assert project.scrapy("checkall").returncode == 0


def test_a_second_run_leaves_alone_what_was_tried(project: Project, sites: Sites) -> None:
    homes = sites.homes
    lines = [homes["good"], homes["nameless"]]
    assert run(project, lines).returncode == 1
    before = [len(tiny.asked) for tiny in sites]
    again = run(project, lines)
    assert (again.returncode, "2 of 2 sites were tried before" in again.stderr) == (1, True)
    assert [len(tiny.asked) for tiny in sites] == before
    more = run(project, ["home,agency", f"{homes['good']},", f"{homes['nameless']},苏州市教育局"])
    assert more.returncode == 0, more.stderr
    assert (len(sites.good.asked), len(tables(project))) == (before[0], 2)


def test_a_killed_run_goes_on(project: Project, sites: Sites) -> None:
    """A site that the journal calls written and no table declares was cut off in between."""
    homes = sites.homes
    assert run(project, [homes["good"]]).returncode == 0
    (path,) = (project.folder / "tiny_portals").glob("*.toml")
    written = sorted(path.read_bytes().splitlines())
    path.unlink()
    journal = project.folder / "sites.csv.done.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"site": {"home')
    assert run(project, [homes["good"]]).returncode == 0
    assert sorted(path.read_bytes().splitlines()) == written
    assert json.loads(journal.read_text(encoding="utf-8").splitlines()[-1])["state"] == "written"


def test_what_one_site_declares_is_not_declared_by_another(project: Project, sites: Sites) -> None:
    """A section of a site, whose menu leads to all of it; and the same home page under another address."""
    tiny, home = sites.good, sites.homes["good"]
    menu = '<a href="/tz/">通知公告</a> <a href="/nb/">政府信息公开年报</a> <a href="/wj/">政策文件</a>'
    tiny.pages["/slj/"] = f"<html><head><title>南京市水务局</title></head><body>{menu}</body></html>".encode()
    tiny.pages["/wj/"] = list_page(*(f"./202603/t2026030{n}_{n}.html" for n in range(5, 9)))
    tiny.pages["/again/"] = tiny.pages["/"]
    done = run(project, [home, f"{home}slj/", f"{home}again/"], "--at-once", "1")
    assert len(tables(project)) == 2, done.stderr
    assert done.returncode == 0
    assert "declared before, as site_127_0_0_1" in done.stdout
    assert "written, 1 columns: 2 columns are declared by site_127_0_0_1" in done.stderr


def test_a_site_that_never_answers_holds_up_no_other(project: Project, sites: Sites) -> None:
    sites.broken.pages["/"] = (302, {"Location": "/slow"}, b"")
    sites.broken.pages["/slow"] = b"late"
    began = time.monotonic()
    done = run(project, [sites.homes["broken"], sites.homes["good"]], "-s", "DOWNLOAD_TIMEOUT=2", "-s", "RETRY_TIMES=0")
    lines = [line for line in done.stderr.splitlines() if " of 2: " in line]
    assert ["written" in line for line in lines] == [True, False]
    assert "unreachable: timeout" in lines[1]
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("lines", "arguments", "says"),
    [
        (["ftp://a"], (), "line 1: 'ftp://a' is no http"),
        (["http://a.gov.cn/"], ("-o", "missing/out.csv"), "there is no such folder"),
        (["http://a.gov.cn/"], ("--kinds", "年抱"), "no kind of columns"),
        (["http://a.gov.cn/"], ("--at-once", "0"), "--at-once"),
    ],
)
def test_wrong_usage_asks_nobody(project: Project, lines: list[str], arguments: tuple[str, ...], says: str) -> None:
    done = run(project, lines, *arguments)
    assert (done.returncode, says in done.stdout + done.stderr) == (2, True)
    assert not (project.folder / "sites.csv.done.jsonl").exists()
