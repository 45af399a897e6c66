"""The corpus over which pages are measured (bench/browse.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import browse
from gkcrawl.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_documents_are_of_counties_that_there_are() -> None:
    found = list(browse.documents(40, browse.counties()))
    assert len({one.id for one in found}) == 40
    assert {one.kind for one in found} == {"annual_report", "notice"}
    assert len({one.region and one.region.code for one in found}) > 10
    for one in found:
        assert one.region and one.agency and one.agency.startswith(one.region.name)


def test_each_page_is_asked_for_often_enough_for_a_percentile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browse, "_FOLDER", tmp_path)
    path = browse.database(60)
    with Store(path) as store:
        assert store.query("SELECT count(*) AS n FROM documents")[0]["n"] == 60
    assert all(len(asked) >= 10 for asked in browse.addresses(path).values())
    made = path.stat().st_mtime_ns
    assert browse.database(60).stat().st_mtime_ns == made, "it is kept"
