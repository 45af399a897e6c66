"""Links and dates of a page in document order: what list rows are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from gkcrawl.portals.facts import column_head
from gkcrawl.portals.rowdates import row_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page import Page

_SPACE = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")
_CUT = re.compile(r"(?:…+|\.{2,}|。{3,})$")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DIGITS = re.compile(r"[\d\s:/.\[\]()（）-]+")
_LABELLED = re.compile(r"(?:时间|日期)\s*[:：]?\s*$")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "option", "select", "head"})
_HANDLERS = ("onclick", "data-href", "data-url")
_SCRIPT_URL = re.compile(
    r"""['"]\s*((?:https?:)?//[^'"\s]+|\.{0,2}/[^'"\s]+|[\w./-]+\.s?html?(?:\?[^'"\s]*)?)\s*['"]"""
)
# Pager buttons and calls to action: never a document's title.
_CHROME = re.compile(
    r"[<>«»‹›|\s]*(?:\d{1,5}|第?\d*[一上下前后]页|[首尾末]页|第一页|最后一页|[上下]一?页|更多|查看更多|查看详情|详细|详情|more|"
    r"next|prev|返回|返回顶部|关闭|展开|收起|下载|阅读全文|无障碍|繁體|English|登录|注册|首页|网站地图|\W*)[<>«»‹›|\s+]*",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Link:
    """A link that may be a row's: the element, absolute URL, whole title, place in document order."""

    element: HtmlElement
    url: str
    title: str
    order: int


@dataclass(slots=True, eq=False)
class PrintedDate:
    """A date that stands alone: the innermost element that holds it, its YYYY-MM-DD or ``--MM-DD``, and the
    label printed before it or at the head of its column.
    """

    element: HtmlElement
    value: str
    order: int
    label: str = ""


def squash(text: str | None) -> str:
    """``text`` with entities read, zero-width characters dropped and white space made single."""
    text = unescape(text or "") if "&" in (text or "") else text or ""
    return _SPACE.sub(" ", text.replace("\u200b", "").replace("\ufeff", "")).strip()


def scan(page: Page) -> tuple[list[Link], list[PrintedDate]]:
    """All links with a title and all dates that stand alone, in one pass over ``page.tree``."""
    links: list[Link] = []
    dates: list[PrintedDate] = []
    taken: set[HtmlElement] = set()
    for order, element in enumerate(page.tree.iter()):
        parent = element.getparent()
        if element.tail and parent is not None and parent.tag not in _SKIPPED and parent not in taken:
            _add_date(dates, parent, element.tail, order)
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        if link := _link(page, element, order):
            links.append(link)
        if element.text:
            _add_date(dates, element, element.text, order)
        if (joined := _split_text(element)) and (value := row_date(joined)) and len(value) == 10:
            taken.update((element, *element))
            dates.append(PrintedDate(element, value, order))
    dates.sort(key=lambda date: date.order)
    return links, [d for d in dates if d.element not in taken or len(d.value) == 10]


def _add_date(dates: list[PrintedDate], element: HtmlElement, text: str, order: int) -> None:
    if 4 <= len(text.strip()) <= 60 and (value := row_date(squash(text))):
        dates.append(PrintedDate(element, value, order, _label(element, text)))


def _label(element: HtmlElement, text: str) -> str:
    """What the text says beside the digits; else the text just before, else the head of the table column."""
    if own := _DIGITS.sub("", text).strip():
        return own
    before = element.getprevious()
    if before is not None and isinstance(before.tag, str) and not len(before) and _LABELLED.search(before.text or ""):
        return before.text or ""
    cell: HtmlElement | None = element
    while cell is not None and cell.tag not in ("td", "table", "li"):
        cell = cell.getparent()
    return column_head(cell)[:20] if cell is not None and cell.tag == "td" else ""


def _split_text(element: HtmlElement) -> str | None:
    """The text of a small element without grandchildren: where day and month have an element each."""
    if not 1 <= len(element) <= 4 or element.tag in ("a", "ul", "tr", "table"):
        return None
    parts = [element.text or ""]
    for child in element:
        if len(child) or child.tag == "a" or not isinstance(child.tag, str):
            return None
        parts += [child.text or "", child.tail or ""]
    joined = squash(" ".join(parts))
    return joined if len(joined) <= 24 and any(char.isdigit() for char in joined) else None


def _link(page: Page, element: HtmlElement, order: int) -> Link | None:
    url = None
    if element.tag == "a":
        url = page.absolute(element.get("href"))
    if url is None:
        for name in _HANDLERS:
            handler = element.get(name)
            if handler and name == "onclick":
                match = _SCRIPT_URL.search(handler[:500])
                handler = match[1] if match else None
            if handler and (url := page.absolute(handler)):
                break
    if url is None:
        return None
    title = link_title(element)
    return Link(element, url, title, order) if title and not _CHROME.fullmatch(title) else None


def link_title(element: HtmlElement) -> str:
    """The whole title of a link: its ``title`` attribute when the text is cut or holds more than that."""
    text = _visible_title(element)
    given = squash(element.get("title")) or _child_title(element)
    if not given or _CHROME.fullmatch(given):
        return text
    bare, cut = _CUT.sub("", text).replace(" ", ""), _CUT.search(text)
    solid = given.replace(" ", "")
    if not bare or bare in solid or solid in bare or (cut and solid[:4] == bare[:4]):
        return given if not cut or not _CUT.search(given) or len(given) > len(text) else text
    return given if solid[:6] == bare[:6] and len(solid) > len(bare) else text


def _child_title(element: HtmlElement) -> str:
    return next((squash(child.get("title")) for child in element.iter() if child.get("title")), "")


def _visible_title(element: HtmlElement) -> str:
    """Text of a link; of a whole card in a link, its heading or the first line that is no date or number."""
    if not len(element):
        return squash(element.text)
    if element.tag != "a":
        return max((squash(text) for text in element.itertext() if not row_date(squash(text))), key=len, default="")
    if sum(1 for child in element.iter("*")) < 3:
        whole = squash(element.text_content())
        inner = [squash(text) for text in element.itertext()]
        dates = [text for text in inner if row_date(text)]
        return squash(whole.replace(dates[-1], "")) if dates and whole != dates[-1] else whole
    for child in element.iterdescendants("*"):
        kind = f"{child.get('class') or ''} {child.get('id') or ''}".lower()
        if (child.tag in _HEADINGS or "title" in kind or "tit" in kind.split()) and (
            text := squash(child.text_content())
        ):
            return text
    blocks = any(child.tag in ("p", "div", "dl", "table", "ul") for child in element.iterdescendants("*"))
    lines = [squash(text) for text in element.itertext()]
    lines = [line for line in lines if line and not row_date(line) and not line.strip(".、 ").isdigit()]
    if blocks:
        return next((line for line in lines if len(line) > 3), lines[0] if lines else "")
    return squash("".join(text for text in element.itertext() if not row_date(squash(text))))
