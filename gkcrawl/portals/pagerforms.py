"""Pagers that submit a form: ``goPage(2)`` and ASP.NET's ``__doPostBack`` (docs/families.md#pagers)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.nextlinks import next_buttons
from gkcrawl.portals.pagenumbers import marks_current
from gkcrawl.portals.pagers import describe
from gkcrawl.portals.titles import squash

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page import Page

_GO = re.compile(r"(?:javascript:|return)?\s*[\w.$]{1,40}\(\s*['\"]?(\d{1,6})['\"]?\s*[,)]", re.IGNORECASE)
_BUTTON = re.compile(r"\W*(?:\d{1,5}|[上下首末尾]一?页|next|last)\W*", re.IGNORECASE)
_PAGE_FIELD = re.compile(
    r"(?:\w+\.)?(?:to|cur|curr|current|now|go)?_?page_?(?:no|num|number|index|now|id)?", re.IGNORECASE
)
_BUTTONS = frozenset({"submit", "button", "image", "reset", "checkbox", "radio"})
_POST_BACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]{1,200})['\"]\s*,\s*['\"]([^'\"]{0,40})['\"]\s*\)")


def form_pages(page: Page) -> Pagination | None:
    """``javascript:goPage(2)`` that fills a form's page field and submits it."""
    parts = page.tree.iter("a", "li", "span", "button")
    buttons = (part for part in parts if _BUTTON.fullmatch(squash("".join(islice(part.itertext(), 3)))))
    calls = (button.get("onclick") or button.get("href") or "" for button in buttons)
    numbers = [int(match[1]) for call in calls if (match := _GO.match(call))]
    form, field = _page_form(page)
    if not numbers or form is None or field is None:
        return None
    last = max(numbers)
    shown = next((el for el in page.tree.iter("span", "b", "em", "li", "a", "strong") if marks_current(el)), None)
    current = int(squash(shown.text_content())) if shown is not None else 1
    follow = _submit(page, form, {field: str(current + 1)})
    found = describe(page, None, current)
    found.kind, found.next = "query_param", follow if current < last else None
    return found


def post_back(page: Page) -> Pagination | None:
    """``__doPostBack('AspNetPager1','2')`` behind 下一页: the page's own form with the event in it."""
    for button in next_buttons(page.tree, page):
        event = _POST_BACK.search(f"{button.get('href') or ''} {button.get('onclick') or ''}")
        form = next(button.iterancestors("form"), None) if event else None
        form = next(page.tree.iter("form"), None) if event and form is None else form
        if event and form is not None:
            found = describe(page, None)
            found.kind = "query_param"
            found.next = _submit(page, form, {"__EVENTTARGET": event[1], "__EVENTARGUMENT": event[2]})
            return found
    return None


def _submit(page: Page, form: HtmlElement, filled: dict[str, str]) -> PageRequest:
    """The request that ``form`` makes with the fields in ``filled`` set."""
    values = {
        name: field.get("value") or ""
        for field in form.iter("input")
        if (name := field.get("name")) and (field.get("type") or "text").lower() not in _BUTTONS
    }
    body = urlencode(values | filled)
    action = urljoin(page.url, (form.get("action") or "").strip())
    if (form.get("method") or "get").lower() == "post":
        return PageRequest("POST", action, body)
    return PageRequest("GET", f"{action.split('?')[0]}?{body}")


def _page_form(page: Page) -> tuple[HtmlElement | None, str | None]:
    for form in page.tree.iter("form"):
        for field in form.iter("input"):
            name = field.get("name") or ""
            if _PAGE_FIELD.fullmatch(name) and (field.get("value") or "0").isdigit():
                return form, name
    return None, None
