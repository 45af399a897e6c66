"""Records of a file one by one, with the place of each; what is none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.archive.members import RawRecord, Unread, iter_raw

if TYPE_CHECKING:
    from pathlib import Path


def test_records_have_types_and_places(archive: Path) -> None:
    records = [record for record in iter_raw(archive) if isinstance(record, RawRecord)]
    responses = [record for record in records if record.type == "response"]
    assert [record.body for record in responses] == [b"0", b"1", b"2"]
    assert responses[0].headers["warc-target-uri"] == "http://www.example.gov.cn/0.html"
    place = responses[1].offset
    assert place is not None
    again = next(iter_raw(archive, place))
    assert isinstance(again, RawRecord) and again.body == b"1"


def test_what_is_cut_off_is_named(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-20])
    last = list(iter_raw(archive))[-1]
    assert isinstance(last, Unread) and archive.name in last.why
