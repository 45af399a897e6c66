"""How many pages and records a list has, and which page this is: text, attributes, fields, scripts, the last link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced
from gkcrawl.portals.paging.buttons import hidden_pager, marks_current
from gkcrawl.portals.paging.last_page import pages_of_buttons
from gkcrawl.portals.paging.total_blocks import ListPlace, is_pager, printed_totals
from gkcrawl.portals.paging.total_names import Total, total_named
from gkcrawl.portals.paging.total_text import Totals
from gkcrawl.portals.scripts.scope import without_comments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry, Pagination

_ANY_ATTRIBUTE = re.compile(r"(?:page|total|count|record)[\w-]{0,16}['\"]?\s{0,3}[=>]", re.IGNORECASE)
_VARIABLE = re.compile(
    r"(?<![\w.$'\"-])['\"]?([A-Za-z_][\w-]{2,24})['\"]?\s{0,3}[=:]\s{0,3}(?:parseInt\(|Number\()?\s?['\"]?(\d{1,8})(?=['\"]?\s{0,3}(?:[;,)}\n]|$|//))"
)
_ANY_VARIABLE = re.compile(r"(?:page|count|total|record|pages)\w{0,16}['\"]?\s{0,3}[=:]", re.IGNORECASE)
_CALL = re.compile(r"\b(?:create_?page\w{0,12}|pager|pagination|paging|laypage(?:\.render)?)\s*\(", re.IGNORECASE)
_NO_PAGERS = frozenset({"script", "style", "meta", "link", "option", "table", "td", "tr", "img", "a", "li"})
_FEWEST_ROLES = 2  # a pager names two of pages, records, size and place; a placeholder elsewhere one
_LONGEST_PAGER_SCRIPT = 60_000  # characters: longer ones are libraries, whose totals are their own
_MUCH_LESS = 2  # times: as many would stand on the pages but the last: a total below is of something else
_TOO_MANY_DIGITS = 9  # digits: a total has fewer, a moment or an id as many or more


def fill_totals(page: Page, pagination: Pagination, entries: Sequence[Entry]) -> None:
    """Set in ``pagination`` what ``page``, with the rows ``entries``, says of its size and its place.

    What a pager of its product said stays. Records fewer than the rows are not those of this list. Without a number
    of pages it follows from that of records where a page is known to be full: the first of several.
    """
    printed = printed_totals(ListPlace(page, entries))
    if hidden := hidden_pager(page):
        printed.fill(printed_totals(ListPlace(hidden, ())))
    if pagination.total_pages is None and printed.current:
        pagination.current = printed.current
    for more in (_of_attributes(page), _of_scripts(page)):
        printed.fill(more)
    pagination.current = pagination.current or printed.current or _marked(page)
    if pagination.total_pages is None:
        pagination.total_pages = printed.total_pages or pages_of_buttons(page, pagination)
    if pagination.total_records is None:
        pagination.total_records = printed.total_records
    pagination.page_size = pagination.page_size or printed.page_size
    _reconcile(pagination, len(entries))


def _marked(page: Page) -> int | None:
    """The one number in a pager that its class marks as the current page's."""
    marked = (one for one in page.tree.iter("a", "span", "b", "em", "li", "strong") if marks_current(one))
    numbers = {int(single_spaced(one.text_content())) for one in marked if is_pager(one)}
    return numbers.pop() if len(numbers) == 1 else None


def _reconcile(at: Pagination, rows: int) -> None:
    """Drop totals that the page itself contradicts, derive the number of pages."""
    if at.total_records is not None and rows and at.total_records < rows:
        at.total_records = None
    if (
        at.total_records is not None
        and rows
        and at.total_records / (at.page_size or rows) * _MUCH_LESS < (at.total_pages or 0) - 1
    ):
        at.total_records = None
    if at.total_pages is not None and (at.total_pages < (at.current or 1) or (at.total_pages == 0 and rows)):
        at.total_pages = None
    if at.total_records is not None and (at.total_pages or 0) > 1 and at.total_records <= rows:
        at.total_records = None
    if at.total_pages is None and at.total_records:
        first = (at.current or 1) == 1
        size = at.page_size or (rows if first else 0)
        if size:
            at.total_pages = -(-at.total_records // size)


def _of_attributes(page: Page) -> Totals:
    """``<div pagecount="12">``, ``<input id="totalPage" value="12">``, ``<em class="total-page">12</em>``."""
    found = Totals()
    for element in page.tree.iter() if _ANY_ATTRIBUTE.search(page.text) else ():
        if not isinstance(element.tag, str) or not element.attrib or element.tag in _NO_PAGERS:
            continue
        given = [(str(name), str(value)) for name, value in element.attrib.items()]
        number = element.get("value") if element.tag == "input" else element.text if len(element) == 0 else None
        if number and number.strip().isdecimal():
            names = f"{element.get('name') or ''} {element.get('id') or ''} {element.get('class') or ''}".split()
            given += [(name, number.strip()) for name in names]
        for name, value in given:
            if value.isdecimal() and len(value) < _TOO_MANY_DIGITS:
                role = total_named(name) or (total_named(name, in_pager=True) if is_pager(element) else None)
                if role is not None and getattr(found, role) is None:
                    setattr(found, role, int(value))
    return found


def _of_scripts(page: Page) -> Totals:
    """``var countPage = 12``, ``totalRecord: 180``: in a script that stands in a pager or speaks of pages."""
    values: dict[Total, set[int]] = {}
    for script in page.tree.iter("script"):
        code = script.text
        if not code or len(code) > _LONGEST_PAGER_SCRIPT or not _ANY_VARIABLE.search(code):
            continue
        code = without_comments(code)
        in_pager = is_pager(script)
        named = [(name, int(number), total_named(name)) for name, number in _VARIABLE.findall(code)]
        roles = {role for _, _, role in named if role}
        if not in_pager and len(roles) < _FEWEST_ROLES and not _CALL.search(code):
            continue
        for name, number, role in named:
            if role := role or total_named(name, in_pager=True):
                values.setdefault(role, set()).add(number)
    alone = {role: numbers.pop() for role, numbers in values.items() if len(numbers) == 1}
    return Totals(**alone)
