"""List row: which link is the document's, which date that of publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.data import pattern, rules
from gkcrawl.numerals import mostly
from gkcrawl.portals.column import Entry
from gkcrawl.portals.rows.dates import DAY, edge_dates, find_date, row_date
from gkcrawl.portals.rows.fields import row_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.portals.rows.links import Link
    from gkcrawl.portals.rows.printed_dates import PrintedDate

_MOST_PARTS_OF_ROW = 20  # links or dates: a row with more is a block of rows
_CELL_TITLE_REACH = 400  # characters: a cell with more holds the document
_FULL_WORDS = 160  # those of 32 Chinese characters: longer titles are not surer
_YEAR_LEVELS = 6  # elements around a printed year of which one holds the rows below it
_NESTED = re.compile(r"(?:^|/)(?:ul|ol|dl|li)\.")
_HEADING = re.compile(r"(?:^|/)h[1-6]\.")
_NUMBERED = re.compile(r"(\d{1,4})\s?[.、．:：)）]\s?(.+)")
_FEWEST_NUMBERED = 3  # rows: the titles of two may begin with numbers of their own
_MONTH = re.compile(r"/((?:19|20)\d\d)[-/]?(0?[1-9]|1[0-2])(?=[-/])")
_ABOUT = pattern(rules("list_words", "explains"))
_SENTENCE = re.compile(r"[\u4e00-\u9fff]{4}")
_DATE_IN_WORDS = re.compile(r"\d年\d")
_PUBLISHED = pattern(rules("list_words", "published"))
_OTHER_DATE = pattern(rules("list_words", "other_date"))


@dataclass(slots=True)
class Row:
    """A row's element, its links and dates, the link chosen as the document's, and the year it stands under."""

    element: HtmlElement
    links: list[Link]
    dates: list[PrintedDate]
    main: Link
    year: str | None = None


def _places(row: Row, parts: Sequence[Link | PrintedDate]) -> list[tuple[str, int]]:
    """Where each of ``parts`` stands in ``row``: tags and classes from the row down to it, and its number there."""
    places: list[tuple[str, int]] = []
    counts: Counter[str] = Counter()
    for part in parts[:_MOST_PARTS_OF_ROW]:
        within = takewhile(lambda one: one is not row.element, (part.element, *part.element.iterancestors()))
        shape = "/".join(reversed([f"{one.tag!s}.{one.get('class') or ''}" for one in within]))
        places.append((shape, counts[shape]))
        counts[shape] += 1
    return places


def choose_main(rows: Sequence[Row]) -> None:
    """Set each row's own link: the place in the row that over all rows has the longest titles.

    Links that several rows share (a source, a category) and links in a list of their own (interpretations) lose.
    """
    if all(len(row.links) == 1 for row in rows):
        return
    shared = Counter(url for row in rows for url in {link.url for link in row.links[:_MOST_PARTS_OF_ROW]})
    weight: Counter[tuple[str, int]] = Counter()
    all_places = [_places(row, row.links) for row in rows]
    for row, places in zip(rows, all_places, strict=True):
        for link, place in zip(row.links, places, strict=False):
            if shared[link.url] == 1:
                weight[place] += _words(link.title)
    for row, places in zip(rows, all_places, strict=True):
        ranked = [
            (
                *(shared[link.url] == 1, not _NESTED.search(place[0]), _HEADING.search(place[0]) is not None),
                *(weight[place], -link.order, link),
            )
            for link, place in zip(row.links, places, strict=False)
        ]
        row.main = max(ranked, key=lambda rank: rank[:5])[5]


def _words(title: str) -> int:
    """How much ``title`` says: neither the number of a document nor what explains it is its title."""
    words = min(4 * len(HAN.findall(title)) + len(title), _FULL_WORDS)
    return words // 4 if _ABOUT.search(title) else words


def name_by_cells(rows: Sequence[Row]) -> None:
    """Where all links of a table say a number only, the title is what another cell of the row says at most length."""
    if any(row.element.tag != "tr" or _SENTENCE.search(row.main.title) for row in rows):
        return
    for row in rows:
        texts = (single_spaced(cell.text_content()[:_CELL_TITLE_REACH]) for cell in row.element.iterchildren("td"))
        row.main.title = max((text for text in texts if _SENTENCE.search(text)), key=len, default=row.main.title)


def drop_numbers(rows: Sequence[Row]) -> None:
    """Take from the titles the numbers that count the rows: ``1. …``, ``2. …``."""
    numbered = [_NUMBERED.fullmatch(row.main.title) for row in rows]
    numbers = [int(match[1]) for match in numbered if match]
    steps = {after - before for before, after in pairwise(numbers)}
    if len(numbers) == len(rows) >= _FEWEST_NUMBERED and steps in ({1}, {-1}):
        for row, match in zip(rows, numbered, strict=True):
            row.main.title = match[2] if match else row.main.title


def agree_on_dates(rows: Sequence[Row], doubtful: Sequence[Sequence[PrintedDate]]) -> None:
    """Give each row its date of ``doubtful``, if most rows have one in the same place; of several places, that of
    publication, else the last.
    """
    places: dict[tuple[str, int], dict[int, PrintedDate]] = {}
    for number, (row, dates) in enumerate(zip(rows, doubtful, strict=True)):
        usable = [date for date in dates if not _in_words(row, date)]
        for date, place in zip(usable, _places(row, usable), strict=False):
            places.setdefault(place, {})[number] = date
    common = [found for found in places.values() if mostly(len(found), len(rows), 0.6)]
    if common:
        first = {id(found): next(iter(found.values())) for found in common}
        best = max(common, key=lambda found: (_rank(first[id(found)]), first[id(found)].order))
        for number, row in enumerate(rows):
            # A row set off by its style has its date in another place than most.
            others = [date for date in doubtful[number] if not _in_words(row, date)]
            row.dates = [best[number]] if number in best else others[-1:]


def _in_words(row: Row, date: PrintedDate) -> bool:
    """Whether ``date`` is a word of a title (2026年3月4日水情) and no date printed beside one."""
    text = date.element.text or ""
    return _is_in(date.element, row.main.element) and _DATE_IN_WORDS.search(text) is not None and not row_date(text)


def _is_in(element: HtmlElement, link: HtmlElement) -> bool:
    return element is link or link in element.iterancestors()


def give_years(rows: Sequence[Row], years: Sequence[PrintedDate]) -> None:
    """Tell rows the year that stands in them, else the last one above them in what holds their list."""
    within: dict[HtmlElement, list[PrintedDate]] = {}
    for year in years:
        for element in islice(year.element.iterancestors(), _YEAR_LEVELS):
            within.setdefault(element, []).append(year)
    for row in rows if years else ():
        holder = row.element.getparent()
        holder = holder.getparent() if holder is not None else None
        above = within.get(holder, []) if holder is not None else []
        place = bisect_left(above, row.main.order, key=lambda date: date.order) if above else 0
        own = within.get(row.element) or above[place - 1 : place]
        row.year = own[-1].value if own else None


def read_entries(rows: Sequence[Row]) -> list[Entry]:
    """Entries of ``rows`` in their order, each URL once."""
    entries: dict[str, Entry] = {}
    for row in rows:
        if row.main.url not in entries:
            facts = row_fields(row.element) if row.element.tag != "a" else {}
            entries[row.main.url] = Entry(title=_title(row), url=row.main.url, date=_date(row), extra=dict(facts))
    return list(entries.values())


def _title(row: Row) -> str:
    """The title of the row's link without a date that stands at one end of it."""
    title = row.main.title
    own = next((date for date in row.dates if date.doubtful and _is_in(date.element, row.main.element)), None)
    found = edge_dates(title) if own else []
    return found[-1].rest or title if found else title


def _rank(date: PrintedDate) -> int:
    """A date labelled as that of publication beats one without a label, which beats any other label."""
    if _PUBLISHED.search(date.label):
        return 2
    return 0 if _OTHER_DATE.search(date.label) else 1


def _date(row: Row) -> str | None:
    whole = [date for date in row.dates if len(date.value) == DAY]
    if whole:
        return max(whole, key=lambda date: (_rank(date), date.order)).value
    for date in row.dates:
        # A month and a day only: the address or a heading knows the year.
        address = row.main.url.replace("/t2", "/2").replace("_", "/")
        day = find_date(address)
        if day and day[4:] == date.value[1:]:
            return day
        months = [year for year, month in _MONTH.findall(address) if int(month) == int(date.value[2:4])]
        if year := months[-1] if months else row.year:
            return f"{year}{date.value[1:]}"
    return None
