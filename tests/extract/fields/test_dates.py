from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.fields.dates import find_date, is_unfilled, read_date, read_moment, url_date

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
HAN = "〇一二三四五六七八九"


def han(value: int) -> str:
    tens, units = divmod(value, 10)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[units] if units or not tens else "")


@pytest.mark.parametrize(
    ("printed", "day", "time"),
    [
        ("2024-01-26 15:35:23", "2024-01-26", "15:35:23"),
        ("发布时间：2024年04月06日 16:40", "2024-04-06", "16:40"),
        ("2008-05-23 09:51:38.000", "2008-05-23", "09:51:38"),
        ("2026.01.29", "2026-01-29", None),
        ("（2024年3 月 26日）", "2024-03-26", None),
        ("二OO八年五月二十三日", "2008-05-23", None),
        ("二○一一年七月二十八日", "2011-07-28", None),
        ("二O一一年5月16日", "2011-05-16", None),
        ("２０２４年１月３０日", "2024-01-30", None),
        ("20240130", "2024-01-30", None),
        ("2020-03-11 00:00", "2020-03-11", None),
        ("2024年3月18日（星期一）10:20", "2024-03-18", "10:20"),
        ("2024-03-18 下午 2:20", "2024-03-18", "14:20"),
        ("2024/3/18 10:20:05 PM", "2024-03-18", "22:20:05"),
        ("2024年03月18日10时20分", "2024-03-18", "10:20"),
        ("2024年3月18日8时至20日20时", "2024-03-18", None),
        ("2024-3-8 9:5:3", "2024-03-08", "09:05:03"),
        ("Mon Mar 18 10:20:33 CST 2024", "2024-03-18", "10:20:33"),
    ],
)
def test_printed_forms(printed: str, day: str, time: str | None) -> None:
    moment = find_date(printed)
    assert moment is not None
    assert (moment.date, moment.time) == (day, time)


@pytest.mark.parametrize(
    "printed", ["2023-02-30", "1900-01-01", "2099-13-01", "共计2024件", "13902024012", "", "〔2024〕12号"]
)
def test_what_is_no_date(printed: str) -> None:
    assert find_date(printed) is None


@pytest.mark.parametrize(
    ("value", "day", "time"),
    [
        ("2024-03-14T16:00:00.000+0000", "2024-03-15", None),
        ("2024-03-14T16:30:00Z", "2024-03-15", "00:30:00"),
        ("2024-03-14 16:30:00 UTC", "2024-03-15", "00:30:00"),
        ("Thu, 14 Mar 2024 16:30:00 GMT", "2024-03-15", "00:30:00"),
        ("2024-03-15T08:30:00+08:00", "2024-03-15", "08:30:00"),
        # A day without a time, sent as a moment in UTC.
        ("2024-03-15T00:00:00.000Z", "2024-03-15", None),
        ("2024-03-15 10:20-12:00", "2024-03-15", "10:20"),
        ("20240315", "2024-03-15", None),
        (20240315, "2024-03-15", None),
        ("20240315103000", "2024-03-15", "10:30:00"),
        ("/Date(1710432000000)/", "2024-03-15", None),
        ("/Date(1710432000000+0800)/", "2024-03-15", None),
        (1710432000, "2024-03-15", None),
        (1710469800000, "2024-03-15", "10:30:00"),
        ("936979200000", "1999-09-11", None),
        ([2024, 3, 15, 10, 30], "2024-03-15", "10:30"),
        ({"year": 124, "month": 2, "date": 15, "time": 1710432000000, "timezoneOffset": -480}, "2024-03-15", None),
    ],
)
def test_values_of_apis(value: object, day: str, time: str | None) -> None:
    moment = read_moment(value)
    assert moment is not None
    assert (moment.date, moment.time) == (day, time)


@pytest.mark.parametrize(
    "value", [None, True, 0, 12345678, "12345678", "20241399", "13800138000", [1, 2], {}, {"time": 0}, ""]
)
def test_values_that_are_no_date(value: object) -> None:
    assert read_moment(value) is None


def test_epochs_are_read_at_chinese_time() -> None:
    for printed in ("1706544000", "1706544000000"):
        moment = read_date(printed)
        assert moment is not None and (moment.date, moment.time) == ("2024-01-30", None)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.gov.cn/202401/t20240130_12.html", "2024-01-30"),
        ("http://a.gov.cn/art/2024/1/3/art_12_34.html", "2024-01-03"),
        ("http://a.gov.cn/2024-01/30/content_12.htm", "2024-01-30"),
        ("http://a.gov.cn/2024/01-30/12.html", "2024-01-30"),
        ("http://a.gov.cn/20240130/0123456789abcdef0123456789abcdef.html", "2024-01-30"),
        ("http://a.gov.cn/info/1234/5678.htm", None),
    ],
)
def test_the_day_in_a_url(url: str, day: str | None) -> None:
    moment = url_date(url)
    assert (moment.date if moment else None) == day


@given(DAYS)
def test_every_day_survives_every_printed_form(day: date) -> None:
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y.%m.%d}",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
    ]
    if day.year >= 2000:
        forms += [f"{year}年{han(day.month)}月{han(day.day)}日", f"{year.replace('〇', 'O')}年{day.month}月{day.day}日"]
    for form in forms:
        moment = find_date(form)
        assert moment is not None and moment.date == day.isoformat(), form


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    find_date(text)
    read_date(text)
    url_date("http://a.gov.cn/" + text.replace("[", "").replace("]", ""))


@pytest.mark.parametrize(
    "printed",
    [
        "1970-01-01 08:00:00",
        "1970-01-01",
        "1970年01月01日",
        "1970-01-01T00:00:00Z",
        "1969-12-31T16:00:00Z",
        "1970-01-20 19:07:12",
        "/Date(0)/",
        "0001-01-01 00:00:00",
        "0000-00-00",
        "1900/1/1 0:00:00",
        "9999-12-31",
    ],
)
def test_a_field_that_nobody_filled_in_is_no_date(printed: str) -> None:
    assert read_date(printed) is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("一九七〇年一月一日", "1970-01-01"),
        ("1970年1月1日", "1970-01-01"),
        ("1970-03-15", "1970-03-15"),
        ("1969年12月31日", "1969-12-31"),
        ("2000-01-01 00:00:00", "2000-01-01"),
    ],
)
def test_old_days_are_dates(printed: str, day: str) -> None:
    moment = read_date(printed)
    assert moment is not None and moment.date == day
    assert not is_unfilled(printed)


def test_an_offset_behind_seconds_is_no_period() -> None:
    for printed, day, time in (
        ("2024-03-14T11:30:00-05:00", "2024-03-15", "00:30:00"),
        ("2024-03-14 09:00-10:00", "2024-03-14", "09:00"),
    ):
        moment = read_date(printed)
        assert moment is not None and (moment.date, moment.time) == (day, time)


def test_no_url_was_filed_on_the_first_day_of_unix_time() -> None:
    assert url_date("http://a.gov.cn/197001/t19700101_12.html") is None
