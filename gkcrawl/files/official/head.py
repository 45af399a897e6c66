"""The head (版头) and title of a document: issuers in red, 发文字号, lines of the title down to 主送机关 or text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.data import pattern, rules
from gkcrawl.extract.fields.identifiers import document_number, promulgated_by
from gkcrawl.files.official.lines import Kind, Line, read_line
from gkcrawl.files.official.names import agencies
from gkcrawl.files.official.title import Title, goes_on, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ALONE = pattern(rules("head_words", "alone"))
_SERIAL = re.compile(r"令?第\d+号令?$")
_NAMED = re.compile(r"^[^《》]{0,20}《([^《》]+)》")
_INNER = str.maketrans("〈〉", "《》")
_HEAD_LINES = 40  # in which a head ends: a red head of ten agencies, number, 签发人, a title of eight lines


@dataclass(slots=True)
class Head:
    """What a head prints: agencies above number and title (``issuers``), agencies and a date ``below`` the title.

    ``end`` is the line with which the text begins.
    """

    title: str | None = None
    number: str | None = None
    issuers: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    date: str | None = None
    end: int = 0


def read_head(lines: Sequence[str], prominent: Iterable[str] = ()) -> Head:
    """The head that the first of ``lines`` are; ``prominent`` are those that the layout sets apart.

    >>> head = read_head(["青禾县水利局文件", "青水〔2024〕3 号", "关于做好防汛", "工作的通知", "各镇人民政府："])
    >>> head.title, head.number, head.issuers
    ('关于做好防汛工作的通知', '青水〔2024〕3号', ['青禾县水利局'])
    """
    reader = _Reader({line.flat for line in map(read_line, prominent) if line.kind in (Kind.TEXT, Kind.AGENCY)})
    for at, printed in enumerate(islice(lines, _HEAD_LINES)):
        line = read_line(printed)
        reader.head.end = at
        if line.kind is not Kind.SKIPPED and not reader.goes_on(line):
            break
    else:
        reader.head.end = min(len(lines), _HEAD_LINES)
    return reader.close(lines)


class _Reader:
    def __init__(self, prominent: set[str]) -> None:
        self.head = Head()
        self.title = Title(prominent)
        self.prominent = prominent
        self.order: Line | None = None
        # Agencies of which the next lines say whether they issue the document, or begin (go on with) its title.
        self.waiting: list[Line] = []

    def goes_on(self, line: Line) -> bool:
        """Take the next ``line``; False when the head has ended above it."""
        if line.kind is Kind.TEXT:
            return self._text(line)
        if line.kind in (Kind.BODY, Kind.LABEL):
            self.title.ends_above_text = True
            return line.kind is Kind.LABEL and not self.title
        if line.kind is Kind.AGENCY:
            self.waiting.append(line)
        elif line.kind in (Kind.NUMBER, Kind.RED, Kind.ORDER):
            self._of_head(line)
        elif line.kind is Kind.STAGE and self.title:
            self.title.add(line)
        elif line.kind is Kind.SERIAL and self.order and not self.head.number:
            self.head.number = document_number(self.order.flat + line.flat.strip("()"))
        elif self.title and line.kind in (Kind.DATE, Kind.ADOPTED):
            if not self.head.number and (order := promulgated_by(line.text)):
                self.head.number = order
                self.head.issuers = agencies(_SERIAL.sub("", order))
            self.head.date = self.head.date or line.said or None
            self.title.closed = self.title.ends_above_text = True
        return True

    def close(self, lines: Sequence[str]) -> Head:
        """The head, now that its last line is known."""
        head = self.head
        names = [name for line in self.waiting for name in agencies(line.text)]
        if self.title:
            head.below += names
        elif self.order:
            head.issuers += names
        if self.head.end == len(lines):
            self.title.ends_above_text = True
        head.title, number = self.title.read()
        head.number = head.number or number
        if not head.title and self.order:
            # 《青禾县防汛办法》已经…通过，现予公布 stands below a decree's number.
            named = _NAMED.search("".join(lines[head.end : head.end + 1]))
            head.title = named[1].translate(_INNER) if named else self.order.text
        return head

    def _of_head(self, line: Line) -> None:
        above = [] if self.title else self.waiting
        self.head.issuers += [name for one in above for name in agencies(one.text)] + agencies(line.said)
        if above:
            self.waiting = []
        if line.kind is Kind.NUMBER:
            self.head.number = self.head.number or line.said
            self.title.closed = bool(self.title)
        elif line.kind is Kind.ORDER:
            self.order = line

    def _text(self, line: Line) -> bool:
        waiting, self.waiting = self.waiting, []
        if self.title.closed and self.head.number and is_whole(line.flat) and not is_whole(self.title.flat):
            # Above the number stood a head that could not be read (a seal over it, OCR): the title is below.
            self.title = Title(self.prominent)
        if self.title:
            if waiting and not goes_on(line.flat):
                self.waiting = waiting
                return False
            return all(self.title.add(one) for one in (*waiting, line))
        if waiting and (_ALONE.fullmatch(line.flat) or agencies(line.flat.partition("关于")[0])):
            # They stand above a title that names them again, or is the kind of the document and no more.
            self.head.issuers += [name for one in waiting for name in agencies(one.text)]
            waiting = []
        if self.prominent and line.flat not in self.prominent and not is_whole(line.flat):
            # The name of a site or a newspaper: the title is to come.
            return True
        for one in (*waiting, line):
            self.title.add(one)
        return True
