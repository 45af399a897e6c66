"""Coverage by division (gkcrawl/coverage/regions.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gkcrawl.coverage.kept import keep_coverage
from gkcrawl.coverage.regions import NOWHERE, parents, parts, reporters
from gkcrawl.document import Region
from tests.corpus.reports import a_report, invented

if TYPE_CHECKING:
    from gkcrawl.store import Store

PLACES = {
    "平利县水务局": Region(code="610926", name="平利县", level="county"),
    "陕西省水利厅": Region(code="610000", name="陕西省", level="province"),
    "东城区水务局": Region(code="110101", name="东城区", level="county"),
    "无名水务局": None,
}


@pytest.fixture
def kept(store: Store) -> Store:
    """Four offices, each with a report on 2021 and none on 2022, whose deadline has passed."""
    for number, (agency, region) in enumerate(PLACES.items(), 1):
        report = a_report(
            number, invented(number), agency=agency, report_year=2021, region=region, published_date="2022-01-20"
        )
        store.write("r1", [report])
    keep_coverage(store, date(2023, 6, 1))
    return store


def test_parts_of_the_country_are_provinces(kept: Store) -> None:
    found = {
        part.code: (part.name, {year: dict(counts) for year, counts in part.years.items()}) for part in parts(kept)
    }
    years = {2021: {"present": 1}, 2022: {"missing": 1}}
    assert found["110000"] == ("北京市", years)
    assert found["610000"] == ("陕西省", {year: dict.fromkeys(counts, 2) for year, counts in years.items()})
    assert found[None] == (NOWHERE, years)


@pytest.mark.parametrize(
    ("region", "codes"),
    [
        ("610000", ["610000", "610900"]),
        ("610900", ["610926"]),
        ("110000", ["110101"]),
        ("610926", []),
        ("平利", []),
    ],
)
def test_each_level_leads_to_the_next(kept: Store, region: str, codes: list[str]) -> None:
    assert [part.code for part in parts(kept, region)] == codes


@pytest.mark.parametrize(
    ("region", "agencies"),
    [
        (None, ["东城区水务局", "陕西省水利厅", "平利县水务局", "无名水务局"]),
        ("610000", ["陕西省水利厅", "平利县水务局"]),
        ("610900", ["平利县水务局"]),
        ("平利", ["平利县水务局"]),
        (NOWHERE, ["无名水务局"]),
        ("999999", []),
    ],
)
def test_agencies_of_a_region_have_a_row_each(kept: Store, region: str | None, agencies: list[str]) -> None:
    found, count = reporters(kept, region, 0, 10)
    assert [one.agency for one in found] == agencies
    assert count == len(agencies)


def test_agencies_come_in_portions_with_what_is_known_of_each_year(kept: Store) -> None:
    (found,), count = reporters(kept, None, 1, 1)
    assert (found.agency, count) == ("陕西省水利厅", 4)
    assert [(entry.status, entry.date, entry.due) for entry in found.entries.values()] == [
        ("present", "2022-01-20", "2022-01-31"),
        ("missing", None, "2023-01-31"),
    ]


def test_a_county_lies_in_a_city_and_a_province() -> None:
    assert [parents(code) for code in ("610926", "110101", "610000")] == [["610000", "610900"], ["110000"], []]
