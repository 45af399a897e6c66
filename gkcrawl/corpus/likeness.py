"""The index that likely duplicates are found in: tables ``likeness`` and ``likeness_keys``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import orjson

from gkcrawl.dedup.sketch import Sketch, likely, may_relate

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_BUCKET = 16
"""Of the documents under one key a new one is compared with so many, the first ones."""
_CANDIDATES = 48
_UNDER = f"SELECT * FROM (SELECT document FROM likeness_keys WHERE key = ? LIMIT {_BUCKET})"
_SKETCHES = (
    "SELECT document, signature, size, short_name, title_stem FROM likeness"
    " WHERE document IN (SELECT value FROM json_each(?))"
)


def enter(connection: sqlite3.Connection, number: int, reading_sha256: str, sketch: Sketch, keys: list[int]) -> None:
    """Put the document with that row number into the index, as kept for the time being."""
    connection.execute(
        "INSERT INTO likeness (document, reading_sha256, signature, keys, size, short_name, title_stem)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            reading_sha256,
            None if sketch.minima is None else sketch.minima.tobytes(),
            np.array(keys, dtype=np.int64).tobytes(),
            sketch.size,
            sketch.short_name,
            sketch.title_stem,
        ),
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


def candidates(connection: sqlite3.Connection, sketch: Sketch, keys: Sequence[int]) -> list[tuple[int, Sketch]]:
    """Documents under the same keys that may relate to the one of that ``sketch``, the likeliest first."""
    if not keys:
        return []
    shared = Counter(other for (other,) in connection.execute(" UNION ALL ".join([_UNDER] * len(keys)), keys))
    numbers = [other for other, _ in shared.most_common(_CANDIDATES)]
    rows = connection.execute(_SKETCHES, (orjson.dumps(numbers).decode(),)).fetchall()
    found = [(number, _sketch(*values)) for number, *values in rows]
    estimated = likely(sketch, [other for _, other in found])
    ordered = sorted(zip(estimated, found, strict=True), key=lambda pair: (-pair[0], pair[1][0]))
    return [other for jaccard, other in ordered if may_relate(sketch, other[1], jaccard)]


def _sketch(signature: bytes | None, size: int | None, short_name: str | None, title_stem: str | None) -> Sketch:
    """Of an index that was begun before there were names in it, a sketch without any."""
    return Sketch(
        minima=None if signature is None else np.frombuffer(signature, dtype=np.uint32),
        size=size or 0,
        short_name=short_name or "",
        title_stem=title_stem or "",
    )
