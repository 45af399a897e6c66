"""Demo portals of traps: loops and false totals, rows to files and elsewhere (docs/families.md#stop-reasons)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.annexes import report_file
from gkcrawl.demo.corpus import DemoColumn, Facts
from gkcrawl.demo.pages import Answer
from gkcrawl.demo.portal import Ask, DemoPortal, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 10_000  # the page number after which every page is the same
_EXAMPLES = {
    "looping": "the last page leads to the first",
    "repeated": "past the end the last page comes again and again",
    "calendar": "every page leads to another day, with rows that lead nowhere",
    "identical": "ten thousand links to one document",
    "script": "all links are javascript:",
    "above_root": "relative links climb above the root",
    "lying": "the declared total is less than one page holds",
    "future": "rows are dated in the future",
    "commented": "an editor has commented the whole list out",
}


class TrapsPortal(DemoPortal):
    """A column for each trap, called by its name."""

    name = "demo_traps"
    site = "墨瀛县人民政府"
    prefix = "/traps"
    columns = tuple(DemoColumn(key, what, "notice") for key, what in _EXAMPLES.items())
    addresses = ("/traps/{column}/{ym}/content_{id}.html",)
    file_address = "/traps/{column}/files/{id}_{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/traps/(\w+)/(?:index(?:_(\d+))?\.html)?", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column:
            return None
        number = int(match[2] or 1)
        if column.key == "calendar":
            return self.list_page(column, _days(number))
        last = self.part(column, 1).pages
        part = self.part(column, min(number, last) if column.key == "repeated" else number)
        if not part.rows:
            return None
        following = {"looping": number % last + 1, "repeated": number + 1}.get(column.key, number + 1)
        more = (number < last and column.key != "identical") or column.key in ("looping", "repeated")
        pager = f'<a href="index{f"_{following}" if following > 1 else ""}.html">下一页</a>' if more else ""
        total = f"共{2 if column.key == 'lying' else part.total}条" if column.key in ("lying", "future") else ""
        content = f'<ul class="list">{self._rows(part)}</ul><div class="page">{total} {pager}</div>'
        return self.list_page(column, f"<!--{content}-->" if column.key == "commented" else content)

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """See `DemoPortal.truth`: the documents that can be found."""
        for row in super().truth(base):
            key = row["url"].split("/")[4]
            first = row["url"] == base + self.path(self.facts(self.columns[3], 0))
            if key not in ("calendar", "script", "commented") and (key != "identical" or first):
                yield row

    def _rows(self, part: Part) -> str:
        key = part.column.key
        if key == "identical":
            return self.item(self.facts(part.column, 0)) * _MANY if part.number == 1 else ""
        return "\n".join(self._row(key, facts) for facts in part.rows)

    def _row(self, key: str, facts: Facts) -> str:
        if key == "script":
            return self.item(facts, href="javascript:void(0)")
        if key == "above_root":
            return self.item(facts, href="../../../../.." + self.path(facts))
        return self.item(facts, "2099-%m-%d" if key == "future" else "%Y-%m-%d")


def _days(number: int) -> str:
    rows = "".join(
        f'<li><a href="day_{number}_{hour}.html">第{number}天第{hour}场会议安排的公告</a><span>2025-11-05</span></li>'
        for hour in range(3)
    )
    return f'<ul class="list">{rows}</ul><a href="index_{number + 1}.html">后一页</a>'


_ROW_FILE = "/loose/zfxxgknb/{ym}/P0{ymd}{id}"
_AT_OTHER_HOST = 5  # the kind of row whose document lies on another host
_ROW_PAGE = "/loose/zfxxgknb/content_{id}.html"
_WECHAT = "https://mp.weixin.qq.com/s/{}"


class LooseEndsPortal(DemoPortal):
    """Documents take turns: a page, a PDF, a DOCX, a ZIP, an image, a page on a sibling host.

    Files go only to who comes from a page of the portal, as those of VSB do. Between the documents are rows to
    WeChat and to pages that are gone. The sibling of 127.0.0.1 is localhost.
    """

    name = "demo_loose_ends"
    site = "柏塬县人民政府"
    prefix = "/loose"
    columns = (DemoColumn("zfxxgknb", "政府信息公开年报", "annual_report"),)
    addresses = (_ROW_PAGE, f"{_ROW_FILE}.pdf", f"{_ROW_FILE}.docx", f"{_ROW_FILE}.zip", f"{_ROW_FILE}.png", _ROW_PAGE)
    file_address = "/loose/zfxxgknb/files/{id}_{place}{suffix}"

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        facts = self._find(f"{_ROW_FILE}{{suffix}}", ask.path)
        if facts and self.path(facts) == ask.path:
            if not ask.referer.startswith(ask.base + self.prefix):
                return Answer("禁止盗链".encode(), "text/plain; charset=utf-8", 403)
            return Answer.of_file(report_file(facts, ask.path.rpartition(".")[2]))
        return super().answer(ask)

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/loose/zfxxgknb/(?:index_(\d+)\.html)?", ask.path)
        if not match or not (part := self.part(self.columns[0], int(match[1] or 1))).rows:
            return None
        items = "\n".join(self._rows(facts, ask.base) for facts in part.rows)
        more = f'<a href="index_{part.number + 1}.html">下一页</a>' if part.number < part.pages else ""
        return self.list_page(self.columns[0], f'<ul class="list">{items}</ul><div class="page">{more}</div>')

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """See `DemoPortal.truth`; of a document that is a file only what its row says is known."""
        for row in super().truth(base):
            facts = self._find(f"{_ROW_FILE}{{suffix}}", row["url"].removeprefix(base))
            if facts is not None:
                known = {name: row[name] for name in ("portal", "column", "url", "kind", "title", "report_year")}
                nothing: dict[str, Any] = {name: [] if isinstance(row[name], list) else None for name in row}
                read = report_file(facts, row["url"].rpartition(".")[2]).truth()
                file = {"url": row["url"], "name": row["url"].rpartition("/")[2], **read}
                dates = {"published_date": row["published_date"], "attachments": [file], "statistics": None}
                yield {**nothing, **known, **dates}
            else:
                facts = self._find(_ROW_PAGE, row["url"].removeprefix(base))
                yield {**row, "url": self._home(facts, base) + row["url"].removeprefix(base)} if facts else row

    def _home(self, facts: Facts, base: str) -> str:
        return base.replace("127.0.0.1", "localhost") if facts.number % len(self.addresses) == _AT_OTHER_HOST else base

    def _rows(self, facts: Facts, base: str) -> str:
        """The document's row, and one in two a row that leads to none."""
        rows = self.item(facts, href=self._home(facts, base) + self.path(facts))
        if facts.number % 2:
            dead = f"/loose/zfxxgknb/content_{facts.number}.html"
            target = dead if facts.number % 4 == 1 else _WECHAT.format(f"w{facts.number}")
            title = f"{facts.agency.county}{facts.report_year}年政府信息公开工作年度报告"
            rows += f'\n<li><a href="{target}" title="{title}">{escape(title)}</a><span>{facts.published}</span></li>'
        return rows
