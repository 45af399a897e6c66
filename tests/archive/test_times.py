from __future__ import annotations

import pytest

from gkcrawl.archive.times import from_warc, log_time, now, to_iso, to_warc


def test_a_warc_date_and_the_time_in_a_document_are_one_moment() -> None:
    moment = from_warc("2026-11-20T23:30:00Z")
    assert moment is not None
    assert to_iso(moment) == "2026-11-21T07:30:00+08:00"
    assert to_warc(moment) == "2026-11-20T23:30:00Z"
    assert from_warc(to_warc(now())) is not None


@pytest.mark.parametrize("date", [None, "", "yesterday", "2026-13-01T00:00:00Z"])
def test_no_date_is_no_moment(date: str | None) -> None:
    assert from_warc(date) is None


def test_a_log_shows_what_documents_show() -> None:
    moment = from_warc("2026-11-20T23:30:05Z")
    assert moment is not None
    assert log_time(moment.timestamp())[:6] == (2026, 11, 21, 7, 30, 5)
    assert log_time()[0] >= moment.year
