"""Pages of a site still to be asked for, the most promising first, each once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.identity import lasting_url
from gkcrawl.portals.discovery.scope import Scope, page_key
from gkcrawl.portals.discovery.worth import worth

if TYPE_CHECKING:
    from gkcrawl.portals.discovery.links import SiteLink

_NUMBER = re.compile(r"[0-9a-f]{24,}|\d+")
_FREE = frozenset({"way on", "frame", "breadcrumb", "data", "map"})
"""Places that are no click of a reader."""
_CLICK = 0.75  # points that each click from the home page costs
_IN_VAIN = 1.0  # points that each page of the same shape costs which held no column, beyond those tried
_TRIED = 3  # pages of a shape without a column before the shape is doubted
_MOST_OF_SHAPE = 60  # pages of one shape of addresses with parameters: portals have fewer columns, calendars no end


@dataclass(slots=True)
class Way:
    """A page to ask for: what leads there, from which page, in how many clicks from the home page."""

    link: SiteLink
    depth: int
    origin: str
    worth: float


class Frontier:
    """Ways into ``scope``, of at most ``depth`` clicks."""

    def __init__(self, scope: Scope, depth: int) -> None:
        self._scope, self._depth = scope, depth
        self._waiting: dict[str, Way] = {}
        self._known: set[str] = set()
        self._in_vain: Counter[str] = Counter()
        self._shapes: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, link: SiteLink, before: Way | None = None) -> None:
        """Take ``link`` of the page at the end of ``before``, unless it leads off the site or promises nothing."""
        depth = 0 if before is None else before.depth + (link.place not in _FREE)
        points = worth(link)
        if depth > self._depth or points <= 0 or not self._scope.holds(link.url):
            return
        key = page_key(link.url)
        if key in self._known:
            return
        way = Way(link, depth, before.link.url if before else "", points - _CLICK * depth)
        if key in self._waiting:
            if self._waiting[key].worth < way.worth:
                self._waiting[key] = way
            return
        shape = _shape(key)
        self._shapes[shape] += 1
        if self._shapes[shape] <= _MOST_OF_SHAPE or "?" not in shape:
            self._waiting[key] = way

    def knows(self, url: str) -> bool:
        """Mark ``url`` as seen; whether it was before."""
        key = page_key(url)
        known = key in self._known
        self._known.add(key)
        self._waiting.pop(key, None)
        return known

    def next(self) -> Way | None:
        """The most promising page, which is then no longer waiting; None when none promises anything."""
        for key in [key for key in self._waiting if self._promise(key) <= 0]:
            self._known.add(key)
            del self._waiting[key]
        if not self._waiting:
            return None
        key = max(self._waiting, key=self._promise)
        self._known.add(key)
        return self._waiting.pop(key)

    def judge(self, url: str, *, is_column: bool) -> None:
        """Learn from a page that came: addresses of the shape of ``url`` are columns, or they are not."""
        shape = _shape(page_key(url))
        self._in_vain[shape] = 0 if is_column else self._in_vain[shape] + 1

    def _promise(self, key: str) -> float:
        return self._waiting[key].worth - _IN_VAIN * max(self._in_vain[_shape(key)] - _TRIED, 0)


def address(link: SiteLink) -> str:
    """The address to ask for: without what is another at every visit."""
    return lasting_url(link.url)


def _shape(key: str) -> str:
    """``key`` without its numbers and the values of its parameters."""
    path, _, query = key.partition("?")
    names = "&".join(pair.partition("=")[0] for pair in query.split("&"))
    return f"{_NUMBER.sub('#', path)}?{names}" if query else _NUMBER.sub("#", path)
