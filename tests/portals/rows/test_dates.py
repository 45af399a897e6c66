from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.fields.dates import Moment
from gkcrawl.portals.rows.dates import edge_dates, find_date, lone_year, moment, row_date

FORMS = {
    "2026-08-07": "2026-08-07",
    "2026/8/7": "2026-08-07",
    "[2026-08-07]": "2026-08-07",
    "（2026.08.07）": "2026-08-07",
    "2026年8月7日": "2026-08-07",
    "2026-\n08-\n07": "2026-08-07",
    "2026-08-07 18:23:01": "2026-08-07",
    "20260807": "2026-08-07",
    "发布时间：2026-08-07": "2026-08-07",
    "来源：办公室 发布日期：2026-08-07": "2026-08-07",
    "07 2026-08": "2026-08-07",
    "2026.08 07": "2026-08-07",
    "08-07 2026": "2026-08-07",
    "07 08.2026": "2026-08-07",
    "07 08 2026": "2026-08-07",
    "2026 08 07": "2026-08-07",
    "16-08-07": "2016-08-07",
    "Aug 7, 2026": "2026-08-07",
    "7 Aug 2026": "2026-08-07",
    "2026-08-07T18:23:01+08:00": "2026-08-07",
    "2026-08-07 星期五": "2026-08-07",
    "08-07": "--08-07",
    "8月7日": "--08-07",
}


@pytest.mark.parametrize(("printed", "expected"), FORMS.items())
def test_every_printed_form_is_a_date(printed: str, expected: str) -> None:
    assert row_date(printed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "关于2026年8月7日停水的通知",
        "2026年",
        "1/18",
        "第12页",
        "2026-13-01",
        "2026-02-30",
        "渝府发〔2026〕8号",
        "12.5",
        "023-45678",
    ],
)
def test_text_that_only_contains_or_resembles_a_date_is_none(text: str) -> None:
    assert row_date(text) is None


@given(st.dates(date(1990, 1, 1), date(2039, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"]))
def test_any_day_is_read_back(day: date, form: str) -> None:
    assert row_date(day.strftime(form)) == find_date(f"于{day.strftime(form)}发布") == day.isoformat()


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    for found in (row_date(text), find_date(text)):
        if found is not None:
            date.fromisoformat(found.replace("--", "2000-"))


def test_times_of_apis_are_told_as_in_china_and_days_alone_in_english() -> None:
    assert moment("2026-02-28T17:30:00.000Z") == Moment("2026-03-01", "01:30:00", "2026-02-28T17:30:00.000Z")
    assert moment("Mar 4, 2026 10:14:00 AM") == Moment("2026-03-04", None, "Mar 4, 2026 10:14:00 AM")
    assert moment(None) is moment("待定") is moment(True) is moment(0) is None


def test_dates_at_the_edges_of_a_text_and_what_is_left() -> None:
    (found,) = edge_dates("关于停水的公告（2026-03-04）")
    assert (found.value, found.rest) == ("2026-03-04", "关于停水的公告")
    labelled = edge_dates("成文日期：2026年2月1日 发布日期：2026年3月4日 10:30 有效")
    assert [(date.label, date.value) for date in labelled] == [
        ("成文日期：", "2026-02-01"),
        ("发布日期：", "2026-03-04"),
    ]
    (glued,) = edge_dates("关于停水的公告2026-03-04")
    assert glued.rest == "关于停水的公告"
    (start,) = edge_dates("征集时间：2026-03-04 至 2026-04-04")
    assert start.value == "2026-03-04"
    assert edge_dates("自2026年3月4日起施行") == edge_dates("编号X2026-03-04Y") == edge_dates("2026-02-30 公告") == []


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading_of_edges(text: str) -> None:
    for found in edge_dates(text):
        date.fromisoformat(found.value)


@pytest.mark.parametrize(
    ("text", "year"), [("2026年", "2026"), ("[2026年度]", "2026"), ("2026年3月", None), ("1826", None)]
)
def test_years_alone(text: str, year: str | None) -> None:
    assert lone_year(text) == year
