"""Demo portals of TRS: WCM, static files (docs/families.md#trs), and the searches WAS5, IGS and 海云 IRS.

Traps of the first: a pinned row that stands in its own place too, cut titles, links to interpretations inside rows,
empty rows, rows whose date is not the date in their URL, a refresh stub past the last page.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.pages import CHARSETS, Answer, Rendering, encode
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, json_answer

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


_TRS = ("/{ym}/t{ymd}_{id}.html", "/{ym}/P0{ymd}{id}{place}{suffix}")
_CODE = "17f31a0b5c0e4d0f9a6b2c3d4e5f6071"


class Was5Portal(DemoPortal):
    """Rows in HTML without a 下一页, in JSON, and in JSONP, as the template likes."""

    name = "demo_was5"
    site = "柏泖市教育厅"
    prefix = "/was5"
    columns = (
        DemoColumn("291575", "政府信息公开年报", "annual_report"),
        DemoColumn("291576", "通知公告", "notice"),
        DemoColumn("291577", "政策文件", "notice"),
    )
    addresses = ("/was5/zfxxgk/{column}" + _TRS[0],)
    file_address = "/was5/zfxxgk/{column}" + _TRS[1]

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if not (part := self.asked(ask, "/was5/web/search", "channelid", "page")):
            return None
        if part.column is self.columns[0]:
            content = f'<ul class="gongkai_list">{self.items(part, "%Y/%m/%d")}</ul>'
            return self.list_page(part.column, f"{content}<div>共{part.total}条 第{part.number}/{part.pages}页</div>")
        docs = [{"doctitle": f.title, "url": self.path(f), "pubtime": f"{f.published} {f.clock}:00"} for f in part.rows]
        callback = "result" if part.column is self.columns[2] else None
        return json_answer({"count": part.total, "pagesize": ROWS, "docs": docs}, callback)


class IgsPortal(DemoPortal):
    """One column by the list interface, one by the search, which fails without its ``code``."""

    name = "demo_igs"
    site = "溆湄市工业和信息化局"
    prefix = "/igs"
    columns = reports_and_notices("34357", _CODE)
    addresses = ("/igs/zfxxgk/{column}" + _TRS[0],)
    file_address = "/igs/zfxxgk/{column}" + _TRS[1]

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if part := self.asked(ask, "/igs/front/search/publish/data/list.html", "filter[CHANNELID]", "pageIndex"):
            rows = [self._row(facts) for facts in part.rows]
            return json_answer({"pageCount": part.pages, "total": part.total, "rows": rows})
        if ask.path == "/igs/front/search.jhtml":
            if not (part := self.asked(ask, ask.path, "code", "pageNumber")):
                return Answer(b"", status=500)
            page = {"content": [self._row(facts) for facts in part.rows], "total": part.total, "pageSize": ROWS}
            return json_answer({"page": {**page, "totalPages": part.pages, "pageNumber": part.number}})
        return None

    def _row(self, facts: Facts) -> dict[str, str]:
        moment = f"{facts.published}T{facts.clock}:00.000+08:00"
        return {"DOCTITLE": facts.title, "DOCPUBURL": self.path(facts), "PUBDATE": moment}


class IrsPortal(DemoPortal):
    """海云: codes of the tenant for names, ``<em>`` in titles, two depths of the list."""

    name = "demo_irs"
    site = "璞珩市人民政府"
    prefix = "/irs"
    columns = reports_and_notices("8001", "8002")
    addresses = ("/irs/zfxxgk/{column}" + _TRS[0],)
    file_address = "/irs/zfxxgk/{column}" + _TRS[1]

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if not (part := self.asked(ask, "/irs/front/list", "dataTypeId", "pageNo")):
            return None
        rows = {"list": [self._row(facts) for facts in part.rows]}
        pager = {"pageNo": part.number, "pageSize": ROWS, "pageCount": part.pages, "total": part.total}
        data: dict[str, Any] = {"pager": pager, **(rows if part.column is self.columns[0] else {"middle": rows})}
        return json_answer({"code": 200, "success": True, "data": data})

    def _row(self, facts: Facts) -> dict[str, str]:
        return {
            "title": facts.title.replace("信息", "<em>信息</em>").replace("通知", "<em>通知</em>"),
            "title_no_tag": facts.title,
            "doc_pub_url": self.path(facts),
            "f_202121273539": self.fields(facts).get("index_number", ""),
            "pub_time": f"{facts.published} {facts.clock}:00",
        }
