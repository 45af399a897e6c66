"""Challenges of firewalls (WAF), throttles (rate limits) and soft 404s in place of a page (docs/families.md#failures).

The signs are in data/blocks.csv. They are recognised so that a host gets no further request, never to get past them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.data import rows
from gkcrawl.extract.page.decode import strict

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_HEAD = 60_000  # bytes in which signs are looked for: challenges are shorter, and come before any text
_WORDS = re.compile(r"[\w|]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Block:
    """A challenge, throttle or error page in place of a page: its ``name`` and its outcome in one ``word``."""

    name: str
    word: str


class _Answer:
    """What signs look at, made when one asks for it: most pages are too large for any sign that asks for text."""

    def __init__(self, headers: Mapping[str, str], body: bytes) -> None:
        self._headers = headers
        self.head = body[:_LONGEST_HEAD]

    @cached_property
    def headers(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._headers.items())

    @cached_property
    def text(self) -> str:
        return strict(self.head, "utf-8") or self.head.decode("gb18030", "replace")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A row of the table. A body of mere ``words`` (names in scripts, as they are written there) needs no decoding."""

    block: Block
    statuses: frozenset[int]
    max_bytes: float
    header: re.Pattern[str] | None
    words: tuple[bytes, ...]
    body: re.Pattern[str] | None

    def fits(self, status: int, size: int, answer: _Answer) -> bool:
        """Whether ``answer`` bears this sign; what is quick to tell is asked first."""
        return (
            (not self.statuses or status in self.statuses)
            and size <= self.max_bytes
            and (self.header is None or self.header.search(answer.headers) is not None)
            and (not self.words or any(word in answer.head for word in self.words))
            and (self.body is None or self.body.search(answer.text) is not None)
        )


def find_block(status: int, headers: Mapping[str, str], body: bytes) -> Block | None:
    """What an answer is instead of a page; None for a page. ``body`` without its content encoding."""
    answer, size = _Answer(headers, body), len(body)
    return next((sign.block for sign in _signs() if sign.fits(status, size, answer)), None)


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
    return tuple(map(_sign, rows("blocks")))


def _sign(row: dict[str, str]) -> _Sign:
    body = row["body"]
    is_words = _WORDS.fullmatch(body) is not None
    return _Sign(
        Block(row["name"], row["word"]),
        frozenset(int(status) for status in row["status"].split("|") if status),
        int(row["max_bytes"]) if row["max_bytes"] else math.inf,
        re.compile(row["header"]) if row["header"] else None,
        tuple(body.encode().split(b"|")) if is_words else (),
        re.compile(body, re.IGNORECASE) if body and not is_words else None,
    )
