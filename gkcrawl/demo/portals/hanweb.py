"""Demo portals of Hanweb's other products: xxgk module, JPaaS, ciphered jpage, jsearch (docs/families.md)."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gkcrawl.demo.corpus import Corpus, DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, epoch, json_answer

if TYPE_CHECKING:
    from collections.abc import Iterator


_OLD = "/art/{y}/{m}/{d}/art_{column}_{id}.html"
_CIPHER_PROXY = "/cipher/module/web/jpage/dataproxy.jsp"
_CIPHER_ROWS = 6  # records of the one page that the ciphered column gives
_XXGK_ROWS = 8  # rows a page, of the whole area
_FILE_URL = re.compile(rb"fileUrl=([0-9a-f]{32})")
_UNIT = "/jpaas/api-gateway/jpaas-publish-server/front/page/build/unit"


class XxgkPortal(DemoPortal):
    """The column page holds the form's fields; ``search.jsp`` wants them posted, and sends rows of a table.

    The rows are those of the whole area, whatever column is asked for: only their addresses tell.
    """

    name = "demo_xxgk"
    site = "鹤汀市人民政府"
    prefix = "/xxgk"
    roots = ("/module/xxgk/",)
    columns = reports_and_notices("1229498488", "1229498489")
    addresses = ("/xxgk" + _OLD,)
    file_address = "/xxgk/attach/0/{hex}{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if column := self.column_at(r"/xxgk/col/(\w+)/index\.html", ask.path):
            return self.list_page(column, self._form(column))
        if ask.path != "/module/xxgk/search.jsp" or ask.form.get("jdid") != "3096":
            return None
        area = [self.facts(column, number) for column in self.columns for number in range(self.size(column))]
        area.sort(key=lambda facts: (facts.published, facts.column.key), reverse=True)
        number, pages = ask.number("currpage"), -(-len(area) // _XXGK_ROWS)
        rows = "".join(
            f'<tr class="tr_main_value_{("odd", "even")[facts.number % 2]}"><td align="left">'
            f'<a class="bt_link" href="{self.path(facts)}" title="{escape(facts.title)}">{escape(facts.title)}</a>'
            f"</td><td>{facts.published:%Y-%m-%d}</td></tr>"
            for facts in area[(number - 1) * _XXGK_ROWS : number * _XXGK_ROWS]
        )
        pager = f"第{number}页 共{pages}页 共{len(area)}条"
        return encode(f'<div id="div7"><table class="tb_main">{rows}</table><div class="pager">{pager}</div></div>')

    def _form(self, column: DemoColumn) -> str:
        return f"""<iframe src="/module/xxgk/tree.jsp?area=&amp;divid=div7"></iframe><div id="div7"></div>
<script>var url = "/module/xxgk/search.jsp";
var parameters = {{divid: 'div{column.key}', infotypeId: 'A0201', jdid: '3096', area: ''}};</script>"""


class JpaasPortal(DemoPortal):
    """Several units to a page; page numbers count inside ``paramJson`` only; old and new addresses in one list.

    Every look at a page gives its files other addresses, and those of before expire.
    """

    name = "demo_jpaas"
    site = "漪渚省发展和改革委员会"
    prefix = "/jpaas"
    columns = reports_and_notices("1229565788", "1229123351")
    addresses = ("/jpaas/col/col{column}/art/{y}/art_{hex}.html", "/jpaas" + _OLD)
    file_address = "/jpaas/api-gateway/jpaas-web-server/front/document/download?fileUrl={hex}&fileName={place}{suffix}"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._looks: Counter[str] = Counter()

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        file, _, look = ask.query.get("fileUrl", "").partition("-")
        if not file:
            return super().answer(ask)
        if look != str(self._looks[file]):
            return Answer("链接已失效".encode(), "text/plain; charset=utf-8", 403)
        return super().answer(replace(ask, query={**ask.query, "fileUrl": file}))

    def detail(self, facts: Facts) -> Answer:
        """See `DemoPortal.detail`."""
        answer = super().detail(facts)
        for file in set(_FILE_URL.findall(answer.body)):
            self._looks[file.decode()] += 1
            look = str(self._looks[file.decode()]).encode()
            answer = replace(answer, body=answer.body.replace(b"fileUrl=" + file, b"fileUrl=" + file + b"-" + look))
        return answer

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if column := self.column_at(r"/jpaas/col/col(\d+)/index\.html", ask.path):
            units = [self._unit(name, column) for name in ("导航", "信息列表", "友情链接")]
            return self.list_page(column, "\n".join(units))
        column = self.column(ask.query.get("pageId"))
        if ask.path != _UNIT or column is None or ask.query.get("tagId") != "信息列表":
            return None
        asked = json.loads(ask.query.get("paramJson") or "{}")
        part = self.part(column, int(asked.get("pageNo") or 1))
        rows = "".join(
            self.item(f, href=f"//{ask.base.partition('//')[2]}{self.path(f)}" if f.number % 2 else None)
            for f in part.rows
        )
        attributes = f'rows="{ROWS}" count="{part.total}" pageNo="1" unitUrl="{_UNIT}"'
        pager = f'<table class="pagination" {attributes} queryData="{escape(_query_data("信息列表", column))}"></table>'
        html = f'<ul><div id="信息列表"><div class="page-content">{rows}</div></div></ul>{pager}'
        return json_answer({"success": True, "message": "生成成功", "code": "200", "data": {"html": html}})

    def _unit(self, tag: str, column: DemoColumn) -> str:
        source = "/cms_files/default/script/AuthorizedRead/unitbuild.js"
        data = _query_data(tag, column)
        return f'<script src="{source}" webId="3185" parseType="bulidstatic" url="{_UNIT}" queryData="{data}"></script>'


class CipherPortal(DemoPortal):
    """jpage whose link to the next group is a cipher that leads to an empty answer: the first group is all there is."""

    name = "demo_jpage_cipher"
    site = "霭礁局"
    prefix = "/cipher"
    columns = (DemoColumn("74", "政府信息公开年报", "annual_report"),)
    addresses = ("/cipher" + _OLD,)
    file_address = "/cipher/attach/0/{hex}{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if ask.path == _CIPHER_PROXY:
            return Answer(b"<datastore><recordset></recordset></datastore>\r\n      ", "text/xml;charset=UTF-8")
        if ask.path != "/cipher/col/col74/index.html":
            return None
        part = self.part(self.columns[0], 1, _CIPHER_ROWS)
        records = "".join(f"<record><![CDATA[{self.item(facts)}]]></record>" for facts in part.rows)
        link = f"{_CIPHER_PROXY}?page=1&columnid=Zm9vYmFy%3D%3D&unitid=cXV4%3D&permissiontype=0"
        return self.list_page(
            part.column,
            f"""<div id="7456"><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="{link}"></a>]]></nextgroup><recordset>{records}</recordset></datastore></script></div>
<script>$(function(){{ $('#7456').jpage({{totalRecord:{part.total},perPage:{_CIPHER_ROWS},groupSize:1,\
dataStore:$('#7456').children('script').html(),proxyUrl:'{_CIPHER_PROXY}',ajaxParam:{{}}}}); }});</script>""",
        )

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """See `DemoPortal.truth`: the documents that can be found."""
        yield from islice(super().truth(base), _CIPHER_ROWS)


class JsearchPortal(DemoPortal):
    """Milliseconds as text, ``-`` for no number; one column sends rows as HTML whose links are redirects."""

    name = "demo_jsearch"
    site = "霁湟省人民政府"
    prefix = "/jsearchfront"
    columns = reports_and_notices("781", "782")
    addresses = ("/jsearchfront" + _OLD,)
    file_address = "/jsearchfront/attach/0/{hex}{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if ask.path == "/jsearchfront/visit/link.do":
            return Answer(b"", status=302, location=ask.query.get("url", "/"))
        if not (part := self.asked(ask, "/jsearchfront/interfaces/search.do", "cateid", "p")):
            return None
        if part.column is self.columns[0]:
            rows = [{"data": self._row(facts)} for facts in part.rows]
            return json_answer({"total": part.total, "pagesize": ROWS, "dataResults": rows})
        html = [self._html(facts, ask.base) for facts in part.rows]
        return json_answer({"total": part.total, "pagesize": ROWS, "result": html})

    def _row(self, facts: Facts) -> dict[str, str]:
        printed = self.fields(facts)
        return {
            "title": facts.title,
            "url": self.path(facts),
            "filenumber": printed.get("document_number", "-"),
            "xxgkindexcode": printed.get("index_number", "-"),
            "fbjg": facts.agency.name,
            "deploytime": str(epoch(facts) * 1000),
        }

    def _html(self, facts: Facts, base: str) -> str:
        title = "".join(f"<em>{letter}</em>" if letter in "通知" else letter for letter in facts.title)
        href = f"visit/link.do?url={quote(base + self.path(facts), safe='')}"
        return (
            f'<div class="jcse-result-box"><a href="{href}" target="_blank">{title}</a>'
            f'<span class="jcse-news-date">{facts.published:%Y-%m-%d}</span></div>'
        )


def _query_data(tag: str, column: DemoColumn) -> str:
    fields = {"parseType": "bulidstatic", "webId": "3185", "pageType": "column", "tagId": tag, "pageId": column.key}
    return "{" + ",".join(f"'{name}':'{text}'" for name, text in fields.items()) + "}"
