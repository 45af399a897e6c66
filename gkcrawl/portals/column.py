"""What a list page says: columns (栏目), entries, and how to ask for the next page (guide SCHEMA, PORTALS §2)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from gkcrawl.document import Kind

PagingKind = Literal["numbered_files", "query_param", "jpage", "jpaas", "json", "next_link", "none"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a portal: its printed name, the URL of its first page, and the kind of its documents.

    ``kind=None`` lets each document's own text decide. ``body`` is the form or JSON text that APIs want
    posted to ``url``.
    """

    name: str
    url: str
    kind: Kind | None = None
    body: str | None = None


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
    """The request for another page of a list; ``body`` is a form or JSON text for POST."""

    method: Literal["GET", "POST"]
    url: str
    body: str | None = None


@dataclass(slots=True, kw_only=True)
class Pagination:
    """Where a list page stands; numbers are 1-based and None where the page does not say."""

    kind: PagingKind = "none"
    current: int | None = None
    total_pages: int | None = None
    total_records: int | None = None
    page_size: int | None = None
    next: PageRequest | None = None


@dataclass(slots=True, kw_only=True)
class ListPage:
    """One list page, read: rows of the column only, in page order."""

    url: str
    cms: str
    column: str | None = None
    entries: list[Entry] = field(default_factory=list)
    pagination: Pagination = field(default_factory=Pagination)

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the order of the contract."""
        return asdict(self)
