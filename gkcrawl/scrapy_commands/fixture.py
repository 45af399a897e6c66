"""Fixtures of portals: a WARC file with a few pages, and the documents that a replay of it must give."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from gkcrawl.archive.reader import read_records
from gkcrawl.archive.times import now
from gkcrawl.archive.writer import ArchiveWriter, HttpRequest, HttpResponse
from gkcrawl.contract import marked
from gkcrawl.document import CHECKED
from gkcrawl.errors import ArchiveError
from gkcrawl.export.jsonl import replacing, write_jsonl
from gkcrawl.store import Store
from gkcrawl.store.warc_files import WarcFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcrawl.archive.reader import Record

FOLDER = Path("tests") / "fixtures"
PAGES = "pages.warc.gz"
DOCUMENTS = "documents.jsonl"
# Documents of each column: what is recorded is replayed under the same limit.
SAMPLE = 2


def expected(db: Path) -> Iterator[dict[str, Any]]:
    """The documents in ``db``: the checked fields of each, and the addresses of its attachments."""
    with Store(db) as store:
        for document in store.documents():
            files = [file["url"] for file in document["attachments"]]
            yield {**{name: document[name] for name in marked(CHECKED)}, "attachments": files}


def write_fixture(folder: Path, db: Path, archive: Path) -> tuple[int, int]:
    """Write what the crawl into ``db`` was served, and the documents it made of it, to ``folder``.

    ``archive`` is that of ``db``. Returns how many responses and documents there are.

    Raises:
        ArchiveError: a file cannot be read, or the fixture not be written.
    """
    with Store(db) as store:
        rows = store.query("SELECT DISTINCT warc, offset FROM captures WHERE warc IS NOT NULL")
        files = WarcFiles(store, archive)
        places = {files.path(name): name for name in sorted({row["warc"] for row in rows})}
    wanted = {(row["warc"], row["offset"]) for row in rows}
    records = [record for path, name in places.items() for record in _served(name, path, wanted)]
    with TemporaryDirectory() as scratch:
        writer = ArchiveWriter(Path(scratch), "fixture", "pages")
        _copy(records, writer)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with replacing(folder / PAGES) as stream:
                stream.write(writer.path.read_bytes())
            with replacing(folder / DOCUMENTS) as stream:
                count = write_jsonl(expected(db), stream)
        except OSError as error:
            raise ArchiveError(f"{folder}: {error.strerror or error}") from error
    return len(records), count


def _served(name: str, path: Path, wanted: set[tuple[str, int]]) -> Iterator[Record]:
    return (record for record in read_records(path) if (name, record.offset) in wanted)


def _copy(records: Iterable[Record], writer: ArchiveWriter) -> None:
    for record in records:
        writer.write(
            HttpRequest(url=record.url, method=record.method or "GET", body=record.request_body),
            HttpResponse(
                status=record.status,
                headers=[(name.encode("latin-1", "replace"), value.encode()) for name, value in record.headers],
                body=record.body,
            ),
            fetched_at=record.fetched_at or now(),
        )
    writer.close()
