"""What the database knows of a document beyond one version of it: vanished, copies, former versions, changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from gkcrawl.dedup.rules import COPIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.store.connection import Connection

COPIES_NAMED = 20
"""Copies of a document that are named: some templates have thousands."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that relates to another, which is kept: as its ``exact`` copy, a ``variant`` …"""

    id: str
    relation: str
    url: str
    title: str | None


@dataclass(frozen=True, slots=True)
class FormerVersion:
    """A version before the present one; ``replaced`` where a file was replaced and the text stayed."""

    version: int
    fetched_at: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """``gone``: since when no address answers; ``duplicates``: as in the contract, of today; ``changes`` of metadata.

    ``copies`` are the first of ``copies_count``.
    """

    gone: str | None
    duplicates: dict[str, str] | None
    copies: list[Copy]
    copies_count: int
    versions: list[FormerVersion]
    changes: int


def relations_of(store: Connection, id: str) -> Relations:
    """The `Relations` of the document ``id``, which is there."""
    ((number, gone, duplicates),) = store.rows("SELECT number, gone, duplicates FROM documents WHERE id = ?", (id,))
    copies = store.rows(
        "SELECT copy.id, likeness.relation, copy.url, copy.title"
        " FROM likeness JOIN documents AS copy ON copy.number = document WHERE kept = ? ORDER BY copy.id LIMIT ?",
        (number, COPIES_NAMED),
    )
    ((count,),) = store.rows("SELECT count(*) FROM likeness WHERE kept = ?", (number,))
    versions = store.rows(
        "SELECT version, fetched_at, replaced FROM versions WHERE document = ? ORDER BY version", (id,)
    )
    ((changes,),) = store.rows("SELECT count(*) FROM history WHERE document = ?", (id,))
    return Relations(
        gone,
        orjson.loads(duplicates) if duplicates else None,
        [Copy(*row) for row in copies],
        count,
        [FormerVersion(version, at, bool(replaced)) for version, at, replaced in versions],
        changes,
    )


def copies_of(store: Connection, ids: Iterable[str]) -> dict[str, int]:
    """How many documents are copies of each of ``ids``, where there are any."""
    relations = ", ".join(f"'{relation}'" for relation in sorted(COPIES))
    sql = (
        f"SELECT id, count(*) FROM documents JOIN likeness ON kept = number AND relation IN ({relations})"
        " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1"
    )
    return dict(store.rows(sql, (orjson.dumps(list(ids)).decode(),)))
