"""Facets of a search (gkcrawl/corpus/facets.py)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.facets import facets
from gkcrawl.corpus.search import index_words, newest
from gkcrawl.document import Region
from gkcrawl.store.queries.selection import Selection
from tests.corpus.reports import a_report, invented
from tests.store.corpus import TUESDAY, a_document, start_run

if TYPE_CHECKING:
    from gkcrawl.store import Store

CODES = ("320105", "320100", "320200", "110101", None)


@pytest.fixture
def filled(store: Store) -> Store:
    """30 documents of two portals, five places, three kinds, three years; and two copies of the first."""
    start_run(store, portal="other")
    for number in range(30):
        code = CODES[number % 5]
        document = a_document(
            number,
            text="\n".join(invented(number)) + ("水务" if number % 2 else "教育"),
            portal=("demo", "other")[number % 3 == 0],
            kind=("policy", "notice", "plan")[number % 3],
            published_date=f"{2022 + number % 3}-05-01",
            region=code and Region(code=code, name="某地", level="county"),
        )
        store.write("r1", [document], portal=document.portal)
    store.write("r1", [a_report(41), a_report(42)], portal="demo")
    find_duplicates(store)
    index_words(store)
    return store


def test_all_documents_found_are_counted_by_portal_region_kind_and_year(filled: Store) -> None:
    found = facets(filled, [], Selection())
    assert found.total == 31, "a copy is not counted"
    assert dict(found.counts["region"]) == {"320000": 18, "110000": 6}
    assert dict(found.counts["portal"]) == {"demo": 21, "other": 10}
    assert [year for year, _ in found.counts["year"]] == ["2024", "2023", "2022"]
    assert facets(filled, ["水务"], Selection()).total == 16
    assert facets(filled, ["没有这样的词"], Selection()).total == 0


@pytest.mark.parametrize(
    "filters",
    [
        {"portal": "other"},
        {"kind": "notice", "year": 2023},
        {"region": "320000"},
        {"region": "320100", "kind": "policy"},
        {"region": "320105"},
        {"since": "2023-01-01"},
        {"seen": "2026-11"},
        {"seen": "2020-01"},
        {"agency": "青溪县水务局"},
        {"portal": "nowhere"},
    ],
)
def test_counts_are_what_the_list_has(filled: Store, filters: dict[str, Any]) -> None:
    selection = Selection(**filters)
    found = facets(filled, [], selection)
    assert found.total == len(newest(filled, selection, limit=100))
    for name in ("portal", "kind", "year"):
        for value, count in found.counts[name]:
            chosen = int(value) if name == "year" else value
            assert count == len(newest(filled, Selection(**(filters | {name: chosen})), limit=100)), (name, value)


def test_a_region_is_counted_by_what_lies_right_below_it(filled: Store) -> None:
    assert dict(facets(filled, [], Selection(region="320000")).counts["region"]) == {"320100": 12, "320200": 6}
    assert dict(facets(filled, [], Selection(region="320100")).counts["region"]) == {"320100": 6, "320105": 6}


def test_what_is_written_later_is_counted_too(filled: Store) -> None:
    before = facets(filled, ["水务"], Selection())
    new = a_document(77, text="水务", kind="plan", published_date="2031-01-01")
    changed = a_document(1, text="\n".join(invented(99)) + "水务", kind="guide", fetched_at=TUESDAY)
    filled.write("r1", [new, changed], portal="demo")
    assert facets(filled, [], Selection()).total == 32
    index_words(filled)
    after = facets(filled, ["水务"], Selection())
    assert after.total == before.total + 1
    assert Counter(dict(after.counts["kind"])) - Counter(dict(before.counts["kind"])) == {"plan": 1, "guide": 1}
