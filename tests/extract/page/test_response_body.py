"""The body of an answer, and whether it is all of it."""

from __future__ import annotations

import gzip

from gkcrawl.extract.page.response_body import TRUNCATED, receive, was_cut

WHOLE = "<html><body><p>通知公告</p></body></html>".encode()


def test_a_packed_answer_is_unpacked() -> None:
    assert receive(gzip.compress(WHOLE), "gzip") == receive(WHOLE, None)
    assert receive(WHOLE, None).cut is None


def test_a_stream_that_breaks_off_was_cut() -> None:
    assert receive(gzip.compress(WHOLE * 50)[:-40], "gzip").cut == "gzip"


def test_a_lost_connection_after_the_last_tag_costs_nothing() -> None:
    assert receive(WHOLE, None, lost=True).cut is None
    assert receive(WHOLE[:20], None, lost=True).cut == "disconnect"


def test_archives_say_so_in_a_header() -> None:
    assert was_cut({TRUNCATED.lower(): "disconnect"}) == "disconnect"
    assert was_cut({}) is None
