"""Demo portal of Hanweb JCMS, whose lists are XML in a script (docs/families.md#jpage).

Column 101 pages through ``nextgroup`` links (GET ``page=``) and ignores record numbers; column 102 has
no such links and answers POST ``startrecord``/``endrecord`` only. Traps: a placeholder total, a second
unit for phones with the same rows, titles without a title attribute, dates split over lines.
"""

from __future__ import annotations

import re
from hashlib import md5
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.pages import NOT_FOUND, Answer, Rendering, encode
from gkcrawl.demo.portal import Ask, DemoPortal, suffix

if TYPE_CHECKING:
    from gkcrawl.demo.body import Body

_PER_PAGE = 10  # rows that a reader sees at once
_GROUP = 3 * _PER_PAGE  # records that come at once
_MOST = 300  # records: the proxy gives no more at once
_PROXY = "/jpage/module/web/jpage/dataproxy.jsp"
_DOWNLOAD = "/jpage/module/download/downfile.jsp"


class JpagePortal(DemoPortal):
    """``/jpage/col/col101/`` and ``col102``."""

    name = "demo_jpage"
    site = "望渚市人民政府"
    prefix = "/jpage"
    columns = reports_and_notices("101", "102")
    addresses = ("/jpage/art/{y}/{m}/{d}/art_{column}_{number}.html",)
    file_address = _DOWNLOAD
    first_number = 11_000_000
    container = (
        '<!--ZJEG_RSS.content.begin--><meta name="ContentStart">'
        '<div id="zoom" class="bt-content zoom">{}</div><!--ZJEG_RSS.content.end-->'
    )

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        if match := re.fullmatch(r"/jpage/attach/0/(\d+)/(\d+)/[0-9a-f]{32}\.\w+", ask.path):
            return self._stored_file(self.find(self.column(match[1]), int(match[2])), ask.path)
        if ask.path != _DOWNLOAD:
            return super().answer(ask)
        named = re.fullmatch(r"(\d+)-(\d+)-(\d)(\.\w+)", ask.query.get("filename", ""))
        facts = self.find(self.column(named[1]), int(named[2])) if named else None
        return Answer(b"", status=302, location=_stored(facts, named[3] + named[4])) if named and facts else NOT_FOUND

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if column := self.column_at(r"/jpage/col/col(\d+)/(?:index\.html)?", ask.path):
            return self._list(column)
        column = self.column(ask.form.get("columnid") or ask.query.get("columnid"))
        return self._group(column, ask) if ask.path == _PROXY and column else None

    def file_paths(self, facts: Facts, body: Body) -> list[str]:
        """See `DemoPortal.file_paths`."""
        stem = f"{_DOWNLOAD}?classid=0&filename={facts.column.key}-{facts.number}-"
        return [f"{stem}{place}{suffix(name)}" for place, name in enumerate(body.attachments)]

    def _stored_file(self, facts: Facts | None, path: str) -> Answer:
        for asked in self.file_paths(facts, Rendering.of(facts).body) if facts else ():
            if facts and _stored(facts, asked.rpartition("-")[2]) == path:
                return self.file(facts, asked)
        return NOT_FOUND

    def _records(self, column: DemoColumn, start: int, end: int) -> str:
        numbers = range(start, min(end, self.size(column)))
        return "\n".join(f"<record><![CDATA[ {self._row(self.facts(column, n))} ]]></record>" for n in numbers)

    def _row(self, facts: Facts) -> str:
        quote = '"' if facts.number % 2 else "'"
        title = f" title={quote}{escape(facts.title)}{quote}" if facts.number % 3 else ""
        day = facts.published.isoformat()
        if facts.column.key == "102" and facts.number % 4 == 0:
            day = day.replace("-", "-\n")
        return (
            f"<li class={quote}clearfix{quote}><a{title} target={quote}_blank{quote}"
            f" href={quote}{self.path(facts)}{quote}>{escape(facts.title)}</a>"
            f"<span class={quote}date{quote}>{day}</span></li>"
        )

    def _next_group(self, column: DemoColumn, group: int) -> str:
        """The link to ``group`` (0 stands in the page), where the column has such links and rows are left."""
        if column.key != "101" or group * _GROUP >= self.size(column):
            return ""
        unit = f"columnid={column.key}&unitid={column.key}56"
        href = f"{_PROXY}?page={group}&appid=1&webid=7&path=/&{unit}&permissiontype=0"
        return f'<nextgroup><![CDATA[<a href="{href}"></a>]]></nextgroup>'

    def _group(self, column: DemoColumn, ask: Ask) -> Answer:
        asked = {**ask.query, **ask.form}
        size = self.size(column)
        if column.key == "101":
            group = _number(asked.get("page"))
            records = self._records(column, group * _GROUP, (group + 1) * _GROUP)
            link = self._next_group(column, group + 1)
        else:
            start = max(1, _number(asked.get("startrecord")))
            end = min(_number(asked.get("endrecord")), start + _MOST - 1)
            # Only a form posted with the unit's own parameters is answered, as on the newer installations.
            records, link = self._records(column, start - 1, end) if ask.form else "", ""
        xml = (
            f"<datastore>{link}<totalrecord>{size}</totalrecord>"
            f"<totalpage>{-(-size // _PER_PAGE)}</totalpage>"
            f"<recordset>{records}</recordset></datastore>"
        )
        return Answer(xml.encode(), "text/xml;charset=UTF-8")

    def _list(self, column: DemoColumn) -> Answer:
        units = (f"{column.key}56", f"{column.key}57")
        parts = "\n".join(self._unit(column, unit) for unit in units)
        markup = f"""<!DOCTYPE html>
<html><head><!--charset--><title>{self.site} {column.name}</title>
<meta name='WebId' content='7'><meta name='ColumnName' content='{column.name}'>
<script src="/script/jquery.jpage.js"></script></head>
<body><div class="nav"><a href="/jpage/col/col101/index.html">政府信息公开年报</a>
<a href="/jpage/col/col102/index.html">通知公告</a></div>
{parts}
<div class="footer">Produced By 大汉网络 大汉版通发布系统</div></body></html>"""
        return encode(markup)

    def _unit(self, column: DemoColumn, unit: str) -> str:
        size, proxy = self.size(column), f"proxyUrl:'{_PROXY}',perPage:{_PER_PAGE}"
        parameters = f"path:'/',columnid:{column.key},sourceContentType:1,unitid:'{unit}'"
        return f"""<div id="{unit}"><script type="text/xml"><datastore>
{self._next_group(column, 1)}
<recordset><ul class="column-list"></ul>
{self._records(column, 0, _GROUP)}
</recordset></datastore></script></div>
<script>var param_{unit} = {{col:1,appid:'1',webid:7,{parameters},\
webname:'{self.site}',permissiontype:0}};
function jpage_{unit}(){{ $('#{unit}').jpage({{themeName:'default',totalRecord:1000,{proxy}}}); }}
$(function(){{ $('#{unit}').jpage({{themeName:'default',totalRecord:{size},groupSize:3,\
dataStore:$('#{unit}').children('script').html(),{proxy},ajaxParam:param_{unit}}}); }});</script>"""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _stored(facts: Facts, ending: str) -> str:
    """Where the file with the ``ending`` of its storage name lies: the download address redirects there."""
    digest = md5(f"{facts.salt}/{ending}".encode(), usedforsecurity=False).hexdigest()
    return f"/jpage/attach/0/{facts.column.key}/{facts.number}/{digest}{suffix(ending)}"
