"""The archived page that a document was read from, made harmless: shown in a sandbox, with nothing that can act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.browse.asked import Shown
from gkcrawl.browse.pages.document import found_document
from gkcrawl.browse.printable import printable
from gkcrawl.browse.sanitising import HEADERS, as_text, sanitised
from gkcrawl.config import configured
from gkcrawl.contract import document_from
from gkcrawl.corpus.response import read_response
from gkcrawl.errors import ArchiveError
from gkcrawl.store.warc_files import WarcFiles

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Asked
    from gkcrawl.corpus.response import Response
    from gkcrawl.store.store import Store

ANSWER_SHOWN = 4_000_000
"""Characters of an answer that are shown: pages have some 100,000."""
_SNIFFED = 512  # bytes that browsers look at, too, to tell HTML
_NO_ANSWER = 404  # HTTP


def page(store: Store, asked: Asked) -> Shown:
    """The response behind a document, for a frame in a sandbox; what is no HTML as text, or only by its facts.

    Raises as `gkcrawl.browse.pages.document.page`. Where the archive lacks the response the page says so (404).
    """
    capture = document_from(found_document(store, asked)).capture
    archive = configured(db=store.path)["archive"].value
    try:
        if capture is None:
            raise ArchiveError(asked.words("doc.no_capture"))
        body = _shown(read_response(WarcFiles(store, archive), capture))
    except ArchiveError as error:
        # Where the archive lies is nobody's business but its owner's.
        message = str(error).replace(str(archive.resolve()), archive.name)
        return _answer(as_text(f"{asked.words('doc.not_archived')}\n\n{printable(message)}"), _NO_ANSWER)
    return _answer(body)


def _shown(response: Response) -> str:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    start = response.body[:_SNIFFED].lstrip().lower()
    if kind in ("text/html", "application/xhtml+xml", "") or start.startswith((b"<!doctype html", b"<html")):
        return sanitised(response.text[:ANSWER_SHOWN], response.url)
    if kind.startswith("text/") or kind.endswith(("json", "xml", "javascript")):
        return as_text(printable(response.text[:ANSWER_SHOWN]))
    return as_text(printable(f"{kind}\n{len(response.body):,} bytes"))


def _answer(body: str, status: int = 200) -> Shown:
    return Shown(body=body, status=status, headers=HEADERS)
