"""Demo portal of Lonsun (龙讯): columns by ``pageIndex`` and by label 8888 (docs/families.md#lonsun)."""

from __future__ import annotations

import re

from gkcrawl.demo.corpus import DemoColumn, reports_and_notices
from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.portal import Ask, DemoPortal, Part

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
        if match := re.fullmatch(r"/lonsun/content/column/(\d+)", ask.path):
            column = self.column(match[1])
            return self.list_page(column, self._rows(column, ask)) if column else None
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
