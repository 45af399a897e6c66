"""Demo portals whose lists stand in scripts: Fujian's avalon, Jiangxi's listData (docs/families.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, json_answer

if TYPE_CHECKING:
    from gkcrawl.demo.pages import Answer

_STATIC = 2  # pages that stand in the first one


class AvalonPortal(DemoPortal):
    """The first two pages stand in one, beside a row that is a template; a form brings the others."""

    name = "demo_avalon"
    site = "溦屿省发展和改革委员会"
    prefix = "/avalon"
    roots = ("/fjdzapp/",)
    columns = reports_and_notices("5101", "5102")
    addresses = ("/avalon/{column}/{ym}/t{ymd}_{id}.htm",)
    file_address = "/avalon/{column}/{ym}/P0{ymd}{id}{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if column := self.column_at(r"/avalon/(\d+)/", ask.path):
            return self.list_page(column, self._static(column))
        column = self.column(ask.form.get("classsql", "").removeprefix("chnlid="))
        if ask.path != "/fjdzapp/search" or not column or ask.form.get("channelid") != "229105":
            return None
        part = self.part(column, ask.number("page"))
        docs = [{"title": f.title, "url": self.path(f), "pubtime": f"{f.published} {f.clock}:00"} for f in part.rows]
        return json_answer({"count": str(part.total), "pageCount": part.pages, "docs": docs})

    def _static(self, column: DemoColumn) -> str:
        lists = "".join(
            f'<ul class="list" ms-visible="$showStatic({number})">{self.items(self.part(column, number))}</ul>'
            for number in range(1, min(_STATIC, self.part(column, 1).pages) + 1)
        )
        options = f"channelid: 229105, classsql: 'chnlid={column.key}', prepage: {ROWS}"
        script = (
            f"avalon.define({{$id:'list', {options}, recordCount: {self.size(column)}, sortfield: '-docreltime'}});"
        )
        template = (
            '<ul ms-visible="!$showStatic"><li ms-repeat="docs"><a ms-href="{{el.url}}">{{el.title}}</a></li></ul>'
        )
        return f'<div ms-controller="list">{lists}{template}</div><script>{script}</script>'


class ListDataPortal(DemoPortal):
    """Addresses like jpage's, rows in ``listData``, each with addresses for desktop and phone."""

    name = "demo_list_data"
    site = "砚溪省工业和信息化厅"
    prefix = "/list_data"
    roots = ("/queryList",)
    columns = reports_and_notices("col42150", "col42151")
    addresses = ("/list_data/{column}/{ym}/content_{hex}.html",)
    file_address = "/list_data/{column}/{ym}/files/{hex}{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if column := self.column_at(r"/list_data/col/(col\d+)/index\.html", ask.path):
            return self._page(column)
        if not (part := self.asked(ask, "/queryList", "channelCode[]", "current")):
            return None
        data = {"total": part.total, "current": part.number, "size": ROWS}
        return json_answer({"code": 200, "data": {**data, "results": [self._row(facts) for facts in part.rows]}})

    def _page(self, column: DemoColumn) -> Answer:
        rows = json.dumps([self._row(facts) for facts in self.part(column, 1).rows], ensure_ascii=False)
        fields = f"unitid: '7', webSiteCode: ['yanxi'], channelCode: ['{column.key}'], perPage: {ROWS}, current: 1"
        data = f"var listData = {{articleList: {rows}, articleCount: {self.size(column)}}};"
        script = f'<script>{data}\nvar params = {{ {fields}, sort: "sortNum", order: "desc" }};</script>'
        return self.list_page(column, f'<div id="list"></div>{script}', '<base href="/list_data/">')

    def _row(self, facts: Facts) -> dict[str, Any]:
        path = self.path(facts)
        return {
            "title": facts.title,
            "urls": json.dumps({"pc": path, "mobile": f"/m{path}"}),
            "pubDate": f"{facts.published} {facts.clock}:00",
            "contentSource": facts.agency.name,
        }
