"""Challenges of firewalls (WAF), throttles (rate limits) and soft 404s in place of a page (docs/families.md#failures).

The signs are in data/blocks.csv. They are recognised so that a host gets no further request, never to get past them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.data import rows
from gkcrawl.extract.page.decode import strict

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_HEAD = 60_000  # bytes in which signs are looked for: challenges are shorter, and come before any text


@dataclass(frozen=True, slots=True)
class Block:
    """A challenge, throttle or error page in place of a page: its ``name`` and its outcome in one ``word``."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class _Sign:
    block: Block
    statuses: frozenset[int]
    header: re.Pattern[str] | None
    body: re.Pattern[str] | None
    max_bytes: int | None

    def fits(self, status: int, headers: str, size: int, text: str) -> bool:
        return (
            (not self.statuses or status in self.statuses)
            and (self.max_bytes is None or size <= self.max_bytes)
            and (self.header is None or self.header.search(headers) is not None)
            and (self.body is None or self.body.search(text) is not None)
        )


def find_block(status: int, headers: Mapping[str, str], body: bytes) -> Block | None:
    """What an answer is instead of a page; None for a page. ``body`` without its content encoding."""
    told = "\n".join(f"{name}: {value}" for name, value in headers.items())
    head = body[:_LONGEST_HEAD]
    text = strict(head, "utf-8") or head.decode("gb18030", "replace")
    for sign in _signs():
        if sign.fits(status, told, len(body), text):
            return sign.block
    return None


def is_home_instead(asked: str, got: str) -> bool:
    """Whether a page below the root was asked for and a redirect led to a home page."""
    return _depth(asked) > 0 and _depth(got) == 0 and not urlsplit(got).query


def is_private(host: str) -> bool:
    """Whether ``host`` is localhost, a local name, or an address that is not global."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return False


def _depth(url: str) -> int:
    path = re.sub(r"/(?:index|default)\.\w+$", "/", urlsplit(url).path)
    return len([part for part in path.split("/") if part])


@lru_cache(maxsize=1)
def _signs() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(
            Block(row["name"], row["word"]),
            frozenset(int(status) for status in row["status"].split("|") if status),
            re.compile(row["header"]) if row["header"] else None,
            re.compile(row["body"], re.IGNORECASE) if row["body"] else None,
            int(row["max_bytes"]) if row["max_bytes"] else None,
        )
        for row in rows("blocks")
    )
