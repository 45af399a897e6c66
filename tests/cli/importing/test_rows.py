"""Rows of lists in an archive, and the pages that they lead to."""

from __future__ import annotations

import sqlite3

from gkcrawl.cli.importing.owners import Owners
from gkcrawl.cli.importing.rows import Rows
from gkcrawl.cli.shared.pages import StoredPage
from gkcrawl.portals import Column
from gkcrawl.portals.column import Entry, ListPage, PageRequest
from gkcrawl.portals.families.general.generic import GenericFamily
from gkcrawl.portals.walking.spider import PortalSpider
from tests.cli.importing.pages import HOST, a_list

FIRST, SECOND = f"{HOST}/tzgg/", f"{HOST}/zcwj/"


class Portal(PortalSpider):
    """A portal with two columns."""

    name = "example"
    family = GenericFamily()
    agency, region = "示例市水务局", "320100"
    columns = (Column("通知公告", FIRST), Column("政策", SECOND, kind="policy"))


def rows_of(pages: dict[str, list[str]]) -> Rows:
    """Rows after a walk over ``pages``: bodies by address, the last capture first."""

    def get(asked: PageRequest) -> list[StoredPage]:
        return [StoredPage(url=asked.url, body=html.encode()) for html in pages.get(asked.url, ())]

    rows = Rows(sqlite3.connect(""), Owners([Portal()]))
    rows.walk(rows.owners.portals["example"], get)
    return rows


def test_the_first_column_that_lists_a_page_has_it() -> None:
    rows = rows_of({FIRST: [a_list(1, 2, 3, 4)], SECOND: [a_list(4, 5, 6, 7)]})
    assert [rows.of(f"{HOST}/tzgg/{number}.html").column.name for number in (4, 5)] == ["通知公告", "政策"]
    row = rows.of(f"{HOST}/tzgg/5.html")
    assert (row.listed, row.entry.date, row.column.kind) == (True, "2024-03-05", "policy")


def test_rows_that_only_an_earlier_page_of_a_list_has_count_too() -> None:
    rows = rows_of({FIRST: [a_list(4, 5, 6, 7), a_list(1, 2, 3, 4)]})
    assert [rows.of(f"{HOST}/tzgg/{number}.html").listed for number in (1, 4, 7, 8)] == [True, True, True, False]


def test_a_row_goes_along_where_its_page_leads_on() -> None:
    rows = rows_of({FIRST: [a_list(1, 2, 3, 4)]})
    rows.leads_on(f"{HOST}/tzgg/1.html", f"{HOST}/new/1.html")
    rows.leads_on(f"{HOST}/unknown.html", f"{HOST}/new/2.html")
    assert rows.of(f"{HOST}/new/1.html").entry.url == f"{HOST}/tzgg/1.html"
    assert not rows.of(f"{HOST}/new/2.html").listed


def test_other_lists_tell_of_their_rows_and_name_the_column_where_no_portal_is_declared() -> None:
    rows = rows_of({})
    entries = [
        Entry(title="甲", url="http://other.gov.cn/1.html", date="2024-01-01"),
        Entry(title="乙", url=f"{HOST}/x/1.html"),
    ]
    rows.add_list(ListPage(url="http://other.gov.cn/", cms="generic", column="要闻", entries=entries))
    other, own = rows.of("http://other.gov.cn/1.html"), rows.of(f"{HOST}/x/1.html")
    assert (other.portal, other.column.name, other.entry.date) == (None, "要闻", "2024-01-01")
    assert own.portal is not None and (own.portal.name, own.column.name) == ("example", "")


def test_what_no_list_names_is_of_the_column_it_lies_below() -> None:
    row = rows_of({}).of(f"{FIRST}9.html")
    assert (row.listed, row.entry.title, row.column.name) == (False, "", "通知公告")
