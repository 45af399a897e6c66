"""Answers that were set aside, read again from the archive: what today's rules take for documents is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.cli.shared.pages import archived_page
from gkcrawl.crawl.memory import lack_of
from gkcrawl.crawl.triage import with_parts
from gkcrawl.document import Capture
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.detail_response import is_unreadable
from gkcrawl.portals.answers.reading import AnswerTask, read_answer
from gkcrawl.portals.column import Column, Entry
from gkcrawl.portals.walking.failure import STAND_INS
from gkcrawl.store.known import shares_text
from gkcrawl.store.state import Fetched

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.portals.answers.stand_ins import Judgement
    from gkcrawl.portals.walking.spider import PortalSpider
    from gkcrawl.store import Store
    from gkcrawl.store.warc_files import WarcFiles

# Said of a page by what other addresses got or by what is stored: the page alone must show that it is the document.
_COMPARED = frozenset({"same_answer", "detail_changed", "unsettled"})
_READ = STAND_INS | {"encoding", "unstorable"}


def set_aside(store: Store, portal: str | None) -> list[dict[str, Any]]:
    """Entries whose answer came, is archived and was not taken for a document."""
    import orjson

    return store.query(
        'SELECT portal, key, "column", row, error, checked_at, capture FROM entries WHERE capture IS NOT NULL'
        " AND portal = coalesce(?, portal) AND error IN (SELECT value FROM json_each(?)) ORDER BY portal, key",
        (portal, orjson.dumps(sorted(_READ)).decode()),
    )


def take_up(store: Store, files: WarcFiles, cls: type[PortalSpider], row: dict[str, Any]) -> Document | None:
    """Store the document of an entry that was `set_aside`, if it is one by today's rules; None if it is not.

    Raises `GkcrawlError` for an archive that cannot be read.
    """
    import orjson

    capture = Capture(**orjson.loads(row["capture"]))
    page = archived_page(files, capture)
    entry = Entry(**orjson.loads(row["row"]))
    column = next((one for one in cls.columns if one.url == row["column"]), Column("", row["column"]))
    lists = {url_key(one.url) for one in cls.columns}
    reading = read_answer(page.body, AnswerTask(page.url, page.headers, entry, cls.hints(entry, column), lists))
    document = reading.document
    if document is None or not _is_document(store, document, reading.judgement, row["error"]):
        return None
    if reading.pages is not None:
        reading.pages.end()
    document.capture, document.fetched_at = capture, row["checked_at"]
    fetched = Fetched(row["key"], row["checked_at"], None, None, lack_of(document))
    store.write("reextract", [*with_parts(document), fetched], portal=row["portal"])
    with store.transaction() as connection:
        place = (capture.warc, capture.offset)
        connection.execute('UPDATE captures SET error = NULL WHERE warc = ? AND "offset" = ?', place)
    return document


def _is_document(store: Store, document: Document, judgement: Judgement, error: str) -> bool:
    """Whether ``document`` is what its row names and takes no text away."""
    if judgement.word is not None or is_unreadable(document.text or "", damaged="damaged" in document.quality):
        return False
    keys = [url_key(url) for url in (document.url, *document.other_urls)]
    places = ",".join("?" * len(keys))
    sql = f"SELECT text FROM urls JOIN documents ON id = document WHERE text != '' AND key IN ({places})"
    stored = [row["text"] for row in store.query(sql, keys)]
    if stored and not document.text:
        return False
    return judgement.sure or error not in _COMPARED or any(shares_text(text, document.text or "") for text in stored)
