"""Files that WARC files hold for documents: which answers they are, and what is stored of them."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING

from gkcrawl.archive.reader import read_record
from gkcrawl.errors import ArchiveError
from gkcrawl.extract.page.content_encoding import TooLarge
from gkcrawl.extract.page.response_body import receive_archived
from gkcrawl.portals.answers.file_answers import find_refusal
from gkcrawl.portals.answers.files import file_name, media_type
from gkcrawl.store import CaptureRow, FileRow
from gkcrawl.store.imports import known_capture
from gkcrawl.store.queries.files import file_at
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.cli.importing.index import Answer, ArchiveIndex
    from gkcrawl.store import Store
    from gkcrawl.store.queries.files import StoredFile

NOT_A_PAGE = "skipped/not_a_page"
"""What an import counts of answers that are neither pages nor files of documents."""


class AttachedFiles:
    """Stores answers of ``files`` (each where it is read, and how captures name it) that documents of ``store`` have.

    ``counts`` has them as ``files``, and as `NOT_A_PAGE` no more; ``problems`` get what cannot be read.
    """

    def __init__(self, store: Store, run: str, files: Sequence[tuple[Path, str]]) -> None:
        self._store, self._run, self._files = store, run, files

    def take(self, index: ArchiveIndex, counts: Counter[str], problems: list[str]) -> None:
        """Store the files among the answers of ``index``, in the order in which they came."""
        for answer in index.in_order():
            if answer.status != HTTPStatus.OK or answer.again or answer.is_list:
                continue
            asked = next(filter(None, (file_at(self._store, url) for url in index.ways_to(answer.url))), None)
            if asked is None:
                continue
            try:
                if self._store_file(answer, asked):
                    counts["files"] += 1
                    counts[NOT_A_PAGE] -= counts[NOT_A_PAGE] > 0
            except (ArchiveError, TooLarge) as error:
                problems.append(f"{answer.url}: {error}")

    def _store_file(self, answer: Answer, asked: StoredFile) -> bool:
        """Store ``answer`` as what came of asking for a file; False for what is none, or known."""
        path, warc = self._files[answer.file]
        if known_capture(self._store, answer.url, warc, answer.offset) is not None:
            return False
        record = read_record(path, answer.offset)
        headers = record.named_headers
        body = receive_archived(record).body
        if find_refusal(body, asked.url, answer.url, headers) is not None:
            return False
        [linked] = self._store.query(
            "SELECT max(name) AS name, documents.url AS page FROM attachments"
            " JOIN documents ON documents.id = document WHERE key = ?",
            (asked.key,),
        )
        name = linked["name"] if "." in (linked["name"] or "") else file_name(asked.url, headers)
        file = FileRow(
            url=asked.url,
            page=linked["page"],
            status="fetched",
            at=answer.at,
            media_type=media_type(body, name),
            bytes=len(body),
            sha256=hashlib.sha256(body).hexdigest(),
            warc=warc,
            offset=answer.offset,
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
        )
        self._store.write(self._run, [_capture(answer, record, warc)], portal=IMPORT)
        self._store.write(self._run, [file], portal=asked.portal or IMPORT)
        return True


def _capture(answer: Answer, record: Record, warc: str) -> CaptureRow:
    return CaptureRow(
        url=answer.url,
        method=answer.method,
        status=answer.status,
        content_type=record.named_headers.get("content-type"),
        bytes=len(record.body),
        warc=warc,
        offset=answer.offset,
        sha256=record.sha256,
        fetched_at=answer.at,
        error="file",
    )
