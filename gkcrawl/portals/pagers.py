"""Pagers that families share: each reads one way of printing "page 2" and says None when it is not there.

The name and number of the next page always come from the page itself, never from a guess: in TRS page 2 is
``index_1.html``, in UCAP ``list_2.shtml``, in VSB ``10.htm`` (guide PORTALS §2 F1, F7, F10).
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from gkcrawl.extract.page import Page
from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.family import ends
from gkcrawl.portals.links import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

    from gkcrawl.portals.column import PagingKind

_CALL = re.compile(r"(?<!function )\b(?:createPage\w{0,12}|[Pp]ager|makePage\w{0,8})\s{0,3}\(\s{0,3}([^()]{3,300})\)")
_VARIABLE = re.compile(r"\b(?:var|let|const)?\s{0,3}(\w{3,24})\s{0,3}=\s{0,3}['\"]?(\d{1,7})\b")
# Names of the number of pages and of the current one, counted from 0.
_COUNTERS = (("countPage", "currentPage"), ("m_nPageCount", "m_nCurrPage"), ("nPageCount", "nCurrIndex"))
_OPTION = re.compile(r"(\w{3,12})\s{0,3}:\s{0,3}['\"]?([\w./-]{1,60})")
_FILE_NUMBER = re.compile(r"_(\d{1,5})$")
_NEXT_TEXT = re.compile(r"[<>«»‹›＞\s]*(?:下一?页|后一?页|下1页|下一頁|next(?:\s?page)?)[<>«»‹›＞\s]*|[>›»＞]", re.I)
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])", re.I)
_SCRIPT_PATH = re.compile(
    r"""['"]((?:https?:/)?[./]?/?[\w./-]{1,200}\.(?:s?html?|jsp|php|aspx?)[^'"\s]{0,300}|\?[^'"\s]{3,300})['"]"""
)
_TOTAL_PAGES = re.compile(
    r"共\s{0,3}(\d{1,6})\s{0,3}页|(?:^|\D)\d{1,6}\s{0,3}/\s{0,3}(\d{1,6})\s{0,3}页?(?!\s{0,3}[\d/])"
)
_CURRENT = re.compile(r"第\s{0,3}(\d{1,6})\s{0,3}页|(?:^|[^\d/-])(\d{1,6})\s{0,3}/\s{0,3}\d{1,6}(?![\d/-])")
_RECORDS = re.compile(
    r"共有?\s{0,3}(?:<[^<>]{1,60}>)?\s{0,3}(\d{1,8})\s{0,3}(?:<[^<>]{1,60}>)?\s{0,3}[条项篇]|(\d{1,8})\s{0,3}条记录"
)
_TEXT_TAGS = ("body", "div", "span", "td", "p", "a", "li", "b", "em", "i", "strong", "font", "label", "ul")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]{80,}")


def script_call(page: Page) -> Pagination | None:
    """``createPageHTML(20, 0, "index", "html")`` and its relatives, in both argument orders."""
    numbers = None
    for match in _CALL.finditer(ends(page)):
        if match[1].lstrip().startswith("{"):
            found = _from_options(page, dict(_OPTION.findall(match[1])))
        else:
            numbers = _variables(page) if numbers is None else numbers
            arguments = [argument.strip().strip("'\"") for argument in match[1].split(",")]
            found = _from_arguments(page, [str(numbers.get(a, a)) for a in arguments])
        if found:
            return found
    return None


def _variables(page: Page) -> dict[str, str]:
    return dict(_VARIABLE.findall(ends(page)))


def _from_options(page: Page, options: dict[str, str]) -> Pagination | None:
    total, current = options.get("size", ""), options.get("current", "")
    if not (total.isdigit() and current.isdigit()):
        return None
    base, extension = options.get("prefix", ""), options.get("suffix", "html")
    return _numbered(page, int(total), int(current), base, extension.lstrip("."), first=0)


def _from_arguments(page: Page, arguments: list[str]) -> Pagination | None:
    first = 0
    if arguments and not arguments[0].isdigit():
        arguments, first = arguments[1:], 1
    if len(arguments) < 2 or not (arguments[0].isdigit() and arguments[1].isdigit()):
        return None
    total, current = int(arguments[0]), int(arguments[1])
    names = [name for name in arguments[2:] if name and not name.isdigit()] + ["", ""]
    found = _numbered(page, total, current, names[0], names[1].lstrip("."), 0 if current == 0 else first)
    if first and len(arguments) > 4 and arguments[4].isdigit():
        found.total_records = int(arguments[4])
    return found


def _numbered(page: Page, total: int, current: int, base: str, extension: str, first: int) -> Pagination:
    """Page ``current``, counted from ``first``, of ``total`` files ``base_K.extension``; K counts alike."""
    stem, _, suffix = urlsplit(page.url).path.rpartition("/")[2].rpartition(".")
    base = base or _FILE_NUMBER.sub("", stem) or "index"
    extension = extension or suffix or "html"
    more = current + (1 - first) < total
    target = urljoin(page.base_url, f"{base}_{current + 1}.{extension}") if more else None
    return Pagination(
        kind="numbered_files",
        current=current + 1 - first,
        total_pages=max(total, 1),
        next=PageRequest("GET", target) if target else None,
    )


def count_page(page: Page) -> Pagination | None:
    """``var countPage = 12`` and ``var currentPage = 0``: older TRS templates write the pager inline."""
    for total, current in _COUNTERS:
        if total in page.text:
            numbers = _variables(page)
            if total in numbers:
                return _numbered(page, int(numbers[total]), int(numbers.get(current, "0")), "", "", first=0)
    return None


def next_link(page: Page) -> Pagination | None:
    """The 下一页 link, wherever its address is: ``href``, ``onclick``, or a pager hidden in base64."""
    for tree in (page.tree, _hidden_pager(page)):
        if tree is None:
            continue
        seen = False
        for element in next_buttons(tree):
            seen = True
            if target := _target(page, element):
                return describe(page, target)
        if seen:
            return describe(page, None)
    return None


def next_buttons(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Elements that say 下一页 (or a mere ``>``), then those that are only marked as next by their class."""
    by_class = []
    for element in tree.iter("a", "span", "li", "button", "input", "div"):
        if element.tag != "a" and not element.get("onclick"):
            continue
        text = squash("".join(element.itertext())) if len(element) < 4 else ""
        text = text or squash(element.get("title") or element.get("value"))
        if _NEXT_TEXT.fullmatch(text):
            yield element
        elif not text and _NEXT_CLASS.search(element.get("class") or ""):
            by_class.append(element)
    yield from by_class


def _target(page: Page, element: html.HtmlElement) -> str | None:
    handler = element.get("onclick") or element.get("href") or ""
    match = _SCRIPT_PATH.search(handler[:500])
    places = [element.get(name) for name in ("href", "tagname", "data-href", "data-url")]
    targets = [page.absolute(place) for place in (*places, match[1] if match else None) if place and place.strip()]
    target = next((target for target in targets if target), None)
    return target if target and target.split("#")[0] != page.url.split("#")[0] else None


def describe(page: Page, target: str | None, current: int | None = None) -> Pagination:
    """What the page's text says about its place (第2页, 共178条, 1/18); ``target`` is the next page's address."""
    text = squash(" ".join(page.tree.itertext("body", "div", "span", "td", "p", "a", "li", "b", "em", "i", "strong")))
    total, shown, records = _TOTAL_PAGES.search(text), _CURRENT.search(text), _RECORDS.search(text)
    kind: PagingKind = "none"
    if target:
        one, two = urlsplit(page.url), urlsplit(target)
        kind = "next_link"
        if one.path == two.path:
            kind = "query_param"
        elif re.search(r"[_/-]\d+\.\w+$", two.path) and one.path.rpartition("/")[0] == two.path.rpartition("/")[0]:
            kind = "numbered_files"
    return Pagination(
        kind=kind,
        current=_number(shown) or current,
        total_pages=_number(total),
        total_records=_number(records),
        next=PageRequest("GET", target) if target else None,
    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _number(match: re.Match[str] | None) -> int | None:
    return int(next(group for group in match.groups() if group)) if match else None


def _hidden_pager(page: Page) -> html.HtmlElement | None:
    """The pager of pages that keep it as base64 of URL-encoded HTML (guide PORTALS §2, Yunnan)."""
    if "atob" not in page.text:
        return None
    for element in page.tree.iter("div"):
        text = (element.text or "").strip()
        if not len(element) and _BASE64.fullmatch(text):
            try:
                decoded = unquote(base64.b64decode(text, validate=False).decode("utf-8"))
            except (binascii.Error, UnicodeDecodeError):
                continue
            return Page(f"<html><body>{decoded}</body></html>", page.url).tree
    return None
