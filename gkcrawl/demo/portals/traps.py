"""Demo portal of crawler traps: loops, calendars, false totals, dead links (docs/families.md#stop-reasons)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.corpus import DemoColumn, Facts
from gkcrawl.demo.portal import Ask, DemoPortal, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.demo.pages import Answer

_MANY = 10_000  # the page number after which every page is the same
_EXAMPLES = {
    "looping": "the last page leads to the first",
    "repeated": "past the end the last page comes again and again",
    "calendar": "every page leads to another day, with rows that lead nowhere",
    "identical": "ten thousand links to one document",
    "script": "all links are javascript:",
    "above_root": "relative links climb above the root",
    "lying": "the declared total is less than one page holds",
    "future": "rows are dated in the future",
    "commented": "an editor has commented the whole list out",
}


class TrapsPortal(DemoPortal):
    """A column for each trap, called by its name."""

    name = "demo_traps"
    site = "墨瀛县人民政府"
    prefix = "/traps"
    columns = tuple(DemoColumn(key, what, "notice") for key, what in _EXAMPLES.items())
    addresses = ("/traps/{column}/{ym}/content_{id}.html",)
    file_address = "/traps/{column}/files/{id}_{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/traps/(\w+)/(?:index(?:_(\d+))?\.html)?", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column:
            return None
        number = int(match[2] or 1)
        if column.key == "calendar":
            return self.list_page(column, _days(number))
        last = self.part(column, 1).pages
        part = self.part(column, min(number, last) if column.key == "repeated" else number)
        if not part.rows:
            return None
        following = {"looping": number % last + 1, "repeated": number + 1}.get(column.key, number + 1)
        more = (number < last and column.key != "identical") or column.key in ("looping", "repeated")
        pager = f'<a href="index{f"_{following}" if following > 1 else ""}.html">下一页</a>' if more else ""
        total = f"共{2 if column.key == 'lying' else part.total}条" if column.key in ("lying", "future") else ""
        content = f'<ul class="list">{self._rows(part)}</ul><div class="page">{total} {pager}</div>'
        return self.list_page(column, f"<!--{content}-->" if column.key == "commented" else content)

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """See `DemoPortal.truth`: the documents that can be found."""
        for row in super().truth(base):
            key = row["url"].split("/")[4]
            first = row["url"] == base + self.path(self.facts(self.columns[3], 0))
            if key not in ("calendar", "script", "commented") and (key != "identical" or first):
                yield row

    def _rows(self, part: Part) -> str:
        key = part.column.key
        if key == "identical":
            return self.item(self.facts(part.column, 0)) * _MANY if part.number == 1 else ""
        return "\n".join(self._row(key, facts) for facts in part.rows)

    def _row(self, key: str, facts: Facts) -> str:
        if key == "script":
            return self.item(facts, href="javascript:void(0)")
        if key == "above_root":
            return self.item(facts, href="../../../../.." + self.path(facts))
        return self.item(facts, "2099-%m-%d" if key == "future" else "%Y-%m-%d")


def _days(number: int) -> str:
    rows = "".join(
        f'<li><a href="day_{number}_{hour}.html">第{number}天第{hour}场会议安排的公告</a><span>2025-11-05</span></li>'
        for hour in range(3)
    )
    return f'<ul class="list">{rows}</ul><a href="index_{number + 1}.html">后一页</a>'
