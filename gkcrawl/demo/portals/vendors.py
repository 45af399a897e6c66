"""Demo portals of smaller vendors: Epoint EWB, truecms, Hebei's blocks (docs/families.md)."""

from __future__ import annotations

import re

from gkcrawl.demo.corpus import reports_and_notices
from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.portal import Ask, DemoPortal, json_answer

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
        if match := re.fullmatch(r"/truecms/(\d+)/", ask.path):
            column = self.column(match[1])
            script = f"<script>$('#list').page({{columnId:'{match[1]}',proxyUrl:'{proxy}'}});</script>"
            return self.list_page(column, f'<div id="list"></div>{script}') if column else None
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
