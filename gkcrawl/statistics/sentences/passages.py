"""The prose of a report: its sentences by the topic of their section, without lines of tables and page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import nfkc
from gkcrawl.data import pattern, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(][一二三四五六七八九十]{1,3}[)]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]部分)"
)
_LONGEST_TOPIC_HEADING = 40
"""Characters of a heading; longer ones begin a paragraph."""
_SENTENCE = re.compile(r"[^。;!?]+")
_TOPICS = tuple((rule.role, pattern([rule])) for rule in rules("statistics_topics"))
# A page number that a converter left within a sentence; a count has a unit.
_PAGE_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff]) \d{1,2} (?=[\u4e00-\u9fff])(?! ?[条件份篇宗起个次期场项元人例年月日批])"
)
# A row of a table that was flattened to text: numbers with blanks between, or a label of the form of which the words
# for money and for none (未经复议) say nothing.
_ROW = re.compile(r"(?:^|\s)-?\d[\d.]*\s+-?\d[\d.]*\s+-?\d[\d.]*\s*$|^行政事业性收费\s|结果纠正\s+其他结果|复议后起诉$")
_ENDS = tuple("。;:!?")
_WRAPPED = 25
"""Characters from which on a line without a full stop goes on in the next."""


class Passage(NamedTuple):
    """A sentence without blanks, the ``topic`` of its section, and the number of its ``paragraph``."""

    text: str
    topic: str
    paragraph: int


def topic_of(text: str, before: str = "") -> str:
    """The topic that ``text`` names last (``statistics_topics.csv``), that ``before`` it otherwise."""
    found = [(one.end(), -place, role) for place, (role, words) in enumerate(_TOPICS) for one in words.finditer(text)]
    return max(found)[2] if found else before


def passages(text: str) -> Iterator[Passage]:
    """The sentences of ``text``; lines with TAB are rows of tables, a heading sets the topic."""
    topic = ""
    for number, line in enumerate(_paragraphs(nfkc(text.replace("…", "。")))):
        if _HEADING.match(line) and len(line) <= _LONGEST_TOPIC_HEADING and not line.endswith(("。", ";")):
            topic = topic_of(line)
            continue
        for sentence in _SENTENCE.findall(line):
            yield Passage(sentence, topic, number)


def _paragraphs(text: str) -> Iterator[str]:
    held = ""
    for line in text.split("\n"):
        plain = "".join(_PAGE_NUMBER.sub("", line).split())
        if "\t" in line or not plain or _ROW.search(line):
            continue
        if held and not (held.endswith(_ENDS) or len(held) < _WRAPPED or _HEADING.match(line)):
            held += plain
            continue
        if held:
            yield held
        held = plain
    if held:
        yield held
