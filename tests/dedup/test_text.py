"""What of a text tells documents apart (gkcrawl/dedup/text.py)."""

from __future__ import annotations

from collections import Counter

import pytest

from gkcrawl.characters import folded
from gkcrawl.dedup import text as texts


def test_prose_is_without_title_headings_and_rows_of_tables() -> None:
    text = folded("示例局2023年报告\n一、总体情况\n全年收到申请3件。\n名称\t数量\n申请\t3\n（二）一句完整的话。")
    assert texts.prose(text, "示例局2023年报告") == "全年收到申请3件二一句完整的话"


def test_numbers_are_counted_without_zeros() -> None:
    assert texts.numbers(folded("共1,046条，其中３件、0件、0.5万元，3件")) == Counter({"1046": 1, "3": 2, "0.5": 1})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1 2 3 4", "1 2 3 4", True),
        ("1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8 2024 1 30", False),
        ("1 2 3 4 5 6 7 8 9 10 11 12", "1 2 3 4 5 6 7 8 9 10 11 12 2024 1 30", True),
        ("1 2 3 4", "1 2 3 5", False),
        ("", "", True),
        ("12", "15", False),
    ],
)
def test_a_number_that_was_replaced_is_another_than_one_that_was_cut(one: str, other: str, same: bool) -> None:
    assert texts.same_numbers(texts.numbers(one), texts.numbers(other)) is same


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("示例市水务局2023年政府信息公开工作年度报告", "示例市水务局"),
        ("示例县人民政府关于印发方案的通知", "示例县人民政府"),
        ("关于做好年度报告工作的通知", None),
        ("2023年度报告", None),
        ("通知1", None),
        (None, None),
    ],
)
def test_the_agency_is_what_a_title_begins_with(title: str | None, agency: str | None) -> None:
    assert texts.title_agency(title) == agency


def test_the_year_of_the_body_is_the_one_it_names_most_often() -> None:
    assert texts.body_year("2009年，我局……2010 年将……2009年没有") == 2009
    assert texts.body_year("2010年和2009年") == 2009
    assert texts.body_year("去年") is None
