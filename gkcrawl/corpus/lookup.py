"""Looks up one document by id, beginning of an id, or address; and portals by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.errors import ConfigError, NotFound
from gkcrawl.identity import url_key

if TYPE_CHECKING:
    from gkcrawl.store import Store

SHORTEST_ID_START = 4
"""Hexadecimal digits of an id: fewer begin several ids in any corpus of some thousand documents."""
AMBIGUOUS_IDS_SHOWN = 5
"""Ids that a message names where several begin so."""


def document_of(store: Store, name: str) -> str:
    """The id of the document that ``name`` means: its id, the beginning of it, or one of its addresses.

    Raises `NotFound` when there is no such document, `ConfigError` when there is more than one.
    """
    rows = store.query(
        "SELECT id FROM documents WHERE id = ? UNION SELECT document FROM urls WHERE key = ?", (name, url_key(name))
    )
    if not rows and len(name) >= SHORTEST_ID_START:
        # A range, so that the index is used.
        rows = store.query(
            "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
            (name, f"{name}~", AMBIGUOUS_IDS_SHOWN + 1),
        )
    if len(rows) == 1:
        return str(rows[0]["id"])
    if not rows:
        raise NotFound(
            f"no document {name} in {store.path}: give an id, its first {SHORTEST_ID_START} characters or more,"
            " or an address"
        )
    ids = ", ".join(row["id"] for row in rows[:AMBIGUOUS_IDS_SHOWN])
    ids += " …" if len(rows) > AMBIGUOUS_IDS_SHOWN else ""
    raise ConfigError(f"{name} is the beginning of several ids: {ids}")


def check_portal(store: Store, portal: str | None) -> None:
    """Raise `NotFound` with the known names when ``store`` has no such portal; None is any."""
    known = sorted(row["name"] for row in store.query("SELECT name FROM portals"))
    if portal is not None and portal not in known:
        raise NotFound(f"no portal {portal} in {store.path}; it holds {', '.join(known) or 'none'}")
