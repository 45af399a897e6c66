"""Database schema as migrations: applied once, in order, and never edited afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("gkcrawl")


@migrations(name="0001_corpus")
def corpus(db: Database) -> None:
    """Portals and runs, what runs fetched, documents with their addresses, files and former versions."""
    db.create_table(
        "portals",
        {"name": str, "agency": str, "region": str, "family": str},
        pk="name",
        not_null={"name", "agency", "region", "family"},
    )
    db.create_table(
        "runs",
        {
            "run": str,
            "portal": str,
            "started_at": str,
            "finished_at": str,
            "status": int,
            "reason": str,
            "counts": str,
            "columns": str,
            "settings": str,
        },
        pk=("run", "portal"),
        not_null={"run", "portal", "started_at", "settings"},
        foreign_keys=[("portal", "portals", "name")],
    )
    db.create_table(
        "captures",
        {
            "id": int,
            "run": str,
            "portal": str,
            "url": str,
            "method": str,
            "status": int,
            "content_type": str,
            "bytes": int,
            "warc": str,
            "offset": int,
            "sha256": str,
            "fetched_at": str,
            "error": str,
        },
        pk="id",
        not_null={"run", "portal", "url", "method", "fetched_at"},
        foreign_keys=[(("run", "portal"), "runs", ("run", "portal"))],
    ).create_index(["run", "portal"])
    db.table("captures").create_index(["url"])
    _documents(db)
    db.create_table(
        "urls",
        {"key": str, "document": str},
        pk="key",
        not_null={"key", "document"},
        foreign_keys=[("document", "documents", "id")],
    ).create_index(["document"])
    db.create_table(
        "attachments",
        {
            "document": str,
            "position": int,
            "url": str,
            "name": str,
            "media_type": str,
            "bytes": int,
            "sha256": str,
            "text": str,
            "status": str,
        },
        pk=("document", "position"),
        not_null={"document", "position", "url"},
        foreign_keys=[("document", "documents", "id")],
    )
    db.create_table(
        "versions",
        {
            "document": str,
            "version": int,
            "text_sha256": str,
            "fetched_at": str,
            "last_seen_at": str,
            "snapshot": str,
        },
        pk=("document", "version"),
        not_null={"document", "version", "fetched_at", "last_seen_at", "snapshot"},
        foreign_keys=[("document", "documents", "id")],
    )


def _documents(db: Database) -> None:
    """The contract without attachments; lists and objects as JSON. ``number`` stays for search indexes."""
    db.create_table(
        "documents",
        {
            "number": int,
            "schema": str,
            "id": str,
            "version": int,
            "portal": str,
            "column": str,
            "url": str,
            "other_urls": str,
            "kind": str,
            "title": str,
            "index_number": str,
            "document_number": str,
            "issuer": str,
            "source": str,
            "agency": str,
            "region": str,
            "report_year": int,
            "written_date": str,
            "published_date": str,
            "published_time": str,
            "effective_date": str,
            "abolished_date": str,
            "topic": str,
            "keywords": str,
            "validity": str,
            "disclosure": str,
            "other_labels": str,
            "text": str,
            "tables": str,
            "links": str,
            "host_class": str,
            "quality": str,
            "repair": str,
            "provenance": str,
            "part_of": str,
            "duplicates": str,
            "text_sha256": str,
            "first_seen_at": str,
            "last_seen_at": str,
            "fetched_at": str,
            "capture": str,
            "reading_sha256": str,
        },
        pk="number",
        not_null={"schema", "id", "version", "url", "kind", "first_seen_at", "last_seen_at", "fetched_at"},
        foreign_keys=[("portal", "portals", "name")],
    )
    documents = db.table("documents")
    documents.create_index(["id"], unique=True)
    documents.create_index(["portal", "id"])
    documents.create_index(["text_sha256"])
