"""Demo portals of UCAP (开普云) and of the State Council's library, which it made (docs/families.md#ucap, #library)."""

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


class LibraryPortal(DemoPortal):
    """``t=zhengcelibrary_gw`` is one list; ``t=zhengcelibrary`` has one for each category, with totals of its own."""

    name = "demo_library"
    site = "演示政策文件库"
    prefix = "/library"
    columns = reports_and_notices("zhengcelibrary_gw", "zhengcelibrary")
    addresses = ("/library/zhengce/zhengceku/{y}-{m}/{d}/content_{id}.htm",)
    file_address = "/library/zhengce/zhengceku/{y}-{m}/{d}/{id}/files/{place}{suffix}"
    container = '<div class="pages_content" id="UCAP-CONTENT">{}</div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        column = self.column(ask.query.get("t"))
        if ask.path != "/library/search-gov/data" or column is None:
            return None
        number, total = ask.number("p"), self.size(column)
        found: dict[str, Any]
        if column is self.columns[0]:
            part = self.part(column, number)
            found = {"totalCount": total, "totalpage": part.pages, "listVO": [self._row(f) for f in part.rows]}
        else:
            shares = {"gongwen": range(0, total, 2), "bumenfile": range(1, total, 2)}
            found = {"catMap": {name: self._category(column, share, number) for name, share in shares.items()}}
        return json_answer({"code": 200, "msg": "success", "searchVO": {"pageSize": ROWS, **found}})

    def _category(self, column: DemoColumn, share: range, number: int) -> dict[str, Any]:
        rows = share[(number - 1) * ROWS : number * ROWS]
        return {"totalCount": len(share), "listVO": [self._row(self.facts(column, place)) for place in rows]}

    def _row(self, facts: Facts) -> dict[str, Any]:
        return {
            "title": facts.title.replace("工作", "<em>工作</em>"),
            "url": self.path(facts),
            "pcode": self.fields(facts).get("document_number", ""),
            "puborg": facts.agency.name,
            "pubtime": epoch(facts) * 1000,
        }


class FeedPortal(DemoPortal):
    """The latest documents as an array, without pages and without a word on how many there are."""

    name = "demo_feed"
    site = "演示最新政策"
    prefix = "/feed"
    columns = (DemoColumn("zuixin", "最新政策", "notice"),)
    addresses = ("/feed/zhengce/{ym}/content_{id}.htm",)
    file_address = "/feed/zhengce/{ym}/{id}/files/{place}{suffix}"
    container = '<div class="pages_content" id="UCAP-CONTENT">{}</div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if ask.path != "/feed/zhengce/zuixin/ZUIXINZHENGCE.json":
            return None
        column = self.columns[0]
        return json_answer([self._row(self.facts(column, n), ask.base) for n in range(self.size(column))])

    def _row(self, facts: Facts, base: str) -> dict[str, Any]:
        day = facts.published.isoformat()
        return {"TITLE": facts.title, "SUB_TITLE": "", "URL": base + self.path(facts), "DOCRELPUBTIME": day}
