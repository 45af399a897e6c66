"""Shapes of 年报 indexes: by year, unit by unit, mixed with other things, articles that are lists (guide PORTALS §D)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.years import title_year
from gkcrawl.identity import url_key
from gkcrawl.portals.column import Entry, ListPage, PageRequest
from gkcrawl.portals.links import scan

if TYPE_CHECKING:
    from gkcrawl.extract.page import Page
    from gkcrawl.portals.column import Column
    from gkcrawl.portals.family import Family

_REPORT = re.compile(
    r"(?:政府)?信息公开(?:工作)?(?:年度工作报告|年度报告|年报|工作报告|情况的?报告)"
    r"|(?:(?:19|20)\d{2}|二[〇零○oO0][〇零○oO0一二三四五六七八九]{2})年?度?.{0,30}(?:信息|政务)公开.{0,8}(?:年报|报告)"
)
# Never a report, even where the words of one stand in the title; nor is what ends in a word of the second kind.
_ABOUT = re.compile(r"解读|图解|指南|制度|申请表")
_OTHER_END = re.compile(r"(?:通知|通报|格式|模板|目录)$")
# Neighbours of reports in mixed columns.
_OTHER = re.compile(
    r"网站(?:工作)?年度?(?:工作)?报表|网站年报|法人(?:年报|年度报告)|法治政府建设|政府工作报告|公积金.{0,8}年度报告"
    r"|预算|决算|依申请公开|统计(?:表|报表|数据)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?(?:年报|年度报告)?")
_ORNAMENT = re.compile(r"[\s《》“”\"]|[(](?:图片|超链|文字|PDF)版[)]", re.IGNORECASE)

Verdict = Literal["report", "other", "unclear"]


@dataclass(slots=True)
class ColumnPage:
    """A list page as its column wants it: ``listing`` without the ``rejected`` rows, ``branches`` to further lists."""

    listing: ListPage
    branches: list[PageRequest]
    rejected: int


def report_title(title: str) -> Verdict:
    """Whether a link called ``title`` leads to an annual report on information disclosure (guide PORTALS §D)."""
    flat = _ORNAMENT.sub("", unicodedata.normalize("NFKC", title))
    if _ABOUT.search(flat):
        return "other"
    if _REPORT.search(flat) and not _OTHER_END.search(flat):
        return "report"
    return "other" if _OTHER.search(flat) else "unclear"


def read_column_page(family: Family, page: Page, request: PageRequest | None, column: Column) -> ColumnPage:
    """Read ``page`` of ``column``: what ``family`` finds, less what is no row of this column.

    Raises:
        SiteChanged: neither rows nor links to further lists.
    """
    branches: dict[str, PageRequest] = {}
    try:
        listing = family.read_list(page, request)
    except SiteChanged:
        branches = _branches(page, [], column)
        entries = _report_links(page) if column.kind == "annual_report" else []
        if not branches and not entries:
            raise
        listing = ListPage(url=page.url, cms=family.name, entries=entries)
    else:
        branches = _branches(page, listing.entries, column)
    rows = [entry for entry in listing.entries if url_key(entry.url) not in branches]
    listing.entries = [entry for entry in rows if _belongs(entry, column)]
    return ColumnPage(listing, list(branches.values()), len(rows) - len(listing.entries))


def _belongs(entry: Entry, column: Column) -> bool:
    if column.kind != "annual_report":
        return True
    verdict = report_title(entry.title)
    return verdict == "report" or (verdict == "unclear" and not column.mixed)


def _branches(page: Page, entries: list[Entry], column: Column) -> dict[str, PageRequest]:
    """Links of ``page`` to further lists of ``column``, by `url_key`: on the hosts that lists of it live on."""
    if column.lists is None:
        return {}
    pattern = re.compile(column.lists)
    hosts = {urlsplit(column.url).hostname, urlsplit(page.url).hostname}
    links = [(entry.title, entry.url) for entry in entries]
    if page.text.lstrip()[:1] not in ("{", "["):
        links += [(link.title, link.url) for link in scan(page)[0]]
    branches: dict[str, PageRequest] = {}
    for title, url in links:
        if pattern.search(_ORNAMENT.sub("", unicodedata.normalize("NFKC", title))) and urlsplit(url).hostname in hosts:
            branches.setdefault(url_key(url), PageRequest("GET", url))
    branches.pop(url_key(page.url), None)
    return branches


def _report_links(page: Page) -> list[Entry]:
    """Links called like a report or a mere year, in a page that no family reads as a list."""
    entries: dict[str, Entry] = {}
    for link in scan(page)[0]:
        named = _YEAR.fullmatch(link.title) and title_year(link.title)
        if (named or report_title(link.title) == "report") and url_key(link.url) != url_key(page.url):
            entries.setdefault(url_key(link.url), Entry(title=link.title, url=link.url))
    return list(entries.values())
