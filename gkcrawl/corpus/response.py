"""The archived response that a document was read from: bytes, headers, charset."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gkcrawl.archive.reader import read_record
from gkcrawl.errors import ArchiveError
from gkcrawl.extract.page.content_encoding import TooLarge
from gkcrawl.extract.page.decode import Decoded, decode
from gkcrawl.extract.page.response_body import TRUNCATED, receive_archived

if TYPE_CHECKING:
    from gkcrawl.document import Capture
    from gkcrawl.store.warc_files import WarcFiles


@dataclass(frozen=True, kw_only=True)
class Response:
    """What a portal answered: ``body`` without its content codings, ``headers`` by name in lower case.

    ``extract_document(body, url, headers)`` reads it as a crawl does, but for what portal and list row say.
    """

    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @cached_property
    def _decoded(self) -> Decoded:
        return decode(self.body, self.headers.get("content-type"))

    @property
    def charset(self) -> str:
        """The charset that ``body`` is read in, whatever it declares: "utf-8", "gb18030" …"""
        return self._decoded.charset

    @property
    def text(self) -> str:
        """``body`` as text."""
        return self._decoded.text


def read_response(files: WarcFiles, capture: Capture) -> Response:
    """The response that ``capture`` points to; raises `ArchiveError` when it is not there, or is another one."""
    if capture.warc is None or capture.offset is None:
        raise ArchiveError(f"the response with SHA-256 {capture.sha256} was not archived")
    path = files.path(capture.warc)
    record = read_record(path, capture.offset)
    if record.sha256 != capture.sha256:
        raise ArchiveError(f"{path}: the record at byte {capture.offset} is another response")
    headers = record.named_headers
    try:
        received = receive_archived(record)
    except TooLarge as error:
        raise ArchiveError(f"{record.url}: content cannot be decompressed: {error}") from error
    if received.cut:
        headers[TRUNCATED] = received.cut
    return Response(url=record.url, status=record.status, headers=headers, body=received.body)
