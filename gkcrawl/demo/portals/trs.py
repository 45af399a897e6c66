"""Demo portal of TRS WCM: static files (docs/families.md#trs).

Its traps: a pinned row that stands in its own place too, cut titles, links to interpretations inside rows,
empty rows, rows whose date is not the date in their URL, a refresh stub past the last page.
"""

from __future__ import annotations

import re
from html import escape

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.pages import CHARSETS, Answer, Rendering, encode
from gkcrawl.demo.portal import Ask, DemoPortal

_PAGE_SIZE = 20  # rows
_PINNED = 9  # the row that stands on top as well as in its place
_READ = 3  # of seven rows the one with a link to an interpretation
_BEFORE_EMPTY = 4  # of five rows the one that an empty one follows
_CUT = 22  # characters of a title that rows show
_READING = "/trs/xxgk/jd/202601/t20260105_9000001.html"
_STUB = '<html><head><meta http-equiv="refresh" content="0;url=./"></head><body></body></html>'
_CONTAINERS = (
    '<div class=TRS_Editor><div class="Custom_UnionStyle">{}</div></div>',
    '<div class="trs_editor_view TRS_UEDITOR trs_paper_default">{}</div>',
    "<!--startprint--><div class=TRS_Editor>{}</div><!--endprint-->",
)


class TrsPortal(DemoPortal):
    """``/trs/xxgk/<column>/``."""

    name = "demo_trs"
    site = "青岚市政府信息公开平台"
    prefix = "/trs"
    columns = reports_and_notices("zfxxgknb", "tzgg")
    addresses = ("/trs/xxgk/{column}/{ym}/t{ymd}_{number}.html",)
    file_address = "/trs/xxgk/{column}/{ym}/P0{ymd}1{serial}{place}{suffix}"
    first_number = 1_000_000

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if ask.path == _READING:
            return encode(
                "<html><head><!--charset--></head><body><h1>图解</h1><p>这是解读，不在栏目内。</p></body></html>"
            )
        match = re.fullmatch(r"/trs/xxgk/(\w+)/(?:index(?:_(\d+))?\.html)?", ask.path)
        column = self.column(match[1]) if match else None
        return self._list(column, int(match[2] or 0)) if match and column else None

    def contained(self, rendering: Rendering) -> str:
        """See `DemoPortal.contained`."""
        return rendering.facts.random("container").choice(_CONTAINERS).format(rendering.body_markup)

    def link(self, path: str) -> str:
        """See `DemoPortal.link`."""
        return "." + path[path.rindex("/") :]

    def _list(self, column: DemoColumn, index: int) -> Answer:
        size = self.size(column)
        pinned = [_PINNED] if column.key == "tzgg" and size > _PINNED else []
        pages = max(1, -(-(size + len(pinned)) // _PAGE_SIZE))
        if index >= pages:
            return encode(_STUB)
        start = index * _PAGE_SIZE - len(pinned)
        numbers = [*(pinned if index == 0 else []), *range(max(0, start), min(size, start + _PAGE_SIZE))]
        rows = "\n".join(self._row(self.facts(column, number), pin=number in pinned) for number in numbers)
        markup = f"""<!DOCTYPE html>
<html><head><!--charset--><title>{column.name}-{self.site}</title>
<meta name="ColumnName" content="{column.name}"><meta name="SiteName" content="{self.site}"></head>
<body><div class="nav"><a href="../zfxxgknb/">政府信息公开年报</a><a href="../tzgg/">通知公告</a></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <span class="CurrChnlCls">{column.name}</span></div>
<ul class="u-list">
{rows}
</ul>
<div class="page"><ul><script type="text/javascript"><!--
  createPageHTML({pages}, {index}, "index", "html");   //--></script></ul></div>
<div class="footer">主办：{self.site}</div></body></html>"""
        return encode(markup, CHARSETS[3] if column.key == "tzgg" else CHARSETS[1])

    def _row(self, facts: Facts, *, pin: bool) -> str:
        href = "." + self.path(facts).removeprefix(f"{self.prefix}/xxgk/{facts.column.key}")
        title = facts.title
        text = title if len(title) <= _CUT else title[:_CUT] + "…"
        day = f"{facts.published:%Y/%m/%d}" if facts.column.key == "tzgg" else f"[{facts.published:%Y-%m-%d}]"
        reading = ""
        if facts.number % 7 == _READ:
            href_read = "../jd" + _READING.partition("/jd")[2]
            reading = f'<div class="popbox"><ul><li><a href="{href_read}">图解</a></li></ul></div>'
        row = (
            f'<li{" class=top" if pin else ""}><a href="{href}" target="_blank" title="{escape(title)}">'
            f"{text}</a>{reading} <span>{day}</span></li>"
        )
        return row + '\n<li class="empty"></li>' if facts.number % 5 == _BEFORE_EMPTY else row
