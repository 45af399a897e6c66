"""Demo portal of gkmlpt, the JSON API of Guangdong's 政府信息公开目录平台 (docs/families.md#gkmlpt).

Its traps: pages 0 and 1 of the API are the same, a branch of the tree leads to another site, half of
the pages hold their body only as a string in a script.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.corpus import Facts, reports_and_notices
from gkcrawl.demo.pages import NOT_FOUND, Answer, Rendering, encode
from gkcrawl.demo.portal import Ask, DemoPortal, epoch, suffix

if TYPE_CHECKING:
    from gkcrawl.demo.body import Body

SID = "100001"
_PAGE_SIZE = 100  # articles, as the real API gives
_FIRST_IDS = {"11": 9_100_000, "12": 9_500_000}
_ALL = "0"


class GkmlptPortal(DemoPortal):
    """``/gkmlpt/gkmlpt/index``."""

    name = "demo_gkmlpt"
    site = "云汀市演示局"
    prefix = "/gkmlpt"
    columns = reports_and_notices("11", "12")
    box_style = "table4"

    def answer(self, ask: Ask) -> Answer:
        """See `DemoPortal.answer`."""
        if match := re.fullmatch(r"/gkmlpt/gkmlpt/content/\d+/\d+/post_(\d+)\.html", ask.path):
            facts = self._by_id(int(match[1]))
            return self.detail(facts) if facts and self.path(facts) == ask.path else NOT_FOUND
        if match := re.fullmatch(r"/gkmlpt/attachment/(\d+)/\d\.\w+", ask.path):
            facts = self._by_id(int(match[1]))
            return self.file(facts, ask.path) if facts else NOT_FOUND
        return self.listing(ask) or NOT_FOUND

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        if ask.path in ("/gkmlpt/gkmlpt/index", "/gkmlpt/gkmlpt/annualreport", "/gkmlpt/gkmlpt/policy"):
            return self._index()
        if match := re.fullmatch(r"/gkmlpt/gkmlpt/api/all/(\d+)", ask.path):
            if ask.query.get("sid") == SID and (self.column(match[1]) or match[1] == _ALL):
                return self._api(match[1], ask)
            return Answer(b'{"message":"not found"}', "application/json", 404)
        return None

    def path(self, facts: Facts) -> str:
        """See `DemoPortal.path`."""
        number = self._id(facts)
        return f"{self.prefix}/gkmlpt/content/{number // 10**6}/{number // 1000}/post_{number}.html"

    def file_paths(self, facts: Facts, body: Body) -> list[str]:
        """See `DemoPortal.file_paths`."""
        stem = f"{self.prefix}/attachment/{self._id(facts)}/"
        return [f"{stem}{place}{suffix(name)}" for place, name in enumerate(body.attachments)]

    def contained(self, rendering: Rendering) -> str:
        """See `DemoPortal.contained`."""
        facts, body = rendering.facts, rendering.body_markup
        config = _script({"id": self._id(facts), "title": facts.title, "content": body})
        script = f"<script>window._CONFIG = {{ SID: '{SID}', DETAIL: {config} }};</script>"
        return f'{script}<div class="article-content">{"" if facts.number % 2 else body}</div>'

    def _id(self, facts: Facts) -> int:
        return _FIRST_IDS[facts.column.key] + facts.number

    def _by_id(self, number: int) -> Facts | None:
        key = "12" if number >= _FIRST_IDS["12"] else "11"
        return self.find(self.column(key), number - _FIRST_IDS[key])

    def _index(self) -> Answer:
        nodes = [(int(column.key), column.name, "", self.size(column)) for column in self.columns]
        tree = [
            {"id": key, "name": name, "children": [], "jump_url": url, "post_count": count}
            for key, name, url, count in (*nodes, (19, "政府公报", "http://gazette.example/", 0))
        ]
        config = f"window._CONFIG = {{ LOCALE: 'zh', SID: '{SID}', SERVICE_AREA_ID: 1, TREE: {_script(tree)} }};"
        return encode(
            f"<!DOCTYPE html><html><head><!--charset--><title>{self.site}政府信息公开目录</title>"
            f'<script>{config}</script></head><body><div id="app"></div></body></html>'
        )

    def _api(self, key: str, ask: Ask) -> Answer:
        columns = [column for column in self.columns if key in (column.key, _ALL)]
        total = sum(map(self.size, columns))
        asked = ask.query.get("page", "1")
        first = (max(1, int(asked)) - 1 if asked.isdecimal() else 0) * _PAGE_SIZE
        rows = []
        for column in columns:
            rows += [self.facts(column, n) for n in range(max(0, first), min(self.size(column), first + _PAGE_SIZE))]
            first -= self.size(column)
        articles = [self._article(facts, ask.base) for facts in rows[:_PAGE_SIZE]]
        answer = {"classify": {"id": int(key), "post_count": total}, "total": total, "articles": articles}
        return Answer(json.dumps(answer).encode(), "application/json")

    def _article(self, facts: Facts, base: str) -> dict[str, Any]:
        rendering = Rendering.of(facts, self.box_style)
        printed = rendering.box.printed
        files = []
        for path, file in zip(self.file_paths(facts, rendering.body), rendering.files, strict=True):
            size = str(len(file.content()))
            named = {"name": file.name, "type": suffix(file.name)[1:], "mime": file.media_type, "size": size}
            files.append({**named, "url": base + path})
        return {
            "id": self._id(facts),
            "title": facts.title,
            "document_number": printed.get("document_number", ""),
            "identifier": printed.get("index_number", ""),
            "publisher": facts.agency.name,
            "keywords": facts.matter[0],
            "date": f"{facts.published} {facts.clock}:00",
            "created_at": f"{facts.published} {facts.clock}:00",
            "first_publish_time": epoch(facts),
            "display_publish_time": epoch(facts),
            "abstract": "",
            "classify_main_name": facts.column.name,
            "classify_theme_name": printed["topic"],
            "url": base + self.path(facts),
            "post_url": "",
            "is_expired": 0,
            "is_abolished": 0,
            "relation": "",
            "attachment": files,
        }


def _script(value: Any) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(value).replace("</", "<\\/")
