"""Demo portals of no CMS family: rows without href, shells, stubs, 年报 indexes (docs/families.md#generic)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.corpus import DemoColumn, Facts
from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, Part

if TYPE_CHECKING:
    from collections.abc import Iterator


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


UNITS = ("教育局", "民政局", "水务局", "商务局")
REJECTED = (
    "政府网站工作年度报表（{}年度）",
    "{}年法治政府建设年度报告",
    "政府信息公开指南（{}年版）",
    "住房公积金{}年年度报告",
    "{}年事业单位法人年报",
)


class IndexesPortal(DemoPortal):
    """One column for each shape; directory names of years are off by one and bear suffixes."""

    name = "demo_indexes"
    site = "青磴县人民政府"
    prefix = "/indexes"
    columns = (
        DemoColumn("years", "政府信息公开年报", "annual_report"),
        DemoColumn("units", "各单位年报", "annual_report"),
        DemoColumn("mixed", "信息公开制度与年报", "annual_report"),
        DemoColumn("article", "历年年报", "annual_report"),
        DemoColumn("tabs", "乡镇年报", "annual_report"),
    )
    addresses = ("/indexes/{column}/content_{id}.html",)
    file_address = "/indexes/{column}/files/{id}_{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/indexes/(\w+)/(?:(\w+)/)?(?:index(?:_(\d+))?\.html)?", ask.path)
        column = self.column(match[1]) if match else None
        if ask.path.startswith("/indexes/other/"):
            return encode("<html><head><!--charset--></head><body><h1>其他</h1><p>这不是年报。</p></body></html>")
        if not match or not column:
            return None
        everything = [self.facts(column, number) for number in range(self.size(column))]
        number = int(match[3] or 1)
        if column.key == "years":
            return self._by_year(column, everything, match[2], number)
        if column.key == "units":
            return self._by_unit(column, everything, match[2], number)
        if match[2]:
            return None
        if column.key == "mixed":
            return self._rows(column, everything, number, mixed=True)
        if column.key == "article":
            links = "".join(f'<a href="{self.path(f)}">{escape(f.title)}</a><br>' for f in everything)
            return self.list_page(column, f'<h1>历年年报</h1><div class="TRS_Editor"><p>{links}</p></div>')
        tabs = "".join(f'<li class="tab" onclick="show({n})">{unit}</li>' for n, unit in enumerate(UNITS))
        panes = "".join(
            f'<div class="pane" id="pane{n}"><ul class="list">{self._items(everything[n :: len(UNITS)])}</ul></div>'
            for n in range(len(UNITS))
        )
        return self.list_page(column, f'<ul class="tabs">{tabs}</ul>{panes}')

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """See `DemoPortal.truth`; links in an article have no date, so it may be nowhere."""
        for row in super().truth(base):
            yield {**row, "published_date": None} if "/article/" in row["url"] else row

    def _by_year(self, column: DemoColumn, rows: list[Facts], folder: str | None, number: int) -> Answer | None:
        """The landing page shows the latest year; links lead to the others."""
        years = sorted({facts.report_year or 0 for facts in rows}, reverse=True)
        names = {f"{year + 1}n{year % 7}8": year for year in years}
        year = names.get(folder or "", 0) if folder else next(iter(years), 0)
        tabs = " ".join(f'<a href="/indexes/years/{name}/">{year}年</a>' for name, year in names.items())
        found = [facts for facts in rows if facts.report_year == year]
        return self._rows(column, found, number, f'<div class="years">{tabs}</div>') if found or not folder else None

    def _by_unit(self, column: DemoColumn, rows: list[Facts], folder: str | None, number: int) -> Answer | None:
        if folder is None:
            tree = "".join(f'<li><a href="/indexes/units/u{n}/">{unit}</a></li>' for n, unit in enumerate(UNITS))
            return self.list_page(column, f'<ul class="clearfix">{tree}</ul>')
        place = int(folder[1:]) if re.fullmatch(r"u\d", folder) else len(UNITS)
        return self._rows(column, rows[place :: len(UNITS)], number) if place < len(UNITS) else None

    def _rows(
        self, column: DemoColumn, rows: list[Facts], number: int, head: str = "", *, mixed: bool = False
    ) -> Answer:
        shown = rows[(number - 1) * ROWS : number * ROWS]
        more = number * ROWS < len(rows)
        pager = f'<a href="index_{number + 1}.html">下一页</a>' if more else "<span>下一页</span>"
        items = self._items(shown, mixed=mixed) or "<li>暂无信息</li>"
        return self.list_page(column, f'{head}<ul class="list">{items}</ul><div class="page">{pager}</div>')

    def _items(self, rows: list[Facts], *, mixed: bool = False) -> str:
        items = []
        for facts in rows:
            items.append(self.item(facts))
            if mixed and facts.number % 2:
                title = REJECTED[facts.number // 2 % len(REJECTED)].format(facts.report_year)
                link = f'<a href="/indexes/other/{facts.number}.html" title="{title}">{title}</a>'
                items.append(f"<li>{link}<span>{facts.published}</span></li>")
        return "\n".join(items)
