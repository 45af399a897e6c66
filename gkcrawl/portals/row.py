"""One row of a list: which of its links is the document's, which of its dates that of publication."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.portals.column import Entry
from gkcrawl.portals.facts import row_facts
from gkcrawl.portals.rowdates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.portals.links import Link, PrintedDate

_LINKS = 20
_NESTED = re.compile(r"(?:^|/)(?:ul|ol|dl|li)\.")
_PUBLISHED = re.compile(r"发布|公开|上网")
_OTHER_DATE = re.compile(r"成文|生成|印发|发文|产生|截止|有效|失效|实施|施行|更新")


@dataclass(slots=True)
class Row:
    """A row's element, the links and dates inside it, and the link chosen as the document's."""

    element: HtmlElement
    links: list[Link]
    dates: list[PrintedDate]
    main: Link


def _places(row: Row) -> list[tuple[str, int]]:
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


def choose_main(rows: Sequence[Row]) -> None:
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


def read_entries(rows: Sequence[Row]) -> list[Entry]:
    """Entries of ``rows`` in their order, each URL once."""
    entries: dict[str, Entry] = {}
    for row in rows:
        if row.main.url not in entries:
            facts = row_facts(row.element) if row.element.tag != "a" else {}
            entries[row.main.url] = Entry(title=row.main.title, url=row.main.url, date=_date(row), extra=dict(facts))
    return list(entries.values())


def _rank(date: PrintedDate) -> int:
    """A date labelled as that of publication beats one without a label, which beats any other label."""
    if _PUBLISHED.search(date.label):
        return 2
    return 0 if _OTHER_DATE.search(date.label) else 1


def _date(row: Row) -> str | None:
    whole = [date for date in row.dates if len(date.value) == 10]
    if whole:
        return max(whole, key=lambda date: (_rank(date), date.order)).value
    for date in row.dates:
        # A month and a day only: the year is known when the address has the same day.
        day = find_date(row.main.url.replace("/t2", "/2").replace("_", "/"))
        if day and day[4:] == date.value[1:]:
            return day
    return None
