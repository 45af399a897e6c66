"""The corpus for Python programs: documents by filter or named cursor, search, versions, archived responses."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, get_args

from gkcrawl.config import configured
from gkcrawl.contract import document_from
from gkcrawl.corpus import duplicates, search, statistics, versions
from gkcrawl.corpus.feed import pending
from gkcrawl.corpus.figures import COLUMNS, Figures, figures
from gkcrawl.corpus.lookup import check_portal, document_of
from gkcrawl.corpus.new_documents import new_documents
from gkcrawl.corpus.response import Response, read_response
from gkcrawl.disk import Closing
from gkcrawl.document import Kind
from gkcrawl.errors import ArchiveError, ConfigError
from gkcrawl.store.queries.selection import Selection, documents, former_versions
from gkcrawl.store.store import existing
from gkcrawl.store.warc_files import WarcFiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typing_extensions import Unpack

    from gkcrawl.corpus.search import Results
    from gkcrawl.corpus.versions import Change, Difference
    from gkcrawl.document import Document
    from gkcrawl.statistics.model import Statistics
    from gkcrawl.store import Store

_LOG = logging.getLogger(__name__)


class Filters(TypedDict, total=False):
    """Which documents; what is left out or None is any. The options of `gkcrawl export` mean the same.

    ``since`` (a date, or YYYY-MM-DD) goes by the published, else the written date, else the day first seen; ``year`` is
    the report's, else that of the same day; ``agency`` is part of an agency's or issuer's name.
    """

    portal: str | None
    kind: Kind | None
    since: date | str | None
    year: int | None
    agency: str | None


def open_corpus(path: str | os.PathLike[str] | None = None, archive: str | os.PathLike[str] | None = None) -> Corpus:
    """The corpus in the database ``path`` whose responses lie in the folder ``archive``, for a ``with`` block.

    Without them both are where `gkcrawl config` says; the archive of a ``path`` that is given, beside it.

    Raises:
        ConfigError: there is no such database, or a setting is wrong.
        StoreError: the database cannot be opened (`UnusableDatabase`), or is locked.
    """
    places = configured(db=None if path is None else Path(path), archive=None if archive is None else Path(archive))
    return Corpus(existing(places["db"].value), places["archive"].value)


class Corpus(Closing):
    """Reads a corpus; use it in one thread. Nothing of it changes documents, and a crawl may go on meanwhile.

    As the commands do, it compares new documents with the others, takes them into the search index and reads numbers of
    reports when that is needed, and keeps all in the database; one that may not be written is used as it is. Every
    method raises `StoreError` when the database is locked or damaged, and those that take filters `ConfigError` for a
    wrong one.
    """

    def __init__(self, store: Store, archive: Path) -> None:
        self._store, self._files = store, WarcFiles(store, archive)

    @property
    def path(self) -> Path:
        """Where the database is."""
        return self._store.path

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def documents(self, *, copies: bool = False, **filters: Unpack[Filters]) -> Iterator[Document]:
        """Documents in the order of portal and id, all from one state of the database; ``copies`` of others as well."""
        selection = self._selection(filters, copies=copies)
        self._compare_new()
        return map(document_from, documents(self._store, selection))

    @contextmanager
    def new_documents(
        self, consumer: str, *, copies: bool = False, **filters: Unpack[Filters]
    ) -> Iterator[Iterator[Document]]:
        """Documents that are new or changed since ``consumer`` last took all of them, for a ``with`` block.

        Its cursor moves when the block ends without an error and all were taken; else they come again. It is the cursor
        of ``gkcrawl export --since-export``. Use one name with one set of filters.

        Raises:
            ConfigError: another process takes documents for ``consumer``.
        """
        selection = self._selection(filters, copies=copies)
        self._compare_new()
        with new_documents(self._store, consumer, selection) as found:
            yield map(document_from, found)

    def get(self, name: str, version: int | None = None) -> Document:
        """The document with the id, beginning of an id or address ``name``, as it is or was in ``version`` (from 1).

        Raises:
            NotFound: there is no such document or version.
            ConfigError: several ids begin so.
        """
        return document_from(versions.version_of(self._store, document_of(self._store, name), version))

    def versions(self, name: str) -> list[Document]:
        """The document whenever its text was another, oldest first, the present one last; see `get`."""
        id = document_of(self._store, name)
        return [*map(document_from, former_versions(self._store, id)), self.get(id)]

    def history(self, name: str) -> list[Change]:
        """Every change of the metadata of a document, oldest first; see `get`."""
        return versions.history(self._store, document_of(self._store, name))

    def diff(self, name: str, first: int | None = None, second: int | None = None) -> Difference:
        """What changed between two versions of a document; by default the latest change of its text; see `get`.

        Raises:
            ConfigError: its text never changed.
        """
        return versions.difference(self._store, document_of(self._store, name), first, second)

    def search(
        self, words: str | Sequence[str], *, limit: int = 20, synonyms: bool = True, **filters: Unpack[Filters]
    ) -> Results:
        """The best ``limit`` documents that hold all ``words``: a text of words between spaces, or several.

        With ``synonyms`` 年报 finds 年度报告 too. Copies of other documents are left out.

        Raises:
            ConfigError: ``words`` hold nothing to look for.
        """
        chosen = self._selection(filters)
        self._compare_new()
        if self._lags(search.CONSUMER, "not in the search index yet"):
            search.index_words(self._store)
        wanted = words.split() if isinstance(words, str) else words
        return search.search(self._store, wanted, chosen, limit=limit, synonyms=synonyms)

    def statistics(self, name: str) -> Statistics | None:
        """What was read from the annual report ``name``, with its checks; None if it is none; see `get`."""
        self._read_numbers()
        return statistics.statistics_of(self._store, document_of(self._store, name))

    def figures(
        self,
        *,
        region: str | None = None,
        agency: str | None = None,
        year: int | None = None,
        keys: Sequence[str] = (),
        copies: bool = False,
    ) -> Iterator[dict[str, Any]]:
        """Numbers of annual reports by region, agency and year, columns as in `gkcrawl statistics`; None or () is any.

        ``region`` is a code of GB/T 2260 or a name (those below it as well), ``agency`` part of a name, ``keys`` are
        of statistics_keys.csv. Without ``copies`` those of copies of other documents are left out.

        Raises:
            ConfigError: ``region`` is digits that are no code.
        """
        chosen = Figures(region=region, agency=agency, year=year, keys=keys, copies=copies)
        self._compare_new()
        self._read_numbers()
        for batch in figures(self._store, chosen):
            for row in batch.rows():
                yield dict(zip(COLUMNS, row, strict=True))

    def read_capture(self, document: Document) -> Response:
        """The archived response that ``document`` was read from; raises `ArchiveError` when it is not there."""
        if document.capture is None:
            raise ArchiveError(f"document {document.id} has no capture")
        return read_response(self._files, document.capture)

    def _selection(self, filters: Filters, *, copies: bool = True) -> Selection:
        chosen = _selection(filters, copies=copies)
        check_portal(self._store, chosen.portal)
        return chosen

    def _compare_new(self) -> None:
        if self._lags(duplicates.CONSUMER, "not compared with the others yet"):
            duplicates.find_duplicates(self._store)

    def _read_numbers(self) -> None:
        if self._lags(statistics.CONSUMER, "not read for their statistics yet"):
            statistics.read_new(self._store)

    def _lags(self, consumer: str, lack: str) -> bool:
        """Whether there is something to do for ``consumer``, and it may be done."""
        if not (count := pending(self._store, consumer)):
            return False
        if may := os.access(self.path, os.W_OK):
            return may
        _LOG.warning("%d documents are %s, and %s is read-only", count, lack, self.path)
        return False


def _selection(filters: Filters, *, copies: bool) -> Selection:
    """``filters`` as the store takes them; raises `ConfigError`."""
    if unknown := filters.keys() - Filters.__annotations__.keys():
        raise ConfigError(f"no filter {', '.join(sorted(unknown))}; there are {', '.join(Filters.__annotations__)}")
    kind, since = filters.get("kind"), filters.get("since")
    if kind is not None and kind not in get_args(Kind):
        raise ConfigError(f"no kind {kind}; there are {', '.join(get_args(Kind))}")
    try:
        day = None if since is None else date.fromisoformat(str(since)).isoformat()
    except ValueError as error:
        raise ConfigError(f"since={since}: give a date, or YYYY-MM-DD") from error
    return Selection(
        portal=filters.get("portal"),
        kind=kind,
        since=day,
        year=filters.get("year"),
        agency=filters.get("agency"),
        copies=copies,
    )
