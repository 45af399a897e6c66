"""Data classes of one exported document: the contract ``gkcrawl/document/1``.

Keys stand in the order in which they are exported. Absent values are ``None``; collections that can
always be counted (attachments, tables, flags …) are empty lists instead.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SCHEMA = "gkcrawl/document/1"

Kind = Literal[
    "annual_report",
    "policy",
    "notice",
    "interpretation",
    "guide",
    "system",
    "catalog",
    "plan",
    "work_summary",
    "work_report",
    "statistics",
    "template",
    "compilation",
    "other",
]
Level = Literal["nation", "province", "city", "county", "town"]
Method = Literal["box", "meta", "header", "body", "url", "list_row", "api", "title", "attachment", "derived"]
HostClass = Literal["official", "ip_host", "aggregator", "mirror", "unknown"]
Relation = Literal["exact", "repost", "retitled", "variant", "template"]


@dataclass(slots=True, kw_only=True)
class Region:
    """GB/T 2260 division of the agency; ``code`` has six digits."""

    code: str
    name: str
    level: Level


@dataclass(slots=True, kw_only=True)
class Table:
    """A data table of the body; merged cells are repeated in every cell they cover."""

    caption: str | None = None
    rows: list[list[str]]


@dataclass(slots=True, kw_only=True)
class Attachment:
    """A file that belongs to the document; ``bytes`` is its size, ``sha256`` of its content."""

    url: str
    name: str | None = None
    media_type: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    text: str | None = None
    status: str | None = None


@dataclass(slots=True, kw_only=True)
class Link:
    """A link inside the body."""

    url: str
    text: str


@dataclass(slots=True, kw_only=True)
class Provenance:
    """Where a field's value was read: as printed, by which method, at which place, how sure (0 to 1)."""

    raw: str | None
    method: Method
    locator: str | None = None
    confidence: float = 1.0


@dataclass(slots=True, kw_only=True)
class PartOf:
    """This document is number ``part`` (from 1) of the ``of`` parts of compilation ``id``."""

    id: str
    part: int
    of: int


@dataclass(slots=True, kw_only=True)
class Duplicates:
    """Duplicate group and how this document relates to ``of``, the one kept."""

    group: str
    of: str
    relation: Relation


@dataclass(slots=True, kw_only=True)
class Capture:
    """The raw response: WARC file (relative to the archive), byte offset of its record, SHA-256 of the body."""

    warc: str | None
    offset: int | None
    sha256: str


@dataclass(slots=True, kw_only=True)
class Document:
    """One document of the corpus; see docs/schema.md for the meaning of every field."""

    schema: str = SCHEMA
    id: str
    version: int = 1
    portal: str | None = None
    column: str | None = None
    url: str
    other_urls: list[str] = field(default_factory=list)
    kind: Kind = "other"
    title: str | None = None
    index_number: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    source: str | None = None
    agency: str | None = None
    region: Region | None = None
    report_year: int | None = None
    written_date: str | None = None
    published_date: str | None = None
    published_time: str | None = None
    effective_date: str | None = None
    abolished_date: str | None = None
    topic: str | None = None
    keywords: list[str] | None = None
    validity: str | None = None
    disclosure: dict[str, str] | None = None
    other_labels: dict[str, str] = field(default_factory=dict)
    text: str | None = None
    tables: list[Table] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    host_class: HostClass = "unknown"
    quality: list[str] = field(default_factory=list)
    repair: list[str] = field(default_factory=list)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    part_of: PartOf | None = None
    duplicates: Duplicates | None = None
    text_sha256: str | None = None
    first_seen_at: str | None = None
    last_seen_at: str | None = None
    fetched_at: str | None = None
    capture: Capture | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data in export order, ready for JSON."""
        return asdict(self)

    def flag(self, *flags: str) -> None:
        """Add quality flags, each once."""
        self.quality.extend(flag for flag in flags if flag not in self.quality)


def text_sha256(text: str) -> str:
    """Hex SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
