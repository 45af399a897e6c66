"""Lines (gkcrawl/browse/plots/lines.py)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from gkcrawl.browse.plots.lines import MOST_SERIES, Point, Series, lines
from gkcrawl.browse.plots.svg import Named

SAID = Named("申请", "每年")


def drawn(series: list[Series], breaks: dict[int, str] | None = None) -> Any:
    return etree.fromstring(lines(SAID, series, breaks or {}))


def test_points_are_joined_from_year_to_year_unless_they_do_not_compare() -> None:
    points = {
        2017: Point(5, "2017", "/doc/a"),
        2018: Point(6, "2018"),
        2019: Point(7, "2019", joined=False),
        2020: Point(9, "2020"),
        2022: Point(9, "2022"),
    }
    box = drawn([Series("水务局", points)], {2019: "2019年格式"})
    joined = [one for one in box.iter("line") if one.get("class").startswith("line")]
    assert len(joined) == 2, "2017 to 2018 and 2019 to 2020: a year without a number is a gap"
    assert [one.get("class") for one in box.iter("line") if one.get("class") == "break"] == ["break"]
    assert "2019年格式" in "".join(box.itertext())


def test_doubtful_values_are_marked_by_a_sign() -> None:
    box = drawn([Series("水务局", {2020: Point(1, "一"), 2021: Point(2, "二", "/doc/b", doubtful=True)})])
    (link,) = box.iter("a")
    assert "doubtful" in link.get("class")
    assert link.find("text").text == "!"


def test_series_have_shapes_of_their_own_and_no_more_are_drawn_than_there_are() -> None:
    box = drawn([Series(f"机关{place}", {2020: Point(place, "值")}) for place in range(MOST_SERIES + 3)])
    shapes = {path.get("d") for path in box.iter("path")}
    assert len(shapes) == MOST_SERIES


def test_negative_numbers_and_none_have_a_scale() -> None:
    box = drawn([Series("增减", {2019: Point(-12, "减"), 2020: Point(30, "增")})])
    assert "-20" in [text.text for text in box.iter("text")]
    assert "<svg" in lines(SAID, [], {})
    assert drawn([Series("零", {2020: Point(0, "零")})]) is not None
