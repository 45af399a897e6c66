"""The body of a document: its lines as text, its tables and links (guide SCHEMA ``text``, ``tables``, ``links``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.document import Link, Table
from gkcrawl.extract.tables import read_table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.containers import Body
    from gkcrawl.extract.layout import Layout, Line
    from gkcrawl.extract.page import Page

# Lines a site adds around a document. Matched against the whole line without white space.
_CHROME = re.compile(
    r"[【\[(（]?(?:打印(?:本页|此页|文章|页面|内容)?|关闭(?:窗口|本页|页面|此页)?|返回(?:顶部|列表|上一页|首页)?|收藏|分享|复制链接|下载|我要(?:打印|纠错|评论)"
    r"|繁體|无障碍(?:浏览)?|大|中|小|字号?|【?字体[:：]?(?:大|中|小|[\s\[\]【】])*】?|当前位置[:：].*|您(?:当前|现在)?(?:所在)?的?位置[:：].*"
    r"|扫一扫.{0,20}|(?:微信)?扫码.{0,20}|分享到?[:：]?.{0,20}|分享至[:：]?.{0,20}|浏览(?:次数|量)?[:：]?\d*次?|点击(?:数|次数|量)?[:：]?\d*次?|阅读(?:次数|量)?[:：]?\d*次?"
    r"|(?:上|下|前|后)一?(?:篇|条|页|则)[:：]?.*|没有了|相关(?:阅读|链接|新闻|文章|信息|稿件|附件|报道|推荐)[:：]?"
    r"|[（(【\[]?(?:责任编辑|责编|编辑|审核|校对|录入|信息员|编审|终审|初审|复审|值班编辑|签发)[:：].{0,40}"
    r"|(?:首页|尾页|末页)|(?:\[\d+\])+|第\d+页|共\d+页.*|阅读全文.*|展开全文|QQ空间|新浪微博|微信|微博|朋友圈|豆瓣网?|网站声明.*|主办单位[:：].*|版权所有.*)[】\])）]?"
)
_TAIL_START = re.compile(r"(?:上一[篇条则]|下一[篇条则]|相关(?:阅读|新闻|文章|稿件|报道|推荐|信息)|热点推荐|推荐阅读|扫一扫在手机|【打印|打印本页|关闭窗口|版权所有|主办单位)")
_EDGE_LINES = 12


@dataclass(slots=True)
class BodyText:
    """``text`` of the body with one line a block, the data tables, the links, and the number of pictures in it."""

    text: str
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: int = 0
    first: int = 0
    end: int = 0


def read_body(page: Page, layout: Layout, body: Body) -> BodyText:
    """The text of ``body`` without what the site put around the document."""
    first, end = _trim(layout.lines, body)
    tables = _data_tables(layout, body.element, first, end)
    parts: list[str] = []
    row: HtmlElement | None = None
    for line in layout.lines[first:end]:
        inside = line.row is not None and any(line.row in rows for _, rows in tables)
        if inside and row is line.row:
            same_cell = previous.cell is line.cell
            parts[-1] += (" " if same_cell else "\t") + line.text
        elif not _CHROME.fullmatch(line.text.replace(" ", "")) or inside:
            parts.append(line.text)
        row, previous = (line.row if inside else None), line
    return BodyText(
        text="\n".join(parts),
        tables=[table for table, _ in tables],
        links=_links(page, layout, first, end),
        images=sum(first <= line <= end for _, line in layout.images),
        first=first,
        end=end,
    )


def _trim(lines: list[Line], body: Body) -> tuple[int, int]:
    """Cut chrome lines off both ends; in a guessed container also what follows a list of related links."""
    first, end = body.first, body.end
    while first < end and _CHROME.fullmatch(lines[first].text.replace(" ", "")):
        first += 1
    if not body.known:
        for index in range(first + (end - first) // 3, end):
            if _TAIL_START.match(lines[index].text):
                end = index
                break
    while end > first and _CHROME.fullmatch(lines[end - 1].text.replace(" ", "")):
        end -= 1
    return first, end


def _data_tables(layout: Layout, container: HtmlElement, first: int, end: int) -> list[tuple[Table, set[HtmlElement]]]:
    found = []
    for element, (start, stop) in layout.spans.items():
        if element.tag == "table" and first <= start < stop <= end and element is not container:
            table = read_table(element, layout)
            if table is not None:
                found.append(table)
    return found


def _links(page: Page, layout: Layout, first: int, end: int) -> list[Link]:
    links = []
    for anchor, line in layout.anchors:
        if first <= line < end and (url := page.absolute(anchor.get("href"))):
            text = " ".join("".join(anchor.itertext()).split()) or (anchor.get("title") or "").strip()
            links.append(Link(url=url, text=text))
    return links
