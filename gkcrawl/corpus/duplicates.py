"""Finding duplicates among stored documents, step by step: each is compared once, when it is new or changed.

A group is a star: copies, variants and users of a template all point to the one document they relate to, so
that a new document is compared with a few others however many the corpus holds.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from gkcrawl.corpus.feed import fetch, next_changes
from gkcrawl.dedup.judge import COPIES, NEAR, Reading, Verdict, are_strangers, judge, shares_agency
from gkcrawl.dedup.keys import fingerprint
from gkcrawl.dedup.minhash import estimates
from gkcrawl.identity import url_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from gkcrawl.dedup.minhash import Signature
    from gkcrawl.document import Relation
    from gkcrawl.store import Store

CONSUMER = "duplicates"
BATCH = 1000
"""Keys lie all over their table: a larger batch writes each page of it less often."""
_BUCKET = 16
"""Of the documents under one key a new one is compared with so many, the first ones."""
_CANDIDATES = 48
_MISSES = 6
"""After so many candidates that turned out to be nothing the rest is not looked at."""
_CROWD = 64
"""A group of more copies keeps its document unless a better host has it: re-pointing all would cost too much."""
_MARGIN = 0.25
_HELD = 500
"""So many readings are held at once; those of long documents are some megabytes."""
_SIGNATURES = "SELECT document, signature FROM likeness WHERE document IN (SELECT value FROM json_each(?))"
_PRECEDENCE = {name: place for place, name in enumerate(("exact", "repost", "retitled", "variant", "template"))}


def find_duplicates(store: Store, progress: Callable[[int], object] = lambda _: None) -> Counter[str]:
    """Compare documents that are new or changed; how many got which relation, all of them under ``compared``.

    Each batch is a transaction: a kill costs at most one. ``progress`` is told how many are done.
    """
    counts: Counter[str] = Counter()
    while True:
        with store.transaction() as connection:
            changed = next_changes(connection, CONSUMER, "likeness", BATCH)
            if changed is None:
                return counts
            readings = _Readings(connection)
            for document in changed:
                counts["compared"] += 1
                if relation := _place(connection, readings, document):
                    counts[relation] += 1
        progress(counts["compared"])


class _Readings(dict[int, Reading]):
    """Readings by document number within one transaction: the same few are compared with many."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __missing__(self, number: int) -> Reading:
        if len(self) >= _HELD:
            self.clear()
        reading = self[number] = Reading.of(fetch(self._connection, number))
        return reading


def _place(connection: sqlite3.Connection, readings: _Readings, document: dict[str, Any]) -> Relation | None:
    """Take the place of ``document`` among the others; the relation it got, if any."""
    number = document["number"]
    _forget(connection, number)
    reading = readings[number] = Reading.of(document)
    keys, minima = fingerprint(reading)
    connection.execute(
        "INSERT INTO likeness (document, reading_sha256, signature, keys) VALUES (?, ?, ?, ?)",
        (
            number,
            document["reading_sha256"],
            None if minima is None else minima.tobytes(),
            np.array(keys, dtype=np.int64).tobytes(),
        ),
    )
    matches = _matches(connection, readings, number, keys, minima)
    connection.executemany("INSERT OR IGNORE INTO likeness_keys VALUES (?, ?)", [(key, number) for key in keys])
    for other, verdict in matches:
        if verdict.relation in COPIES:
            _join(connection, readings, number, other, verdict)
    if not matches:
        return None
    other, verdict = matches[0]
    if verdict.relation not in COPIES:
        _point(connection, number, _head(connection, other, verdict.relation), verdict)
    return verdict.relation


def _forget(connection: sqlite3.Connection, number: int) -> None:
    """Take a document that changed out of the index; those that pointed to it are compared again."""
    row = connection.execute("SELECT keys FROM likeness WHERE document = ?", (number,)).fetchone()
    if row is None:
        return
    keys = np.frombuffer(row[0], dtype=np.int64).tolist()
    connection.executemany("DELETE FROM likeness_keys WHERE key = ? AND document = ?", [(key, number) for key in keys])
    connection.execute("DELETE FROM likeness WHERE document = ?", (number,))
    members = [(member,) for (member,) in connection.execute("SELECT document FROM likeness WHERE kept = ?", (number,))]
    connection.executemany(
        "UPDATE likeness SET kept = NULL, relation = NULL, reading_sha256 = '' WHERE document = ?", members
    )
    connection.executemany("INSERT OR REPLACE INTO changes (document) VALUES (?)", members)
    connection.executemany(
        "UPDATE documents SET duplicates = NULL WHERE number = ? AND duplicates IS NOT NULL", [(number,), *members]
    )


def _matches(
    connection: sqlite3.Connection, readings: _Readings, number: int, keys: list[int], minima: Signature | None
) -> list[tuple[int, Verdict]]:
    """Verdicts on documents that share a key with this one, the closest relation first."""
    reading = readings[number]
    misses = 0
    matches: list[tuple[int, Verdict]] = []
    for other, likely in _candidates(connection, number, keys, minima):
        candidate = readings[other]
        if likely < NEAR - _MARGIN and not shares_agency(reading, candidate):
            continue
        if matches and are_strangers(reading, candidate):
            # It could only be one more that fills in the same template.
            continue
        if verdict := judge(reading, candidate):
            matches.append((other, verdict))
        else:
            misses += 1
        if misses > _MISSES or (verdict and verdict.relation == "exact"):
            break
    return sorted(matches, key=lambda match: (_PRECEDENCE[match[1].relation], -match[1].jaccard, match[0]))


def _candidates(
    connection: sqlite3.Connection, number: int, keys: list[int], minima: Signature | None
) -> list[tuple[int, float]]:
    """Documents under the same keys and their estimated Jaccard, the likeliest first."""
    if not keys:
        return []
    bucket = f"SELECT * FROM (SELECT document FROM likeness_keys WHERE key = ? LIMIT {_BUCKET})"
    shared = Counter(other for (other,) in connection.execute(" UNION ALL ".join([bucket] * len(keys)), keys))
    del shared[number]
    numbers = [other for other, _ in shared.most_common(_CANDIDATES)]
    signed = connection.execute(_SIGNATURES, (orjson.dumps(numbers).decode(),)).fetchall()
    # Of a document without prose nothing can be told without reading it.
    comparable = [(other, blob) for other, blob in signed if blob is not None and minima is not None]
    candidates = [(other, 1.0) for other, blob in signed if blob is None or minima is None]
    if minima is not None:
        likely = estimates(minima, [blob for _, blob in comparable])
        candidates += zip((other for other, _ in comparable), likely, strict=True)
    return sorted(candidates, key=lambda candidate: (-candidate[1], candidate[0]))


def _join(connection: sqlite3.Connection, readings: _Readings, one: int, other: int, verdict: Verdict) -> None:
    """Make the groups of two copies one: its best document is kept, all others point to it."""
    roots = {_root(connection, one), _root(connection, other)}
    if len(roots) == 1:
        return
    parts = slice(2) if any(_is_crowd(connection, root) for root in roots) else slice(None)
    # Of equal rank, the one that was in the group before is kept.
    kept, copy = sorted(
        roots, key=lambda root: (_rank(connection, readings, root)[parts], root == _root(connection, one))
    )
    members = [row[0] for row in connection.execute("SELECT document FROM likeness WHERE kept = ?", (copy,))]
    _point(connection, copy, kept, _judged(readings, copy, kept) or verdict)
    for member in members:
        relation, likeness = connection.execute(
            "SELECT relation, jaccard FROM likeness WHERE document = ?", (member,)
        ).fetchone()
        former = Verdict(relation=relation, jaccard=likeness)
        _point(connection, member, kept, (_judged(readings, member, kept) if relation in COPIES else None) or former)


def _judged(readings: _Readings, copy: int, kept: int) -> Verdict | None:
    """What a copy is to the document kept; None where they are alike only by way of a third."""
    verdict = judge(readings[copy], readings[kept])
    return verdict if verdict and verdict.relation in COPIES else None


def _root(connection: sqlite3.Connection, number: int) -> int:
    """The document that a copy's group keeps; any other is kept itself."""
    kept, relation = connection.execute("SELECT kept, relation FROM likeness WHERE document = ?", (number,)).fetchone()
    return int(kept) if relation in COPIES else number


def _head(connection: sqlite3.Connection, number: int, relation: Relation) -> int:
    """What a new variant, or user of a template, points to: what its like already points to."""
    root = _root(connection, number)
    kept, other = connection.execute("SELECT kept, relation FROM likeness WHERE document = ?", (root,)).fetchone()
    return int(kept) if other == relation else root


def _is_crowd(connection: sqlite3.Connection, number: int) -> bool:
    limited = "SELECT 1 FROM likeness WHERE kept = ? LIMIT ?"
    return len(connection.execute(limited, (number, _CROWD)).fetchall()) == _CROWD


def _rank(connection: sqlite3.Connection, readings: _Readings, number: int) -> tuple[Any, ...]:
    (first_seen_at,) = connection.execute("SELECT first_seen_at FROM documents WHERE number = ?", (number,)).fetchone()
    return (*readings[number].rank, first_seen_at, number)


def _point(connection: sqlite3.Connection, number: int, kept: int, verdict: Verdict) -> None:
    """Record the relation of a document to the one kept, here and in the document."""
    kept_id, group, url, other_urls = connection.execute(
        "SELECT id, COALESCE(group_id, id), url, other_urls FROM likeness"
        " JOIN documents ON documents.number = likeness.document WHERE number = ?",
        (kept,),
    ).fetchone()
    connection.execute(
        "UPDATE likeness SET kept = ?, relation = ?, group_id = ?, jaccard = ? WHERE document = ?",
        (kept, verdict.relation, group, verdict.jaccard, number),
    )
    connection.execute("UPDATE likeness SET group_id = ? WHERE document = ?", (group, kept))
    value = orjson.dumps({"group": group, "of": kept_id, "relation": verdict.relation}).decode()
    connection.execute("UPDATE documents SET duplicates = ? WHERE number = ?", (value, number))
    if verdict.relation in ("exact", "repost"):
        seen_at = connection.execute("SELECT url, other_urls FROM documents WHERE number = ?", (number,)).fetchone()
        urls = {*orjson.loads(other_urls), seen_at[0], *orjson.loads(seen_at[1])}
        others = sorted(other for other in urls if url_key(other) != url_key(url))
        connection.execute(
            "UPDATE documents SET other_urls = ? WHERE number = ?", (orjson.dumps(others).decode(), kept)
        )
