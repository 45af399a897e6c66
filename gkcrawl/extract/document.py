"""One page to one `Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.document import Document, text_sha256
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page import Page
from gkcrawl.identity import document_id, url_key

if TYPE_CHECKING:
    from collections.abc import Mapping


def extract_document(
    body: bytes, url: str, headers: Mapping[str, str] | None = None, hints: Hints | None = None
) -> Document:
    """Read the page ``body`` served from ``url`` into a `Document`; never raises."""
    hints = hints or Hints()
    page = Page.read(body, url, headers)
    text = page.tree.text_content()
    return Document(
        id=document_id(url_key(url)),
        url=url,
        portal=hints.portal,
        column=hints.column,
        kind=hints.kind or "other",
        title=page.metas.get("articletitle") or hints.title,
        published_date=hints.date,
        text=text,
        text_sha256=text_sha256(text),
    )
