"""Classifies the kind of a document by title and headings (docs/reading.md#kinds)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.extract.fields.outline import find_parts, has_report_sections

if TYPE_CHECKING:
    from gkcrawl.document import Kind

_REPORT = re.compile(
    r"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)"
    r"|政务公开(?:工作)?年度?(?:工作)?报告"
)
# First match wins: a notice about annual reports is a notice, an interpretation of one an interpretation.
_RULES: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"解读|图解|一图读懂|答记者问|政策问答"), "interpretation"),
    (re.compile(r"(?:格式|模板|样表|样式)$"), "template"),
    (re.compile(r"(?:上|下)半年|[一二三四1-4]季度.*(?:统计|情况)|统计表$|统计公报|报表$"), "statistics"),
    (re.compile(r"(?:关于|转发|印发).*(?:通知|通报|函|批复|公告|通告)(?:[(（].*[)）])?$"), "notice"),
    (_REPORT, "annual_report"),
    (re.compile(r"总结(?:[(（].*[)）])?$"), "work_summary"),
    (re.compile(r"(?:汇报|工作报告)(?:[(（].*[)）])?$"), "work_report"),
    (re.compile(r"指南(?:[(（].*[)）])?$"), "guide"),
    (re.compile(r"目录(?:[(（].*[)）])?$"), "catalog"),
    (re.compile(r"(?:要点|计划|安排|规划|方案)(?:[(（].*[)）])?$"), "plan"),
    (re.compile(r"(?:条例|法|规定|办法|细则|制度|规程|规则)(?:[(（].*[)）])?$"), "system"),
    (re.compile(r"(?:通知|通告|公告|公示|启事|通报|函)(?:[(（].*[)）])?$"), "notice"),
    (re.compile(r"(?:意见|决定|批复|命令|决议)(?:[(（].*[)）])?$"), "policy"),
)


def kind_of(title: str | None, column: Kind | None = None, text: str | None = None) -> Kind:
    """Kind by parts (a compilation), ``title``, sections of the ``text``; a page that says nothing has its ``column``'s."""
    if text and find_parts(text.split("\n")):
        return "compilation"
    flat = squash(title or "")
    for pattern, kind in _RULES:
        if pattern.search(flat):
            return kind
    if column is None and text and has_report_sections(text):
        return "annual_report"
    return column or "other"
