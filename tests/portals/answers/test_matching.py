"""Whether a page's title names what the row of a list names."""

from __future__ import annotations

import pytest

from gkcrawl.characters import letters
from gkcrawl.portals.answers.matching import is_namesake, is_telling, names, shared

REPORT = "示例市水利局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("row", "page"),
    [
        ("关于做好2014年农村公路养护工作的通知", "关于做好 2014 年农村公路养护工作的通知_示例市人民政府"),
        ("2023年政府信息公开工作年度报告", REPORT),
        (REPORT, "2023年政府信息公开工作年度报告"),
        ("一图读懂示例市养老服务条例", "图解：示例市养老服务条例"),
        ("省政府办公厅关于印发示例省水利发展十四五规划的通知", "示例省水利发展“十四五”规划"),
        ("关于做好2014年农村公…", "关于做好2014年农村公路养护工作的通知"),
        ("示政发（2024）3号", "示政发〔2024〕3号"),
        ("附件1", "附件1"),
        ("Notice on the Holiday Arrangement", "NOTICE ON THE HOLIDAY ARRANGEMENT - Example"),
    ],
)
def test_these_name_one_document(row: str, page: str) -> None:
    assert names(row, page)


@pytest.mark.parametrize(
    ("row", "page"),
    [
        ("关于做好2014年农村公路养护工作的通知", "关于做好2015年秋粮收购工作的通知"),
        ("2023年政府信息公开工作年度报告", "政府信息公开"),
        (REPORT, REPORT.replace("2023", "2022")),
        ("关于2024年春节放假安排的通知", "出错了"),
        ("公告", "关于系统维护的公告"),
        ("Notice on the Holiday Arrangement", "Error"),
        ("附件1", ""),
        ("", ""),
    ],
)
def test_these_do_not(row: str, page: str) -> None:
    assert not names(row, page)


def test_reports_of_two_years_are_namesakes() -> None:
    assert is_namesake(REPORT, REPORT.replace("2023", "2022"))
    assert not is_namesake(REPORT, REPORT)
    assert not is_namesake(REPORT, "关于做好2015年秋粮收购工作的通知")


def test_a_text_is_about_a_title_when_it_has_its_own_words() -> None:
    title = "关于做好2014年农村公路养护工作的通知"
    assert shared(title, letters("现就农村公路的养护通知如下")) > 0.5
    assert shared(title, letters("关于做好2014年秋粮收购工作的通知")) == 0
    assert [is_telling(one) for one in (title, REPORT, "附件2", "2024年", "查看")] == [True, True, False, False, False]
