"""Report indexes (年报): by year, by unit, mixed, articles of links (docs/families.md#indexes)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from gkcrawl.characters import nfkc
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.errors import SiteChanged
from gkcrawl.extract.fields.years import title_year
from gkcrawl.identity import url_key
from gkcrawl.numerals import YEAR_DIGITS, ZEROS
from gkcrawl.portals.column import BY_UNIT, Column, Entry, ListPage, PageRequest
from gkcrawl.portals.rows.links import scan

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.lists.family import Family

_REPORT = re.compile(
    alternatives(rules("list_words", "report"))
    + rf"|(?:(?:19|20)\d{{2}}|二[{ZEROS}][{YEAR_DIGITS}]{{2}})年?度?.{{0,30}}(?:信息|政务)公开.{{0,8}}(?:年报|报告)"
)
# Never a report, even where the words of one stand in the title; nor is what ends in a word of the second kind.
_ABOUT = pattern(rules("list_words", "about_report"))
_OTHER_END = pattern(rules("list_words", "no_report"))
# Neighbours of reports in mixed columns.
_OTHER = pattern(rules("list_words", "other_report"))
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?(?:年报|年度报告)?")
_ORNAMENT = re.compile(r"[\s《》“”\"]|[(](?:图片|超链|文字|PDF)版[)]", re.IGNORECASE)

_UNIT = re.compile(BY_UNIT)

_ROW = "row"
_HOLDERS = ("ul", "ol", "dl", "table", "div", "body")

Verdict = Literal["report", "other", "unclear"]


@dataclass(slots=True)
class ColumnPage:
    """A list page as its column sees it: rows, requests for further lists, `url_key` of rows that are ``rejected`` by
    their title and of those that say that they are of another column (``foreign``). ``units`` are those of the
    ``branches`` that are called like a unit: address to name as printed.
    """

    listing: ListPage
    branches: list[PageRequest]
    rejected: set[str]
    foreign: set[str]
    units: dict[str, str] = field(default_factory=dict)


def report_title(title: str) -> Verdict:
    """Whether a link called ``title`` leads to an annual report on information disclosure."""
    flat = _ORNAMENT.sub("", nfkc(title))
    if _ABOUT.search(flat):
        return "other"
    if _REPORT.search(flat) and not _OTHER_END.search(flat):
        return "report"
    return "other" if _OTHER.search(flat) else "unclear"


def read_column_page(family: Family, page: Page, request: PageRequest | None, column: Column) -> ColumnPage:
    """Read ``page`` of ``column``: what ``family`` finds, and what of it leads to lists or is no row of this column.

    Raises:
        SiteChanged: neither rows nor links to further lists.
    """
    branches: dict[str, PageRequest] = {}
    named: list[Entry] = []
    try:
        listing = family.read_list(page, request)
    except SiteChanged:
        branches = branches_of(page, [], column)
        entries = _report_links(page) if column.kind == "annual_report" else []
        if not branches and not entries:
            raise
        listing = ListPage(url=page.url, cms=family.name, entries=entries)
    else:
        branches = branches_of(page, listing.entries, column)
        named = listing.entries
    listing.entries = [entry for entry in listing.entries if url_key(entry.url) not in branches]
    rejected = {url_key(entry.url) for entry in listing.entries if not _belongs(entry, column)}
    foreign = {url_key(entry.url) for entry in listing.entries if family.is_foreign(entry, request)}
    return ColumnPage(listing, [*branches.values()], rejected, foreign, _units(page, named, branches, column))


def _units(page: Page, entries: list[Entry], branches: dict[str, PageRequest], column: Column) -> dict[str, str]:
    """Those of the ``branches`` of a column of reports that are units, with their names as ``page`` prints them."""
    if column.kind != "annual_report" or not branches:
        return {}
    named = [(entry.title, entry.url) for entry in entries] + [(title, url) for _, title, url in _links(page)]
    units: dict[str, str] = {}
    for title, url in named:
        key, name = url_key(url), _ORNAMENT.sub("", nfkc(title))
        if key in branches and _UNIT.search(name) and title_year(name) is None:
            units.setdefault(branches[key].url, name)
    return units


def _belongs(entry: Entry, column: Column) -> bool:
    if column.kind != "annual_report":
        return True
    verdict = report_title(entry.title)
    return verdict == "report" or (verdict == "unclear" and not column.mixed)


def branches_of(page: Page, entries: list[Entry], column: Column) -> dict[str, PageRequest]:
    """Links of ``page`` to further lists of ``column``, by `url_key`: on the hosts that lists of it live on.

    Such links come in groups. One that stands alone, where others do not, is of the page's menu.
    """
    if column.lists is None:
        return {}
    pattern = re.compile(column.lists)
    hosts = {urlsplit(column.url).hostname, urlsplit(page.url).hostname}
    groups: dict[object, dict[str, PageRequest]] = {}
    for holder, title, url in [(_ROW, entry.title, entry.url) for entry in entries] + _links(page):
        if pattern.search(_ORNAMENT.sub("", nfkc(title))) and urlsplit(url).hostname in hosts:
            groups.setdefault(holder, {}).setdefault(url_key(url), PageRequest("GET", url))
    several = [group for holder, group in groups.items() if holder == _ROW or len(group) > 1]
    branches = {key: request for group in several or groups.values() for key, request in group.items()}
    branches.pop(url_key(page.url), None)
    return branches


def _links(page: Page) -> list[tuple[object, str, str]]:
    """The element that a link is grouped by, its title and its address."""
    if page.text.lstrip()[:1] in ("{", "["):
        return []
    return [(next(link.element.iterancestors(*_HOLDERS), None), link.title, link.url) for link in scan(page)[0]]


def _report_links(page: Page) -> list[Entry]:
    """Links called like a report or a mere year, in a page that no family reads as a list."""
    entries: dict[str, Entry] = {}
    for link in scan(page)[0]:
        named = _YEAR.fullmatch(link.title) and title_year(link.title)
        if (named or report_title(link.title) == "report") and url_key(link.url) != url_key(page.url):
            entries.setdefault(url_key(link.url), Entry(title=link.title, url=link.url))
    return list(entries.values())
