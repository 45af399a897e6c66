"""Base of demo portals that differ in their lists and addresses only."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import md5
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar
from zlib import crc32

from gkcrawl.demo.pages import NOT_FOUND, Answer, Rendering, charset_of, encode, page
from gkcrawl.demo.portal import Ask, DemoPortal, suffix

if TYPE_CHECKING:
    from gkcrawl.demo.body import Body
    from gkcrawl.demo.corpus import DemoColumn, Facts

ROWS = 3  # a page: a walk over a few documents turns pages
_CUT = 24  # characters of a title that rows show
_BEIJING = timezone(timedelta(hours=8))
_PLACE = re.compile(r"\{(\w+)\}")
_LINKED_DATE = 5  # of six rows the one whose date is a link
_MILLION = 1_000_000  # numbers of documents in a column
_PATTERNS = {
    "column": r"[\w-]+",
    "id": r"(?P<id>\d{10})",
    "hex": r"(?P<hex>[0-9a-f]{32})",
    "uuid": r"(?P<uuid>[0-9a-f-]{36})",
    "y": r"\d{4}",
    "m": r"\d{1,2}",
    "d": r"\d{1,2}",
    "ym": r"\d{6}",
    "ymd": r"\d{8}",
    "place": r"\d",
    "suffix": r"\.\w+",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a column's list: its number from 1, of how many pages and documents, the documents on it."""

    column: DemoColumn
    number: int
    pages: int
    total: int
    rows: list[Facts]


class ListPortal(DemoPortal, ABC):
    """A family says with ``addresses`` where its documents are, with ``listing`` what its lists look like.

    Addresses are paths of {column}, {y}, {m}, {d}, {ym}, {ymd} and one of {id}, {hex}, {uuid}, by which a
    document is found again; where there are several, documents take turns. Files add {place} and {suffix}.
    """

    addresses: ClassVar[tuple[str, ...]]
    file_address: ClassVar[str]
    container: ClassVar[str] = '<div id="zoom" class="article_con">{}</div>'

    @abstractmethod
    def listing(self, ask: Ask) -> Answer | None:
        """The answer to a request for a list; None when ``ask`` is for something else."""

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        for address in self.addresses:
            facts = self._find(address, ask.path)
            if facts and self.path(facts) == ask.path:
                return self.detail(facts)
        if facts := self._find(self.file_address, ask.target):
            return self.file(facts, ask.target)
        return self.listing(ask) or NOT_FOUND

    def path(self, facts: Facts) -> str:
        """See `DemoPortal.path`."""
        return self._fill(self.addresses[facts.number % len(self.addresses)], facts)

    def file_paths(self, facts: Facts, body: Body) -> list[str]:
        """See `DemoPortal.file_paths`."""
        return [
            self._fill(self.file_address, facts, place=place, suffix=suffix(name))
            for place, name in enumerate(body.attachments)
        ]

    def detail(self, facts: Facts) -> Answer:
        """The page of a document."""
        rendering = Rendering.of(facts, self.box_style)
        files = [escape(path) for path in self.file_paths(facts, rendering.body)]
        return encode(page(rendering, self.site, self.container.format, files), charset_of(facts))

    def column(self, key: str | None) -> DemoColumn | None:
        """The column called ``key`` in addresses."""
        return next((column for column in self.columns if column.key == key), None)

    def part(self, column: DemoColumn, number: int, size: int = ROWS) -> Part:
        """Page ``number`` of the column's list; without rows past the end."""
        total = self.size(column)
        numbers = range((number - 1) * size, min(total, number * size))
        rows = [self.facts(column, n) for n in numbers]
        return Part(column, number, max(1, -(-total // size)), total, rows)

    def item(self, facts: Facts, day: str = "%Y-%m-%d", href: str | None = None) -> str:
        """A row as ``li``; its text may be cut, its title may hold invisible characters, its date may be a link."""
        title, shown = escape(facts.title), facts.published.strftime(day)
        text = title if len(title) <= _CUT or facts.number % 3 else title[:_CUT] + "..."
        if facts.number % 4 == 1:
            title = f"\u200b{title}"
        href = escape(href or self.path(facts))
        date = f'<a href="{href}">{shown}</a>' if facts.number % 6 == _LINKED_DATE else shown
        return f'<li><a href="{href}" target="_blank" title="{title}">{text}</a><span class="date">{date}</span></li>'

    def items(self, part: Part, day: str = "%Y-%m-%d") -> str:
        """All rows of ``part``."""
        return "\n".join(self.item(facts, day) for facts in part.rows)

    def list_page(self, column: DemoColumn, content: str, head: str = "") -> Answer:
        """A list page around ``content``: a menu, a path, a footer."""
        menu = "".join(f'<li><a href="{self.prefix}/{key}/">{name}</a></li>' for key, name in _MENU)
        return encode(
            f"""<!DOCTYPE html>
<html><head><!--charset--><title>{column.name}-{self.site}</title>
<meta name="ColumnName" content="{column.name}"><meta name="SiteName" content="{self.site}">{head}</head>
<body><div class="nav"><ul>{menu}</ul></div>
<div class="path">当前位置：<a href="{self.prefix}/">首页</a> &gt; {column.name}</div>
{content}
<div class="footer">主办：{self.site} 备案序号：演示00000000号</div></body></html>"""
        )

    def fields(self, facts: Facts) -> dict[str, str]:
        """What the document's page prints in its box, for the rows of an API."""
        return Rendering.of(facts, self.box_style).box.printed

    def _find(self, address: str, path: str) -> Facts | None:
        parts = re.split(r"(\{\w+\})", address)
        pattern = "".join(_PATTERNS[p[1:-1]] if p[:1] == "{" else re.escape(p) for p in parts)
        if not (match := re.fullmatch(pattern, path)):
            return None
        found = match.groupdict()
        code = (found.get("hex") or found.get("uuid") or "").replace("-", "")
        place, number = divmod(int(found["id"]) if "id" in found else int(code[24:], 16), _MILLION)
        place -= self._first_place()
        return self.find(self.columns[place].key, number) if 0 <= place < len(self.columns) else None

    def _first_place(self) -> int:
        """Millions of the portal's first column: all portals are on one host, where a number is one document's."""
        return 1000 + crc32(self.name.encode()) % 1000 * 3

    def _fill(self, address: str, facts: Facts, **more: object) -> str:
        serial = (self._first_place() + self.columns.index(facts.column)) * _MILLION + facts.number
        code = md5(facts.salt.encode(), usedforsecurity=False).hexdigest()[:24] + f"{serial:08x}"
        day = facts.filed
        values: dict[str, object] = {
            "column": facts.column.key,
            "id": serial,
            "hex": code,
            "uuid": "-".join((code[:8], code[8:12], code[12:16], code[16:20], code[20:])),
            "y": day.year,
            "m": day.month,
            "d": day.day,
            "ym": f"{day:%Y%m}",
            "ymd": f"{day:%Y%m%d}",
        }
        return _PLACE.sub(lambda place: str({**values, **more}[place[1]]), address)


def json_answer(value: Any, callback: str | None = None) -> Answer:
    """``value`` as JSON, or as JSONP when there is a ``callback``."""
    text = json.dumps(value, ensure_ascii=False)
    if callback:
        return Answer(f"{callback}({text});".encode(), "application/javascript;charset=UTF-8")
    return Answer(text.encode(), "application/json;charset=UTF-8")


def epoch(facts: Facts) -> int:
    """When the document was published, in seconds since 1970."""
    moment = datetime.fromisoformat(f"{facts.published}T{facts.clock}").replace(tzinfo=_BEIJING)
    return int(moment.timestamp())


_MENU = (("zwgk", "政务公开"), ("hdjl", "互动交流"), ("bsfw", "办事服务"), ("zjwm", "走进我们"))
