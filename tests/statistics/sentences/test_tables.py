"""Tables of reports before 2019: the national one of 2014, and local ones."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.model import Grid, Report
from gkcrawl.statistics.sentences.tables import key_of, read_tables

NATIONAL = [
    ["统计指标", "单位", "统计数"],
    ["一、主动公开情况", "——", "——"],
    ["（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "1,204"],
    ["其中：主动公开规范性文件数", "条", "16"],
    ["制发规范性文件总数", "件", "20"],
    ["1.政府公报公开政府信息数", "条", "0"],
    ["2.政府网站公开政府信息数", "条", "1100"],
    ["5.其他方式公开政府信息数", "条", ""],
    ["（一）收到申请数", "件", "7"],
    ["1.当面申请数", "件", "2"],
    ["4.信函申请数", "件", "5"],
    ["（三）申请答复数", "件", "7"],
    ["2.同意公开答复数", "件", "6"],
    ["4.不同意公开答复数", "件", "1"],
    ["其中：1.涉及国家秘密", "件", "0"],
    ["6.法律法规规定的其他情形", "件", "1"],
    ["四、行政复议数量", "件", "3"],
    ["（一）维持具体行政行为数", "件", "2"],
    ["（二）被依法纠错数", "件", "1"],
    ["（三）其他情形数", "件", "/"],
    ["五、行政诉讼数量", "件", "1"],
    ["（二）被依法纠错数", "件", "1"],
    ["七、依申请公开信息收取的费用", "万元", "0.2"],
    ["（三）从事政府信息公开工作人员数", "人", "9"],
    ["1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "2"],
    ["（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元", "1.5"],
]
EXPECTED = {
    "proactive.year_total": 1204, "proactive.normative_published": 16, "proactive.normative_issued": 20,
    "proactive.gazette": 0, "proactive.site_total": 1100, "proactive.other": None, "requests.received_total": 7,
    "requests.received_by_channel.in_person": 2, "requests.received_by_channel.letter": 5, "requests.answered": 7,
    "requests.outcome.granted": 6, "requests.outcome.refused": 1,
    "requests.outcome.refused_by_reason.state_secret": 0, "requests.outcome.refused_by_reason.other": 1,
    "review.total": 3, "review.upheld": 2, "review.corrected": 1, "review.other": None, "litigation.total": 1,
    "litigation.corrected": 1, "fees.charged": 2000, "staff.total": 9, "staff.full_time": 2, "org.funds": 1.5,
}  # fmt: skip
LOCAL = [
    ["指标名称", "计量单位", "2009年度", "历年累计"],
    ["主动公开信息数", "条", "89", "340"],
    ["1.政府网站", "条", "80", "300"],
    ["受理依申请公开信息总数", "条", "2", "5"],
    ["6.其它形式", "条", "1", "1"],
    ["行政复议数", "件", "0", "0"],
    ["行政申诉数", "件", "0", "1"],
]
CODED = [
    ["指标名称", "计量单位", "代码", "本期实际", "本年累计"],
    ["主动公开信息数", "条", "01", "10", "41"],
    ["申请总数", "条", "10", "1", "3"],
    ["对申请的答复总数", "条", "17", "1", "3"],
]


def numbers(report: Report) -> dict[str, float | None]:
    return {value.key: value.value for value in read_tables(report)}


def test_the_national_table_is_read_from_a_grid() -> None:
    assert numbers(Report(text="", grids=[Grid(rows=NATIONAL)])) == EXPECTED


@pytest.mark.parametrize("between", ["\t", " "])
def test_the_national_table_is_read_from_lines(between: str) -> None:
    full = [row for row in NATIONAL if all(row)]
    text = "\n".join(between.join(row) for row in full)
    assert numbers(Report(text=text)) == {key: one for key, one in EXPECTED.items() if key != "proactive.other"}


def test_of_a_local_table_the_year_counts_and_all_years_of_what_was_published() -> None:
    assert numbers(Report(text="", grids=[Grid(rows=LOCAL)])) == {
        "proactive.year_total": 89, "proactive.cumulative_total": 340, "proactive.site_total": 80,
        "requests.received_total": 2, "requests.received_by_channel.other": 1, "review.total": 0, "complaint.total": 0,
    }  # fmt: skip


def test_of_a_table_by_periods_the_year_counts() -> None:
    values = numbers(Report(text="", grids=[Grid(rows=CODED)]))
    assert values == {"proactive.year_total": 41, "requests.received_total": 3, "requests.answered": 3}


def test_a_blank_cell_is_empty_and_a_stroke_not_applicable() -> None:
    meanings = {value.key: value.meaning for value in read_tables(Report(text="", grids=[Grid(rows=NATIONAL)]))}
    assert (meanings["proactive.other"], meanings["review.other"]) == ("EMPTY", "NA")


def test_a_table_of_something_else_gives_nothing() -> None:
    box = [["名称", "单位", "数量"], ["主动公开信息数", "条", "5"], ["树木", "株", "7"]]
    assert read_tables(Report(text="", grids=[Grid(rows=box)])) == []


def test_a_missing_row_moves_no_number_to_another() -> None:
    for gone in range(1, len(NATIONAL)):
        rows = NATIONAL[:gone] + NATIONAL[gone + 1 :]
        for key, value in numbers(Report(text="", grids=[Grid(rows=rows)])).items():
            assert EXPECTED[key] == value


def test_a_row_is_known_by_the_row_above_it() -> None:
    assert key_of("其他情形数", "review.corrected") == "review.other"
    assert key_of("其他情形数", "litigation.corrected") == "litigation.other"
    assert key_of("其他情形数", "") is None
    assert key_of("维持具体行政行为数", "review.other") is None
