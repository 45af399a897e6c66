"""Lists of sites as people have them, and a journal that is gone on with after a kill."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gkcrawl.errors import ConfigError
from gkcrawl.portals.discovery.site import Site, SiteColumn, Unread
from gkcrawl.portals.drafts.site_list import (
    Journal,
    ListedSite,
    Result,
    names_for,
    read_sites,
    state_without_columns,
)

if TYPE_CHECKING:
    from pathlib import Path

A, B = "http://a.example.gov.cn/", "http://b.example.gov.cn/"


def listed(tmp_path: Path, data: str | bytes) -> list[ListedSite]:
    path = tmp_path / "sites.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_sites(path)


@pytest.mark.parametrize(
    "data",
    [
        f"{A}\n\n# later\n{B}\n",
        f"home\n{A}\n{B}",
        f"home,name\r\n{A},\r\n{B},\r\n",
        f"\ufeffName, Home\n,{A}\n,{B}\n",
        f"{A},a note that no head explains\n{B}\n{A}index.html\n",
    ],
)
def test_a_list_is_csv_or_an_address_a_line(tmp_path: Path, data: str) -> None:
    assert listed(tmp_path, data) == [ListedSite(A), ListedSite(B)]


def test_what_a_person_knows_is_said_beside_the_address(tmp_path: Path) -> None:
    data = "home,agency,region,name,group\nwww.a.gov.cn,示例市水利局,320400,a_slj,mine\n"
    wanted = [ListedSite("http://www.a.gov.cn", "a_slj", "示例市水利局", "320400", "mine")]
    assert listed(tmp_path, data) == wanted
    assert listed(tmp_path, data.encode("gb18030")) == wanted, "as spreadsheets in China save it"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (f"home\n{A}\nftp://a\n", "line 3: 'ftp://a' is no http"),
        (f"home,name\n{A},A-1\n", "line 2: 'A-1': names are lower-case"),
        (f"home,agenzy\n{A},x\n", "agenzy: no such column; there are home, name"),
        ("home,name\n,x\n", "line 2: '' is no http"),
    ],
)
def test_a_line_that_is_no_site_is_named(tmp_path: Path, data: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        listed(tmp_path, data)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.csv: No such file"):
        read_sites(tmp_path / "none.csv")


def test_what_was_tried_is_left_alone_until_more_is_said_of_it(tmp_path: Path) -> None:
    site = ListedSite(A)
    Journal(tmp_path / "done.jsonl").add(Result(site, "a", "needs a person", "--agency"))
    again = Journal(tmp_path / "done.jsonl")
    known = again.done(site, [])
    assert known is not None and (known.state, known.why) == ("needs a person", "--agency")
    assert again.done(ListedSite(A, agency="示例市水利局"), []) is None
    assert again.done(ListedSite(B), []) is None


def test_what_was_written_is_done_as_long_as_it_is_declared(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "done.jsonl")
    journal.add(Result(ListedSite(A), "a", "written"))
    assert journal.done(ListedSite(A), ["a"])
    assert journal.done(ListedSite(A), ["b"]) is None, "killed before it was, or taken out"


def test_a_journal_goes_on_behind_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "done.jsonl"
    Journal(path).add(Result(ListedSite(A), "a", "written"))
    path.write_bytes(path.read_bytes() + b'{"site": {"home": "http://c')
    Journal(path).add(Result(ListedSite(B), "b", "blocked"))
    assert Journal(path).names() == {"a", "b"}
    assert [json.loads(line)["state"] for line in path.read_text(encoding="utf-8").splitlines() if line[-1] == "}"] == [
        "written",
        "blocked",
    ]


def test_names_are_given_once_and_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "done.jsonl")
    sites = [ListedSite("http://www.a.gov.cn/"), ListedSite("http://www.a.org.cn/"), ListedSite(B, name="a_2")]
    first = names_for(sites, journal, declared=["x"])
    assert list(first.values()) == ["a", "a_3", "a_2"]
    for site in sites:
        journal.add(Result(site, first[site.home], "written"))
    assert names_for(sites[::-1], journal, declared=["a", "a_2", "a_3"]) == first


@pytest.mark.parametrize(
    ("why", "state"),
    [
        ("waf", "blocked"),
        ("forbidden", "blocked"),
        ("robots", "forbidden by robots.txt"),
        ("leads to another site", "needs a person"),
        ("foreign_redirect", "needs a person"),
        ("dns", "unreachable"),
        ("timeout", "unreachable"),
        ("http_502", "unreachable"),
    ],
)
def test_a_home_page_that_does_not_come(why: str, state: str) -> None:
    assert state_without_columns(Site(A, unread=[Unread(f"{A}index.html", why), Unread(f"{A}x/", "gone")])) == state


def test_a_home_page_that_shows_nothing() -> None:
    assert state_without_columns(Site(A, unread=[Unread(f"{A}x/", "gone")])) == "needs a person"
    assert Result(ListedSite(A), "a", "written", columns=2).to_dict()["home"] == A
    assert SiteColumn("通知", A).to_dict()["name"] == "通知"
