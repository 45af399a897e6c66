"""List APIs and search back ends that answer in JSON or JSONP (guide PORTALS §2 F3, F7, F15, F18 to F22).

They differ in names only, so the names are a table (``data/list_keys.json``): which key holds which field, which
one counts pages, which parameter asks for one.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.family import Family
from gkcrawl.portals.jsonrows import find_lists, read_row, sister_totals
from gkcrawl.portals.rows import find_rows, read_fragments

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page
    from gkcrawl.portals.column import Entry
    from gkcrawl.portals.jsonrows import JsonList

_JSONP = re.compile(r"\s*[\w$.]{1,80}\s*\(\s*(?=[\[{])")


@cache
def list_keys() -> dict[str, Any]:
    """The table of key names."""
    table: dict[str, Any] = json.loads(files("gkcrawl").joinpath("data/list_keys.json").read_text("utf-8"))
    return table


def parse_json(text: str) -> Any:
    """``text`` as JSON, without its JSONP wrapper; None when it is neither."""
    start = _JSONP.match(text)
    text = text[start.end() if start else 0 :].lstrip("\ufeff \t\r\n")
    if text[:1] not in ("{", "["):
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


class JsonFamily(Family):
    """Any list API whose rows have a title and an address under a known name."""

    name = "json"
    hint_method = "api"

    def matches(self, page: Page) -> bool:
        """Whether the page is JSON or JSONP."""
        return parse_json(page.text) is not None

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. Without ``request`` a POST for the next page knows only its page number."""
        answer = parse_json(page.text)
        lists = find_lists(answer, list_keys()) if answer is not None else []
        entries = [entry for found in lists for row in found.rows if (entry := read_row(row, page, list_keys()))]
        if not entries:
            entries = _rendered(answer, page)
        pagination = _pagination(page, request, answer, lists, len(entries))
        if not entries and pagination.total_records != 0 and not (lists or _has_empty_list(answer)):
            raise SiteChanged(f"{page.url}: the answer holds no list of titles and addresses")
        return ListPage(url=page.url, cms=self.name, entries=list(_unique(entries).values()), pagination=pagination)


def _unique(entries: list[Entry]) -> dict[str, Entry]:
    unique: dict[str, Entry] = {}
    for entry in entries:
        unique.setdefault(entry.url, entry)
    return unique


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
            queue.extend(value[:100])
        elif isinstance(value, str) and "<a" in value and (entries := find_rows(type(page)(value, base))):
            return entries
    return []


def _has_empty_list(answer: Any) -> bool:
    if isinstance(answer, dict):
        return any(_has_empty_list(value) for value in list(answer.values())[:50])
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
                for key in keys:
                    value = str(plain.get(key, "")).removesuffix(".0")
                    if name not in numbers and value.isdigit() and not isinstance(plain[key], bool):
                        numbers[name] = int(value)
    return numbers


def _pagination(page: Page, request: PageRequest | None, answer: Any, lists: list[JsonList], count: int) -> Pagination:
    numbers = _numbers(answer, lists)
    asked = request or _assumed(page.url)
    number = asked_number(request or PageRequest("GET", page.url))
    current = number if number is not None else numbers.get("current")
    size, total, pages = numbers.get("page_size"), numbers.get("total_records"), numbers.get("total_pages")
    if own := sister_totals(answer, lists[0].path) if lists and len(lists[0].path) > 1 else []:
        total = sum(own)
        pages = -(-max(own) // size) if size else pages
    elif pages is None and size and total is not None:
        pages = max(1, -(-total // size))
    place = 1 if current is None or current == 0 else current
    more = count > 0 and (place < pages if pages is not None else size is None or count >= size)
    return Pagination(
        kind="json",
        current=place,
        total_pages=pages,
        total_records=total,
        page_size=size,
        next=turn_page(asked, place + 1) if more else None,
    )


def _assumed(url: str) -> PageRequest:
    """The request of a saved answer: back ends that only take POST are known by their path."""
    for path, parameter in list_keys()["post_endpoints"].items():
        if path in url:
            if re.search(rf"[?&]{parameter}=\d", url):
                return PageRequest("POST", url)
            body = f'{{"{parameter}": 1}}' if path in list_keys()["json_bodies"] else f"{parameter}=1"
            return PageRequest("POST", url, body)
    return PageRequest("GET", url)


def _parameter_pattern() -> re.Pattern[str]:
    names = "|".join(list_keys()["page_parameters"])
    return re.compile(rf"((?:^|[?&])(?:{names})=|\"(?:{names})\"\s*:\s*\"?)(\d{{1,6}})")


def asked_number(request: PageRequest) -> int | None:
    """The page that ``request`` asks for; None when no parameter of it counts pages."""
    for text in (request.body or "", request.url):
        if match := _parameter_pattern().search(text):
            return int(match[2])
    return None


def turn_page(request: PageRequest, number: int) -> PageRequest | None:
    """``request`` asking for page ``number`` instead; None when no parameter of it counts pages.

    Where form and query both name the page, both are turned: servlets read the query first.
    """
    current = asked_number(request)
    if current is None:
        return None
    here = re.compile(_parameter_pattern().pattern.replace(r"\d{1,6}", rf"{current}(?!\d)"))
    url, body = (text and here.sub(rf"\g<1>{number}", text) for text in (request.url, request.body))
    return PageRequest(request.method, url or request.url, body)
