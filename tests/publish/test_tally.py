"""Counts of published tables (gkcrawl/publish/tally.py)."""

from __future__ import annotations

import pyarrow as pa

from gkcrawl.publish.columns import moments
from gkcrawl.publish.tally import Tally


def test_null_and_a_list_without_items_are_missing() -> None:
    tally = Tally()
    for title in ("甲", None):
        tally.add(pa.table({"title": pa.array([title], pa.string()), "quality": pa.array([[]], pa.list_(pa.string()))}))
    tally.add(pa.table({"title": ["乙"], "quality": [["repaired", "gone"]]}))
    assert (tally.rows, dict(tally.missing)) == (3, {"title": 1, "quality": 2})
    assert tally.counts("quality") == {"repaired": 1, "gone": 1}
    assert tally.counts("portal") == {}


def test_first_and_last_day_are_kept_over_all_portions() -> None:
    tally = Tally()
    for day in ("2024-03-01", None, "2020-01-01"):
        tally.add(pa.table({"published_date": moments([day], pa.date32())}))
    assert [str(day) for day in tally.range("published_date")] == ["2020-01-01", "2024-03-01"]
    assert Tally().range("published_date") == (None, None)


def test_relations_of_duplicates_are_counted() -> None:
    tally = Tally()
    type = pa.struct([("relation", pa.string())])
    tally.add(pa.table({"duplicates": pa.array([{"relation": "exact"}, None], type)}))
    assert tally.counts("relation") == {"exact": 1, None: 1}
