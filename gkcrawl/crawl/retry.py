"""Asks once more, at the end of a run, for pages that came as what may have passed: maintenance, a soft throttle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping

    from scrapy import Request

    from gkcrawl.crawl.memory import StoreMemory

_PASSING = frozenset({"maintenance", "server_error", "intercepted", "same_answer", "listing"})
"""Words for what may be over when all else has been asked for."""


class RetryAtEnd:
    """One page of each kind is asked for again; the others of that kind only if it came."""

    def __init__(self, memory: StoreMemory, counts: Counter[str]) -> None:
        self._memory, self._counts = memory, counts
        self._probes: dict[str, str] = {}
        self._asked: set[str] = set()

    def requests(self, rows: Mapping[str, Callable[[], Request]]) -> list[Request]:
        """What to ask for now that nothing is under way; ``rows`` make requests, by the key of their entry."""
        due: dict[str, list[str]] = {}
        for key, word in self._memory.failing.items():
            if word in _PASSING and key in rows and key not in self._asked:
                due.setdefault(word, []).append(key)
        keys: list[str] = []
        for word, waiting in due.items():
            if word not in self._probes:
                self._probes[word] = waiting[0]
                keys.append(waiting[0])
            elif self._probes[word] not in self._memory.failing:
                keys += waiting
        for key in keys:
            # It counts as what becomes of it now.
            name = f"failed/{self._memory.failing.pop(key)}"
            self._counts[name] -= 1
            if not self._counts[name]:
                del self._counts[name]
            self._asked.add(key)
        return [rows[key]() for key in keys]
