"""Matches a document that was read to a stored one, in the order of evidence of docs/identity.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import orjson

from gkcrawl.characters import letters
from gkcrawl.dedup.rules import distrust
from gkcrawl.identity import cms_number, host_of, url_key
from gkcrawl.store.parts import settle_part, whole_is_at

if TYPE_CHECKING:
    import sqlite3

    from gkcrawl.store.rows import DocumentRow

Evidence = Literal["address", "moved", "mirrored"]

STATE = (
    "id",
    "version",
    "url",
    "other_urls",
    "host_class",
    "title",
    "index_number",
    "text",
    "text_sha256",
    "reading_sha256",
    "first_seen_at",
    "last_seen_at",
    "fetched_at",
    "capture",
    "gone",
)
EDITED_JACCARD = 0.5
"""Jaccard of shingles from which texts of one CMS number on one host are one text, edited."""
RELATED_CONTAINMENT = 0.1
"""Part of the shorter text in the longer below which a page is about something else: an edited text of a few sentences
shares more."""
MIRRORED_TEXT = 50
"""Characters from which a text is the same on two hosts only if one copied the other."""
NUMBERED_CANDIDATES = 20
"""Documents of one CMS number that are looked at: short numbers (`content_12`) are used on many hosts."""
_FIND = f"SELECT {', '.join(STATE)} FROM documents WHERE id = ?"
_FIND_NUMBERED = "SELECT DISTINCT document, key FROM urls WHERE cms = ? ORDER BY document LIMIT ?"


@dataclass(slots=True)
class Known:
    """The stored ``state`` of a document and the ``evidence`` that the one read is the same."""

    state: dict[str, Any]
    evidence: Evidence


def find(connection: sqlite3.Connection, row: DocumentRow) -> Known | None:
    """The stored document that ``row`` is a reading of: by address, by id, by the CMS's number and the text."""
    if row.values["part_of"] is not None:
        return _find_part(connection, row)
    for key in row.keys:
        found = connection.execute("SELECT document FROM urls WHERE key = ?", (key,)).fetchone()
        if found:
            return Known(_state(connection, found[0]), "address")
    if connection.execute("SELECT 1 FROM documents WHERE id = ?", (row.values["id"],)).fetchone():
        return Known(_state(connection, row.values["id"]), "address")
    number = cms_number(row.values["url"]) if row.keys else None
    if number is None:
        return None
    mirrored = None
    for id, key in connection.execute(_FIND_NUMBERED, (number, NUMBERED_CANDIDATES)).fetchall():
        state = _state(connection, id)
        if host_of(key) == host_of(row.keys[0]):
            if _same_document(row.values, state):
                return Known(state, "moved")
        elif mirrored is None and _same_text(row.values, state, MIRRORED_TEXT):
            mirrored = Known(state, "mirrored")
    return mirrored


def replaces(connection: sqlite3.Connection, row: DocumentRow, stored: dict[str, Any]) -> bool:
    """Whether a reading at its address may take the place of the stored one.

    The canonical address has the say. Another one takes over when its host is more trustworthy, when the
    canonical one is gone or is no longer met, or when it brings another text the first time it is met.
    """
    if row.values["part_of"] is not None:
        return whole_is_at(connection, row)
    canonical = url_key(stored["url"])
    if row.keys[0] == canonical:
        return True
    trust = [distrust(values["host_class"], values["url"]) for values in (row.values, stored)]
    if trust[0] != trust[1]:
        return trust[0] < trust[1]
    if stored["gone"]:
        return True
    met = dict(connection.execute("SELECT key, seen_at FROM urls WHERE key IN (?, ?)", (row.keys[0], canonical)))
    before = met.get(row.keys[0])
    if before is None:
        return not _same_text(row.values, stored)
    last = met.get(canonical) or stored["first_seen_at"]
    return datetime.fromisoformat(before) > datetime.fromisoformat(last)


def shares_text(one: str, other: str) -> bool:
    """Whether two texts have anything to do with each other: a tenth of the shorter one stands in the longer."""
    texts = [letters(text) for text in (one, other)]
    if texts[0] == texts[1]:
        return True
    from gkcrawl.dedup.shingles import containment, shingles

    return containment(*map(shingles, texts)) >= RELATED_CONTAINMENT


def _find_part(connection: sqlite3.Connection, row: DocumentRow) -> Known | None:
    """The stored part: of the same whole, or known by its id."""
    id = settle_part(connection, row) or row.values["id"]
    if not connection.execute("SELECT 1 FROM documents WHERE id = ?", (id,)).fetchone():
        return None
    state, key = _state(connection, id), url_key(row.values["url"])
    if key in {url_key(url) for url in (state["url"], *orjson.loads(state["other_urls"]))}:
        return Known(state, "address")
    return Known(state, "moved" if host_of(key) == host_of(url_key(state["url"])) else "mirrored")


def _state(connection: sqlite3.Connection, id: str) -> dict[str, Any]:
    return dict(zip(STATE, connection.execute(_FIND, (id,)).fetchone(), strict=True))


def _same_document(read: dict[str, Any], stored: dict[str, Any]) -> bool:
    """Whether two documents of one CMS number on one host are one: same or near text, or same title and 索引号."""
    from gkcrawl.dedup.shingles import jaccard, shingles

    if _same_text(read, stored):
        return letters(read["text"]) != "" or _title(read) == _title(stored) != ""
    if read["index_number"] and read["index_number"] == stored["index_number"] and _title(read) == _title(stored) != "":
        return True
    texts = [shingles(letters(values["text"])) for values in (read, stored)]
    return jaccard(*texts) >= EDITED_JACCARD


def _same_text(one: dict[str, Any], other: dict[str, Any], length: int = 0) -> bool:
    texts = [letters(values["text"]) for values in (one, other)]
    return texts[0] == texts[1] and len(texts[0]) >= length


def _title(values: dict[str, Any]) -> str:
    return letters(values["title"])
