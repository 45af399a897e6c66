"""Demo portals that differ in their pager: NFCMS, eportal, jhtml, Liaoning, Yunnan (docs/families.md#pagers)."""

from __future__ import annotations

import base64
import re
from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from gkcrawl.demo.corpus import reports_and_notices
from gkcrawl.demo.portal import Ask, DemoPortal, Part

if TYPE_CHECKING:
    from gkcrawl.demo.pages import Answer

_COLUMNS = reports_and_notices("zfxxgknb", "tzgg")


class PagedPortal(DemoPortal):
    """Lists at the addresses that ``lists`` matches: a column and, past the first, a page number from 1."""

    columns = _COLUMNS
    lists: ClassVar[str]
    head: ClassVar[str] = ""

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(self.lists, ask.target)
        column = self.column(match["column"]) if match else None
        if not match or not column or not (part := self.part(column, int(match["page"] or 1))).rows:
            return None
        return self.list_page(column, self.rows(part) + self.pager(part), self.head)

    def rows(self, part: Part) -> str:
        """The rows of a page."""
        return f'<ul class="list">{self.items(part)}</ul>'

    @abstractmethod
    def pager(self, part: Part) -> str:
        """What leads on from a page."""


class NfcmsPortal(PagedPortal):
    """``index_2.html`` is the second page; addresses are ``content/post_N.html``."""

    name = "demo_nfcms"
    site = "云堨市商务局"
    prefix = "/nfcms"
    lists = r"/nfcms/(?P<column>\w+)/(?:index(?:_(?P<page>\d+))?\.html)?"
    addresses = ("/nfcms/{column}/content/post_{id}.html", "/nfcms/{column}/content/mpost_{id}.html")
    file_address = "/nfcms/attachment/{id}/{place}{suffix}"
    head = "<script>var NFCMS_SITE_ID = '755041';</script>"

    def pager(self, part: Part) -> str:
        """See `PagedPortal.pager`."""
        following = (
            f'<a class="next" href="index_{part.number + 1}.html">下一页</a>' if part.number < part.pages else ""
        )
        return f'<div class="page">第{part.number}页 {following} 共{part.pages}页</div>'


class EportalPortal(PagedPortal):
    """``currentPage`` in the query, rows in a table, a pager of script only."""

    name = "demo_eportal"
    site = "雁崮省文化和旅游厅"
    prefix = "/eportal"
    lists = r"/eportal/ui\?pageId=(?P<column>\w+)&currentPage=(?P<page>\d+)&moduleId=[0-9a-f]{32}"
    addresses = ("/eportal/{column}/{hex}/index.html",)
    file_address = "/eportal/fileDir/{column}/{hex}/{place}{suffix}"

    def rows(self, part: Part) -> str:
        """See `PagedPortal.rows`."""
        rows = "".join(
            f'<tr><td>{place}</td><td><a href="{self.path(facts)}">{facts.title}</a></td>'
            f"<td>{facts.published:%Y年%m月%d日}</td></tr>"
            for place, facts in enumerate(part.rows, 1)
        )
        return f"<table><tr><th>序号</th><th>名称</th><th>发布日期</th></tr>{rows}</table>"

    def pager(self, part: Part) -> str:
        """See `PagedPortal.pager`."""
        return f'<div><a href="javascript:;" onclick="turn()">下一页</a> 第{part.number}页/共{part.pages}页</div>'


class JhtmlPortal(PagedPortal):
    """``index_2.jhtml``, and only numbers for links."""

    name = "demo_jhtml"
    site = "梅泚市自然资源局"
    prefix = "/jhtml"
    lists = r"/jhtml/(?P<column>\w+)/index(?:_(?P<page>\d+))?\.jhtml"
    addresses = ("/jhtml/{column}/{id}.jhtml",)
    file_address = "/jhtml/u/cms/{ym}/{id}_{place}{suffix}"

    def pager(self, part: Part) -> str:
        """See `PagedPortal.pager`."""
        numbers = [
            f"<span>{n}</span>" if n == part.number else f'<a href="index{f"_{n}" if n > 1 else ""}.jhtml">{n}</a>'
            for n in range(1, part.pages + 1)
        ]
        return f'<div class="pager">{" ".join(numbers)}</div>'


class LiaoningPortal(PagedPortal):
    """The next page is an argument of a script; a document's directory begins with its day."""

    name = "demo_liaoning"
    site = "鹤坞省发展和改革委员会"
    prefix = "/liaoning"
    lists = r"/liaoning/zc/(?P<column>\w+)/(?:index|be842d3c-(?P<page>\d+))\.shtml"
    addresses = ("/liaoning/zc/{column}/{ymd}{id}/index.shtml",)
    file_address = "/liaoning/zc/{column}/{ymd}{id}/{place}{suffix}"

    def pager(self, part: Part) -> str:
        """See `PagedPortal.pager`."""
        target = f"/liaoning/zc/{part.column.key}/be842d3c-{min(part.number + 1, part.pages)}.shtml"
        call = f"queryArticleByCondition(this,'{target}')"
        button = f'<a onclick="{call}" totalpage="{part.pages}">下一页</a>' if part.number < part.pages else ""
        return f'<div class="pages" totalpage="{part.pages}">{button}</div>'


class YunnanPortal(PagedPortal):
    """The pager is base64 of URL-encoded HTML."""

    name = "demo_yunnan"
    site = "枫溆省发展和改革委员会"
    prefix = "/yunnan"
    lists = r"/yunnan/html/(?P<column>\w+)/(?:list_(?P<page>\d+)\.html)?"
    addresses = ("/yunnan/html/{y}/{column}_{ymd}/{id}.html",)
    file_address = "/yunnan/uploadfile/{ym}/{id}{place}{suffix}"

    def pager(self, part: Part) -> str:
        """See `PagedPortal.pager`."""
        folder = f"/yunnan/html/{part.column.key}/"
        button = f'<a class="a1" href="{folder}list_{part.number + 1}.html">下一页</a>'
        html = f'<a class="a1">{part.total}条</a> <span>{part.number}</span> ' + button * (part.number < part.pages)
        hidden = base64.b64encode(quote(html).encode()).decode()
        script = "<script>$('#pages').html(decodeURIComponent(window.atob($('#pages').text())));</script>"
        return f'<div id="pages">{hidden}</div>{script}'
