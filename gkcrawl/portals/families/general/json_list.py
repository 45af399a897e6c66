"""List APIs and search back ends that answer in JSON or JSONP (docs/families.md#json).

They differ in names only, so the names are a table (``data/list_keys.json``): which key holds which field, which
one counts pages, which parameter asks for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.family import Family, Proof
from gkcrawl.portals.lists.json_text import parse_json, unique
from gkcrawl.portals.paging.page_requests import (
    asked_number,
    asked_size,
    assumed_request,
    further_rows,
    list_keys,
    posted_page,
    turn_page,
)
from gkcrawl.portals.paging.total_names import total_named
from gkcrawl.portals.rows.finder import find_rows, read_fragments
from gkcrawl.portals.rows.json_rows import JsonList, find_lists, read_row, sister_totals

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_MOST_PARTS_OF_ANSWER = 100  # values of one level that are looked into: an answer has a dozen, data go on


class JsonFamily(Family):
    """Any list API whose rows have a title and an address under a known name."""

    name = "json"
    proof: ClassVar[Proof | None] = Proof.FORMAT
    hint_method = "api"

    def matches(self, page: Page) -> bool:
        """Whether the page is JSON or JSONP."""
        return parse_json(page.text) is not None

    def answer(self, page: Page) -> Any:
        """What the page says, as plain lists and dicts; None when it is not readable."""
        return parse_json(page.text)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. Without ``request`` a POST for the next page knows only its page number."""
        answer = self.answer(page)
        lists = find_lists(answer, list_keys()) if answer is not None else []
        entries = [entry for found in lists for row in found.rows if (entry := read_row(row, page, list_keys()))]
        if not entries:
            entries = _rendered(answer, page)
        pagination = _pagination(page, request, answer, lists, len(entries))
        if not entries and pagination.total_records != 0 and not (lists or _has_empty_list(answer)):
            raise SiteChanged(f"{page.url}: the answer holds no list of titles and addresses")
        return self.listing(page, list(unique(entries).values()), pagination)


def _rendered(answer: Any, page: Page) -> list[Entry]:
    """Rows that come as strings of HTML: a list of them, or one string with the whole list."""
    base = page.base_url.replace("/interfaces/", "/") if "/interfaces/" in page.base_url else page.base_url
    queue: list[Any] = [answer]
    while queue:
        value = queue.pop(0)
        if isinstance(value, dict):
            queue.extend(value.values())
        elif isinstance(value, list):
            rows = [row for row in value if isinstance(row, str) and "<a" in row]
            if rows:
                return read_fragments(rows, type(page)("", base))
            queue.extend(value[:_MOST_PARTS_OF_ANSWER])
        elif isinstance(value, str) and "<a" in value and (entries := find_rows(type(page)(value, base))):
            return entries
    return []


def _has_empty_list(answer: Any) -> bool:
    if isinstance(answer, dict):
        return any(_has_empty_list(value) for value in list(answer.values())[:_MOST_PARTS_OF_ANSWER])
    return isinstance(answer, list) and not answer


def _numbers(answer: Any, lists: list[JsonList]) -> dict[str, int]:
    """What the answer says about its size: the dicts around the list, the nearest first."""
    path = lists[0].path[:-1] if lists else ()
    if len(lists) > 1:
        path = path[:-1]
    around = [answer]
    for step in path:
        around.append(around[-1][step])
    numbers: dict[str, int] = {}
    for scope in reversed(around):
        if not isinstance(scope, dict):
            continue
        on_path = [found.path[-2] for found in lists if len(found.path) > 1]
        inner = [value for key, value in scope.items() if isinstance(value, dict) and key not in on_path]
        for holder in (scope, *inner):
            plain = {key.lower(): value for key, value in holder.items() if isinstance(value, (int, str))}
            for name, keys in list_keys()["totals"].items():
                alike = [key for key in plain if key not in keys and total_named(key, in_pager=True) == name]
                for key in (*keys, *alike):
                    value = str(plain.get(key, "")).removesuffix(".0")
                    if name not in numbers and value.isdecimal() and not isinstance(plain[key], bool):
                        numbers[name] = int(value)
    return numbers


def _asked_and_given(size: int | None, place: int, count: int, total: int | None) -> int | None:
    """The page size asked for, if page ``place`` holds so many rows or is the last: servers cap it as they like."""
    if size is None or count == size or (total is not None and (place - 1) * size + count == total):
        return size
    return None


def _pagination(page: Page, request: PageRequest | None, answer: Any, lists: list[JsonList], count: int) -> Pagination:
    numbers = _numbers(answer, lists)
    asked = request or assumed_request(page.url)
    number = asked_number(request or PageRequest("GET", page.url))
    current = number if number is not None else numbers.get("current")
    place = current or 1
    total, pages = numbers.get("total_records"), numbers.get("total_pages")
    size = numbers.get("page_size") or _asked_and_given(asked_size(asked), place, count, total)
    if own := sister_totals(answer, lists[0].path) if lists and len(lists[0].path) > 1 else []:
        total = sum(own)
        pages = -(-max(own) // size) if size else pages
    elif pages is None and total is not None and (size or place == 1):
        # The first of several pages is full.
        pages = max(1, -(-total // (size or max(count, 1))))
    more = count > 0 and (place < pages if pages is not None else size is None or count >= size)
    if total is not None and size is None and place == 1:
        more = 0 < count < total
    follow = (turn_page(asked, place + 1) or further_rows(asked, count, total)) if more else None
    if more and follow is None and request is None and total is not None:
        follow = posted_page(page.url, page.text, place + 1)
    return Pagination(
        kind="unread" if more and follow is None and total is not None else "json",
        current=place,
        total_pages=pages,
        total_records=total,
        page_size=size,
        next=follow,
    )
