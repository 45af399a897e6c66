"""Base class of the demo portals: columns, rows of lists, documents and files by their addresses, JSON answers."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import md5
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode
from zlib import crc32

from gkcrawl.demo.pages import NOT_FOUND, Answer, Rendering, charset_of, encode, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcrawl.demo.body import Body
    from gkcrawl.demo.corpus import Corpus, DemoColumn, Facts

ROWS = 3  # a page: a walk over a few documents turns pages
_CUT = 24  # characters of a title that rows show
_BEIJING = timezone(timedelta(hours=8))
_PLACE = re.compile(r"\{(\w+)\}")
_LINKED_DATE = 5  # of six rows the one whose date is a link
_MILLION = 1_000_000  # numbers of documents in a column
_PATTERNS = {
    "column": r"(?P<column>[\w-]+)",
    "number": r"(?P<number>\d+)",
    "serial": r"(?P<serial>\d{10})",
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
class Ask:
    """A request: path from the server's root, query, fields of the posted form or JSON, the client's base URL, and the
    page it came from.
    """

    path: str
    base: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    referer: str = ""

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    def number(self, name: str) -> int:
        """The value of a field as a number from 1. As in servlets, the query goes before the form."""
        text = self.query.get(name) or self.form.get(name) or ""
        return max(1, int(text)) if text.isdecimal() else 1


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a column's list: its number from 1, of how many pages and documents, the documents on it."""

    column: DemoColumn
    number: int
    pages: int
    total: int
    rows: list[Facts]


class DemoPortal(ABC):
    """A portal of one family; stateless apart from the `Corpus` it draws on.

    It answers below ``prefix`` and below those ``roots`` that its family's scripts expect at the server's root. It says
    with ``addresses`` where its documents are, with ``listing`` what its lists look like.

    Addresses are paths of {column}, {y}, {m}, {d}, {ym}, {ymd} and one of {id}, {hex}, {uuid}, by which a document is
    found again, as it is by its {column} with its {number} (from ``first_number`` on) or {serial}; where there are
    several, documents take turns. Files add {place} and {suffix}.
    """

    name: ClassVar[str]
    site: ClassVar[str]
    prefix: ClassVar[str]
    roots: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[tuple[DemoColumn, ...]]
    box_style: ClassVar[str | None] = None
    addresses: ClassVar[tuple[str, ...]]
    file_address: ClassVar[str]
    first_number: ClassVar[int] = 0
    container: ClassVar[str] = '<div id="zoom" class="article_con">{}</div>'

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @abstractmethod
    def listing(self, ask: Ask) -> Answer | None:
        """The answer to a request for a list; None when ``ask`` is for something else."""

    def answer(self, ask: Ask) -> Answer:
        """The response to ``ask``; a 404 `Answer` for what does not exist."""
        for address in self.addresses:
            facts = self._find(address, ask.path)
            if facts and self.path(facts) == ask.path:
                return self.detail(facts)
        if facts := self._find(self.file_address, ask.target):
            return self.file(facts, ask.target)
        return self.listing(ask) or NOT_FOUND

    def path(self, facts: Facts) -> str:
        """Path of the document's page."""
        return self._fill(self.addresses[facts.number % len(self.addresses)], facts)

    def file_paths(self, facts: Facts, body: Body) -> list[str]:
        """Paths of the document's files, in the order of ``body.attachments``."""
        return [
            self._fill(self.file_address, facts, place=place, suffix=suffix(name))
            for place, name in enumerate(body.attachments)
        ]

    def detail(self, facts: Facts) -> Answer:
        """The page of a document."""
        rendering = self.rendering(facts)
        files = [escape(self.link(path)) for path in self.file_paths(facts, rendering.body)]
        return encode(page(rendering, self.site, self.contained(rendering), files), charset_of(facts))

    def rendering(self, facts: Facts) -> Rendering:
        """The parts of a document's page."""
        return Rendering.of(facts, self.box_style)

    def contained(self, rendering: Rendering) -> str:
        """The body of a page in the family's container."""
        return self.container.format(rendering.body_markup)

    def link(self, path: str) -> str:
        """How a page links to its file at ``path``."""
        return path

    def size(self, column: DemoColumn) -> int:
        """How many documents the column holds."""
        return self.corpus.size(self.columns, column)

    def facts(self, column: DemoColumn, number: int) -> Facts:
        """The facts of document ``number`` of the column."""
        return self.corpus.facts(self.name, column, number)

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """What is true of every document of the portal, column by column, newest first."""
        for column in self.columns:
            for number in range(self.size(column)):
                rendering = self.rendering(self.facts(column, number))
                paths = self.file_paths(rendering.facts, rendering.body)
                yield rendering.truth(base + self.path(rendering.facts), [base + path for path in paths])

    def find(self, column: DemoColumn | None, number: int) -> Facts | None:
        """The facts of a document that exists, else None."""
        return self.facts(column, number) if column and 0 <= number < self.size(column) else None

    def file(self, facts: Facts, path: str) -> Answer:
        """The file of the document that is served under ``path``."""
        rendering = self.rendering(facts)
        paths = self.file_paths(facts, rendering.body)
        return Answer.of_file(rendering.files[paths.index(path)]) if path in paths else NOT_FOUND

    def column(self, key: str | None) -> DemoColumn | None:
        """The column called ``key`` in addresses."""
        return next((column for column in self.columns if column.key == key), None)

    def column_at(self, pattern: str, path: str) -> DemoColumn | None:
        """The column whose key is the first group of ``pattern`` in ``path``."""
        match = re.fullmatch(pattern, path)
        return self.column(match[1]) if match else None

    def part(self, column: DemoColumn, number: int, size: int = ROWS) -> Part:
        """Page ``number`` of the column's list; without rows past the end."""
        total = self.size(column)
        numbers = range((number - 1) * size, min(total, number * size))
        rows = [self.facts(column, n) for n in numbers]
        return Part(column, number, max(1, -(-total // size)), total, rows)

    def asked(self, ask: Ask, path: str, key: str, number: str) -> Part | None:
        """The page of a list that the interface at ``path`` is asked for by the fields ``key`` and ``number``."""
        column = self.column(ask.query.get(key) or ask.form.get(key)) if ask.path == path else None
        return self.part(column, ask.number(number)) if column else None

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
        return self.rendering(facts).box.printed

    def _find(self, address: str, path: str) -> Facts | None:
        parts = re.split(r"(\{\w+\})", address)
        pattern = "".join(_PATTERNS[p[1:-1]] if p[:1] == "{" else re.escape(p) for p in parts)
        if not (match := re.fullmatch(pattern, path)):
            return None
        found = match.groupdict()
        if "number" in found or "serial" in found:
            number = int(found["number"]) - self.first_number if "number" in found else int(found["serial"])
            return self.find(self.column(found["column"]), number)
        code = (found.get("hex") or found.get("uuid") or "").replace("-", "")
        place, number = divmod(int(found["id"]) if "id" in found else int(code[24:], 16), _MILLION)
        place -= self._first_place()
        return self.find(self.columns[place], number) if 0 <= place < len(self.columns) else None

    def _first_place(self) -> int:
        """Millions of the portal's first column: all portals are on one host, where a number is one document's."""
        return 1000 + crc32(self.name.encode()) % 1000 * 3

    def _fill(self, address: str, facts: Facts, **more: object) -> str:
        serial = (self._first_place() + self.columns.index(facts.column)) * _MILLION + facts.number
        code = md5(facts.salt.encode(), usedforsecurity=False).hexdigest()[:24] + f"{serial:08x}"
        day = facts.filed
        values: dict[str, object] = {
            "column": facts.column.key,
            "number": self.first_number + facts.number,
            "serial": f"{facts.number:010d}",
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


def suffix(name: str) -> str:
    """``.pdf`` of ``a.pdf``."""
    return PurePosixPath(name).suffix
