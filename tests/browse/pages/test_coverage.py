"""Coverage as a page (gkcrawl/browse/pages/coverage.py)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.pages import coverage
from gkcrawl.browse.pages.coverage import page, regions_map, years_of
from gkcrawl.browse.words import Words
from gkcrawl.coverage.regions import Part
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from gkcrawl.store import Store
    from tests.browse.pages.conftest import Look


def test_the_country_is_a_map_of_its_provinces_each_cell_leading_into_one(reported: Store, look: Look) -> None:
    _, tree = look(page)
    (first, second, *_) = tree.xpath("//div[@class='plot'][1]//a")
    assert (first.text_content().strip(), first.get("href")) == ("陕西省陕西省", "/coverage?region=610000")
    assert second.get("href") == "/coverage?region=610000"
    assert second.find("title").text == "陕西省 2021：应有1份，已收1份，其中存疑0份；缺少0份"
    assert second.get("class") == "cell share-4"


def test_a_cell_most_of_whose_reports_are_doubtful_says_so(reported: Store, look: Look) -> None:
    with reported.transaction() as connection:
        connection.execute("UPDATE coverage SET status = 'no_tables' WHERE year = 2021")
    _, tree = look(page)
    cell = tree.xpath("//a[contains(@class, 'cell')]")[0]
    assert (cell.get("class"), cell.find("text").text) == ("cell doubtful", "100%?")
    assert cell.find("title").text == "陕西省 2021：应有1份，已收1份，其中存疑1份；缺少0份"


def test_an_agency_is_a_line_whose_cells_open_reports_or_lead_to_what_is_known_of_a_gap(
    reported: Store, look: Look
) -> None:
    shown, tree = look(page, region="610926")
    cells = tree.xpath("//div[@class='plot']//a[contains(@class, 'cell')]")
    signs = [(cell.get("class"), cell.find("text").text) for cell in cells]
    assert signs == [("cell present", "✓"), ("cell missing", "–"), ("cell late", "△"), ("cell missing", "–")]
    assert [cell.get("href")[:5] for cell in cells] == ["/doc/", "#gap-", "/doc/", "#gap-"]
    (gap,) = tree.xpath(f"//tr[@id='{cells[1].get('href')[1:]}']")
    assert "2022 缺少" in gap.text_content()
    assert "迟1天" in gap.text_content()
    assert "last crawl not finished" in gap.text_content()
    assert shown.values["totals"] == {"present": 1, "late": 1, "duplicate": 0, "no_tables": 0, "missing": 2}
    assert [link.get("href") for link in tree.xpath("//p[@class='path']/a")] == [
        "/coverage",
        "/coverage?region=610000",
        "/coverage?region=610900",
    ]


def test_agencies_of_no_known_region_are_a_line_of_their_own() -> None:
    parts = [Part(None, "none", defaultdict(Counter, {2024: Counter(present=1)}))]
    assert ">地区不详<" in regions_map(parts, Words("zh"), None, ServerLinks())


def test_it_says_what_missing_means(reported: Store, look: Look) -> None:
    _, tree = look(page)
    assert "缺少是指本库未收，可能曾经公布" in tree.text_content()


def test_a_year_leaves_one_column(reported: Store, look: Look) -> None:
    _, tree = look(page, region="610926", year="2022")
    assert len(tree.xpath("//a[contains(@class, 'cell')]")) == 1


def test_many_agencies_come_in_portions(reported: Store, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "AGENCIES", 0)
    shown, _ = look(page, region="610900")
    assert shown.values["matrix"] is None, "divisions lead on"
    monkeypatch.setattr(coverage, "AGENCIES", 1)
    shown, _ = look(page, region="610926")
    assert (shown.values["count"], shown.values["later"]) == (1, None)
    shown, _ = look(page, region="610926", start="1")
    assert (shown.values["earlier"], shown.values["matrix"]) == (0, None)


@pytest.mark.parametrize("parameters", [{"region": "nowhere"}, {"region": "none"}, {"region": "510000"}])
def test_a_region_without_agencies_says_so(reported: Store, look: Look, parameters: dict[str, str]) -> None:
    _, tree = look(page, **parameters)
    assert "此处没有已知的年报和机关" in tree.text_content()


def test_a_corpus_without_the_table_says_how_to_make_it(store: Store, look: Look) -> None:
    _, tree = look(page)
    assert tree.xpath("string(//code)") == "gkcrawl coverage"


@pytest.mark.parametrize("year", ["x", "-1", "20２4", "1" * 20])
def test_a_year_is_a_number(store: Store, look: Look, year: str) -> None:
    with pytest.raises(ConfigError, match="give a number"):
        look(page, year=year)


def test_years_have_no_gaps() -> None:
    assert years_of({2020, None, 2022}) == [2020, 2021, 2022]
    assert years_of({2020, 2022}, 2022) == [2022]
    assert years_of([]) == []
