"""Demo portals of the State Council's library, in two shapes, and of its feed (docs/families.md#library)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.demo.corpus import DemoColumn, Facts, reports_and_notices
from gkcrawl.demo.portal import ROWS, Ask, DemoPortal, epoch, json_answer

if TYPE_CHECKING:
    from gkcrawl.demo.pages import Answer


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
