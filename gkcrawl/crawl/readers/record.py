"""The body of an archived response as readers of it get it, in a crawl and long after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.page.response_body import LIMIT, Received, receive

if TYPE_CHECKING:
    from gkcrawl.archive.reader import Record


def received(record: Record, limit: int = LIMIT) -> Received:
    """The body of ``record`` without its content codings, and whether it was cut.

    Raises `TooLarge` above ``limit`` bytes.
    """
    return receive(record.body, record.named_headers.get("content-encoding"), lost=record.truncated, limit=limit)
