"""Opens and migrates the SQLite database; turns SQLite errors into messages with a remedy."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlite_utils import Database

from gkcrawl.errors import StoreError, UnusableDatabase
from gkcrawl.store.schema import ORDER, migrations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READ_AHEAD = 2 << 30
"""Bytes; a larger file may not fit into memory."""
_READ_AT_ONCE = 1 << 20
"""Bytes: large enough that the disk reads on and on."""
_MESSAGE_LENGTH = 80
"""Characters of SQLite's message: it may quote a whole document."""
BUSY_TIMEOUT = 30.0
"""Seconds to wait for another writer before giving up."""
_LOOK_AGAIN = 0.01
"""Seconds until the lock is asked for again that SQLite does not wait for: creating a database takes about 20 ms."""

_MADE_WITHIN = 1.0
"""Seconds after which an empty file is none that another process is making a database of."""

_DAMAGED = "it is damaged: restore a copy, or move it away and rebuild it with -s REPLAY=<archive>"
# SQLite's own wording → what to do. sqlite3 only exposes error codes from Python 3.11 on.
_REMEDIES = {
    "locked": "another process is writing to it: wait until it is done, or stop it, and try again",
    "readonly": "it is read-only: check the permissions of file and folder, or name another database",
    "not a database": "it is not a SQLite database: name another file, or move this one away",
    "malformed": _DAMAGED,
    "could not decode": _DAMAGED,
    "disk is full": "the disk is full: free some space and run again; what was stored before is intact",
    "unable to open": "check that its folder exists and that you may read and write there",
    "disk i/o": "the disk failed: check it and its free space; what was stored before is intact",
    "foreign key": "a row names a portal or run that is not there: start_run comes before write",
}
_UNUSABLE = frozenset(("readonly", "not a database", "malformed", "could not decode", "unable to open"))
"""Of these, what is wrong with the file itself: it is the user's to name another one or to mend it."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn any SQLite error about ``path`` into a `StoreError` with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        problem = str(error)[:_MESSAGE_LENGTH]
        sign = next((sign for sign in _REMEDIES if sign in problem.lower()), None)
        kind = UnusableDatabase if sign in _UNUSABLE else StoreError
        raise kind(f"database {path}: {problem}" + (f"; {_REMEDIES[sign]}" if sign else "")) from error


def connect(path: Path) -> Database:
    """The database at ``path``, created and migrated as needed; opened for reading if we may not write it.

    Raises `UnusableDatabase`: not openable, empty, not ours, or written by a newer gkcrawl; `StoreError`: locked.
    """
    writable = os.access(path, os.W_OK) if path.exists() else True
    with explained(path):
        if writable:
            if not path.parent.is_dir():
                raise UnusableDatabase(f"database {path}: there is no folder {path.parent}: make it, or name another")
            _wait_for_content(path)
            connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
        else:
            # Without a WAL file nobody is writing, and a read-only folder needs no shared-memory file.
            still = not path.with_name(path.name + "-wal").exists()
            uri = f"file:{quote(str(path))}?mode=ro{'&immutable=1' if still else ''}"
            connection = sqlite3.connect(uri, timeout=BUSY_TIMEOUT, isolation_level=None, uri=True)
        try:
            db = Database(connection, execute_plugins=False)
            _check_ours(db, path)
            if writable:
                _prepare(db)
            elif migrations.pending(db):
                raise UnusableDatabase(f"database {path} is of an older gkcrawl and read-only: make it writable once")
        except BaseException:
            connection.close()
            raise
    return db


def _wait_for_content(path: Path) -> None:
    """Refuse an empty file, unless another process is making a database of it just now."""
    deadline = monotonic() + _MADE_WITHIN
    while path.is_file() and not path.stat().st_size:
        if monotonic() > deadline:
            raise UnusableDatabase(f"database {path} is an empty file: remove it, or name another file")
        sleep(_LOOK_AGAIN)


def _check_ours(db: Database, path: Path) -> None:
    """Refuse other programs' databases and those of a newer schema."""
    # Tables first: another process may create them all at once in between.
    tables = db.table_names()
    applied = {migration.name for migration in migrations.applied(db)}
    if tables and not applied:
        raise UnusableDatabase(f"database {path} belongs to another program: name another file")
    if newer := applied - set(ORDER):
        raise UnusableDatabase(
            f"database {path} was written by a newer gkcrawl ({', '.join(sorted(newer))}): upgrade gkcrawl"
        )


def _prepare(db: Database) -> None:
    connection = db.conn
    _use_write_ahead_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    # Kibibytes: what one transaction of a crawl touches. A crawl has two connections, and its memory is to stay level.
    connection.execute("PRAGMA cache_size = -16384")
    # Pages: keys lie all over their tables, and a page that changes again before it is moved is moved once.
    connection.execute("PRAGMA wal_autocheckpoint = 8192")
    if migrations.pending(db):
        # Taken before looking again, so that two first runs at once do not both create the tables.
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrations.apply(db)
            connection.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
    # Behind the migrations, which replace tables that others refer to.
    connection.execute("PRAGMA foreign_keys = ON")


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch a new database to WAL; when several processes create it at once, SQLite does not wait here by itself."""
    deadline = monotonic() + BUSY_TIMEOUT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > deadline:
                raise
            sleep(_LOOK_AGAIN)
        else:
            return


def read_ahead(path: Path) -> None:
    """Have the system hold the whole file, unless it is very large.

    Documents in the order of their ids lie all over it; on a disk that has to look for each, reading them
    so takes several times longer than reading the file once from front to end and then finding them there.
    """
    with suppress(OSError), path.open("rb", buffering=0) as stream:
        if os.fstat(stream.fileno()).st_size <= _READ_AHEAD:
            chunk = bytearray(_READ_AT_ONCE)
            while stream.readinto(chunk):
                pass
