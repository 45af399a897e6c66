"""Extracted text without markup, and compilations of several documents."""

from gkcrawl.extract.parts import split_parts
from gkcrawl.extract.plain import extract_text

REPORT = """首页 > 政务公开 > 年报
索 引 号: | qhx-2019-000223 | 主题分类: | 年度报告 |
发文机关: | 青禾县政府 | 成文日期: | |
标 题: | 青禾县2018年度政府信息公开工作报告 | ||
发文字号: | 发布日期: | 2019-03-11 | |
主 题 词: |
青禾县2018年度政府信息公开工作报告
2018年,全县各级各部门深入推进政府信息公开工作,现将有关情况报告如下。
一、总体情况
全年主动公开政府信息2046条。
"""

COMPILATION = """政务公开材料汇编
前言:特意为您整理了2篇材料。
第一篇:青禾县水务局2009年政府信息公开工作年度报告
青禾县水务局
2009年政府信息公开工作年度报告
2009年,我局主动公开政府信息898条。
2010年3月15日
第二篇:青禾县水务局2012政府信息公开工作总结
青禾县水务局
2009年,我局主动公开政府信息898条。2009年没有复议情况。
二O一O年三月五日
"""


def test_rows_of_cells_are_a_metadata_box() -> None:
    document = extract_text(REPORT, "001.txt")
    assert document.title == "青禾县2018年度政府信息公开工作报告"
    assert document.index_number == "qhx-2019-000223"
    assert document.issuer == "青禾县政府"
    assert document.published_date == "2019-03-11"
    assert document.written_date is None
    assert document.document_number is None
    assert document.keywords is None
    assert document.text is not None and document.text.startswith("2018年,全县")


def test_a_compilation_prints_itself_and_its_parts() -> None:
    whole = extract_text(COMPILATION, "002.txt")
    assert whole.kind == "compilation"
    assert whole.title == "政务公开材料汇编"
    assert whole.report_year is None
    first, second = split_parts(whole)
    assert first.part_of is not None and (first.part_of.id, first.part_of.part, first.part_of.of) == (whole.id, 1, 2)
    assert first.title == "青禾县水务局2009年政府信息公开工作年度报告"
    assert (first.kind, first.report_year, first.written_date) == ("annual_report", 2009, "2010-03-15")
    assert first.text == "2009年,我局主动公开政府信息898条。\n2010年3月15日"
    assert len({whole.id, first.id, second.id}) == 3


def test_the_text_of_a_retitled_part_decides_its_year() -> None:
    second = split_parts(extract_text(COMPILATION, "002.txt"))[1]
    assert second.report_year == 2009
    assert "year_conflict" in second.quality


def test_chapters_of_one_document_are_no_parts() -> None:
    assert split_parts(extract_text("某条例\n第一篇 总则\n第一条 甲。\n第二篇 分则\n第二条 乙。", "003.txt")) == []
    assert split_parts(extract_text("目录\n第一篇:甲第二篇:乙\n正文。", "004.txt")) == []
