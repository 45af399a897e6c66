"""Differences between two versions of a document, and the history of its metadata."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.contract import METADATA, completed, document_from
from gkcrawl.errors import ConfigError, NotFound
from gkcrawl.identity import file_key
from gkcrawl.store.rows import SELECT, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.document import Document
    from gkcrawl.store import Store

LINES_COMPARED = 20_000
"""Lines of a file's text from which no diff is made: the time it takes grows with their product."""
CONTEXT_LINES = 2  # unchanged lines shown around each change: lines of a text are whole paragraphs


@dataclass(frozen=True, slots=True)
class Change:
    """Metadata that changed ``at`` a time, in version ``version``: field → [before, after]."""

    at: str
    version: int
    fields: dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class ReplacedFile:
    """A file of both versions with another content: SHA-256 ``before`` and ``after``, and how its text differs.

    ``lines`` are those of a unified diff, None where one of the two was not read, or is too long to be compared.
    """

    name: str | None
    url: str
    before: str
    after: str
    lines: list[str] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions, their changed fields and the lines of a unified diff of their texts, without its header.

    ``files`` are those that were replaced; which files a document has is one of the fields.
    """

    before: Document
    after: Document
    fields: dict[str, tuple[Any, Any]]
    lines: list[str]
    files: list[ReplacedFile]


def version_of(store: Store, id: str, version: int | None = None) -> dict[str, Any]:
    """The document ``id`` as it is, or was in ``version``; raises `NotFound` when it has no such version."""
    current = next(store.rows(f"{SELECT} WHERE id = ?", (id,)))
    document = decode(current)
    if version is None or version == document["version"]:
        return document
    for (snapshot,) in store.rows("SELECT snapshot FROM versions WHERE document = ? AND version = ?", (id, version)):
        return dict(completed(orjson.loads(snapshot)))
    raise NotFound(f"document {id} has no version {version}; it has 1 to {document['version']}")


def difference(store: Store, id: str, first: int | None = None, second: int | None = None) -> Difference:
    """What changed from version ``first`` to ``second``: by default, by the latest change of the text or of files.

    Raises `NotFound` for versions that are not there, `ConfigError` where there is but one.
    """
    after = version_of(store, id, second)
    number = after["version"] - 1 if first is None else first
    if number < 1:
        raise ConfigError(f"document {id} has only one version: neither its text nor a file ever changed")
    before = version_of(store, id, number)
    fields = {name: (before[name], after[name]) for name in METADATA if before[name] != after[name]}
    files = [[file["url"] for file in version["attachments"]] for version in (before, after)]
    if files[0] != files[1]:
        fields["attachments"] = (files[0], files[1])
    lines = list(_lines(before["text"], after["text"]))
    return Difference(document_from(before), document_from(after), fields, lines, list(_replaced(before, after)))


def history(store: Store, id: str) -> list[Change]:
    """Every change of the metadata of document ``id``, oldest first."""
    rows = store.rows("SELECT at, version, fields FROM history WHERE document = ? ORDER BY id", (id,))
    return [Change(at, version, orjson.loads(fields)) for at, version, fields in rows]


def _replaced(before: dict[str, Any], after: dict[str, Any]) -> Iterator[ReplacedFile]:
    former = {file_key(file["url"]): file for file in before["attachments"] if file["sha256"]}
    for file in after["attachments"]:
        old = former.get(file_key(file["url"]))
        if old and file["sha256"] not in (None, old["sha256"]):
            texts = [old["text"], file["text"]]
            comparable = all(text and text.count("\n") < LINES_COMPARED for text in texts)
            lines = list(_lines(*texts)) if comparable else None
            yield ReplacedFile(file["name"], file["url"], old["sha256"], file["sha256"], lines)


def _lines(before: str | None, after: str | None) -> Iterator[str]:
    old, new = ((text or "").split("\n") for text in (before, after))
    unified = difflib.unified_diff(old, new, n=CONTEXT_LINES, lineterm="")
    # The two lines that name files say nothing here.
    return (line for number, line in enumerate(unified) if number > 1)
