"""Pagers without a 下一页 link: scripts that fill a query, bare page numbers, forms (guide PORTALS §2 F9, one-offs)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.jsonlist import list_keys, turn_page
from gkcrawl.portals.links import squash
from gkcrawl.portals.pagers import describe

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page import Page

_SUM = r"\(?\s*(\d{1,6})\s*(?:\+\s*(\d{1,6})\s*)?\)?"
_LABEL_CURRENT = re.compile(rf"\bcurrPage\s*:\s*{_SUM}")
_LABEL_TOTAL = re.compile(rf"\bpageCount\s*:\s*{_SUM}")
_NUMBER = re.compile(r"[\[(]?\s*(\d{1,5})\s*[\])]?")
_GO = re.compile(r"javascript:\s*[\w.$]{1,40}\(\s*['\"]?(\d{1,6})['\"]?\s*[,)]", re.IGNORECASE)


def label_pages(page: Page) -> Pagination | None:
    """Lonsun's ``Ls.pagination(…, {currPage: (1+1), pageCount: 20})``: page k is ``pageIndex=k``."""
    if "Ls.pagination" not in page.text and "/site/label/" not in page.url:
        return None
    current, total = _sum(_LABEL_CURRENT.search(page.text)), _sum(_LABEL_TOTAL.search(page.text))
    asked = PageRequest("GET", page.url)
    if current is None:
        shown = re.search(r"[?&]pageIndex=(\d+)", page.url)
        current = int(shown[1]) if shown else 1
    follow = None
    if total is not None and current < total:
        joint = "&" if "?" in page.url else "?"
        follow = turn_page(asked, current + 1) or PageRequest("GET", f"{page.url}{joint}pageIndex={current + 1}")
    return Pagination(kind="query_param", current=current, total_pages=total, next=follow)


def _sum(match: re.Match[str] | None) -> int | None:
    return sum(int(part) for part in match.groups() if part) if match else None


def numbered_links(page: Page) -> Pagination | None:
    """Links ``2 3 4 …``: the one after the current page, which is printed without a link or linked to itself."""
    pages: dict[HtmlElement, dict[int, str]] = {}
    for link in page.tree.iter("a"):
        text = _NUMBER.fullmatch(squash(link.text_content())) if len(link) < 3 else None
        target = page.absolute(link.get("href")) if text else None
        if text and target:
            holder = link.getparent()
            for _ in range(2):
                if holder is not None:
                    pages.setdefault(holder, {})[int(text[1])] = target
                    holder = holder.getparent()
    for links in sorted(pages.values(), key=len, reverse=True):
        here = {number for number, target in links.items() if target.split("#")[0] == page.url.split("#")[0]}
        numbers = sorted(set(links) - here)
        if len(numbers) < 1 or numbers[-1] > 99999 or not _one_series(page, links, numbers):
            continue
        gaps = [n for n in range(1, numbers[-1] + 2) if n not in numbers]
        current = next(iter(here), gaps[0] if gaps else 1)
        return describe(page, links.get(current + 1), current)
    return None


def _one_series(page: Page, links: dict[int, str], numbers: list[int]) -> bool:
    """Whether the addresses differ in numbers only, on this host: page links, not a calendar or an archive.

    The first page may have an address without a number (``index.jhtml``, ``index_2.jhtml``).
    """
    targets = [links[number] for number in numbers]
    shapes = {re.sub(r"\d+", "#", target) for target in targets}
    if numbers[0] == 1 and len(shapes) == 2:
        shapes = {re.sub(r"[_-]#(?=\.\w+$)", "", shape) for shape in shapes}
    return (
        len(shapes) == 1
        and len(set(targets)) == len(targets)
        and all(urlsplit(target).hostname == urlsplit(page.url).hostname for target in targets)
    )


def form_pages(page: Page) -> Pagination | None:
    """``javascript:goPage(2)`` that fills a form's page field and submits it."""
    numbers = [int(match[1]) for link in page.tree.iter("a") if (match := _GO.match(link.get("href") or ""))]
    form, field = _page_form(page)
    if not numbers or form is None or field is None:
        return None
    last = max(numbers)
    shown = next((el for el in page.tree.iter("span", "b", "em", "li", "a", "strong") if _marks_current(el)), None)
    current = int(squash(shown.text_content())) if shown is not None else 1
    values = [(one.get("name") or "", one.get("value") or "") for one in form.iter("input")]
    body = urlencode([(name, str(current + 1) if name == field else value) for name, value in values if name])
    action = urljoin(page.url, (form.get("action") or "").strip())
    post = (form.get("method") or "get").lower() == "post"
    follow = PageRequest("POST", action, body) if post else PageRequest("GET", f"{action.split('?')[0]}?{body}")
    found = describe(page, None, current)
    found.kind, found.next = "query_param", follow if current < last else None
    return found


def _page_form(page: Page) -> tuple[HtmlElement | None, str | None]:
    wanted = {name.lower() for name in list_keys()["page_parameters"]}
    for form in page.tree.iter("form"):
        for field in form.iter("input"):
            if (field.get("name") or "").lower() in wanted:
                return form, field.get("name")
    return None, None


def _marks_current(element: HtmlElement) -> bool:
    kind = (element.get("class") or "").lower()
    marked = any(word in kind for word in ("cur", "active", "this", "select")) or kind in ("on", "now")
    return marked and squash(element.text_content()).isdigit()
