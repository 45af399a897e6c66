"""Demo portals of no CMS family: rows without href, shells, stubs (docs/families.md#generic)."""

from __future__ import annotations

import re
from html import escape

from gkcrawl.demo.corpus import DemoColumn
from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.portal import Ask, DemoPortal, Part


class GenericPortal(DemoPortal):
    """Numbered files with a 下一页 link; rows with onclick for href, rows that a script writes."""

    name = "demo_generic"
    site = "渌瀛区人民政府"
    prefix = "/generic"
    columns = (
        DemoColumn("gknb", "政府信息公开年报", "annual_report"),
        DemoColumn("onclick", "通知公告", "notice"),
        DemoColumn("script", "公告公示", "notice"),
    )
    addresses = ("/generic/{column}/{y}-{m}/{id}.html",)
    file_address = "/generic/{column}/files/{id}_{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(rf"{self.prefix}/(\w+)/(?:(inner|col)/)?(?:(\d+)\.html)?", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column:
            return None
        if column.key == "frame" and not match[2]:
            return self.list_page(column, '<iframe src="visitcount.html"></iframe><iframe src="inner/"></iframe>')
        if column.key == "stub" and not match[2]:
            return encode(f'<html><head><script>location.href="{ask.path}col/";</script></head></html>')
        part = self.part(column, ask.number("page") if column.key == "query" else int(match[3] or 1))
        return self.list_page(column, self._rows(part) + _pager(part)) if part.rows else None

    def _rows(self, part: Part) -> str:
        if part.column.key not in ("onclick", "script"):
            return f'<ul class="list">{self.items(part, "%y-%m-%d" if part.column.key == "frame" else "%Y-%m-%d")}</ul>'
        rows = []
        for facts in part.rows:
            title, path, day = escape(facts.title), self.path(facts), facts.published
            if part.column.key == "onclick":
                rows.append(f"""<li><a onclick="isDownLoad(this,'{path}')" title="{title}">{title}</a> {day}</li>""")
            else:
                link = f"<a href=\\'{path}\\' title=\\'{title}\\'>{title}</a>"
                rows.append(f"<li><script>document.write('{link}');</script><span>{day}</span></li>")
        return f'<ul class="list">{"".join(rows)}</ul>'


class ShellPortal(GenericPortal):
    """A page number in the query, a list in a frame, a list behind a script of one line."""

    name = "demo_shells"
    site = "琴磴区人民政府"
    prefix = "/shells"
    columns = (
        DemoColumn("query", "政府信息公开年报", "annual_report"),
        DemoColumn("frame", "通知公告", "notice"),
        DemoColumn("stub", "其他文件", "notice"),
    )
    addresses = ("/shells/{column}/{y}-{m}/{id}.html",)
    file_address = "/shells/{column}/files/{id}_{place}{suffix}"


def _pager(part: Part) -> str:
    """下一页 with an address; for the query column, bare numbers; nothing on the last page."""
    if part.column.key == "query":
        numbers = [f'<a href="?page={n}">{n}</a>' for n in range(1, part.pages + 1) if n != part.number]
        return f'<div class="pages">{" ".join(numbers)}</div>'
    button = f'<a href="{part.number + 1}.html">下一页&gt;</a>' if part.number < part.pages else "下一页"
    return f'<div class="pages">第{part.number}页 共{part.pages}页 {button}</div>'
