"""Demo portal whose rows lead to files, other hosts, WeChat and missing pages (docs/families.md#link-targets)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.corpus import DemoColumn, Facts
from gkcrawl.demo.files import attachment
from gkcrawl.demo.pages import Answer
from gkcrawl.demo.portal import Ask, DemoPortal

if TYPE_CHECKING:
    from collections.abc import Iterator


_FILE = "/loose/zfxxgknb/{ym}/P0{ymd}{id}"
_AT_OTHER_HOST = 5  # the kind of row whose document lies on another host
_PAGE = "/loose/zfxxgknb/content_{id}.html"
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
    addresses = (_PAGE, f"{_FILE}.pdf", f"{_FILE}.docx", f"{_FILE}.zip", f"{_FILE}.png", _PAGE)
    file_address = "/loose/zfxxgknb/files/{id}_{place}{suffix}"

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        facts = self._find(f"{_FILE}{{suffix}}", ask.path)
        if facts and self.path(facts) == ask.path:
            if not ask.referer.startswith(ask.base + self.prefix):
                return Answer("禁止盗链".encode(), "text/plain; charset=utf-8", 403)
            return Answer(*attachment(f"{facts.title}.{ask.path.rpartition('.')[2]}"))
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
            facts = self._find(f"{_FILE}{{suffix}}", row["url"].removeprefix(base))
            if facts is not None:
                known = {name: row[name] for name in ("portal", "column", "url", "kind", "title", "report_year")}
                nothing: dict[str, Any] = {name: [] if isinstance(row[name], list) else None for name in row}
                file = {"url": row["url"], "name": row["url"].rpartition("/")[2]}
                dates = {"published_date": row["published_date"], "attachments": [file], "statistics": {}}
                yield {**nothing, **known, **dates}
            else:
                facts = self._find(_PAGE, row["url"].removeprefix(base))
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
