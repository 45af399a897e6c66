"""Recognises headings of compilations and sections of annual reports (docs/reading.md#reports)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from gkcrawl.numerals import TENS, small_number

_ORDINAL = rf"(?P<n>[{TENS}]{{1,3}}|\d{{1,2}})"
_PART_HEADINGS = (
    re.compile(rf"第{_ORDINAL}篇\s*[:：]\s*(?P<title>.{{2,80}})"),
    re.compile(rf"(?P<title>.{{0,20}}范文第\s*{_ORDINAL}\s*篇)"),
    re.compile(rf"篇{_ORDINAL}\s*[:：]?\s*(?P<title>.{{0,80}})"),
    re.compile(rf"[【(（](?:范文|篇章)?{_ORDINAL}[】)）]\s*[:：]\s*(?P<title>.{{2,80}})"),
)
_BRACKETS = ("【", "(", "（")
# The sections of the annual report's forms, from 2008 to the one in force.
_SECTIONS = (
    re.compile(r"总体情况|概述|概况"),
    re.compile(r"主动公开.{0,10}情况"),
    re.compile(r"(?:依申请公开|收到和处理.{0,10}申请).{0,20}"),
    re.compile(r"复议.{0,12}诉讼|诉讼.{0,8}申诉"),
    re.compile(r"收费及?减免|费用及?减免"),
    re.compile(r"(?:主要|存在).{0,8}问题.{0,8}(?:改进|措施|打算)"),
    re.compile(r"其他需要报告的事项"),
)
_NUMBERED = re.compile(rf"[(（]?[{TENS}]{{1,3}}[)）]?\s*[、.．]\s*(.{{2,40}})")
_TOP = re.compile(rf"[{TENS}]{{1,3}}\s*[、.．]\s*(.{{2,40}})")
_FEWEST_SECTIONS = 3  # of a report: plans and summaries have one or two of them
_FEWEST_PARTS = 2  # of a compilation
_LONGEST_SECTION_HEADING = 60  # characters of a line with the heading of a section


class PartHeading(NamedTuple):
    """Heading of a part: its number, its title without the numbering, and its line in the text."""

    number: int
    title: str
    line: int


def find_parts(lines: list[str]) -> list[PartHeading]:
    """Headings of a compilation in ``lines``: at least two of one style, numbered 1, 2, 3 …; else an empty list."""
    numbered = [
        (index, line.strip()) for index, line in enumerate(lines) if "篇" in line or line.lstrip()[:1] in _BRACKETS
    ]
    for pattern in _PART_HEADINGS if len(numbered) > 1 else ():
        found: list[PartHeading] = []
        for index, line in numbered:
            match = pattern.fullmatch(line)
            if match and small_number(match["n"]) == len(found) + 1:
                found.append(PartHeading(len(found) + 1, match["title"].strip(), index))
        if len(found) >= _FEWEST_PARTS:
            return found
    return []


def has_report_sections(text: str) -> bool:
    """Whether ``text`` has three or more numbered headings of an annual report on disclosure."""
    headings = [
        match[1]
        for line in text.split("\n")
        if len(line) < _LONGEST_SECTION_HEADING and (match := _NUMBERED.match(line.strip()))
    ]
    found = {index for index, section in enumerate(_SECTIONS) for heading in headings if section.search(heading)}
    return len(found) >= _FEWEST_SECTIONS and "公开" in text


def overview(text: str) -> str | None:
    """What stands under the heading 总体情况, up to the next heading of its rank; None without such a section."""
    lines = [line.strip() for line in text.split("\n")]
    heads = [(index, match[1]) for index, line in enumerate(lines) if (match := _TOP.fullmatch(line))]
    for (start, heading), (end, _) in pairwise([*heads, (len(lines), "")]):
        if _SECTIONS[0].search(heading):
            return "\n".join(lines[start + 1 : end])
    return None
