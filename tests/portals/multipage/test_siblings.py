"""Addresses of the further pages of a document."""

from __future__ import annotations

import pytest

from gkcrawl.portals.multipage.siblings import further_number, numbered_number

FIRST = "https://a.gov.cn/d/t20260304_12.html"


@pytest.mark.parametrize(
    ("other", "number"),
    [("https://a.gov.cn/d/t20260304_12_2.html", 2), ("https://a.gov.cn/d/t20260304_13.html", None), (FIRST, None)],
)
def test_the_number_that_the_first_has_not(other: str, number: int | None) -> None:
    assert further_number(FIRST, other) == number


def test_pages_that_are_numbered_from_one() -> None:
    assert numbered_number("https://a.gov.cn/d/12_1.html", "https://a.gov.cn/d/12_2.html") == 2
