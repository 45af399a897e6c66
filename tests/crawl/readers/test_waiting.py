"""What waits comes in its turn, and its size is known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from gkcrawl.crawl.readers.waiting import Job, Waiting

if TYPE_CHECKING:
    from gkcrawl.crawl.readers.messages import Answer


def test_jobs_come_in_order_but_for_the_first_and_the_removed_and_their_bytes_are_counted() -> None:
    loop = asyncio.new_event_loop()
    answer: asyncio.Future[Answer] = loop.create_future()
    loop.close()
    one, two, three = (Job(b"", f"https://example.org/{size}", answer, size, None) for size in (1, 20, 300))
    waiting = Waiting()
    waiting.add(one)
    waiting.add(two)
    waiting.add(three, first=True)
    assert (list(waiting), len(waiting), waiting.size) == ([three, one, two], 3, 321)
    waiting.remove(one)
    assert (waiting.take(), waiting.size) == (three, 20)
    assert (waiting.take(), waiting.size) == (two, 0)
    with pytest.raises(IndexError):
        waiting.take()
