"""Headings of compilations and of annual reports."""

from __future__ import annotations

from gkcrawl.extract.fields.outline import has_report_sections, overview

REPORT = (
    "一、总体情况\n主动公开信息12条。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、存在的主要问题"
)


def test_a_report_has_the_sections_of_the_form() -> None:
    assert has_report_sections(REPORT)
    assert not has_report_sections("一、压实责任\n二、加强值守\n三、及时报告")


def test_what_stands_under_the_first_heading() -> None:
    assert (overview(REPORT) or "").strip() == "主动公开信息12条。"
    assert overview("没有标题的报告。") is None
