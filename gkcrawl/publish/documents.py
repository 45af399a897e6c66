"""Rows of the published tables documents, paragraphs and versions: the contract, former versions, lines of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import completed
from gkcrawl.store.queries.selection import NO_COPY, Selection, documents
from gkcrawl.store.rows import OF_READING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.store import Store

    Rows = Iterator[dict[str, Any]]

IN_FILES = ("text", "tables")
"""Parts of attachments that stand in the table files alone: they are most of the bytes."""
assert set(IN_FILES) <= set(OF_READING)
_LINES = "SELECT id, version, text FROM documents WHERE text IS NOT NULL{and_} ORDER BY portal, id"
# Without CROSS JOIN the texts themselves would be sorted.
_FORMER = (
    "SELECT snapshot FROM documents CROSS JOIN versions ON versions.document = documents.id{where}"
    " ORDER BY documents.portal, documents.id, versions.version"
)


def current_documents(store: Store, *, copies: bool) -> Rows:
    """The documents as they are now, in the order of portal and id."""
    return documents(store, Selection(copies=copies))


def former_documents(store: Store, *, copies: bool) -> Rows:
    """The documents as they were before each change of their text or files; fields that were added since are absent."""
    where = "" if copies else f" WHERE {NO_COPY}"
    for (snapshot,) in store.rows(_FORMER.format(where=where)):
        yield completed(orjson.loads(snapshot))


def paragraphs(store: Store, clean: Callable[[str], str] = str, *, copies: bool) -> Rows:
    """The lines of the texts of all documents as ``clean`` makes them, but for empty ones."""
    and_ = "" if copies else f" AND {NO_COPY}"
    for id, version, text in store.rows(_LINES.format(and_=and_)):
        yield from lines(id, version, clean(text))


def lines(id: str, version: int, text: str) -> Rows:
    """The lines of a ``text`` that are not empty, each with the characters before it.

    >>> [(line["position"], line["start"], line["text"]) for line in lines("a", 1, "甲。\\n\\n乙。")]
    [(1, 0, '甲。'), (2, 4, '乙。')]
    """
    start = position = 0
    for line in text.split("\n"):
        if line:
            position += 1
            yield {"document": id, "version": version, "position": position, "start": start, "text": line}
        start += len(line) + 1
