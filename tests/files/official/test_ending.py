"""Issuers and date of a signature."""

import pytest

from gkcrawl.extract.fields.signature import Signature
from gkcrawl.extract.page.span import Span
from gkcrawl.files.official.ending import adopted_on, dated, issuers_of


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2024 年 3 月 18 日", "2024-03-18"),
        ("二〇二四年三月十八日", "2024-03-18"),
        ("2024.3.18", "2024-03-18"),
        ("2024年3月", "2024-03"),
        ("二○二四年十二月", "2024-12"),
        ("2024年13月", None),
        ("2024年  月  日", None),
    ],
)
def test_dates_are_kept_as_far_as_they_are_printed(printed: str, date: str | None) -> None:
    assert dated(printed) == date


def test_persons_issue_nothing() -> None:
    signature = Signature(("青禾县水利局", "局长：李明"), "2024年3月18日", Span(0, 3))
    assert issuers_of(signature) == ["青禾县水利局"]


def test_the_day_of_adoption_counts_where_no_later_one_changed_the_text() -> None:
    assert adopted_on("(2024年3月18日县人大会议通过自2024年5月1日起施行)") == "2024-03-18"
    assert adopted_on("(2014年3月18日会议通过2024年5月1日修正)") is None
