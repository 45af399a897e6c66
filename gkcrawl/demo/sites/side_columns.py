"""Columns that demo sites have beside those of their portals: plain lists in numbered files, with their documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.corpus import DemoColumn
from gkcrawl.demo.files import DemoFile
from gkcrawl.demo.pages import Answer, Rendering, charset_of, encode, page

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Facts
    from gkcrawl.demo.portal import Ask, DemoPortal

_ROWS = 5  # a page
_SIZE = 8  # documents a column: two pages
_CONTAINER = '<div class="article_con" id="zoom">{}</div>'


@dataclass(frozen=True, slots=True)
class SideKind:
    """A kind of columns: the name of the column and how its documents are called."""

    name: str
    kind: str | None
    title: str
    news: bool = False


# By key in addresses. Titles name {county}, {agency}, {matter}, {year}, {n}.
KINDS = {
    "gzdt": SideKind("工作动态", "工作动态", "{county}召开{matter}工作推进会", news=True),
    "xwfb": SideKind("新闻发布", "工作动态", "{county}举行{matter}新闻发布会", news=True),
    "gfxwj": SideKind("规范性文件", "规范性文件", "{agency}关于印发《{matter}管理办法》的通知"),
    "zcjd": SideKind("政策解读", "政策解读", "《{matter}实施方案（{year}年）》政策解读"),
    "ysjs": SideKind("预算决算", "预算决算", "{agency}{year}年度部门预算"),
    "jyta": SideKind("建议提案办理", "建议提案", "对{county}人大第{n}号建议的答复"),
    "rsxx": SideKind("人事信息", "人事", "{agency}关于第{n}批人员任免职的通知"),
    "zbcg": SideKind("政府采购", "招标采购", "{matter}项目第{n}标段公开招标公告"),
    "tzgg": SideKind("通知公告", "通知公告", "{agency}关于做好{matter}工作的通告"),
    "kong": SideKind("重点领域信息公开", "重点领域", ""),
}
_EMPTY = "kong"


@dataclass(frozen=True)
class SideColumns:
    """The side columns of a portal's site, by key; each below ``prefix``."""

    portal: DemoPortal
    prefix: str
    keys: tuple[str, ...]

    @cached_property
    def columns(self) -> dict[str, DemoColumn]:
        """The columns by key."""
        return {key: DemoColumn(key, KINDS[key].name, "notice") for key in self.keys}

    def path(self, key: str) -> str:
        """Where the column's list begins."""
        return f"{self.prefix}/{key}/"

    def size(self, key: str) -> int:
        """How many documents the column holds."""
        return 0 if key == _EMPTY else _SIZE

    def rows(self, key: str, first: int = 0, count: int = _ROWS) -> str:
        """Rows of the column, as items."""
        numbers = range(first, min(first + count, self.size(key)))
        facts = [self._facts(key, number) for number in numbers]
        return "\n".join(self.portal.item(each, href=self._document(key, each)) for each in facts)

    def answer(self, ask: Ask) -> Answer | None:
        """A page of a list, a document or a file; None when it is none of these columns'."""
        match = re.fullmatch(rf"{self.prefix}/(\w+)/(?:index(?:_(\d+))?\.html)?", ask.path)
        if match and match[1] in self.columns:
            return self._list(match[1], int(match[2] or 1))
        match = re.fullmatch(rf"{self.prefix}/(\w+)/\d{{6}}/t\d{{8}}_(\d)(?:-\d(\.\w+)|\.html)", ask.path)
        if match and match[1] in self.columns and int(match[2]) < self.size(match[1]):
            facts = self._facts(match[1], int(match[2]))
            if match[3]:
                return Answer.of_file(DemoFile.called(f"附件{match[3]}"))
            return self._page(match[1], facts)
        return None

    def _facts(self, key: str, number: int) -> Facts:
        facts = self.portal.corpus.facts(self.portal.name, self.columns[key], number)
        title = KINDS[key].title.format(
            county=facts.agency.county,
            agency=facts.agency.name,
            matter=facts.matter[0],
            year=facts.published.year,
            n=number + 1,
        )
        return replace(facts, title=title)

    def _document(self, key: str, facts: Facts) -> str:
        return f"{self.path(key)}{facts.published:%Y%m}/t{facts.published:%Y%m%d}_{facts.number}.html"

    def _page(self, key: str, facts: Facts) -> Answer:
        rendering = Rendering.of(facts)
        stem = self._document(key, facts).removesuffix(".html")
        files = [f"{stem}-{n}.{name.rpartition('.')[2]}" for n, name in enumerate(rendering.body.attachments)]
        return encode(
            page(rendering, self.portal.site, _CONTAINER.format(rendering.body_markup), list(map(escape, files))),
            charset_of(facts),
        )

    def _list(self, key: str, number: int) -> Answer | None:
        pages = max(1, -(-self.size(key) // _ROWS))
        if not 1 <= number <= pages:
            return None
        rows = self.rows(key, (number - 1) * _ROWS) or "<li>暂无信息</li>"
        more = f'<a href="index_{number + 1}.html">下一页</a>' if number < pages else "<span>下一页</span>"
        pager = f'<div class="page">共{pages}页 {more}</div>'
        return self.portal.list_page(self.columns[key], f'<ul class="list">{rows}</ul>{pager}')
