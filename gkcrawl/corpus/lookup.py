"""Looks up one document by id, beginning of an id, or address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.errors import ConfigError
from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from gkcrawl.store import Store

_SHORTEST = 4
_SHOWN = 5


def document_of(store: Store, name: str) -> str:
    """The id of the document that ``name`` means: its id, the beginning of it, or one of its addresses.

    Raises `ConfigError` when there is no such document, or more than one.
    """
    rows = store.query(
        "SELECT id FROM documents WHERE id = ? UNION SELECT document FROM urls WHERE key = ?", (name, url_key(name))
    )
    if not rows and len(name) >= _SHORTEST:
        # A range, so that the index is used.
        rows = store.query(
            "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (name, f"{name}~", _SHOWN + 1)
        )
    if len(rows) == 1:
        return str(rows[0]["id"])
    if not rows:
        raise ConfigError(
            f"no document {name} in {store.path}: give an id, its first {_SHORTEST} characters or more, or an address"
        )
    ids = ", ".join(row["id"] for row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")
    raise ConfigError(f"{name} is the beginning of several ids: {ids}")
