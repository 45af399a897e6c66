"""Finds the rows of the column itself on any list page.

A list is a container whose children repeat: same tag, a link each, mostly a date each. Menus repeat too, but
their titles are short and undated; so containers are scored and the best one is read (guide PORTALS §0, §2).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.extract.page import Page
from gkcrawl.portals.column import Entry
from gkcrawl.portals.links import Link, PrintedDate, scan
from gkcrawl.portals.rowdates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

# A row is rarely deeper; the bound keeps hostile nesting linear.
_CLIMB = 14
_LINKS = 20
_MIN_SCORE = 2.0
_REPORT = re.compile(r"(?:19|20)\d\d\s*年|年度报告|〔(?:19|20)\d\d〕")
_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|rtf|zip|rar|7z|pptx?)$", re.IGNORECASE)
_NESTED = re.compile(r"(?:^|/)(?:ul|ol|dl|li)\.")


@dataclass(slots=True)
class _Inside:
    links: list[Link] = field(default_factory=list)
    dates: list[PrintedDate] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    element: HtmlElement
    links: list[Link]
    dates: list[PrintedDate]
    main: Link


@dataclass(slots=True)
class _List:
    container: HtmlElement
    rows: list[_Row]
    score: float


def find_rows(page: Page) -> list[Entry]:
    """Entries of the page's main list in page order, each URL once; empty when nothing looks like a list."""
    links, dates = scan(page)
    inside = _gather(links, dates)
    lists = [found for element in inside if (found := _read_container(element, inside, page))]
    if not lists:
        return []
    best = max(lists, key=lambda found: found.score)
    if best.score < _MIN_SCORE:
        return []
    neighbours = _neighbours(links)
    rows = [row for found in lists if _same_list(found, best, neighbours) for row in found.rows]
    rows.sort(key=lambda row: row.main.order)
    return _entries(rows)


def read_fragments(fragments: Sequence[str], page: Page) -> list[Entry]:
    """Entries of rows that come as HTML ``fragments``, one row each (datastore records, rows in JSON)."""
    rows = []
    for order, fragment in enumerate(fragments):
        wrapped = f"<table>{fragment}</table>" if fragment.lstrip()[:3].lower() == "<tr" else fragment
        part = Page(f"<html><body>{wrapped}</body></html>", page.base_url)
        links, dates = scan(part)
        if links:
            outer = part.tree
            while len(outer) == 1 and outer is not links[0].element:
                outer = outer[0]
            rows.append(_Row(outer, links, dates, links[0]))
            for link in links:
                link.order += order * 1_000_000
    _choose_main(rows)
    return _entries(rows)


def _gather(links: list[Link], dates: list[PrintedDate]) -> dict[HtmlElement, _Inside]:
    inside: dict[HtmlElement, _Inside] = {}
    for link in links:
        for element in _upwards(link.element):
            inside.setdefault(element, _Inside()).links.append(link)
    for date in dates:
        for element in _upwards(date.element):
            if element in inside:
                inside[element].dates.append(date)
    return inside


def _upwards(element: HtmlElement) -> list[HtmlElement]:
    found = [element]
    while len(found) < _CLIMB and (parent := found[-1].getparent()) is not None:
        found.append(parent)
    return found


def _read_container(element: HtmlElement, inside: dict[HtmlElement, _Inside], page: Page) -> _List | None:
    groups: dict[str, list[HtmlElement]] = {}
    for child in element:
        if child in inside:
            groups.setdefault(str(child.tag), []).append(child)
    best: _List | None = None
    for children in groups.values():
        rows = [_Row(child, inside[child].links, inside[child].dates, inside[child].links[0]) for child in children]
        if not any(row.dates for row in rows):
            _pair(rows, inside[element].dates)
        _choose_main(rows)
        found = _List(element, rows, _score(rows, page))
        if best is None or found.score > best.score:
            best = found
    return best


def _pair(rows: list[_Row], dates: list[PrintedDate]) -> None:
    """Give dates that stand between rows to the row before them, or after them when a date comes first."""
    if not dates:
        return
    after = dates[0].order < rows[0].main.order
    position = 0
    for index, row in enumerate(rows):
        low = (rows[index - 1].main.order if index else -1) if after else row.main.order
        high = row.main.order if after else (rows[index + 1].main.order if index + 1 < len(rows) else float("inf"))
        while position < len(dates) and dates[position].order < low:
            position += 1
        start = position
        while position < len(dates) and dates[position].order < high:
            position += 1
        row.dates = dates[start:position]


def _places(row: _Row) -> list[tuple[str, int]]:
    """Where each link of a row stands: tags and classes from the row down to it, and its number there."""
    places: list[tuple[str, int]] = []
    counts: Counter[str] = Counter()
    for link in row.links[:_LINKS]:
        steps = []
        element: HtmlElement | None = link.element
        while element is not None and element is not row.element:
            steps.append(f"{element.tag!s}.{element.get('class') or ''}")
            element = element.getparent()
        shape = "/".join(reversed(steps))
        places.append((shape, counts[shape]))
        counts[shape] += 1
    return places


def _choose_main(rows: list[_Row]) -> None:
    """Set each row's own link: the place in the row that over all rows has the longest titles.

    Links that several rows share (a source, a category) and links in a list of their own (interpretations) lose.
    """
    if all(len(row.links) == 1 for row in rows):
        return
    shared = Counter(url for row in rows for url in {link.url for link in row.links[:_LINKS]})
    weight: Counter[tuple[str, int]] = Counter()
    all_places = [_places(row) for row in rows]
    for row, places in zip(rows, all_places, strict=True):
        for link, place in zip(row.links, places, strict=False):
            if shared[link.url] == 1:
                weight[place] += min(len(link.title), 40)
    for row, places in zip(rows, all_places, strict=True):
        ranked = [
            (shared[link.url] == 1, not _NESTED.search(place[0]), weight[place], -link.order, link)
            for link, place in zip(row.links, places, strict=False)
        ]
        row.main = max(ranked, key=lambda rank: rank[:4])[4]


def _score(rows: list[_Row], page: Page) -> float:
    prefix = page.url.split("?")[0].rpartition("/")[0] + "/"
    urls: set[str] = set()
    total = 0.0
    for row in rows:
        main = row.main
        if main.url in urls:
            continue
        urls.add(main.url)
        crowd = len({link.url for link in row.links})
        if crowd > 6 or (crowd > 1 and len(row.dates) >= crowd):
            total -= crowd
            continue
        worth = min(max(len(main.title) - 6, 0), 18) / 9 + bool(_REPORT.search(main.title))
        total += worth if _is_document(main.url) else worth / 5
        if row.dates:
            total += 3
        if main.url.startswith(prefix) and _is_document(main.url):
            total += 1
    return total


def _is_document(url: str) -> bool:
    """Whether the address can be a document's: a column's or a site's has no number near its end."""
    parts = urlsplit(url)
    tail = "/".join(parts.path.split("/")[-2:]) + parts.query
    return bool(_FILE.search(parts.path)) or any(char.isdigit() for char in tail)


def _neighbours(links: list[Link]) -> dict[int, int]:
    """Document order of each link to its place among the links."""
    return {link.order: index for index, link in enumerate(links)}


def _same_list(found: _List, best: _List, neighbours: dict[int, int]) -> bool:
    """Whether ``found`` is ``best`` or another block of the same list: rows printed in groups of five are
    sister lists; in broken tables the next row follows at once and its link has the same class.
    """
    one, two = found.container, best.container
    if one is two:
        return True
    if (
        found.score <= _MIN_SCORE
        or found.rows[0].element.tag != best.rows[0].element.tag
        or any(row.dates for row in found.rows) != any(row.dates for row in best.rows)
    ):
        return False
    if one.getparent() is two.getparent() and one.tag == two.tag and one.get("class") == two.get("class"):
        return True
    kind = found.rows[-1].main.element.get("class")
    if not kind or kind != best.rows[0].main.element.get("class"):
        return False
    gaps = (best.rows[0].main.order, found.rows[-1].main.order), (found.rows[0].main.order, best.rows[-1].main.order)
    return any(neighbours[late] - neighbours[early] == 1 for late, early in gaps)


def _entries(rows: list[_Row]) -> list[Entry]:
    entries: dict[str, Entry] = {}
    for row in rows:
        if row.main.url not in entries:
            entries[row.main.url] = Entry(title=row.main.title, url=row.main.url, date=_date(row))
    return list(entries.values())


def _rank(date: PrintedDate) -> int:
    """A date labelled as that of publication beats one without a label, which beats any other label."""
    if re.search(r"发布|公开|上网", date.label):
        return 2
    return 0 if re.search(r"成文|生成|印发|发文|产生|截止|有效|失效|实施|施行|更新", date.label) else 1


def _date(row: _Row) -> str | None:
    whole = [date for date in row.dates if len(date.value) == 10]
    if whole:
        return max(whole, key=lambda date: (_rank(date), date.order)).value
    for date in row.dates:
        # A month and a day only: the year is known when the address has the same day.
        day = find_date(row.main.url.replace("/t2", "/2").replace("_", "/"))
        if day and day[4:] == date.value[1:]:
            return day
    return None
