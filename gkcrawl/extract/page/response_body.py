"""The body of an answer as a browser would have it, and whether it is all of it: one that was cut is no answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from gkcrawl.extract.page.content_encoding import GZIP_MAGIC, unpack
from gkcrawl.extract.page.truncation import ends_early, has_end

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUNCATED = "WARC-Truncated"
"""The header by which readers of a body are told that it was cut, as in archives: how, as in `Received.cut`."""
_DISCONNECT = "disconnect"
LIMIT = 64 * 2**20
"""Bytes of a body without its codings."""


@dataclass(frozen=True, slots=True)
class Received:
    """``body`` without its content codings; ``cut`` is the coding whose stream broke off, "disconnect", or None."""

    body: bytes
    cut: str | None = None


def receive(body: bytes, coding: str | None, *, lost: bool = False, limit: int = LIMIT) -> Received:
    """What came of an answer with ``body`` whose Content-Encoding is ``coding``.

    ``lost`` says that the connection was closed before the declared length or the last chunk. A page with its last
    tags is whole whatever went wrong behind them. Raises `TooLarge` above ``limit`` bytes.
    """
    codings = [name.strip().lower() for name in (coding or "").split(",") if name.strip()]
    # Some servers pack without saying so: whole, that is for the reader of the page to see.
    plain, cut = unpack(body, codings or ["gzip"] * body.startswith(GZIP_MAGIC), limit)
    if (cut or lost) and has_end(plain):
        return Received(plain)
    if cut:
        return Received(plain, cut)
    came = plain if codings else body
    # A stream that came to its end is all there was, whatever the length said.
    packed = len(plain) != len(body) or plain != body
    return Received(came, _DISCONNECT if (lost and not packed) or ends_early(plain) else None)


class Archived(Protocol):
    """An archived response: its ``body`` as it came, ``truncated`` if the connection was lost before its end."""

    body: bytes
    truncated: bool

    @property
    def named_headers(self) -> dict[str, str]:
        """Its headers by lower-case name."""


def receive_archived(record: Archived, limit: int = LIMIT) -> Received:
    """What came of an archived answer, as a crawl has it and long after; raises `TooLarge` above ``limit`` bytes."""
    return receive(record.body, record.named_headers.get("content-encoding"), lost=record.truncated, limit=limit)


def was_cut(headers: Mapping[str, str] | None) -> str | None:
    """How an answer with ``headers`` was cut, None if it is whole."""
    return next((value for name, value in (headers or {}).items() if name.lower() == TRUNCATED.lower()), None)
