"""Renders a demo document as a page, in some charset, with the truth about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from gkcrawl.demo.annexes import annex
from gkcrawl.demo.body import Body, body_html, notice
from gkcrawl.demo.boxes import Box, box
from gkcrawl.demo.report import report

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Facts
    from gkcrawl.demo.files import DemoFile

# Real charset, the one the page's <meta> names, the one the Content-Type header names.
CHARSETS: tuple[tuple[str, str | None, str | None], ...] = (
    ("utf-8", "utf-8", "utf-8"),
    ("utf-8", "utf-8", None),
    ("utf-8", None, None),
    ("gb18030", "gb2312", None),
    ("gb18030", "gbk", "GB18030"),
    ("gb18030", "utf-8", "utf-8"),
    ("gb18030", None, None),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends: body, Content-Type, status, redirect target, cookie, ETag.

    It waits ``seconds`` before; a ``truncated`` body breaks off in its middle, with the connection.
    """

    body: bytes
    content_type: str = "text/html"
    status: int = 200
    location: str | None = None
    cookie: str | None = None
    seconds: float = 0.0
    truncated: bool = False
    etag: str | None = None

    @classmethod
    def of_file(cls, file: DemoFile) -> Answer:
        """``file``, which need not be sent again to who has it."""
        content = file.content()
        return cls(content, file.media_type, etag=f'"{hashlib.sha256(content).hexdigest()[:16]}"')


NOT_FOUND = Answer("<html><body><h1>404</h1>页面不存在</body></html>".encode(), "text/html; charset=utf-8", 404)


def encode(markup: str, charset: tuple[str, str | None, str | None] = CHARSETS[0]) -> Answer:
    """``markup`` in a charset that ``<!--charset-->`` in its head and the header declare, or do not."""
    real, meta, header = charset
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">' if meta else ""
    content_type = f"text/html; charset={header}" if header else "text/html"
    return Answer(markup.replace("<!--charset-->", declared, 1).encode(real), content_type)


@dataclass(slots=True)
class Rendering:
    """The parts of one document's page; ``files`` are those that ``body.attachments`` name, in that order."""

    facts: Facts
    body: Body
    box: Box
    metas: str
    meta_style: str
    body_markup: str
    files: list[DemoFile]

    @classmethod
    def of(cls, facts: Facts, style: str | None = None) -> Rendering:
        """Everything about a document that does not depend on its portal's layout."""
        draw = facts.random("page")
        body = report(facts) if facts.report_year else notice(facts)
        meta_style = draw.choice(("full", "full", "lower", "none"))
        markup = body_html(body, draw)
        files = [annex(facts, name) for name in body.attachments]
        return cls(facts, body, box(facts, style), _metas(facts, meta_style), meta_style, markup, files)

    def truth(self, url: str, attachments: list[str]) -> dict[str, Any]:
        """What the page says, by document field; absent where the page does not print it."""
        facts, printed = self.facts, self.box.printed
        has_metas = self.meta_style != "none"
        return {
            "portal": facts.portal,
            "column": facts.column.name,
            "url": url,
            "kind": facts.column.kind,
            "title": facts.title,
            **{name: printed.get(name) for name in ("index_number", "document_number", "issuer")},
            "source": facts.agency.name if has_metas else None,
            "agency": facts.agency.name,
            "report_year": facts.report_year,
            "written_date": printed.get("written_date"),
            "published_date": facts.published.isoformat(),
            "published_time": facts.clock if has_metas else None,
            **{name: printed.get(name) for name in ("topic", "disclosure")},
            "paragraphs": self.body.paragraphs,
            "tables": self.body.tables,
            "attachments": [
                {"url": address, "name": file.name, **file.truth()}
                for address, file in zip(attachments, self.files, strict=True)
            ],
            "statistics": self.body.printed.truth() if self.body.printed else None,
        }


def charset_of(facts: Facts) -> tuple[str, str | None, str | None]:
    """How the document's page is encoded and declared."""
    return facts.random("charset").choice(CHARSETS)


def page(rendering: Rendering, site: str, body: str, files: list[str]) -> str:
    """The whole page: chrome, box, heading, the ``body`` in its family's container, links to ``files``."""
    facts = rendering.facts
    title = escape(facts.title)
    links = "".join(
        f'<li><a href="{href}">{escape(name)}</a></li>'
        for href, name in zip(files, rendering.body.attachments, strict=True)
    )
    attached = f'<div class="attachment"><h4>相关附件</h4><ul>{links}</ul></div>' if files else ""
    return f"""<!DOCTYPE html>
<html><head><!--charset-->
<title>{site} {facts.column.name} {title}</title>
{rendering.metas}
<script>var columnName = "{facts.column.name}";</script></head>
<body><div class="header"><a href="/">网站首页</a> <a href="/search">站内搜索</a></div>
<div class="path">当前位置：<a href="/">首页</a> &gt;
<span class="CurrChnlCls">{facts.column.name}</span></div>
<div class="main">{rendering.box.html}
<h1 class="article-title">{title}</h1>
<div class="share">字号：【大 中 小】 <a href="javascript:window.print()">打印本页</a>
<a href="javascript:window.close()">关闭窗口</a></div>
{body}
{attached}</div>
<div class="related"><h3>相关阅读</h3>
<ul><li><a href="/about/">关于我们</a></li><li><a href="/map/">网站地图</a></li></ul></div>
<div class="footer">主办：{site} 备案序号：演示00000000号 网站标识码：0000000000</div></body></html>"""


def _metas(facts: Facts, style: str) -> str:
    if style == "none":
        return ""
    metas = {
        "SiteName": "演示政府网站",
        "ColumnName": facts.column.name,
        "ArticleTitle": facts.title,
        "PubDate": f"{facts.published.isoformat()} {facts.clock}",
        "ContentSource": facts.agency.name,
        "Keywords": "政府信息公开" if facts.report_year else facts.matter[0],
    }
    if style == "lower":
        return "\n".join(f"<meta name='{name.lower()}' content='{escape(text)}'>" for name, text in metas.items())
    return "\n".join(f'<meta name="{name}" content="{escape(text)}"/>' for name, text in metas.items())
