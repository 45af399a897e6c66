"""Full-text search with SQLite FTS5: incremental index, ranking, snippets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcrawl.characters import nfkc
from gkcrawl.contract import best_day
from gkcrawl.corpus.feed import FETCH, Feed, as_dict, give_way
from gkcrawl.corpus.spelling import occurrences, searchable, spelled
from gkcrawl.corpus.synonyms import variants
from gkcrawl.corpus.words import FIELDS, as_typed, document_tokens, match
from gkcrawl.errors import ConfigError
from gkcrawl.store.queries.selection import DAY, NO_COPY, within

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gkcrawl.store import Store
    from gkcrawl.store.queries.selection import Selection

CONSUMER = "search"
BATCH = 5000
"""Each batch becomes one segment of the index: fewer and larger ones are merged less often."""
POOL = 100
"""So many documents are ranked: those with all words in the title first, then the latest stored."""
SNIPPET_BEFORE = 30
"""Characters shown before the first hit, and half of those shown behind it: a line or two of a terminal."""
SHORT_DOCUMENT = 200
"""Characters that every text counts more: one word in a text of a few is no better a hit than in a page."""
_SCORE_DIGITS = 4  # decimals of a density: smaller differences leave the order to the date


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document found; ``snippet`` is text around the first word, ``spans`` are (start, end) of words in it.

    ``gone`` is the time since when none of its addresses answers, ``file`` the name or address of the file that the
    snippet is from where it is not the page's own text.
    """

    id: str
    title: str | None
    agency: str | None
    portal: str | None
    kind: str
    date: str | None
    url: str
    gone: str | None
    snippet: str
    spans: list[tuple[int, int]]
    file: str | None = None


class Results(NamedTuple):
    """The best hits, and whether ``more`` documents, which were not ranked, may hold better ones."""

    hits: list[Hit]
    more: bool


def index_words(store: Store, progress: Callable[[int], object] = lambda _: None) -> int:
    """Bring the index up to date with the corpus; how many documents were read. Each batch is a transaction."""
    count = 0
    while True:
        with store.transaction() as connection:
            feed = Feed(connection, CONSUMER, "worded", BATCH)
            for document in feed:
                connection.execute("DELETE FROM worded WHERE document = ?", (document["number"],))
                entry = connection.execute(
                    "INSERT INTO worded (document, reading_sha256) VALUES (?, ?)",
                    (document["number"], document["reading_sha256"]),
                ).lastrowid
                connection.execute(
                    "INSERT INTO words (rowid, tokens) VALUES (?, ?)", (entry, document_tokens(document))
                )
                count += 1
        if feed.exhausted:
            return count
        progress(count)
        give_way()


def search(
    store: Store, words: Sequence[str], filters: Selection, *, limit: int = 20, synonyms: bool = True
) -> Results:
    """The best ``limit`` documents among those of ``filters`` that hold all ``words``, or ``synonyms`` of them.

    Ranked by words in the title, then by how much of the text they are, then by date, later first. Copies
    of other documents are left out. Raises `ConfigError` for words that hold nothing to look for.
    """
    if not words or not all(match([word], {}) for word in words):
        raise ConfigError("nothing to search for: give words, such as 年报 or 信息公开")
    chosen = _chosen(filters)
    said = variants if synonyms else as_typed
    anywhere = match(words, chosen, variants=said)
    if filters.agency and (agency := match([filters.agency], {}, variants=said)):
        anywhere = f"{anywhere} AND {agency}"
    titled = _found(store, f"{match(words, {}, in_title=True, variants=said)} AND {anywhere}", filters)
    crowded = len(titled) > POOL
    pool = dict.fromkeys(titled if crowded else [*titled, *_found(store, anywhere, filters)])
    wanted = [[searchable(way) for way in said(word)] for word in words]
    agencies = [searchable(way) for way in said(filters.agency or "")]
    ranked = sorted(
        (score, document["id"], number)
        for number in islice(pool, POOL)
        # One at a time: texts of files may be long.
        for document in (_fetch(store, number),)
        if any(name in searchable(f"{document['agency']}\0{document['issuer']}") for name in agencies)
        and (score := _score(document, wanted))
    )
    printed = spelled(way for ways in wanted for way in ways)
    # Unless there are too many of them, all documents with all words in the title were ranked, and come first.
    settled = not crowded and sum(score[0] == -len(wanted) for score, *_ in ranked) >= limit
    hits = [_hit(_fetch(store, number), printed) for _, _, number in ranked[:limit]]
    return Results(hits, len(pool) > POOL and not settled)


def newest(store: Store, filters: Selection, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The latest stored documents of ``filters`` after the first ``offset``; snippets are their beginnings."""
    where, parameters = replace(filters, copies=False).where()
    source, order = "documents", "number"
    if indexed := match([filters.agency] if filters.agency else [], _chosen(filters)):
        # Rows of documents that are not wanted are not read.
        source, order = _INDEXED, "words.rowid"
        where, parameters = f"{where} AND words MATCH ?", [*parameters, indexed]
    sql = f"SELECT documents.number FROM {source}{where} ORDER BY {order} DESC LIMIT ? OFFSET ?"
    numbers = [number for (number,) in store.rows(sql, (*parameters, limit, offset))]
    return [_hit(_fetch(store, number), None) for number in numbers]


def _chosen(filters: Selection) -> dict[str, str]:
    """The filters that the index has tokens of."""
    region = filters.region and within(filters.region)[0]
    facets = {"portal": filters.portal, "kind": filters.kind, "year": filters.year, "region": region}
    return {name: str(value) for name, value in facets.items() if value is not None}


def _found(store: Store, query: str, filters: Selection) -> list[int]:
    """Numbers of the latest documents that ``query`` finds, one more than are ranked."""
    values = {"query": query, "since": filters.since, "seen": filters.seen, "most": POOL + 1}
    return [number for (number,) in store.rows(_QUERY, values)]


def _fetch(store: Store, number: int) -> dict[str, Any]:
    return as_dict(next(store.rows(FETCH, (number,))))


# CROSS JOIN keeps SQLite from starting with another table than the index.
_INDEXED = (
    "words CROSS JOIN worded ON worded.entry = words.rowid CROSS JOIN documents ON documents.number = worded.document"
)
_QUERY = (
    f"SELECT documents.number FROM {_INDEXED}"
    f" WHERE words MATCH :query AND (:since IS NULL OR {DAY} >= :since)"
    " AND (:seen IS NULL OR substr(first_seen_at, 1, 7) = :seen)"
    f" AND {NO_COPY}"
    " ORDER BY words.rowid DESC LIMIT :most"
)


def _score(document: Mapping[str, Any], wanted: Sequence[Sequence[str]]) -> tuple[int, float, int] | None:
    """The smaller the better; None for a document that holds the pairs of a word but not the word.

    ``wanted`` are the ways to say each word, `searchable`.
    """
    fields = [document[name] for name in FIELDS]
    fields += [file[name] for file in document["attachments"] for name in ("name", "text")]
    whole = searchable("\0".join(field for field in fields if field))
    counts = [sum(occurrences(way, whole) for way in ways) for ways in wanted]
    if not all(counts):
        return None
    title = searchable(document["title"])
    density = sum(counts) / (len(whole) + SHORT_DOCUMENT)
    date = int(best_day(document).replace("-", ""))
    titled = sum(any(occurrences(way, title) for way in ways) for ways in wanted)
    return (-titled, -round(density, _SCORE_DIGITS), -date)


def _hit(document: Mapping[str, Any], wanted: re.Pattern[str] | None) -> Hit:
    text, first, file = _context(document, wanted) if wanted else (_in_line(document["text"]), None, None)
    start = max(0, first.start() - SNIPPET_BEFORE) if first else 0
    snippet = text[start : (first.end() if first else 0) + 2 * SNIPPET_BEFORE]
    return Hit(
        **{name: document[name] for name in ("id", "title", "portal", "kind", "url", "gone")},
        agency=document["agency"] or document["issuer"],
        date=best_day(document),
        snippet=snippet,
        spans=[found.span() for found in wanted.finditer(snippet)] if wanted else [],
        file=file,
    )


def _context(document: Mapping[str, Any], wanted: re.Pattern[str]) -> tuple[str, re.Match[str] | None, str | None]:
    """The text that has a word, the page's or the first of a file, the word, and what the file is called."""
    page = _in_line(document["text"])
    if first := wanted.search(page):
        return page, first, None
    for file in document["attachments"]:
        text = _in_line(file["text"])
        if first := wanted.search(text):
            return text, first, file["name"] or file["url"]
    return page, None, None


def _in_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", nfkc(text or ""))
