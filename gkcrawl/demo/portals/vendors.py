"""Demo portals of smaller vendors: Epoint EWB, truecms, Hebei's blocks, Lonsun, VSB (docs/families.md)."""

from __future__ import annotations

import re

from gkcrawl.demo.corpus import DemoColumn, reports_and_notices
from gkcrawl.demo.pages import NOT_FOUND, Answer, encode
from gkcrawl.demo.portal import Ask, DemoPortal, Part, json_answer

_SITE = "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
_COLUMNS = reports_and_notices("002001", "002002")
_MOST = 50  # records: of wider windows truecms gives none
_WINDOW = 3  # records that truecms gives at once


class EwbPortal(DemoPortal):
    """A script names the site; the list is posted for as JSON, and its answer says no total."""

    name = "demo_ewb"
    site = "沅磡市住房和城乡建设局"
    prefix = "/ewb"
    roots = ("/js/", "/EWB-FRONT/")
    columns = _COLUMNS
    addresses = ("/ewb/{column}/{ymd}/{uuid}.html",)
    file_address = "/ewb/files/{uuid}/{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if ask.path == "/js/webBuilderCommon.js":
            script = f"var siteInfo = {{\n  projectName: '/EWB-FRONT',\n  siteGuid: '{_SITE}'\n}};"
            return Answer(script.encode(), "application/javascript")
        column = self.column(ask.form.get("categorynum"))
        if not ask.path.endswith("/getgovinfolist") or not column or ask.form.get("siteGuid") != _SITE:
            return None
        rows = [
            {"infourl": self.path(f), "realtitle": f.title, "title": f.title[:12], "infodate": str(f.published)}
            for f in self.part(column, ask.number("pageIndex")).rows
        ]
        return json_answer({"custom": {"code": 1, "data": rows}, "status": {"code": 200}})


class TruecmsPortal(DemoPortal):
    """XML in JSONP, in windows that give at most three records; windows beyond fifty come back empty."""

    name = "demo_truecms"
    site = "泖堽市人民政府"
    prefix = "/truecms"
    columns = _COLUMNS
    addresses = ("/truecms/{column}/content/{uuid}.html",)
    file_address = "/truecms/upload/{uuid}_{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        proxy = "/truecms/messageController/getMessage.do"
        if column := self.column_at(r"/truecms/(\d+)/", ask.path):
            script = f"<script>$('#list').page({{columnId:'{column.key}',proxyUrl:'{proxy}'}});</script>"
            return self.list_page(column, f'<div id="list"></div>{script}')
        column = self.column(ask.query.get("columnId"))
        if ask.path != proxy or column is None:
            return None
        start, end = ask.number("startrecord"), ask.number("endrecord")
        last = min(end, self.size(column), start + _WINDOW - 1) if end - start < _MOST else 0
        rows = [self.item(self.facts(column, number - 1)) for number in range(start, last + 1)]
        records = "".join(f"<record><![CDATA[{row}]]></record>" for row in rows)
        xml = f"<datastore><totalrecord>{self.size(column)}</totalrecord><recordset>{records}</recordset></datastore>"
        return json_answer({"result": xml}, ask.query.get("callback"))


class BlocksPortal(DemoPortal):
    """A column page names a block, whose answers are rows without a pager."""

    name = "demo_blocks"
    site = "青陂省人民政府"
    prefix = "/columns"
    columns = reports_and_notices("49f13cc2-db03-4d0c-b4fe-2f3f659d3b01", "49f13cc2-db03-4d0c-b4fe-2f3f659d3b02")
    addresses = ("/columns/{column}/{ym}/{d}/{uuid}.html",)
    file_address = "/columns/{column}/{ym}/files/{uuid}{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        column = next((column for column in self.columns if f"/{column.key}/" in ask.path), None)
        if column is None:
            return None
        block = f"/columns/{column.key}/templates/{_SITE}/blocks/{_SITE}"
        if ask.path == f"/columns/{column.key}/index.html":
            return self.list_page(column, f'<div id="block"></div><script>load("#block", "{block}");</script>')
        if ask.path != block:
            return None
        return encode(f'<ul class="xxgk-list">{self.items(self.part(column, ask.number("page")))}</ul>')


_LABEL = "/site/label/8888"


class LonsunPortal(DemoPortal):
    """Titles are cut to ``length``; dates stand in brackets; an empty label says what ``result`` asks it to."""

    name = "demo_lonsun"
    site = "石堰市发展和改革委员会"
    prefix = "/lonsun"
    roots = (_LABEL,)
    columns = reports_and_notices("32712951", "49637171")
    addresses = ("/lonsun/public/21691/{id}.html",)
    file_address = "/lonsun/group6/M00/{id}/{hex}{place}{suffix}"
    container = '<div class="j-fontContent wzcon">{}</div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if column := self.column_at(r"/lonsun/content/column/(\d+)", ask.path):
            return self.list_page(column, self._rows(column, ask))
        column = self.column(ask.query.get("catId"))
        if column is None:
            return None
        if ask.path == "/lonsun/public/column/21691":
            script = "<script>var siteId = '6793721'; Ls.public.init({siteId: siteId, organId: '21691'});</script>"
            return self.list_page(column, f'<div class="xxgk_list" id="list"></div>{script}')
        if ask.path != _LABEL or ask.query.get("siteId") != "6793721":
            return None
        if not self.part(column, ask.number("pageIndex")).rows:
            return encode(f"<div>{ask.query.get('result', '')}</div>")
        return encode(self._rows(column, ask))

    def _rows(self, column: DemoColumn, ask: Ask) -> str:
        part: Part = self.part(column, ask.number("pageIndex"))
        options = f"{{currPage: ({part.number - 1}+1), pageCount: {part.pages}}}"
        pager = f"<script>Ls.pagination('#page_list', function(){{}}, {options});</script>"
        rows = self.items(part, "[%Y-%m-%d]")
        return f'<ul class="doc_list list-{column.key}">{rows}</ul><div id="page_list"></div>{pager}'


class VsbPortal(DemoPortal):
    """With 11 pages the second is ``zfxxgknb/10.htm`` and the last ``1.htm``; all links are relative."""

    name = "demo_vsb"
    site = "鹭磴市财政局"
    prefix = "/vsb"
    columns = reports_and_notices("zfxxgknb", "tzgg")
    addresses = ("/vsb/info/{column}/{id}.htm",)
    file_address = (
        "/vsb/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=7&wbfileid={id}{place}{suffix}"
    )
    container = '<div id="vsb_content"><div class="v_news_content">{}</div></div>'

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/vsb/zfxxgk/(\w+?)(?:/(\d+))?\.htm", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column:
            return None
        pages = self.part(column, 1).pages
        part = self.part(column, pages - int(match[2]) + 1 if match[2] else 1)
        if match[2] and not 1 < part.number <= pages:
            return NOT_FOUND
        up = "../.." if match[2] else ".."
        rows = "\n".join(
            self.item(facts, href=up + self.path(facts).removeprefix(self.prefix)).replace(
                "<li>", f'<li id="line_u8_{place}">', 1
            )
            for place, facts in enumerate(part.rows)
        )
        return self.list_page(column, f'<ul class="list">{rows}</ul>{_count_down(part)}')


def _count_down(part: Part) -> str:
    folder = "" if part.number > 1 else f"{part.column.key}/"
    numbers = f'<span class="p_no_d">{part.number}</span>'
    if part.number < part.pages:
        following = f"{folder}{part.pages - part.number}.htm"
        numbers += f'<span class="p_no"><a href="{following}">{part.number + 1}</a></span>'
        numbers += f'<span class="p_next p_fun"><a href="{following}">下页</a></span>'
        numbers += f'<span class="p_last p_fun"><a href="{folder}1.htm">尾页</a></span>'
    else:
        numbers += '<span class="p_next_d p_fun_d">下页</span><span class="p_last_d p_fun_d">尾页</span>'
    return f'<div class="pb_sys_common">{numbers} <span class="p_t">{part.number}/{part.pages}</span></div>'
