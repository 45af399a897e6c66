"""Demo portals of TRS search back ends: WAS5, IGS and 海云 IRS (docs/families.md)."""

from __future__ import annotations

from typing import Any

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.pages import Answer
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, json_answer

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
