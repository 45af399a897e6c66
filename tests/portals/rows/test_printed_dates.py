"""Dates wherever rows print them."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.printed_dates import date_of_attribute, date_of_script, dates_of_text
from tests.portals.pages import page


@pytest.mark.parametrize(
    ("text", "values"),
    [("2026-03-04", ["2026-03-04"]), ("[2026年3月4日]", ["2026-03-04"]), ("03-04", ["--03-04"]), ("第34期", [])],
)
def test_in_a_text(text: str, values: list[str]) -> None:
    (element,) = page("<span></span>").tree.iter("span")
    assert [date.value for date in dates_of_text(element, text, 0)] == values


def test_in_an_attribute_and_in_a_script() -> None:
    (element,) = page('<time datetime="2026-03-04"></time>').tree.iter("time")
    assert [date.value for date in date_of_attribute(element, 0)] == ["2026-03-04"]
    code = 'document.write("2026-03-04 10:00".substr(0, 10))'
    assert [date.value for date in date_of_script(element, code, 0)] == ["2026-03-04"]
