"""Statistics as a page (gkcrawl/browse/pages/statistics.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.browse.pages.statistics import page
from gkcrawl.errors import ConfigError
from tests.corpus.test_series import filled

if TYPE_CHECKING:
    from gkcrawl.store import Store
    from tests.browse.pages.conftest import Look

__all__ = ["filled"]


def test_sums_over_years_say_how_many_reports_they_are_of(filled: Store, look: Look) -> None:
    shown, tree = look(page)
    assert [(one.year, one.reports, one.total, one.middle) for one in shown.values["years"]] == [
        (2017, 1, 40, 40),
        (2018, 1, 50, 50),
        (2021, 1, 60, 60),
        (2022, 1, 600, 600),
    ]
    points = tree.xpath("//a[contains(@class, 'point')]")
    assert points[0].find("title").text == "2017年：1份报告合计40"
    assert points[0].get("href") == "/statistics?key=t3.new_received&year=2017"


def test_an_agency_has_a_line_of_its_own_whose_points_open_reports(filled: Store, look: Look) -> None:
    _, tree = look(page, agency="水务局")
    points = tree.xpath("//a[contains(@class, 'point')]")
    assert [point.get("href")[:5] for point in points] == ["/doc/"] * 4
    assert ["doubtful" in point.get("class") for point in points] == [False, False, False, True]
    assert points[3].find("title").text == "青溪县水务局 2022: 600 (核对不符)"


def test_agencies_are_compared_and_outliers_named_by_their_rule(filled: Store, look: Look) -> None:
    _, tree = look(page)
    (bar,) = tree.xpath("//a[contains(@class, 'bar')]")
    assert bar.get("class") == "bar bad"
    assert bar.find("title").text == "青溪县水务局 2022: 600 (核对不符: Y3)"
    (row,) = tree.xpath("//h2[text()='异常值']/following-sibling::div//tbody/tr")
    assert [cell.text_content() for cell in row] == [
        "青溪县水务局",
        "2022",
        "600",
        "60",
        "Y3 与上年相差五倍以上（不少于20）",
    ]
    assert row.xpath("string(.//a/@href)").startswith("/doc/")


def test_forms_that_do_not_compare_break_the_line(filled: Store, look: Look) -> None:
    _, same = look(page)
    _, other = look(page, key="requests.received_total")
    assert "线在此断开" in other.text_content()
    assert "线在此断开" not in same.text_content()


def test_a_key_without_numbers_says_so(filled: Store, look: Look) -> None:
    _, tree = look(page, key="staff.total")
    assert "没有报告载有此数" in tree.text_content()


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"key": "t3.nwe_received"}, "no key"),
        ({"key": "t3.new_received", "column": "x"}, "no column x; it has natural"),
        ({"key": "staff.total", "column": "total"}, "no column"),
        ({"region": "5107"}, "six digits"),
        ({"year": "x"}, "give a number"),
    ],
)
def test_what_there_is_not_is_an_error_that_says_what_there_is(
    store: Store, look: Look, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        look(page, **parameters)
