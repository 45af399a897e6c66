"""From what a detail request brought to a document: the same in a crawl and from the archive."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.document import Attachment
from gkcrawl.extract.document import extract_document
from gkcrawl.identity import url_key
from gkcrawl.portals.files import file_name, media_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.document import Document
    from gkcrawl.extract.hints import Hints


def read_document(body: bytes, url: str, headers: Mapping[str, str], hints: Hints, entry_url: str) -> Document:
    """The document of a detail page, or of a file that an entry leads to directly.

    ``body`` is without its content encoding, ``entry_url`` the address that the list gave.
    """
    kind = media_type(body, url)
    if kind is None:
        document = extract_document(body, url, headers, hints)
    else:
        file = Attachment(url=url, name=file_name(url), media_type=kind, status="fetched")
        file.bytes, file.sha256 = len(body), hashlib.sha256(body).hexdigest()
        document = extract_document(b"", url, None, replace(hints, attachments=[file]))
        document.flag("attachment_only")
    if url_key(entry_url) != url_key(document.url) and entry_url not in document.other_urls:
        document.other_urls.append(entry_url)
    return document
