"""Data classes of list reading: columns (栏目), entries, list pages, and how to ask for the next page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from gkcrawl.data import alternatives, rules
from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from gkcrawl.document import Kind

PagingKind = Literal["numbered_files", "query_param", "jpage", "jpaas", "json", "next_link", "unread", "none"]

# Patterns for `Column.lists`: links that say a year, links that say a unit.
BY_YEAR = r"^(?:19|20)\d{2}年?度?(?:年报|年度报告)?$"
_MENU = (
    r"(?:走进|魅力|我要|网上|在线|掌上|一网通).*|(?:政务|便民|公共|公众|政民)?"
    r"(?:服务|办事|新闻|资讯|互动|下载|帮助|用户|个人|会员|图片|视频|数据)中心"
)
BY_UNIT = rf"^(?!(?:{_MENU})$).*{alternatives(rules('agency_words', 'listed'))}$"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a portal: its printed name, the URL of its first page, and the kind of its documents.

    ``kind=None`` lets each document's own text decide. ``body`` is the form or JSON text that APIs want
    posted to ``url``. ``lists`` is a pattern of link titles: what it finds leads to a further list of the
    column (a year, a unit, an article that is a list of links), not to a document. ``mixed`` says that the
    column of an ``annual_report`` kind holds other things too, so that titles must say that they are reports.
    ``window`` says that the portal is known to show its newest rows only, whatever total it declares; ``at_least``,
    that it has so many rows in any case, so that fewer are not the whole column.
    """

    name: str
    url: str
    kind: Kind | None = None
    body: str | None = None
    lists: str | None = None
    mixed: bool = False
    window: bool = False
    at_least: int | None = None

    @property
    def key(self) -> str:
        """What is asked for: no two columns have one. The fragment counts: gkmlpt says the category in it."""
        fragment = urlsplit(self.url).fragment
        return f"{url_key(self.url)}{f'#{fragment}' if fragment else ''} {self.body or ''}".strip()


@dataclass(slots=True, kw_only=True)
class Entry:
    """A row of a list: absolute URL, full title where the row has it, YYYY-MM-DD date, and what else it says.

    ``extra`` uses the field names of the document schema (``index_number``, ``document_number`` …)
    where a row or API gives such a field, with the value as printed.
    """

    title: str
    url: str
    date: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The request for another page of a list; ``body`` is a form or JSON text for POST.

    ``family`` is the name of the one that made it, where a portal has columns of several.
    """

    method: Literal["GET", "POST"]
    url: str
    body: str | None = None
    family: str | None = field(default=None, compare=False)


@dataclass(slots=True, kw_only=True)
class Pagination:
    """Where a list page stands; numbers are 1-based and None where the page does not say.

    ``kind`` is "unread" where the list goes on, but the address of the next page could not be read.
    """

    kind: PagingKind = "none"
    current: int | None = None
    total_pages: int | None = None
    total_records: int | None = None
    page_size: int | None = None
    next: PageRequest | None = None

    @classmethod
    def counted(
        cls, kind: PagingKind, current: int | None, total: int | None, size: int | None, follow: PageRequest | None
    ) -> Pagination:
        """Where a page of a list of ``total`` records stands, ``size`` of them a page."""
        pages = max(1, -(-total // size)) if total is not None and size else None
        return cls(kind=kind, current=current, total_pages=pages, total_records=total, page_size=size, next=follow)


@dataclass(slots=True, kw_only=True)
class ListPage:
    """One list page, read: rows of the column only, in page order.

    Rows that lead nowhere are counted: ``dead_rows`` have no address, ``unread_rows`` one that only a script knows.
    """

    url: str
    cms: str
    column: str | None = None
    entries: list[Entry] = field(default_factory=list)
    pagination: Pagination = field(default_factory=Pagination)
    dead_rows: int = 0
    unread_rows: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the order of the contract."""
        found = asdict(self)
        if found["pagination"]["next"]:
            del found["pagination"]["next"]["family"]
        return found
