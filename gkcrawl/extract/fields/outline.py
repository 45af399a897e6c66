"""Recognises headings of compilations and sections of annual reports (docs/reading.md#reports)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from gkcrawl.data import pattern, rules
from gkcrawl.numerals import TENS, small_number

_PART_HEADINGS = tuple(pattern([rule]) for rule in rules("report_outline", "part"))
_BRACKETS = ("【", "(", "（")
# The sections of the annual report's forms, from 2008 to the one in force.
_SECTIONS = tuple(pattern([rule]) for rule in rules("report_outline", "section"))
_OVERVIEW = pattern(rules("report_outline", "overview"))
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
    for numbering in _PART_HEADINGS if len(numbered) > 1 else ():
        found: list[PartHeading] = []
        for index, line in numbered:
            match = numbering.fullmatch(line)
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
        if _OVERVIEW.search(heading):
            return "\n".join(lines[start + 1 : end])
    return None
