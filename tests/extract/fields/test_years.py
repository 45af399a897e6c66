import pytest

from gkcrawl.extract.fields.years import report_year, title_year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("青禾县2023年政府信息公开工作年度报告", 2023),
        ("二O一九年政府信息公开年报", 2019),
        ("２０２１年度政府信息公开工作报告", 2021),
        ("政府信息公开年报", None),
    ],
)
def test_the_year_in_a_title(title: str, year: int | None) -> None:
    assert title_year(title) == year


def test_the_period_of_the_statistics_is_certain() -> None:
    text = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"
    assert report_year("政府信息公开工作年度报告", text) == (2022, False)
    assert report_year("2023年政府信息公开工作年度报告", text) == (2022, True)


def test_a_plan_for_next_year_is_no_conflict() -> None:
    assert report_year("2018年度报告", "2018年，全县公开信息12条。2019年，将继续推进。2019年，完善制度。") == (
        2018,
        False,
    )


def test_cited_numbers_are_no_years_of_the_text() -> None:
    assert report_year("2020年度报告", "根据国办发〔2019〕60号、〔2019〕61号文件，公开信息12条。") == (2020, False)
