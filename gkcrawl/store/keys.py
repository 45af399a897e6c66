"""Migration: computes the `url_key` of all addresses in an older database anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from gkcrawl.identity import url_key
from gkcrawl.store import corpus_tables, state
from gkcrawl.store.schema import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

# Imported for their tables, which are made first.
__all__ = ["corpus_tables", "migrations", "state"]

# Others are what they were: nothing is dropped from a key but from its parameters and its path.
_MAY_DIFFER = "(key LIKE '%?%' OR key LIKE '%;%' OR key LIKE '%(%')"


@migrations(name="0040_keys")
def keys(db: Database) -> None:
    """Session ids, times against caches and the order of parameters are no part of an address any more.

    Of several documents that lived under one address the one first seen keeps it; the others stay as they are, and
    are duplicates of it. Of several entries the one that led to a document stays.
    """
    addresses = f"SELECT key FROM urls JOIN documents ON id = document WHERE {_MAY_DIFFER} ORDER BY first_seen_at, key"
    for key, new in _changed(db, addresses):
        db.execute("UPDATE OR IGNORE urls SET key = ? WHERE key = ?", (new, key))
        db.execute("DELETE FROM urls WHERE key = ?", (key,))
    entries = f"SELECT key FROM entries WHERE {_MAY_DIFFER} ORDER BY document IS NULL, checked_at, key"
    for key, new in _changed(db, entries):
        db.execute("UPDATE OR IGNORE entries SET key = ? WHERE key = ?", (new, key))
        db.execute("DELETE FROM entries WHERE key = ?", (key,))
    for portal, request, listed in db.execute("SELECT portal, request, keys FROM lists").fetchall():
        before = orjson.loads(listed)
        after = [_new(key) for key in before]
        if after != before:
            row = (orjson.dumps(after).decode(), portal, request)
            db.execute("UPDATE lists SET keys = ? WHERE portal = ? AND request = ?", row)


def _changed(db: Database, sql: str) -> list[tuple[str, str]]:
    """Old and new key of those that differ, in the order of ``sql``."""
    return [(key, new) for (key,) in db.execute(sql).fetchall() if (new := _new(key)) != key]


def _new(key: str) -> str:
    return url_key(f"http://{key}")
