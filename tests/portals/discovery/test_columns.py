"""Each column once, however many addresses it has."""

from __future__ import annotations

from gkcrawl.portals.column import Entry
from gkcrawl.portals.discovery.columns import Columns
from gkcrawl.portals.discovery.site import SiteColumn
from tests.portals.discovery.sites import HOME


def column(path: str) -> SiteColumn:
    return SiteColumn(name="通知", url=HOME + path)


def entries(*paths: str) -> list[Entry]:
    return [Entry(title="关于防汛", url=HOME + path) for path in paths]


def test_a_column_under_two_addresses_is_one() -> None:
    found = Columns()
    assert found.add(column("tz/"), entries("tz/1.html"))
    assert not found.add(column("tz/index.html"), entries("tz/1.html", "tz/2.html"))
    assert not found.add(column("print/tz/"), entries("tz/1.html"))
    assert [one.url for one in found.all()] == [f"{HOME}tz/"]


def test_of_two_with_the_same_rows_the_one_in_whose_folder_they_stand_stays() -> None:
    found = Columns()
    found.add(column("mirror/"), entries("tz/1.html", "tz/2.html"))
    assert found.add(column("tz/"), entries("tz/1.html", "tz/2.html"))
    assert [one.url for one in found.all()] == [f"{HOME}tz/"]
