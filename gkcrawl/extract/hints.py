"""Hints: what portal, list row or API say about a document before its page is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gkcrawl.document import Attachment, Kind


@dataclass(slots=True, kw_only=True)
class Hints:
    """Facts about one document; everything is optional.

    ``fields`` maps document fields to values as printed by the list row or API named in ``method``;
    ``region`` is a six-digit code, ``date`` the row's YYYY-MM-DD date, ``body_html`` a body the API sent.
    """

    portal: str | None = None
    column: str | None = None
    kind: Kind | None = None
    agency: str | None = None
    region: str | None = None
    title: str | None = None
    date: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    method: Literal["list_row", "api"] = "list_row"
    body_html: str | None = None
    attachments: list[Attachment] = field(default_factory=list)
