"""Messages come whole out of a stream in pieces (gkcrawl/crawl/readers/messages.py)."""

from __future__ import annotations

import pickle

from gkcrawl.crawl.readers.messages import READY, Answer, Inbox, framed, pickled


def test_messages_are_put_together_from_pieces_of_any_size() -> None:
    sent = [Answer("read", "页" * 1000), Answer("elsewhere")]
    stream = framed(READY) + b"".join(map(pickled, sent))
    for size in (1, 7, 4096):
        inbox = Inbox()
        came = [message for at in range(0, len(stream), size) for message in inbox.take(stream[at : at + size])]
        assert came[0] == READY
        assert [pickle.loads(message) for message in came[1:]] == sent
