"""Data classes of one exported document: the contract ``gkcrawl/document/1``.

Keys stand in the order in which they are exported. Absent values are ``None``; collections that can
always be counted (attachments, tables, flags …) are empty lists instead. What else is true of a field stands
beside it, as `About`; JSON Schema, tables, statistics and listings are made of that (`gkcrawl.contract`).
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, Literal

from gkcrawl.about import CLOCK_TIME, DATE, FROM_0, FROM_1, MOMENT, SHA256, About

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

    code: Annotated[str, About(format={"pattern": r"^\d{6}$"})]
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
    bytes: Annotated[int | None, About(format=FROM_0)] = None
    sha256: Annotated[str | None, About(format=SHA256)] = None
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
    confidence: Annotated[float, About(format={"minimum": 0, "maximum": 1})] = 1.0


@dataclass(slots=True, kw_only=True)
class PartOf:
    """This document is number ``part`` (from 1) of the ``of`` parts of compilation ``id``."""

    id: str
    part: Annotated[int, About(format=FROM_1)]
    of: Annotated[int, About(format=FROM_1)]


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
    offset: Annotated[int | None, About(format=FROM_0)]
    sha256: Annotated[str, About(format=SHA256)]


@dataclass(slots=True, kw_only=True)
class Document:
    """One document of the corpus; see docs/schema.md for the meaning of every field."""

    schema: Annotated[
        str,
        About(
            "Name and number of this contract; a changed meaning gets a new number.",
            {"const": SCHEMA},
            group="reading",
            listed=False,
        ),
    ] = SCHEMA
    id: Annotated[
        str, About("Stable over re-crawls and exports; a document keeps it when its text changes.", group="kept")
    ]
    version: Annotated[
        int, About("1 for the first text seen, one more for each changed text.", FROM_1, group="kept")
    ] = 1
    portal: Annotated[str | None, About("Name of the spider.")] = None
    column: Annotated[str | None, About("Column (栏目) the document was found in.", checked=True)] = None
    url: Annotated[str, About("Canonical URL.", group="address", checked=True)]
    other_urls: Annotated[
        list[str], About("Every other URL, on any host, where the same document was seen.", group="address")
    ] = field(default_factory=list)
    kind: Annotated[Kind, About("What the document is.", checked=True)] = "other"
    title: Annotated[
        str | None,
        About("The document's own title, never the site's or the column's.", covered=True, listed=False, checked=True),
    ] = None
    index_number: Annotated[
        str | None, About("索引号, NFKC, without inner spaces.", printed=("box", "row"), covered=True, checked=True)
    ] = None
    document_number: Annotated[
        str | None,
        About(
            "发文字号 as 代字〔YYYY〕N号 where it can be read as one, else as printed.",
            printed=("box", "row"),
            covered=True,
            checked=True,
        ),
    ] = None
    issuer: Annotated[
        str | None,
        About("发文机关 or 发布机构 of the metadata box.", printed=("box", "row"), covered=True, checked=True),
    ] = None
    source: Annotated[str | None, About("来源.", printed=("header", "row"), covered=True)] = None
    agency: Annotated[str | None, About("Full name of the agency the document is by or about.", covered=True)] = None
    region: Annotated[Region | None, About("Division of the agency.", covered=True)] = None
    report_year: Annotated[int | None, About("Year an annual report covers.", covered=True, checked=True)] = None
    written_date: Annotated[str | None, About("成文日期.", DATE, printed=("box", "row"), covered=True)] = None
    published_date: Annotated[
        str | None, About("发布日期, in Asia/Shanghai.", DATE, printed=("box", "header"), covered=True, checked=True)
    ] = None
    published_time: Annotated[
        str | None, About("Clock time of publication, if the page prints one, in Asia/Shanghai.", CLOCK_TIME)
    ] = None
    effective_date: Annotated[str | None, About("实施日期 or 生效日期.", DATE, printed=("row",))] = None
    abolished_date: Annotated[str | None, About("废止日期 or 失效日期.", DATE)] = None
    topic: Annotated[str | None, About("主题分类 as printed.", printed=("box", "row"), covered=True)] = None
    keywords: Annotated[list[str] | None, About("主题词 or 关键词.")] = None
    validity: Annotated[str | None, About("有效性 as printed.", printed=("box", "row"), covered=True)] = None
    disclosure: Annotated[
        dict[str, str] | None, About("公开方式, 公开范围, 公开时限 …: label to value as printed.")
    ] = None
    other_labels: Annotated[
        dict[str, str], About("Every further label of the metadata box with its value as printed.")
    ] = field(default_factory=dict)
    text: Annotated[
        str | None,
        About(
            "The body: one line a block, table cells separated by TAB, no site chrome, no metadata box.",
            group="text",
            covered=True,
            listed=False,
            checked=True,
        ),
    ] = None
    tables: Annotated[list[Table], About("Data tables of the body; merged cells are repeated.", group="text")] = field(
        default_factory=list
    )
    attachments: Annotated[list[Attachment], About("Files that belong to the document.", group="text")] = field(
        default_factory=list
    )
    links: Annotated[list[Link], About("Links inside the body.", group="text")] = field(default_factory=list)
    host_class: Annotated[HostClass, About("What kind of host the canonical URL is on.")] = "unknown"
    quality: Annotated[list[str], About("Flags: what is doubtful about the document.", group="reading")] = field(
        default_factory=list
    )
    repair: Annotated[list[str], About("What was undone to make the text readable.", group="reading")] = field(
        default_factory=list
    )
    provenance: Annotated[dict[str, Provenance], About("Field to where its value was read.", group="reading")] = field(
        default_factory=dict
    )
    part_of: Annotated[PartOf | None, About("For a part of a compilation: which part of which document.")] = None
    duplicates: Annotated[
        Duplicates | None, About("Duplicate group, and how the document relates to the one kept.", group="kept")
    ] = None
    text_sha256: Annotated[
        str | None, About("Hex SHA-256 of the text in UTF-8.", SHA256, group="text", listed=False)
    ] = None
    first_seen_at: Annotated[str | None, About("When the document was first fetched.", MOMENT, group="kept")] = None
    last_seen_at: Annotated[str | None, About("When the document was last fetched.", MOMENT, group="kept")] = None
    fetched_at: Annotated[
        str | None, About("When the response that the text was read from was fetched.", MOMENT, group="kept")
    ] = None
    capture: Annotated[
        Capture | None, About("The archived response that the document was read from.", group="kept")
    ] = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data in export order, ready for JSON."""
        return asdict(self)

    def flag(self, *flags: str) -> None:
        """Add quality flags, each once."""
        self.quality.extend(flag for flag in flags if flag not in self.quality)


def text_sha256(text: str) -> str:
    """Hex SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
