"""Who reports: each agency once, under all its names (gkcrawl/coverage/known.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from gkcrawl.coverage.crawls import crawls
from gkcrawl.coverage.known import known_agencies
from gkcrawl.document import Document, Region
from gkcrawl.identity import url_key
from gkcrawl.store.state import Failed, Fetched, Listed, ListRead, ReportColumn, Unit
from tests.corpus.reports import a_report, invented
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from gkcrawl.store import Store

COLUMN = "https://www.example.gov.cn/nb/"
TOWN = Region(code="320100", name="南京市", level="city")


def report(number: int, agency: str, year: int) -> Document:
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return a_report(number, invented(number), agency=agency, title=title, report_year=year, region=TOWN)


def a_unit(store: Store, name: str, documents: list[Document], unit: str = "u1") -> None:
    """A unit with its list and what that leads to."""
    url = f"{COLUMN}{unit}/"
    keys = [url_key(document.url) for document in documents]
    rows = [Listed(key, COLUMN, orjson.dumps({"title": "", "url": key}).decode(), "", MONDAY) for key in keys]
    fetched = [Fetched(key, MONDAY, None, None) for key in keys]
    listed = ListRead(f"GET {url}", "", orjson.dumps(keys).decode(), None, None, MONDAY)
    printed = [ReportColumn(COLUMN, "年报", MONDAY), Unit(COLUMN, url, name, MONDAY)]
    store.write("r1", [*documents, *rows, *fetched, listed, *printed], portal="demo")


def years(store: Store) -> dict[str, list[int]]:
    return {known.agency.name: sorted(known.reports) for known in known_agencies(store, crawls(store))}


def test_names_that_follow_one_another_in_the_list_of_a_unit_are_one_agency(store: Store) -> None:
    a_unit(store, "水利局", [report(1, "南京市水务局", 2021), report(2, "南京市水利局", 2022)])
    assert years(store) == {"南京市水利局": [2021, 2022], "示例市人民政府": []}


def test_agencies_that_report_on_the_same_year_are_two(store: Store) -> None:
    a_unit(store, "水利局", [report(1, "南京市水务局", 2022), report(2, "南京市水利局", 2022)])
    assert years(store) == {"南京市水利局": [2022], "南京市水务局": [2022], "示例市人民政府": []}


def test_a_unit_without_a_report_is_known_by_its_name(store: Store) -> None:
    a_unit(store, "教育局", [])
    assert years(store) == {"南京市教育局": [], "示例市人民政府": []}


def test_a_listed_report_whose_page_failed_is_of_its_agency_and_year(store: Store) -> None:
    rows = [("南京市教育局2023年政府信息公开工作年度报告", "a"), ("年报", "b")]
    listed = [
        Listed(key, COLUMN, orjson.dumps({"title": title, "url": key}).decode(), "", MONDAY) for title, key in rows
    ]
    failed = [Failed(key, MONDAY, "gone", None) for _, key in rows]
    store.write("r1", [ReportColumn(COLUMN, "年报", MONDAY), *listed, *failed], portal="demo")
    crawled = crawls(store)
    found = {known.agency.name: known.failures for known in known_agencies(store, crawled)}
    assert found == {"南京市教育局": {2023: "gone"}, "示例市人民政府": {}}
    assert "1 pages of its lists failed" in crawled["demo"].lacks
