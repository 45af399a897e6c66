"""Each column once, under a name of its own."""

from __future__ import annotations

from gkcrawl.portals.column import Entry, ListPage
from gkcrawl.portals.discovery.columns import Columns
from gkcrawl.portals.discovery.site import SiteColumn
from tests.portals.discovery.sites import HOME


def column(path: str, name: str = "通知", *parents: str) -> SiteColumn:
    return SiteColumn(name=name, url=HOME + path, parents=parents)


def listing(*paths: str) -> ListPage:
    return ListPage(url=HOME, cms="generic", entries=[Entry(title="关于防汛", url=HOME + path) for path in paths])


def test_a_column_under_two_addresses_is_one() -> None:
    found = Columns()
    assert found.add(column("tz/"), listing("tz/1.html"))
    assert not found.add(column("tz/index.html"), listing("tz/1.html", "tz/2.html"))
    assert not found.add(column("print/tz/"), listing("tz/1.html"))
    assert [one.url for one in found.named()] == [f"{HOME}tz/"]


def test_of_two_with_the_same_rows_the_one_in_whose_folder_they_stand_stays() -> None:
    found = Columns()
    found.add(column("mirror/"), listing("tz/1.html", "tz/2.html"))
    assert found.add(column("tz/"), listing("tz/1.html", "tz/2.html"))
    assert [one.url for one in found.named()] == [f"{HOME}tz/"]


def test_names_that_two_columns_share_get_their_parents_then_a_number() -> None:
    found = Columns()
    for number, parents in enumerate((("就业",), ("社保",), ("社保",), ())):
        found.add(column(f"{number}/", "政策法规", *parents), listing(f"{number}/1.html"))
    found.add(column("9/", "公告", "就业"), listing("9/1.html"))
    assert [one.name for one in found.named()] == [
        "就业/政策法规",
        "社保/政策法规",
        "社保/政策法规 (2)",
        "政策法规",
        "公告",
    ]
