"""Incremental search for near-duplicates in the store: each document is compared once, when it is new or changed.

A group is a star: copies, variants and users of a template all point to the one document they relate to, so
that a new document is compared with a few others however many the corpus holds.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.corpus.feed import Feed, fetch, give_way
from gkcrawl.corpus.likeness import enter, leave, look_up
from gkcrawl.dedup.judge import Reading, Verdict, are_strangers, judge
from gkcrawl.dedup.rules import COPIES, CROWD, MISSES, RELATIONS, SAME_PAGES, version
from gkcrawl.dedup.sketch import Sketch, keys
from gkcrawl.identity import url_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from gkcrawl.document import Relation
    from gkcrawl.store import Store

CONSUMER = f"duplicates:{version()}"
"""Named after the rules: under other rules it has looked at nothing yet."""
BATCH = 5000
"""Keys lie all over their table: a larger batch writes each page of it less often."""
_HELD = 3_000_000
"""Characters of text whose readings are held at once: they take some twenty bytes each."""
_PRECEDENCE = {rule.name: place for place, rule in enumerate(RELATIONS)}


def find_duplicates(store: Store, progress: Callable[[int], object] = lambda _: None) -> Counter[str]:
    """Compare documents that are new or changed; how many got which relation, all of them under ``compared``.

    Under other rules than the last ones were compared by, that is all of them. Each batch is a transaction: a kill
    costs at most one. ``progress`` is told how many are done.
    """
    counts: Counter[str] = Counter()
    while True:
        with store.transaction() as connection:
            _begin_anew_under_other_rules(connection)
            feed = Feed(connection, CONSUMER, "likeness", BATCH)
            readings = _Readings(connection)
            for document in feed:
                counts["compared"] += 1
                if relation := _place(connection, readings, document):
                    counts[relation] += 1
        if feed.exhausted:
            return counts
        progress(counts["compared"])
        give_way()


def _begin_anew_under_other_rules(connection: sqlite3.Connection) -> None:
    """Empty the index where other rules have made it; documents keep what was found until they are judged."""
    if not connection.execute("SELECT 1 FROM cursors WHERE name = ?", (CONSUMER,)).fetchone():
        for statement in ("likeness", "likeness_keys", "cursors WHERE name LIKE 'duplicates%'"):
            connection.execute(f"DELETE FROM {statement}")


class _Readings:
    """Readings by document number within one transaction, the latest ones: the same few are compared with many."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[int, Reading] = {}
        self._characters = 0

    def __getitem__(self, number: int) -> Reading:
        return self._held.get(number) or self.hold(number, fetch(self._connection, number))

    def hold(self, number: int, document: dict[str, Any]) -> Reading:
        """The reading of ``document``, in place of an older one, and of the first ones when they are too many."""
        self._drop(number)
        reading = self._held[number] = Reading.of(document)
        self._characters += len(reading.text)
        while self._characters > _HELD and len(self._held) > 1:
            self._drop(next(iter(self._held)))
        return reading

    def _drop(self, number: int) -> None:
        if number in self._held:
            self._characters -= len(self._held.pop(number).text)


def _place(connection: sqlite3.Connection, readings: _Readings, document: dict[str, Any]) -> Relation | None:
    """Take the place of ``document`` among the others; the relation it got, if any."""
    number = document["number"]
    _forget(connection, number)
    reading = readings.hold(number, document)
    sketch = Sketch.of(reading)
    found = look_up(connection, sketch, keys(reading, sketch))
    matches = _matches(readings, reading, sketch, found.candidates)
    enter(connection, number, document["reading_sha256"], sketch, found.free)
    for other, verdict in matches:
        if verdict.relation in COPIES:
            _join(connection, readings, number, other, verdict)
    if matches and matches[0][1].relation not in COPIES:
        other, verdict = matches[0]
        _point(connection, number, _head(connection, other, verdict.relation), verdict)
    connection.execute(
        "UPDATE documents SET duplicates = NULL WHERE number = ? AND duplicates IS NOT NULL"
        " AND (SELECT kept FROM likeness WHERE document = number) IS NULL",
        (number,),
    )
    return matches[0][1].relation if matches else None


def _forget(connection: sqlite3.Connection, number: int) -> None:
    """Take a document that changed out of the index; those that pointed to it are compared again."""
    if not leave(connection, number):
        return
    members = [(member,) for (member,) in connection.execute("SELECT document FROM likeness WHERE kept = ?", (number,))]
    connection.executemany(
        "UPDATE likeness SET kept = NULL, relation = NULL, reading_sha256 = '' WHERE document = ?", members
    )
    connection.executemany("INSERT OR REPLACE INTO changes (document) VALUES (?)", members)
    connection.executemany(
        "UPDATE documents SET duplicates = NULL WHERE number = ? AND duplicates IS NOT NULL", members
    )


def _matches(
    readings: _Readings, reading: Reading, sketch: Sketch, found: list[tuple[int, Sketch]]
) -> list[tuple[int, Verdict]]:
    """Verdicts on the documents ``found`` for this one, the closest relation first."""
    misses = 0
    matches: list[tuple[int, Verdict]] = []
    for other, candidate in found:
        if matches and are_strangers(sketch, candidate):
            # It could only be one more that fills in the same template.
            continue
        if verdict := judge(reading, readings[other]):
            matches.append((other, verdict))
        else:
            misses += 1
        if misses > MISSES or (verdict and verdict.relation == "exact"):
            break
    return sorted(matches, key=lambda match: (_PRECEDENCE[match[1].relation], -match[1].jaccard, match[0]))


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
    return len(connection.execute(limited, (number, CROWD)).fetchall()) == CROWD


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
    if verdict.relation in SAME_PAGES:
        seen_at = connection.execute("SELECT url, other_urls FROM documents WHERE number = ?", (number,)).fetchone()
        urls = {*orjson.loads(other_urls), seen_at[0], *orjson.loads(seen_at[1])}
        others = sorted(other for other in urls if url_key(other) != url_key(url))
        connection.execute(
            "UPDATE documents SET other_urls = ? WHERE number = ?", (orjson.dumps(others).decode(), kept)
        )
