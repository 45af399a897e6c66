"""Finds the rows of the column's own list on any page.

A list is a container whose children repeat: same tag, a link each, mostly a date each. Menus repeat too, but
their titles are short and undated; so containers are scored and the best one is read (docs/families.md#rows).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.page.page import Page, upwards
from gkcrawl.identity import url_key
from gkcrawl.portals.rows.breadcrumbs import breadcrumbs
from gkcrawl.portals.rows.headings import blocks_by_heading
from gkcrawl.portals.rows.links import Link, scan
from gkcrawl.portals.rows.list_score import is_document, list_score
from gkcrawl.portals.rows.pager_place import pager_places
from gkcrawl.portals.rows.row import (
    Row,
    agree_on_dates,
    choose_main,
    drop_numbers,
    give_years,
    name_by_cells,
    read_entries,
)
from gkcrawl.portals.rows.unreachable import Unreachable, unreachable
from gkcrawl.portals.scripts.written_links import written_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.portals.column import Entry
    from gkcrawl.portals.rows.printed_dates import PrintedDate

_DEEPEST_ROW = 14  # elements around a link that may be its row: rarely more than six; keeps hostile nesting linear
_LEAST_SCORE = 2.0  # what one titled and dated row is worth at least; menus of short words stay below
_YEAR_DIGITS = 4  # a printed year alone, not a day
_MOST_CANDIDATES = 40  # lists that are compared by their place beside the pager; the others are worth nothing
_MOST_BLOCKS_OF_LIST = 100  # blocks that are joined to one list: of five rows each, more than any page has
_PANE_LEVELS = 3  # elements around a list within its tab
_MUCH_MORE = 3  # times: a dated list that says so much more is the column's, wherever the pager stands
_OWN_NAME = 3  # times: a list under the column's own name outweighs a longer one beside it


@dataclass(slots=True)
class _Inside:
    links: list[Link] = field(default_factory=list)
    dates: list[PrintedDate] = field(default_factory=list)
    doubtful: list[PrintedDate] = field(default_factory=list)

    def add(self, date: PrintedDate) -> None:
        if len(date.value) != _YEAR_DIGITS:
            (self.doubtful if date.doubtful else self.dates).append(date)


@dataclass(slots=True, eq=False)
class _List:
    container: HtmlElement
    rows: list[Row]
    score: float

    def dated(self) -> bool:
        return sum(1 for row in self.rows if row.dates) * 2 >= len(self.rows)

    def has_documents(self) -> bool:
        return self.dated() or sum(1 for row in self.rows if is_document(row.main.url)) * 2 >= len(self.rows)


class Found(NamedTuple):
    """Rows of a list in page order, each URL once, and how many more of its rows lead to no known address."""

    entries: list[Entry]
    unreachable: Unreachable = Unreachable()


def find_rows(page: Page) -> list[Entry]:
    """Entries of the page's main list in page order, each URL once; empty when nothing looks like a list."""
    return find_list(page).entries


def find_list(page: Page) -> Found:
    """The page's main list; without entries when nothing looks like one."""
    page = written_out(page)
    links, dates = scan(page)
    own, asides = blocks_by_heading(page)
    asides |= breadcrumbs(page)
    own_key = url_key(page.url)
    links = [
        link
        for link in links
        if url_key(link.url) != own_key and asides.isdisjoint(upwards(link.element, _DEEPEST_ROW))
    ]
    inside = _gather(links, dates)
    lists = [found for element in inside if (found := _read_container(element, inside, page))]
    if not lists:
        return Found([])
    _add_up(lists)
    for found in lists:
        if own and not own.isdisjoint(upwards(found.container, _DEEPEST_ROW)):
            found.score *= _OWN_NAME
    best = _beside_pager(page, lists) or max(lists, key=lambda found: found.score)
    if best.score < _LEAST_SCORE:
        return Found([])
    neighbours = {link.order: index for index, link in enumerate(links)}
    whole = _whole_list(best, lists, neighbours)
    rows = [row for found in whole for row in found.rows]
    rows.sort(key=lambda row: row.main.order)
    name_by_cells(rows)
    drop_numbers(rows)
    give_years(rows, [date for date in dates if len(date.value) == _YEAR_DIGITS])
    dated = best.dated()
    counted = [unreachable(one.container, str(one.rows[0].element.tag), inside.keys(), dated=dated) for one in whole]
    return Found(read_entries(rows), Unreachable(*map(sum, zip(*counted, strict=True))))


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
            rows.append(Row(outer, links, [date for date in dates if len(date.value) != _YEAR_DIGITS], links[0]))
            for link in links:
                link.order += order * 1_000_000
    choose_main(rows)
    return read_entries(rows)


def _add_up(lists: list[_List]) -> None:
    """Let lists of two rows and more that stand side by side count together: a table of several rows a line."""
    together: dict[tuple[object, ...], list[_List]] = {}
    for found in lists:
        one = found.container
        if found.score > _LEAST_SCORE and len(found.rows) > 1 and len({bool(row.dates) for row in found.rows}) == 1:
            key = (one.getparent(), one.tag, one.get("class"), found.rows[0].element.tag, bool(found.rows[0].dates))
            together.setdefault(key, []).append(found)
    for sisters in together.values():
        total = sum(found.score for found in sisters)
        for found in sisters:
            found.score = total


def _beside_pager(page: Page, lists: list[_List]) -> _List | None:
    """The list that shares the smallest element with the pager, unless another says much more; None without either."""
    ranked = sorted(lists, key=lambda found: found.score, reverse=True)[:_MOST_CANDIDATES]
    holding: dict[HtmlElement, _List] = {}
    for found in ranked:
        if found.score >= _LEAST_SCORE and found.has_documents():
            for element in (found.container, *found.container.iterancestors()):
                holding.setdefault(element, found)
    near = []
    for place in pager_places(page) if holding else ():
        held = next((holding[element] for element in place.iterancestors() if element in holding), None)
        if held is not None:
            near.append(held)
    if not near:
        return None
    best = max(near, key=lambda found: found.score)
    return best if best.dated() or not ranked[0].dated() or best.score * _MUCH_MORE >= ranked[0].score else None


def _gather(links: list[Link], dates: list[PrintedDate]) -> dict[HtmlElement, _Inside]:
    inside: dict[HtmlElement, _Inside] = {}
    for link in links:
        for element in upwards(link.element, _DEEPEST_ROW):
            inside.setdefault(element, _Inside()).links.append(link)
    for date in dates:
        for element in upwards(date.element, _DEEPEST_ROW):
            if element in inside:
                inside[element].add(date)
    return inside


def _read_container(element: HtmlElement, inside: dict[HtmlElement, _Inside], page: Page) -> _List | None:
    groups: dict[str, list[HtmlElement]] = {}
    for child in element:
        if child in inside:
            groups.setdefault(str(child.tag), []).append(child)
    best: _List | None = None
    for children in groups.values():
        rows = [Row(child, inside[child].links, inside[child].dates, inside[child].links[0]) for child in children]
        if not any(row.dates for row in rows):
            _pair(rows, inside[element].dates)
        choose_main(rows)
        if not any(row.dates for row in rows):
            agree_on_dates(rows, [inside[row.element].doubtful for row in rows])
        found = _List(element, rows, list_score(rows, page))
        if best is None or found.score > best.score:
            best = found
    return best


def _pair(rows: list[Row], dates: list[PrintedDate]) -> None:
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


def _whole_list(best: _List, lists: list[_List], neighbours: dict[int, int]) -> list[_List]:
    """``best`` and what is the same list as it, or as a block of it already found.

    ``neighbours``: document order of each link to its place among the links.
    """
    whole, others = [best], [found for found in lists if found is not best]
    for block in whole:
        if len(whole) > _MOST_BLOCKS_OF_LIST:
            break
        same = [found for found in others if _same_list(found, block, neighbours)]
        whole += same
        others = [found for found in others if found not in same]
    return whole


def _same_list(found: _List, best: _List, neighbours: dict[int, int]) -> bool:
    """Whether ``found`` is ``best`` or another block of the same list: rows printed in groups of five are
    sister lists; in broken tables the next row follows at once and its link has the same class.
    """
    one, two = found.container, best.container
    if one is two:
        return True
    if (
        found.score <= _LEAST_SCORE
        or found.rows[0].element.tag != best.rows[0].element.tag
        or any(row.dates for row in found.rows) != any(row.dates for row in best.rows)
    ):
        return False
    if _alike(one, two) and (one.getparent() is two.getparent() or _in_sister_panes(one, two)):
        return True
    kind = found.rows[-1].main.element.get("class")
    if not kind or kind != best.rows[0].main.element.get("class"):
        return False
    gaps = (best.rows[0].main.order, found.rows[-1].main.order), (found.rows[0].main.order, best.rows[-1].main.order)
    return any(neighbours[late] - neighbours[early] == 1 for late, early in gaps)


def _alike(one: HtmlElement, two: HtmlElement) -> bool:
    return one.tag == two.tag and one.get("class") == two.get("class")


def _in_sister_panes(one: HtmlElement, two: HtmlElement) -> bool:
    """Whether both are the only list, be it of a single row, in panes of one tabbed block."""
    left, right = one.getparent(), two.getparent()
    for _ in range(_PANE_LEVELS):
        if left is None or right is None or not _alike(left, right) or not len(left) == len(right) == 1:
            return False
        if left.getparent() is right.getparent():
            return bool(left.get("class") or one.get("class"))
        left, right = left.getparent(), right.getparent()
    return False
