"""Forms with a field for the page: ``goPage(2)`` fills it and submits (docs/families.md#pagers)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.extract.page.pager_words import pager_words
from gkcrawl.portals.paging.buttons import marks_current, next_buttons
from gkcrawl.portals.paging.form_request import chosen, submit
from gkcrawl.portals.paging.pager import Says, describe, pager
from gkcrawl.portals.paging.total_blocks import ListPlace, printed_totals
from gkcrawl.portals.scripts.scope import page_code

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

# goPage(2), toPage('pageForm', 2), pageForm.pageNo.value = 2
_GO = re.compile(
    r"[\w.$]{1,40}\(\s*(?:(?:this(?:\.form)?|['\"][A-Za-z_][\w-]{0,40}['\"])\s*,\s*)?['\"]?(\d{1,6})['\"]?\s*[,)]|\.value\s*=\s*['\"]?(\d{1,6})",
    re.IGNORECASE,
)
_BUTTON = re.compile(rf"\W*(?:\d{{1,5}}|{pager_words()})\W*", re.IGNORECASE)
_PAGE_FIELD = re.compile(
    r"(?:\w+\.)?(?:to|cur|curr|current|now|go|p)?_?page_?(?:no|num|number|index|now|id)?", re.IGNORECASE
)
_SUBMITTED = re.compile(r"([A-Za-z_][\w-]{0,40})(?:['\"]\s*\))?\s*\.submit\(")
_CALL = re.compile(r"[\w$]\s*\(")
_LONGEST_PAGE_HANDLER = 300  # characters: the call that turns the page comes first


@dataclass(frozen=True, slots=True)
class _PageField:
    """The field of ``form`` that holds the number of a page, the current one's if it has a ``value``."""

    form: HtmlElement
    name: str
    value: int | None
    last: int | None = None


@pager(Says.CALLBACK)
def form_pages(page: Page) -> Pagination | None:
    """``javascript:goPage(2)`` that fills a form's page field and submits it, or a choice of pages that does.

    The number of the next page is what 下一页 would fill in. It is one only where it is beyond the page that the field,
    a marked number or the text (第2/3页) says this is; fields may count from 0.
    """
    field = _page_field(page)
    if field is None:
        return None
    ahead = next((_number_in(button) for button in next_buttons(page.tree, page)), None)
    parts = page.tree.iter("a", "li", "span", "button", "input")
    buttons = (part for part in parts if _BUTTON.fullmatch(_label(part)))
    numbers = [number for button in buttons if (number := _number_in(button)) is not None]
    # 下一页 may call a function that knows itself where it goes.
    calls = field.value is not None and any(_CALL.search(_handler(one)) for one in next_buttons(page.tree, page))
    if not numbers and field.last is None and not calls:
        return None
    printed = printed_totals(ListPlace(page, ()))
    shown = next((el for el in page.tree.iter("span", "b", "em", "li", "a", "strong") if marks_current(el)), None)
    marked = int(single_spaced(shown.text_content())) if shown is not None else None
    place = printed.current or marked
    own = field.value if field.value is not None else place if place is not None else 1
    # By how much the field's numbers are less than those of readers.
    less = 1 if own == 0 or (place is not None and own + 1 == place) else 0
    follow = own + 1 if ahead is None or ahead <= own else ahead
    last = max([*numbers, field.last or 0, (printed.total_pages or 0) - less])
    is_last = follow > last or (ahead is not None and ahead <= own) or own + less == printed.total_pages
    found = describe(page, None, own + less)
    found.kind, found.next = "query_param", None if is_last else submit(page, field.form, {field.name: str(follow)})
    return found


def _label(button: HtmlElement) -> str:
    return single_spaced(button.get("value") if button.tag == "input" else "".join(islice(button.itertext(), 3)))


def _number_in(button: HtmlElement) -> int | None:
    """The number that a click on ``button`` passes on."""
    match = _GO.search(_handler(button))
    return int(match[1] or match[2]) if match else None


def _handler(button: HtmlElement) -> str:
    href = button.get("href") or ""
    return (button.get("onclick") or (href if href.lower().startswith("javascript:") else ""))[:_LONGEST_PAGE_HANDLER]


def _page_field(page: Page) -> _PageField | None:
    """The page field, of several forms with one that of the form which the page's scripts submit."""
    found = [
        field
        for form in page.tree.iter("form")
        for part in form.iter("input", "select")
        if (field := _read(form, part))
    ]
    submitted = set(_SUBMITTED.findall(page_code(page)))
    named = [field for field in found if {field.form.get("name"), field.form.get("id")} & submitted]
    return next(iter(named or found), None)


def _read(form: HtmlElement, part: HtmlElement) -> _PageField | None:
    name = part.get("name") or ""
    if not _PAGE_FIELD.fullmatch(name):
        return None
    if part.tag == "select":
        numbers = [
            value
            for option in part.iter("option")
            if (value := option.get("value") or single_spaced(option.text)).isdecimal()
        ]
        number = chosen(part)
        submits = "submit" in (part.get("onchange") or "") or "(" in (part.get("onchange") or "")
        return (
            _PageField(form, name, int(number), int(numbers[-1]))
            if submits and numbers and number.isdecimal()
            else None
        )
    value = (part.get("value") or "").strip()
    return _PageField(form, name, int(value) if value else None) if value.isdecimal() or not value else None
