"""Demo portals of UCAP (开普云): static lists, JSON by channel, guestweb search (docs/families.md#ucap)."""

from __future__ import annotations

import re
from typing import Any

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.pages import Answer, Rendering
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, epoch, json_answer

_DETAIL = "/{ym}/{hex}.shtml"
_FILE = "/{ym}/{uuid}/files/{place}{suffix}"


class UcapPortal(DemoPortal):
    """Static files: page 2 is ``xxgk_list_2.shtml``; the container's name is the first argument of the pager.

    ``xxgk_lists.shtml`` is an empty frame around the list of a sub-column.
    """

    name = "demo_ucap"
    site = "雁淀市人民政府"
    prefix = "/ucap"
    columns = (
        DemoColumn("gknb", "政府信息公开年报", "annual_report"),
        DemoColumn("tzgg", "通知公告", "notice"),
        DemoColumn("xxgkbmwj", "部门文件", "notice"),
    )
    addresses = ("/ucap/{column}" + _DETAIL, "/ucap/n10/{column}/c{id}/content.html")
    file_address = "/ucap/{column}" + _FILE
    container = '<div id="zoomcon"><UCAPCONTENT>{}</UCAPCONTENT></div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if frame := re.fullmatch(r"/ucap/(\w+)/xxgk_lists\.shtml", ask.path):
            outer = self.column(frame[1])
            sub = '<iframe src="wj/xxgk_list.shtml" frameborder="0"></iframe>'
            return self.list_page(outer, sub) if outer is self.columns[2] else None
        match = re.fullmatch(r"/ucap/(\w+)(?:/wj)?/xxgk_list(?:_(\d+))?\.shtml", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column or not (part := self.part(column, int(match[2] or 1))).rows:
            return None
        call = f"createPageHTML('page_div',{part.pages}, {part.number},'xxgk_list','shtml',{part.total})"
        pager = f'<div id="page_div"></div><script>{call};</script>'
        return self.list_page(column, f'<ul class="newsList">{self.items(part)}</ul>{pager}')


class UcapJsonPortal(DemoPortal):
    """Column pages without rows and two search interfaces; the third column is posted and holds the texts."""

    name = "demo_ucap_json"
    site = "枫峁省人民政府"
    prefix = "/ucapjson"
    roots = ("/common/search/", "/searchList/", "/getFileListByCodeId")
    columns = (
        DemoColumn("1a61eaab3127b040d4950fff177f09e5", "政府信息公开年报", "annual_report"),
        DemoColumn("2b61eaab3127b040d4950fff177f09e5", "通知公告", "notice"),
        DemoColumn("3c61eaab3127b040d4950fff177f09e5", "公告", "notice"),
    )
    addresses = ("/ucapjson/c100" + _DETAIL,)
    file_address = "/ucapjson/c100" + _FILE
    container = '<div class="article-content" id="zoomcon"><UCAPCONTENT>{}</UCAPCONTENT></div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if match := re.fullmatch(r"/ucapjson/c(\d)/zfxxgk_list\.shtml", ask.path):
            shell = self.columns[int(match[1]) % 2]
            api = "/common/search/" if shell is self.columns[0] else "/searchList/"
            content = f'<div id="app"></div><script>var api = "{api}{shell.key}";</script>'
            return self.list_page(shell, content, f'<meta name="channelid" content="{shell.key}">')
        posted = ask.path == "/getFileListByCodeId"
        column = self.column(ask.form.get("channelId") if posted else ask.path.rpartition("/")[2])
        if column is None or posted != (column is self.columns[2]):
            return None
        part = self.part(column, ask.number("page"))
        results = [self._row(facts, ask.base, whole=posted) for facts in part.rows]
        data = {"page": part.number, "rows": ROWS, "total": part.total, "results": results}
        return json_answer({"results": {"data": data}} if posted else {"data": data})

    def _row(self, facts: Facts, base: str, *, whole: bool) -> dict[str, Any]:
        printed, rendering = self.fields(facts), Rendering.of(facts, self.box_style)
        pairs = {"fwzh": printed.get("document_number"), "syh": printed.get("index_number"), "fwdw": facts.agency.name}
        row: dict[str, Any] = {
            "title": facts.title,
            "url": f"//{base.partition('//')[2]}{self.path(facts)}",
            "publishedTime": epoch(facts) * 1000,
            "publishedTimeStr": f"{facts.published} {facts.clock}:00",
            "channelName": facts.column.name,
            "domainMetaList": [{"resultList": [{"key": key, "value": text} for key, text in pairs.items() if text]}],
        }
        return {**row, "contentHtml": rendering.body_markup} if whole else row


class GuestwebPortal(DemoPortal):
    """The search in front of UCAP sites: totals are text."""

    name = "demo_guestweb"
    site = "荷塬省人民政府"
    prefix = "/guestweb"
    columns = reports_and_notices("501", "502")
    addresses = ("/guestweb/{column}" + _DETAIL,)
    file_address = "/guestweb/{column}" + _FILE

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if not (part := self.asked(ask, "/guestweb/sHtml", "columnId", "page")):
            return None
        rows = [
            {"title": f.title, "url": self.path(f), "pubDate": f"{f.published:%Y-%m-%d}", "puborg": f.agency.name}
            for f in part.rows
        ]
        return json_answer({"status": 1000, "searchResultAll": {"total": str(part.total), "policyList": rows}})
