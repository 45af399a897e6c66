"""The title of a document, of one line or several: where it ends, and whether lines are one at all."""

from __future__ import annotations

import re

from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.extract.fields.identifiers import find_document_number
from gkcrawl.extract.titles.words import LONGEST
from gkcrawl.files.official.lines import Kind, Line

_GOES_ON = pattern(rules("head_words", "goes_on"))
_ENDS = alternatives([*rules("head_words", "title_end"), *(rule for rule in rules("kinds") if rule.place == "end")])
_END = re.compile(_ENDS)
_KIND = re.compile(rf"的[^的]{{0,10}}{_ENDS}")  # GB/T 9704: behind the 事由 the 文种
_TOPIC = re.compile(r"关于[^关]")
_BRACKETS = re.compile(r"(?:[(（〔][^()（）]*[)）〕])+$")
_QUOTED = re.compile(r"《[^《》]*》")
_WIDE = r"[^\x00-\xff]"
_BLANKS = re.compile(rf"(?<={_WIDE})\s+|\s+(?={_WIDE})")
_IMPRINT = re.compile(r"\d年\d{1,2}月\d|[:：]")  # of a newspaper: day, 责编：
_MOST_LINES = 8  # of a title: more are a text that was taken for one
_SHORTEST = 3  # characters: 流程图
_PLAIN_LINES, _PLAIN_LENGTH = 2, 50  # lines and characters of a title that nothing but its place shows to be one


class Title:
    """The lines of a title as they are found; ``prominent`` are lines that the layout sets apart (no white space)."""

    def __init__(self, prominent: set[str]) -> None:
        self.lines: list[Line] = []
        self.closed = False
        self.ends_above_text = False
        self._prominent = prominent

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def flat(self) -> str:
        """All of it, without white space."""
        return "".join(line.flat for line in self.lines)

    def add(self, line: Line) -> bool:
        """Take ``line`` as the next one; False where the title has ended above it."""
        if self.lines and not goes_on(line.flat) and not self._is_open(line):
            return False
        self.lines.append(line)
        return len(self.lines) <= _MOST_LINES

    def read(self) -> tuple[str | None, str | None]:
        """The title, None where the lines are none; and the 发文字号 in brackets at its end."""
        flat = self.flat
        if not _SHORTEST <= len(flat) <= LONGEST or not self._is_shown(flat):
            return None, None
        text = _BLANKS.sub("", "".join(line.text for line in self.lines)).strip()
        number = find_document_number(text)
        return (_BRACKETS.sub("", text) if number else text), number

    def _is_open(self, line: Line) -> bool:
        if line.kind is Kind.STAGE:
            return True
        last = self.lines[-1]
        below = last.flat in self._prominent and line.flat not in self._prominent
        return not (self.closed or below or is_whole(self.flat))

    def _is_shown(self, flat: str) -> bool:
        """Whether words, layout or place show lines to be a title."""
        if is_whole(flat) or _TOPIC.search(flat) or any(line.flat in self._prominent for line in self.lines):
            return True
        short = len(self.lines) <= _PLAIN_LINES and len(flat) <= _PLAIN_LENGTH
        return short and self.ends_above_text and _IMPRINT.search(flat) is None


def goes_on(flat: str) -> bool:
    """Whether a line (no white space) can only go on with a title above it: 的通知, 关于…"""
    return _GOES_ON.match(flat) is not None


def is_whole(flat: str) -> bool:
    """Whether a title (no white space) has its last words, those of a kind of document, and no open quotation.

    >>> is_whole("关于印发防汛方案"), is_whole("关于印发防汛方案的通知"), is_whole("防汛方案(试行)")
    (False, True, True)
    """
    if flat.count("《") > flat.count("》") or flat.count("“") > flat.count("”"):
        return False
    bare = _BRACKETS.sub("", flat)
    return (_KIND if _TOPIC.search(_QUOTED.sub("", bare)) else _END).search(bare) is not None
