"""``gkcrawl verify``: checks the database against the WARC archive."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import archive_option, db_option, open_corpus
from gkcrawl.config import archive_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcrawl.archive.reader import Record
    from gkcrawl.store import Store
    from gkcrawl.store.warc_files import WarcFiles


_WARCS = (
    "SELECT warc FROM captures WHERE warc IS NOT NULL UNION SELECT warc FROM files WHERE warc IS NOT NULL ORDER BY warc"
)


@click.command()
@db_option
@archive_option
def verify(db: Path, archive: Path | None) -> None:
    """Check the database, and every capture and file in it against the archive: pointers, addresses, digests.

    Prints one line for each thing that is wrong; exit status 1 if there is any.
    """
    from gkcrawl.store.warc_files import WarcFiles

    wrong = 0
    with open_corpus(db) as store:
        files = WarcFiles(store, archive or archive_of(db))
        for problem in (*_database(store), *_pointers(store), *_captures(store, files)):
            click.echo(problem)
            wrong += 1
        count = store.query("SELECT count(*) AS n FROM captures WHERE warc IS NOT NULL")[0]["n"]
        held = store.query("SELECT count(*) AS n FROM files WHERE warc IS NOT NULL")[0]["n"]
    click.echo(f"{count} captures and {held} files checked, {wrong} problems", err=True)
    if wrong:
        raise click.exceptions.Exit(1)


def _database(store: Store) -> Iterator[str]:
    for row in store.query("PRAGMA quick_check"):
        if row["quick_check"] != "ok":
            yield f"database: {row['quick_check']}"
    for row in store.query("PRAGMA foreign_key_check"):
        yield f"database: row {row['rowid']} of {row['table']} names a row of {row['parent']} that is not there"


def _pointers(store: Store) -> Iterator[str]:
    """Documents whose capture is of no run in this database (a replay of another one's), and parts without a whole."""
    for row in store.query(
        "SELECT id, url FROM documents WHERE json_extract(capture, '$.warc') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
        " captures WHERE warc = json_extract(documents.capture, '$.warc')"
        " AND \"offset\" = json_extract(documents.capture, '$.offset')"
        " AND sha256 = json_extract(documents.capture, '$.sha256'))"
    ):
        yield f"document {row['id']}: its capture is not on record ({row['url']})"
    for row in store.query(
        "SELECT id, url FROM documents WHERE part_of IS NOT NULL"
        " AND json_extract(part_of, '$.id') NOT IN (SELECT id FROM documents)"
    ):
        yield f"document {row['id']}: the whole that it is part of is not there ({row['url']})"


def _captures(store: Store, files: WarcFiles) -> Iterator[str]:
    from gkcrawl.archive.reader import read_records
    from gkcrawl.errors import ArchiveError

    for (warc,) in store.rows(_WARCS):
        rows = store.rows('SELECT "offset", url, sha256 FROM captures WHERE warc = ?', (warc,))
        expected = {offset: (url, sha256) for offset, url, sha256 in rows}
        rows = store.rows('SELECT "offset", url, sha256 FROM files WHERE warc = ?', (warc,))
        contents = {offset: (url, sha256) for offset, url, sha256 in rows}
        broken = ""
        try:
            for record in read_records(files.path(warc)):
                url, digest = expected.pop(record.offset, (None, None))
                if url is not None and (record.url, record.sha256) != (url, digest):
                    yield f"{warc}: the record at byte {record.offset} is not the capture of {url}"
                url, digest = contents.pop(record.offset, (None, None))
                if url is not None and digest not in (record.sha256, _content_sha256(record)):
                    yield f"{warc}: the record at byte {record.offset} is not the file {url}"
        except ArchiveError as error:
            broken = f" ({error})"
        for offset, (url, _) in expected.items():
            yield f"{warc}: no record at byte {offset} for {url}{broken}"
        for offset, (url, _) in contents.items():
            yield f"{warc}: no record at byte {offset} for the file {url}{broken}"


def _content_sha256(record: Record) -> str | None:
    """Hex SHA-256 of what the answer holds without its content encoding; None where that cannot be told."""
    from gkcrawl.extract.page.content_encoding import TooLarge
    from gkcrawl.extract.page.response_body import receive_archived

    with suppress(TooLarge):
        return hashlib.sha256(receive_archived(record).body).hexdigest()
    return None
