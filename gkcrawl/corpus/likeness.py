"""Index of candidates for near-duplicates: tables ``likeness`` and ``likeness_keys``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import orjson

from gkcrawl.dedup.rules import BANDS, CANDIDATES, KEY_DOCUMENTS
from gkcrawl.dedup.sketch import Sketch, likely, may_relate

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_UNDER = "SELECT key, document FROM likeness_keys WHERE key IN (SELECT value FROM json_each(?))"
_SKETCHES = (
    "SELECT document, signature, coalesce(size, 0), coalesce(short_name, ''), coalesce(title_stem, '') FROM likeness"
    " WHERE document IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is under the keys of a document: candidates, the likeliest first, and the keys that have room for more."""

    candidates: list[tuple[int, Sketch]]
    free: list[int]


def look_up(connection: sqlite3.Connection, sketch: Sketch, keys: Sequence[int]) -> Found:
    """Documents under one of ``keys`` that may relate to the one of that ``sketch``."""
    entries = connection.execute(_UNDER, (orjson.dumps(keys).decode(),)).fetchall()
    crowds = Counter(key for key, _ in entries)
    shared = Counter(other for _, other in entries)
    # A key that is no band counts as all bands: a copy of one of thousands that fill in a template shares no band
    # that has room.
    telling = set(keys[:-BANDS] if sketch.minima else keys)
    shared.update({other: BANDS for key, other in entries if key in telling})
    numbers = [other for other, _ in shared.most_common(CANDIDATES)]
    rows = connection.execute(_SKETCHES, (orjson.dumps(numbers).decode(),)).fetchall() if numbers else []
    sketches = [(number, Sketch._make(values)) for number, *values in rows]
    estimated = likely(sketch, [other for _, other in sketches])
    ordered = sorted(zip(estimated, sketches, strict=True), key=lambda pair: (-pair[0], pair[1][0]))
    return Found(
        candidates=[other for jaccard, other in ordered if may_relate(sketch, other[1], jaccard)],
        free=[key for key in keys if crowds[key] < KEY_DOCUMENTS],
    )


def enter(connection: sqlite3.Connection, number: int, reading_sha256: str, sketch: Sketch, keys: list[int]) -> None:
    """Put the document with that row number into the index under ``keys``, as kept for the time being."""
    connection.execute(
        "INSERT INTO likeness (document, reading_sha256, keys, signature, size, short_name, title_stem)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, reading_sha256, np.array(keys, dtype=np.int64).tobytes(), *sketch),
    )
    connection.executemany("INSERT OR IGNORE INTO likeness_keys VALUES (?, ?)", [(key, number) for key in keys])


def leave(connection: sqlite3.Connection, number: int) -> bool:
    """Take a document out of the index; False if it was not in it."""
    row = connection.execute("SELECT keys FROM likeness WHERE document = ?", (number,)).fetchone()
    if row is None:
        return False
    keys = np.frombuffer(row[0], dtype=np.int64).tolist()
    connection.executemany("DELETE FROM likeness_keys WHERE key = ? AND document = ?", [(key, number) for key in keys])
    connection.execute("DELETE FROM likeness WHERE document = ?", (number,))
    return True
