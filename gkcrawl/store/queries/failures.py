"""Rows of lists whose pages did not come or were set aside, with reason, tries and place in the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from gkcrawl.store.connection import Connection

_SELECT = (
    'SELECT portal, "column", row, document, error, checked_at, tries, capture FROM entries'
    " WHERE error IS NOT NULL AND portal = coalesce(?, portal) AND error = coalesce(?, error)"
    " ORDER BY portal, error, checked_at, key"
)


@dataclass(slots=True, kw_only=True)
class Failure:
    """An entry whose last answer was no document, or lacked something.

    ``reason`` is one word, ``at`` (ISO 8601) when it was asked for last, ``tries`` how many runs have failed in a row,
    ``document`` the id of what is stored of it; ``warc`` and ``offset`` say where the answer is archived, if one came.
    """

    portal: str
    column: str
    url: str
    title: str
    reason: str
    at: str
    tries: int
    document: str | None
    warc: str | None
    offset: int | None


def failures(store: Connection, *, portal: str | None = None, kind: str | None = None) -> list[Failure]:
    """The failures of ``portal`` that have ``kind`` as their reason, None for any."""
    return [_failure(row) for row in store.query(_SELECT, (portal, kind))]


def _failure(row: dict[str, Any]) -> Failure:
    entry = orjson.loads(row["row"])
    capture = orjson.loads(row["capture"]) if row["capture"] else {}
    return Failure(
        portal=row["portal"],
        column=row["column"],
        url=entry["url"],
        title=entry["title"],
        reason=row["error"],
        at=row["checked_at"],
        tries=row["tries"],
        document=row["document"],
        warc=capture.get("warc"),
        offset=capture.get("offset"),
    )
