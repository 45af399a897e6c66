"""Titles of one series that differ in a number (gkcrawl/dedup/title_numbers.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.dedup.judge import judge
from gkcrawl.dedup.title_numbers import count_otherwise, title_numbers
from gkcrawl.numerals import in_chinese
from tests.dedup.test_judge import BODY, a_reading, relation

WRITTEN = st.integers(1, 30).flatmap(
    lambda number: st.tuples(st.just(number), st.sampled_from([str(number), f"{number:02}", in_chinese(number)]))
)
UNITS = "期 号 批 次 届 季度 月 日 周 轮 包 标段 批次 次会议".split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2018年度第1期招聘启事", "2018年度第2期招聘启事"),
        ("青禾县人民政府公告（第三号）", "青禾县人民政府公告（第四号）"),
        ("2020年第一季度水质公报", "2020年二季度水质公报"),
        ("水库加固工程一标段招标公告", "水库加固工程二标段招标公告"),
        ("水库加固工程（标段1）招标公告", "水库加固工程（标段2）招标公告"),
        ("设备采购A包中标公告", "设备采购B包中标公告"),
        ("拟录用人员公示（一）", "拟录用人员公示（二）"),
        ("防汛知识问答（上）", "防汛知识问答（下）"),
        ("2020年上半年工作总结", "2020年下半年工作总结"),
        ("第十二届三次全会公报", "第十三届三次全会公报"),
        ("5月3日水情", "5月4日水情"),
        ("拟录用人员名单1", "拟录用人员名单2"),
    ],
)
def test_numbers_that_differ(one: str, other: str) -> None:
    assert count_otherwise(title_numbers(one), title_numbers(other))
    copies = [a_reading(title=title, kind="notice", report_year=None) for title in (one, other)]
    assert relation(*copies) == "template"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2018年度第1期招聘启事", "二〇一八年度第一期招聘启事"),
        ("2018年第3期水情公报", "第三期水情公报"),
        ("关于防汛的通知（青政办发〔2024〕8号）", "关于防汛的通知"),
        ("2020年第1季度水质公报", "2020年一季度水质公报"),
        ("水库加固工程第Ⅱ标段公告", "水库加固工程II标段公告"),
    ],
)
def test_numbers_that_are_written_otherwise_or_left_out(one: str, other: str) -> None:
    assert not count_otherwise(title_numbers(one), title_numbers(other))
    copies = [a_reading(title=title, kind="notice", report_year=None) for title in (one, other)]
    assert relation(*copies) == "exact"


@given(WRITTEN, WRITTEN, st.sampled_from(UNITS), st.sampled_from(["", "第"]))
def test_a_copy_has_the_same_numbers_in_its_title(
    one: tuple[int, str], other: tuple[int, str], unit: str, nth: str
) -> None:
    titles = [f"青禾县2018年{nth}{text}{unit}招聘启事" for _, text in (one, other)]
    readings = [a_reading(title=title, kind="notice", report_year=None) for title in titles]
    verdict = judge(*readings)
    assert verdict and verdict.relation == ("exact" if one[0] == other[0] else "template")


def of_years(one: list[str], other: list[str]) -> str | None:
    first = a_reading(title="2015年度工作人员招聘公告", text="\n".join(one), kind="notice", report_year=None)
    return relation(
        first, a_reading(title="2016年度工作人员招聘公告", text="\n".join(other), kind="notice", report_year=None)
    )


def test_a_yearly_notice_is_another_one_each_year() -> None:
    assert of_years(BODY, BODY) == "template", "no text says a year"
    many = [f"岗位{number}招聘{number + 7}人。" for number in range(60)]
    assert of_years(["2015年招聘如下。", *BODY, *many], ["2016年招聘如下。", *BODY, *many]) == "template"
    plan = ["根据2020年规划和2020年计划招聘如下。", *BODY, *many]
    assert of_years(plan, plan) == "template", "the text is of neither year"


def test_a_notice_whose_text_is_that_of_the_other_year_is_retitled() -> None:
    text = ["2015年招聘如下。", *BODY]
    assert of_years(text, text) == "retitled"
