"""Migrations: tables of addresses, history, changes, near-duplicate candidates and the full-text index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.identity import cms_number
from gkcrawl.store.schema import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["migrations"]

# What a consumer of the corpus would want to be told of; being seen again is no change.
_TOLD = ("reading_sha256", "version", "url", "other_urls", "duplicates", "gone")


@migrations(name="0020_corpus")
def corpus(db: Database) -> None:
    """Everything that is known of a document besides its current reading."""
    _addresses(db)
    db.create_table(
        "history",
        {"id": int, "document": str, "version": int, "at": str, "fields": str},
        pk="id",
        not_null={"document", "version", "at", "fields"},
        foreign_keys=[("document", "documents", "id")],
    ).create_index(["document"])
    _changes(db)
    _likeness(db)
    _words(db)


def _addresses(db: Database) -> None:
    """When a document was last met at each address, since when it is gone, and the CMS's number for it."""
    db.table("documents").add_column("gone", str)
    urls = db.table("urls")
    for name in ("cms", "seen_at", "gone"):
        urls.add_column(name, str)
    numbered = [(number, key) for (key,) in db.execute("SELECT key FROM urls") if (number := cms_number(key))]
    db.conn.executemany("UPDATE urls SET cms = ? WHERE key = ?", numbered)
    db.execute("CREATE INDEX idx_urls_cms ON urls (cms) WHERE cms IS NOT NULL")


def _changes(db: Database) -> None:
    """``changes`` holds each document once, at its latest change; a cursor is how far a consumer has read."""
    db.execute("CREATE TABLE changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL UNIQUE)")
    db.execute("INSERT INTO changes (document) SELECT number FROM documents ORDER BY number")
    note = "BEGIN INSERT OR REPLACE INTO changes (document) VALUES (NEW.number); END"
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _TOLD)
    db.execute(f"CREATE TRIGGER document_added AFTER INSERT ON documents {note}")
    db.execute(f"CREATE TRIGGER document_changed AFTER UPDATE OF {', '.join(_TOLD)} ON documents WHEN {differs} {note}")
    db.create_table(
        "cursors",
        {"name": str, "seq": int, "documents": int},
        pk="name",
        not_null={"seq", "documents"},
    )


def _likeness(db: Database) -> None:
    """What duplicates are found by; ``kept`` is the number of the document that this one relates to."""
    db.create_table(
        "likeness",
        {
            "document": int,
            "reading_sha256": str,
            "signature": bytes,
            "keys": bytes,
            "kept": int,
            "relation": str,
            "group_id": str,
            "jaccard": float,
        },
        pk="document",
        not_null={"reading_sha256"},
    )
    db.execute("CREATE INDEX idx_likeness_kept ON likeness (kept) WHERE kept IS NOT NULL")
    db.execute(
        "CREATE TABLE likeness_keys (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document))"
        " WITHOUT ROWID"
    )


def _words(db: Database) -> None:
    """The search index holds no text; rows of readings that were replaced stay in it, unreferenced."""
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', columnsize = 0, detail = none,"
        " tokenize = 'unicode61 remove_diacritics 0')"
    )
    db.execute(
        "CREATE TABLE worded (entry INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL UNIQUE,"
        " reading_sha256 TEXT NOT NULL)"
    )


@migrations(name="0021_words_merge")
def words_merge(db: Database) -> None:
    """Write larger segments of the search index and merge more of them at once: each word is moved less often."""
    for option, value in (("hashsize", 16_000_000), ("automerge", 8)):
        db.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (option, value))


@migrations(name="0022_sketches")
def sketches(db: Database) -> None:
    """Keep what tells likely duplicates without reading them again; all documents are compared once more."""
    for name, kind in (("size", int), ("short_name", str), ("title_stem", str)):
        db.table("likeness").add_column(name, kind)
    db.execute("UPDATE likeness SET reading_sha256 = '', keys = x''")
    db.execute("DELETE FROM likeness_keys")
    db.execute("DELETE FROM cursors WHERE name = 'duplicates'")


@migrations(name="0023_indexes")
def indexes(db: Database) -> None:
    """Find captures by where the archive holds them; nobody looks for documents by the hash of their text."""
    db.execute("DROP INDEX IF EXISTS idx_documents_text_sha256")
    db.execute('CREATE INDEX idx_captures_warc ON captures (warc, "offset")')


@migrations(name="0025_numbers")
def numbers(db: Database) -> None:
    """Index year and number of each 发文字号 as one token; all documents are indexed once more."""
    db.execute("INSERT INTO words (words) VALUES ('delete-all')")
    db.execute("DELETE FROM worded")
    db.execute("DELETE FROM cursors WHERE name = 'search'")
