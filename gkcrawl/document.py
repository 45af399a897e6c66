"""Data classes of one exported document: the contract ``gkcrawl/document/1``.

Keys stand in the order in which they are exported. Absent values are ``None``; collections that can
always be counted (attachments, tables, flags …) are empty lists instead. What else is true of a field stands
behind its type: meaning, format, marks; schema, tables, statistics and listings are made of that (`gkcrawl.contract`).
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Annotated, Any, Literal

SCHEMA = "gkcrawl/document/1"
THIS = {"const": SCHEMA}

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


class Mark(Enum):
    """What is true of a field, whatever its value. ``history`` has the changes of those without the first two."""

    KEPT = "by crawl and store: a page read again says nothing of it"
    UNTRACKED = "text, which has versions, addresses, and how they were read: ``history`` has no changes of it"
    BOX = "its label is a sign of a metadata box"
    HEADER = "its label stands in the line under the title"
    ROW = "its label or key is believed in a row of a list"
    COUNTED = "`gkcrawl stats` and `audit` count the documents that have it"
    CHECKED = "fixtures of portals hold it, because the page shows whether it is right"
    UNLISTED = "no line of `gkcrawl show`"


KEPT, UNTRACKED, BOX, HEADER, ROW, COUNTED, CHECKED, UNLISTED = Mark

# Formats: what the Python type does not say, as JSON Schema says it.
DATE = {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
CLOCK_TIME = {"pattern": r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"}
MOMENT = {
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
}
SHA256 = {"pattern": "^[0-9a-f]{64}$"}
SIX_DIGITS = {"pattern": r"^\d{6}$"}
FROM_0, FROM_1, FROM_0_TO_1 = {"minimum": 0}, {"minimum": 1}, {"minimum": 0, "maximum": 1}


@dataclass(slots=True, kw_only=True)
class Region:
    """GB/T 2260 division of the agency; ``code`` has six digits."""

    code: Annotated[str, SIX_DIGITS]
    name: str
    level: Level


@dataclass(slots=True, kw_only=True)
class Table:
    """A data table of the body; merged cells are repeated in every cell they cover."""

    caption: str | None = None
    rows: list[list[str]]


@dataclass(slots=True, kw_only=True)
class FileTable:
    """A table of a file, merged cells repeated; ``sheet_or_page`` is its sheet, or the page (from 1) it begins on."""

    caption: str | None = None
    sheet_or_page: str | int | None = None
    rows: list[list[str]]


@dataclass(slots=True, kw_only=True)
class Attachment:
    """A file that belongs to the document; ``bytes`` is its size, ``sha256`` of its content.

    ``text``, ``tables``, ``pages`` (or sheets) and ``flags`` are what was read from it, ``status`` what became of it.
    """

    url: str
    name: str | None = None
    media_type: str | None = None
    bytes: Annotated[int | None, FROM_0] = None
    sha256: Annotated[str | None, SHA256] = None
    text: str | None = None
    status: str | None = None
    tables: list[FileTable] = field(default_factory=list)
    pages: Annotated[int | None, FROM_0] = None
    flags: list[str] = field(default_factory=list)


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
    confidence: Annotated[float, FROM_0_TO_1] = 1.0


@dataclass(slots=True, kw_only=True)
class PartOf:
    """This document is number ``part`` (from 1) of the ``of`` parts of compilation ``id``."""

    id: str
    part: Annotated[int, FROM_1]
    of: Annotated[int, FROM_1]


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
    offset: Annotated[int | None, FROM_0]
    sha256: Annotated[str, SHA256]


@dataclass(slots=True, kw_only=True)
class Document:
    """One document of the corpus; see docs/schema.md for the meaning of every field."""

    schema: Annotated[str, "This contract; a changed meaning gets a new number.", THIS, UNTRACKED, UNLISTED] = SCHEMA
    id: Annotated[str, "Stable over re-crawls and exports; a document keeps it when its text changes.", KEPT]
    version: Annotated[int, "1 for the first text seen, one more for each other text or file.", FROM_1, KEPT] = 1
    portal: Annotated[str | None, "Name of the spider."] = None
    column: Annotated[str | None, "Column (栏目) the document was found in.", CHECKED] = None
    url: Annotated[str, "Canonical URL.", UNTRACKED, CHECKED]
    other_urls: Annotated[list[str], "Every other URL, on any host, where the same document was seen.", UNTRACKED] = (
        field(default_factory=list)
    )
    kind: Annotated[Kind, "What the document is.", CHECKED] = "other"
    title: Annotated[
        str | None, "The document's own title, never the site's or the column's.", COUNTED, CHECKED, UNLISTED
    ] = None
    index_number: Annotated[str | None, "索引号, NFKC, without inner spaces.", BOX, ROW, COUNTED, CHECKED] = None
    document_number: Annotated[
        str | None, "发文字号 as 代字〔YYYY〕N号 where it can be read so, else as printed.", BOX, ROW, COUNTED, CHECKED
    ] = None
    issuer: Annotated[str | None, "发文机关 or 发布机构 of the metadata box.", BOX, ROW, COUNTED, CHECKED] = None
    source: Annotated[str | None, "来源.", HEADER, ROW, COUNTED] = None
    agency: Annotated[str | None, "Full name of the agency the document is by or about.", COUNTED] = None
    region: Annotated[Region | None, "Division of the agency.", COUNTED] = None
    report_year: Annotated[int | None, "Year an annual report covers.", COUNTED, CHECKED] = None
    written_date: Annotated[str | None, "成文日期.", DATE, BOX, ROW, COUNTED] = None
    published_date: Annotated[str | None, "发布日期, in Asia/Shanghai.", DATE, BOX, HEADER, COUNTED, CHECKED] = None
    published_time: Annotated[
        str | None, "Clock time of publication, if the page prints one, in Asia/Shanghai.", CLOCK_TIME
    ] = None
    effective_date: Annotated[str | None, "实施日期 or 生效日期.", DATE, ROW] = None
    abolished_date: Annotated[str | None, "废止日期 or 失效日期.", DATE] = None
    topic: Annotated[str | None, "主题分类 as printed.", BOX, ROW, COUNTED] = None
    keywords: Annotated[list[str] | None, "主题词 or 关键词."] = None
    validity: Annotated[str | None, "有效性 as printed.", BOX, ROW, COUNTED] = None
    disclosure: Annotated[dict[str, str] | None, "公开方式, 公开范围, 公开时限 …: label to value as printed."] = None
    other_labels: Annotated[dict[str, str], "Every further label of the metadata box with its value as printed."] = (
        field(default_factory=dict)
    )
    text: Annotated[
        str | None,
        "The body: one line a block, table cells separated by TAB, no site chrome, no metadata box.",
        UNTRACKED,
        COUNTED,
        CHECKED,
        UNLISTED,
    ] = None
    tables: Annotated[list[Table], "Data tables of the body; merged cells are repeated.", UNTRACKED] = field(
        default_factory=list
    )
    attachments: Annotated[list[Attachment], "Files that belong to the document.", UNTRACKED] = field(
        default_factory=list
    )
    links: Annotated[list[Link], "Links inside the body.", UNTRACKED] = field(default_factory=list)
    host_class: Annotated[HostClass, "What kind of host the canonical URL is on."] = "unknown"
    quality: Annotated[list[str], "Flags: what is doubtful about the document.", UNTRACKED] = field(
        default_factory=list
    )
    repair: Annotated[list[str], "What was undone to make the text readable.", UNTRACKED] = field(default_factory=list)
    provenance: Annotated[dict[str, Provenance], "Field to where its value was read.", UNTRACKED] = field(
        default_factory=dict
    )
    part_of: Annotated[PartOf | None, "For a part of a compilation: which part of which document."] = None
    duplicates: Annotated[Duplicates | None, "Group, and how the document relates to the one that is kept.", KEPT] = (
        None
    )
    text_sha256: Annotated[str | None, "Hex SHA-256 of the text in UTF-8.", SHA256, UNTRACKED, UNLISTED] = None
    first_seen_at: Annotated[str | None, "When the document was first fetched.", MOMENT, KEPT] = None
    last_seen_at: Annotated[str | None, "When the document was last fetched.", MOMENT, KEPT] = None
    fetched_at: Annotated[str | None, "When the response that the text was read from was fetched.", MOMENT, KEPT] = None
    capture: Annotated[Capture | None, "The archived response that the document was read from.", KEPT] = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data in export order, ready for JSON."""
        return asdict(self)

    def flag(self, *flags: str) -> None:
        """Add quality flags, each once."""
        self.quality.extend(flag for flag in flags if flag not in self.quality)


def text_sha256(text: str) -> str:
    """Hex SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
