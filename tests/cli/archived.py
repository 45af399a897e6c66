"""A corpus whose document has files that lie in the archive."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gkcrawl.archive.reader import read_records
from gkcrawl.store import FileRow, Store
from tests.cli.importing.pages import HOST, Warc
from tests.store.corpus import MONDAY, a_document, start_run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gkcrawl.document import Attachment

NAME = "demo/r1.warc.gz"


def archived_files(db: Path, files: Mapping[str, bytes], attachments: list[Attachment] | None = None) -> Path:
    """The database ``db``, with ``archive/`` beside it, of one document with ``files`` by the path of their address.

    ``attachments`` are what its page says of them.
    """
    from gkcrawl.document import Attachment

    warc = Warc()
    for path, body in files.items():
        warc.page(path, body, **{"Content-Type": "application/octet-stream"})
    (db.parent / "archive" / NAME).parent.mkdir(parents=True, exist_ok=True)
    place = warc.write(db.parent / "archive" / NAME)
    if attachments is None:
        attachments = [Attachment(url=HOST + path, name=path.rpartition("/")[2]) for path in files]
    with Store(db) as store:
        start_run(store)
        rows = [
            FileRow(
                url=record.url,
                status="fetched",
                at=MONDAY,
                media_type="application/octet-stream",
                bytes=len(record.body),
                sha256=hashlib.sha256(record.body).hexdigest(),
                warc=NAME,
                offset=record.offset,
            )
            for record in read_records(place)
        ]
        store.write("r1", [a_document(1, attachments=attachments), *rows], portal="demo")
    return db
